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
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarize.text.content import REPORTING, content_stems, negations
from summarize.text.words import word_pairs

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
    """It negates less than any source does, or more."""


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
        stems=stems | REPORTING if stems & REPORTING else stems,
        pairs=frozenset(pairs),
        bigrams=frozenset(pair for document in documents for pair in word_pairs(document)),
        counts=_greatest_counts(sequences),
        totals=Counter(stem for sequence in sequences for stem in sequence),
        mains=tuple(frozenset(sequence) for sequence in sequences[:facts]),
        least_negations=min(counts),
        most_negations=max(*counts, sum(counts[:facts])),
    )


def _greatest_counts(sequences: Sequence[Sequence[str]]) -> dict[str, int]:
    greatest: Counter[str] = Counter()
    for sequence in sequences:
        greatest |= Counter(sequence)
    return dict(greatest)


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
            stem for stem, count in Counter(sequence).items() if count > sources.counts.get(stem, count)
        ),
        negation_differs=not sources.least_negations <= count <= sources.most_negations,
    )
