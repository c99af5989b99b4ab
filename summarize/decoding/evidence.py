"""How far the words of a candidate are those of its sources: lexical and structural support.

A model of 135 million parameters invents fluently. What it may do here is drop, join and reorder
what the sources say, so the measures are strict:
  words   content words whose stem some source has; a reporting verb is licensed by another one;
  pairs   neighbouring content words (function words left out) that some one source sentence has in
          the same order, not far apart: "Turkey hosted its minister" has the words of "the minister
          hosted his counterpart from Turkey", but not its pairs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarize.text.content import NEGATIONS, REPORTING, content_stems, negations
from summarize.text.words import pairs_of

NEUTRAL = REPORTING - frozenset(
    "acknowledg argu assert claim complain confirm insist point reveal warn".split()
)
"""Verbs of saying that anyone who says something may be given. The others say how it was meant."""
_MODALS = frozenset("can could may might must shall should will would".split())
"""They change what is said, and yet may be said again with another verb."""
REACH = 4
"""How many content words further on the second word of a pair may stand in the source."""


@dataclass(frozen=True, slots=True)
class Sources:
    """The documents of one request, indexed for `support`."""

    stems: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    bigrams: frozenset[tuple[str, str]]
    """Neighbouring words of the documents, function words included."""
    mains: tuple[frozenset[str], ...]
    """Stems of each of the first documents, which the request is about."""
    counts: Mapping[str, int]
    """How often the document that says a stem most often says it."""
    totals: Mapping[str, int]
    """How often all documents together say a stem."""
    denied: tuple[frozenset[str], ...]
    """For each document the stems that it negates."""
    least_negations: int
    """Negations of the document that has the fewest."""
    most_negations: int


@dataclass(frozen=True, slots=True)
class Support:
    """How a text is borne out by its sources."""

    words: float
    """Share of its content words that the sources have, 0 to 1."""
    pairs: float
    """Share of its neighbouring content words that one source joins in this order, 0 to 1."""
    coverage: float
    """Share of the content stems of a first document that it keeps, 0 to 1; of several, the least."""
    missing: tuple[str, ...]
    """Stems that no source has."""
    overused: tuple[str, ...]
    """Stems that it says more often than any source does."""
    negation_differs: bool
    """It has more negations than any source, or says what each of them denies."""


def index_sources(documents: Sequence[str], facts: int = 1) -> Sources:
    """The documents of a request, indexed once for all its candidates; `facts` as in `Request`."""
    sequences = [content_stems(document) for document in documents]
    stems = frozenset(stem for sequence in sequences for stem in sequence)
    pairs = {
        (first, second)
        for sequence in sequences
        for position, first in enumerate(sequence)
        for second in sequence[position + 1 : position + 1 + REACH]
    }
    counts = [negations(document) for document in documents] or [0]
    return Sources(
        stems=stems | NEUTRAL if stems & REPORTING else stems,
        pairs=frozenset(pairs),
        bigrams=pairs_of(documents),
        counts=_greatest_counts(sequences),
        totals=Counter(stem for sequence in sequences for stem in sequence),
        mains=tuple(frozenset(sequence) for sequence in sequences[:facts]),
        denied=tuple(frozenset(_denied(sequence)) for sequence in sequences),
        least_negations=min(counts),
        most_negations=max(*counts, sum(counts[:facts])),
    )


def _greatest_counts(sequences: Sequence[Sequence[str]]) -> dict[str, int]:
    greatest: Counter[str] = Counter()
    for sequence in sequences:
        greatest |= Counter(sequence)
    return dict(greatest)


def _denied(sequence: Sequence[str]) -> Iterator[str]:
    """The stems that a negation stands before; in "no longer counting" it is the counting."""
    plain = [stem for stem in sequence if stem != "longer"]
    return (stem for before, stem in pairwise(plain) if before in NEGATIONS)


def _affirms(sequence: Sequence[str], denied: Sequence[frozenset[str]]) -> bool:
    """Whether a text has, without a negation, what every document denies.

    To leave out all that is denied is no denial of it: "one was shown, the other was not seen".
    """
    said = set(sequence) - set(_denied(sequence))
    return bool(denied) and all(said & one for one in denied)


def support(text: str, sources: Sources) -> Support:
    """How `text` is borne out by `sources`."""
    sequence = content_stems(text)
    missing = tuple(dict.fromkeys(stem for stem in sequence if stem not in sources.stems))
    # Reporting verbs may change, so they are no part of a pair.
    plain = [stem for stem in sequence if stem not in REPORTING]
    joined = list(pairwise(plain))
    known = sum(pair in sources.pairs for pair in joined)
    count = negations(text)
    return Support(
        words=1 - sum(stem not in sources.stems for stem in sequence) / max(1, len(sequence)),
        pairs=known / len(joined) if joined else 0.0,
        coverage=min((len(main & set(sequence)) / max(1, len(main)) for main in sources.mains), default=0.0),
        missing=missing,
        overused=tuple(
            stem
            for stem, count in Counter(sequence).items()
            if count > sources.counts.get(stem, count) and stem not in _MODALS
        ),
        negation_differs=count > sources.most_negations
        or (count < sources.least_negations and _affirms(sequence, sources.denied)),
    )
