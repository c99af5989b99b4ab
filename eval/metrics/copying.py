"""How much of a summary is copied from the articles, and in how long pieces (Grusky et al. 2018, section 4).

Extractive fragments are found as in their figure 3: from the first word of the summary on, the longest
run of words that stands in an article is a fragment, and the search goes on behind it; a word that
stands in none is passed over.

- `fragment_coverage`: the share of the summary's words that are in a fragment, 0 to 1;
- `fragment_density`: the mean length of the fragment that a word is in, `sum(length^2) / words`;
- `compression`: words of all articles over words of the summary;
- `source_trigram_precision`: the share of the trigrams within the summary's sentences, each occurrence
  counted, that stand in an article. It is what simple checkers take for faithfulness (Durmus et al. 2020,
  section 5).

Of several articles each is searched on its own: no fragment goes from one into the next.
"""

from __future__ import annotations

from collections.abc import Sequence

from eval.metrics.sources import Sources, sources_of
from eval.metrics.unscored import unscored, why_no_summary
from eval.metrics.words import tokenize
from summarize.types import Cluster, Record, Score

_NO_WORD = "the summary has no word"
_REASONS = {
    "fragment_coverage": _NO_WORD,
    "fragment_density": _NO_WORD,
    "compression": _NO_WORD,
    "source_trigram_precision": "no sentence of the summary has three words",
}


def fragments(summary: str, sources: Sources) -> list[tuple[int, int]]:
    """The extractive fragments of a summary, as `Sources.encode` gives it: first word and the word behind the
    last, in order."""
    found = []
    start = 0
    while start < len(summary):
        end = start
        while end < len(summary) and sources.has(summary[start : end + 1]):
            end += 1
        if end > start:
            found.append((start, end))
        start = max(end, start + 1)
    return found


def copying(sentences: Sequence[str], sources: Sources) -> dict[str, float | None]:
    """The four figures of one summary, given as its sentences; None where it is too short for one."""
    encoded = [sources.encode(tokenize(sentence)) for sentence in sentences]
    summary = "".join(encoded)
    lengths = [end - start for start, end in fragments(summary, sources)]
    trigrams = [one[start:end] for one in encoded for start, end in _runs(len(one), 3)]
    words = len(summary)
    return {
        "fragment_coverage": sum(lengths) / words if words else None,
        "fragment_density": sum(length * length for length in lengths) / words if words else None,
        "compression": sources.size / words if words else None,
        "source_trigram_precision": sum(map(sources.has, trigrams)) / len(trigrams) if trigrams else None,
    }


def _runs(size: int, n: int) -> list[tuple[int, int]]:
    return [(start, start + n) for start in range(size - n + 1)]


class Copying:
    """Fragment coverage and density, compression, source-trigram precision.

    They have no better direction: one who copies is faithful, and has summarised nothing.
    """

    def signature(self) -> str:
        """The settings in one line."""
        return "copying|fragments:greedy|tok:words|case:lower|diacritics:folded"

    def score(self, record: Record, cluster: Cluster) -> tuple[Score, ...]:
        """The figures of one summary against all articles of its cluster."""
        if record.status == "failed" or record.summary is None:
            return unscored(_REASONS, why_no_summary(record))
        if not cluster.articles:
            return unscored(_REASONS, "the cluster has no articles")
        sources = sources_of(tuple(article.text for article in cluster.articles))
        figures = copying([sentence.text for sentence in record.summary.sentences], sources)
        return tuple(
            Score(name, value, None if value is not None else _REASONS[name])
            for name, value in figures.items()
        )
