"""What every checker must beat: the shares of a summary's words and names that stand in its sources.

Precision against the sources is how faithful a summary looks to someone who compares strings (Durmus et
al. 2020, section 5, measure how far that carries). Tokens are those of `eval.metrics.words`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from eval.meta.judges import Judge, Judgement
from eval.meta.name_words import ReadText
from eval.metrics.abstraction import novel_share
from eval.metrics.sources import Sources
from eval.metrics.words import tokenize
from summarize.text.words import find_words


class SourceNgramPrecision:
    """Share of the summary's n-grams, each occurrence counted, that stand in a source."""

    threshold: float | None = None

    def __init__(self, n: int) -> None:
        self._n = n

    def signature(self) -> str:
        """The settings in one line."""
        return f"source-ngram-precision|n:{self._n}|count:occurrences|tok:words|case:lower|diacritics:folded"

    def judge(self, sources: Sequence[str], summaries: Sequence[ReadText]) -> list[Judgement]:
        """Its score; no single word is flagged."""
        known = Sources([tokenize(source) for source in sources])
        new = [novel_share([tokenize(summary.text)], known, self._n) for summary in summaries]
        return [
            Judgement(None, reason=f"the summary has fewer than {self._n} words")
            if share is None
            else Judgement(1 - share)
            for share in new
        ]


class ExactEntityOverlap:
    """Share of the summary's entities and digit strings that stand word for word in a source.

    Entities are spaCy's, of every label, and digit strings are words with a digit outside of them. Words
    are compared without case and diacritics. A summary without any has the score 1. Its threshold is 1:
    consistent is a summary all of whose entities are found.
    """

    threshold: float | None = 1.0

    def signature(self) -> str:
        """The settings in one line."""
        return "exact-entity-overlap|entities:spacy,digits|match:word for word|case:lower|diacritics:folded"

    def judge(self, sources: Sequence[str], summaries: Sequence[ReadText]) -> list[Judgement]:
        """Its score, and the words of what is not found."""
        texts = [f" {' '.join(find_words(source).keys)} " for source in sources]
        return [_overlap(summary, texts) for summary in summaries]


BASELINES: Mapping[str, Judge] = {
    "exact_entity_overlap": ExactEntityOverlap(),
    "source_trigram_precision": SourceNgramPrecision(3),
    "source_unigram_precision": SourceNgramPrecision(1),
}


def _overlap(summary: ReadText, sources: Sequence[str]) -> Judgement:
    words = summary.words
    items = [summary.words_of(entity.start, entity.end) for entity in summary.entities]
    named = frozenset[int]().union(*items)
    items += [
        frozenset({number})
        for number in range(len(words))
        if number not in named and any(map(str.isdigit, words.raw(number)))
    ]
    items = [item for item in items if item]
    missing = [
        item
        for item in items
        if not any(f" {' '.join(words.keys[number] for number in sorted(item))} " in text for text in sources)
    ]
    score = 1 - len(missing) / len(items) if items else 1.0
    return Judgement(score, frozenset[int]().union(*items), frozenset[int]().union(*missing))
