"""How often a summary says the same again.

- `repeated_2grams`, `repeated_4grams`: the share of the summary's n-grams that stood in it before, 0 to 1:
  `1 - distinct / all`, seq-rep-n of Welleck et al. 2020. What a model that is caught in a
  loop does.
- `redundancy_mean`, `redundancy_max`: how alike its sentences are, as ROUGE-L F of two sentences, over
  all pairs of them (Bommasani and Cardie 2020 take the mean). What a system does that draws
  one fact from two articles.

Words are compared without case and diacritics; n-grams do not run over the end of a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from rapidfuzz.distance import LCSseq

from eval.direction import Better
from eval.metrics.unscored import unscored, why_no_summary
from eval.metrics.words import ngrams, tokenize
from summarize.types import Cluster, Record, Score

_TOO_SHORT = "no sentence of the summary has {} words"
_ONE_SENTENCE = "the summary has fewer than two sentences with words"
_REASONS = {
    "repeated_2grams": _TOO_SHORT.format("two"),
    "repeated_4grams": _TOO_SHORT.format("four"),
    "redundancy_mean": _ONE_SENTENCE,
    "redundancy_max": _ONE_SENTENCE,
}


def repeated(sentences: Sequence[list[str]], n: int) -> float | None:
    """The share of the n-grams of some sentences that stood before, 0 to 1; None where there is no n-gram."""
    made = [ngram for sentence in sentences for ngram in ngrams(sentence, n)]
    return 1 - len(set(made)) / len(made) if made else None


def likenesses(sentences: Sequence[list[str]]) -> list[float]:
    """ROUGE-L F of every two sentences that have words, 0 to 1."""
    numbers: dict[str, int] = {}  # rapidfuzz compares words by their hashes, which two words may share
    coded = [[numbers.setdefault(word, len(numbers)) for word in words] for words in sentences if words]
    return [
        2 * LCSseq.similarity(one, other) / (len(one) + len(other)) for one, other in combinations(coded, 2)
    ]


class Repetition:
    """Repeated n-grams, and the likeness of sentences to each other."""

    def signature(self) -> str:
        """The settings in one line."""
        return "repetition|n:2,4|within:sentences|redundancy:rougeL-f of pairs|case:lower|diacritics:folded"

    def better(self, name: str) -> Better | None:
        """Less of each is better."""
        return "lower"

    def score(self, record: Record, cluster: Cluster) -> tuple[Score, ...]:
        """The figures of one summary."""
        if record.status == "failed" or record.summary is None:
            return unscored(_REASONS, why_no_summary(record))
        sentences = [tokenize(sentence.text) for sentence in record.summary.sentences]
        alike = likenesses(sentences)
        figures = {
            "repeated_2grams": repeated(sentences, 2),
            "repeated_4grams": repeated(sentences, 4),
            "redundancy_mean": sum(alike) / len(alike) if alike else None,
            "redundancy_max": max(alike, default=None),
        }
        return tuple(
            Score(name, figures[name], reason if figures[name] is None else None)
            for name, reason in _REASONS.items()
        )
