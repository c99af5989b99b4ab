"""How a summary draws on the articles: on how many of them, and from which part.

What a summary draws is told by its content bigrams: two content words side by side, function words and single
letters left out, stemmed, within one of its sentences. One that stands in an article, side by side in the
same way, is taken to be covered by it. Where Wolhandler et al. 2022 align propositions by a model, this
needs none.

- `dispersion`: the area above the coverage curve (Wolhandler et al. 2022): articles are taken
  greedily, each time the one that covers most of what is not covered yet; `f(k)` is the share covered by
  the first k of what any article covers; the figure is the mean of `1 - f(k)` over k from 1 to 10. 0: one
  article has it all.
- `articles_to_cover`: how many articles that takes until all is covered.
- `drawn_from_lead`: of a bigram the share of its places that lie in the first fifth of their article; the
  mean over the summary's bigrams. A system without a preference is near .2 or a little above, as articles
  repeat what they begin with; one that takes leads is near 1 (lead bias: Kedzie et al. 2018).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from eval.metrics.sources import Sources
from eval.metrics.unscored import unscored, why_no_summary
from eval.metrics.words import tokenize
from summarize.text.content import FUNCTION_WORDS, porter_stem
from summarize.types import Cluster, Record, Score

_NAMES = ("dispersion", "articles_to_cover", "drawn_from_lead")
_MOST = 10
"""Articles of the coverage curve: as the authors' code has it, so that clusters of any size compare."""
_LEAD = 5
"""The lead is one part in so many of an article."""


def content_words(text: str) -> list[str]:
    """The stems of the content words of a text, in order."""
    return [stem for word in tokenize(text) if (stem := _stem(word))]


def greedy_cover(covered: Sequence[frozenset[str]]) -> list[int]:
    """How many units the articles cover together, after each that is taken greedily, until none adds any.

    `covered`: of each article, what it covers.
    """
    done: set[str] = set()
    curve: list[int] = []
    while True:
        best = max(covered, key=lambda units: len(units - done), default=frozenset())
        if best <= done:
            return curve
        done |= best
        curve.append(len(done))


def dispersion(curve: Sequence[int], most: int = _MOST) -> float:
    """The area above a coverage curve, 0 to 1, as `greedy_cover` gives it."""
    return sum(1 - covered / curve[-1] for covered in curve[:most]) / most


def from_lead(bigrams: Sequence[str], sources: Sources) -> float:
    """The mean share of the bigrams' places that are in the lead of their article, 0 to 1."""
    shares = []
    for bigram in bigrams:
        places = [article.count(bigram) for article in sources.articles]
        # A bigram is in the lead where its first word is.
        leads = [article[: -(-len(article) // _LEAD) + 1].count(bigram) for article in sources.articles]
        shares.append(sum(leads) / sum(places))
    return sum(shares) / len(shares)


class Dispersion:
    """`dispersion`, `articles_to_cover` and `drawn_from_lead`. Neither way is better in itself."""

    def signature(self) -> str:
        """The settings in one line."""
        return f"dispersion|units:content bigrams|stem:porter|cover:greedy|to:{_MOST}|lead:1/{_LEAD}"

    def score(self, record: Record, cluster: Cluster) -> tuple[Score, ...]:
        """The figures of one summary against all articles of its cluster."""
        if record.status == "failed" or record.summary is None:
            return unscored(_NAMES, why_no_summary(record))
        if not cluster.articles:
            return unscored(_NAMES, "the cluster has no articles")
        sources = _content_of(tuple(article.text for article in cluster.articles))
        said = [sources.encode(content_words(sentence.text)) for sentence in record.summary.sentences]
        bigrams = dict.fromkeys(one[start : start + 2] for one in said for start in range(len(one) - 1))
        drawn = [bigram for bigram in bigrams if sources.has(bigram)]
        if not drawn:
            return unscored(_NAMES, "no article has two content words of the summary side by side")
        covered = [frozenset(filter(article.__contains__, drawn)) for article in sources.articles]
        curve = greedy_cover(covered)
        figures = (dispersion(curve), float(len(curve)), from_lead(drawn, sources))
        return tuple(map(Score, _NAMES, figures))


@lru_cache(maxsize=1024)
def _content_of(articles: tuple[str, ...]) -> Sources:
    return Sources([content_words(article) for article in articles])


@lru_cache(maxsize=1 << 16)
def _stem(word: str) -> str:
    return "" if word in FUNCTION_WORDS or (len(word) == 1 and word.isalpha()) else porter_stem(word)
