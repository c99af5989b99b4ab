"""How far a summary goes from the words of the articles.

Novel n-grams: the share of a summary's n-grams, each occurrence counted, that stand in no article (See
et al. 2017, section 7.2 and figure 6; Grusky et al. 2018 measure the converse, what is copied). Tokens
are runs of letters and digits, lower-cased and without diacritics, so that "Çavuşoğlu" copied as
"Cavusoglu" is not new; punctuation is left out. As is usual, the summary is one run of words, so
n-grams over the end of a sentence count; two copied sentences side by side have some that are new.
`novel_bigrams_in_sentences` leaves those out and is the stricter figure: on MultiLing 2011, people have
38.0 % by the first count and 35.6 % by the second.
"""

from __future__ import annotations

from collections.abc import Sequence

from eval.metrics.sources import Sources, sources_of
from eval.metrics.unscored import unscored, why_no_summary
from eval.metrics.words import Tokens, tokenize
from summarize.types import Cluster, Record, Score

SIZES = {"novel_unigrams": 1, "novel_bigrams": 2, "novel_trigrams": 3}
"""Figure: the n of its n-grams."""

_IN_SENTENCES = "novel_bigrams_in_sentences"
_NAMES = (*SIZES, _IN_SENTENCES, "copied_sentences")


def novel_share(sentences: Sequence[Tokens], sources: Sources, n: int) -> float | None:
    """Share of the sentences' n-grams that stand in no article, 0 to 1; None where there is no n-gram."""
    encoded = [sources.encode(sentence) for sentence in sentences]
    made = [one[start : start + n] for one in encoded for start in range(len(one) - n + 1)]
    return sum(not sources.has(ngram) for ngram in made) / len(made) if made else None


def copied_share(sentences: Sequence[Tokens], sources: Sources) -> float | None:
    """Share of the sentences that stand in an article word for word, 0 to 1; None where there is none."""
    said = [sources.encode(sentence) for sentence in sentences if sentence]
    return sum(map(sources.has, said)) / len(said) if said else None


def abstraction(sentences: Sequence[str], sources: Sources) -> dict[str, float | None]:
    """The five figures of one summary, given as its sentences; None where it is too short for one."""
    summary = [tokenize(sentence) for sentence in sentences]
    running = [[token for sentence in summary for token in sentence]]
    novel = {name: novel_share(running, sources, n) for name, n in SIZES.items()}
    strict = novel_share(summary, sources, 2)
    return {**novel, _IN_SENTENCES: strict, "copied_sentences": copied_share(summary, sources)}


class Abstraction:
    """Novel unigrams, bigrams, trigrams, bigrams within sentences, copied sentences: shares from 0 to 1.

    They have no better direction: a summary that invents is novel too.
    """

    def signature(self) -> str:
        """The settings in one line."""
        return "abstraction|n:1,2,3|count:occurrences|over:summary|tok:words|case:lower|diacritics:folded"

    def score(self, record: Record, cluster: Cluster) -> tuple[Score, ...]:
        """The figures of one summary against all articles of its cluster."""
        if record.status == "failed" or record.summary is None:
            return unscored(_NAMES, why_no_summary(record))
        if not cluster.articles:
            return unscored(_NAMES, "the cluster has no articles")
        figures = abstraction(
            [sentence.text for sentence in record.summary.sentences],
            sources_of(tuple(article.text for article in cluster.articles)),
        )
        return tuple(
            Score(name, value, None if value is not None else "the summary is too short")
            for name, value in figures.items()
        )
