"""A plain check of a summary, by comparing words and with no reading of the fact-check in it.

It asks two things that a reader with a pencil could. Does every capitalised word inside a sentence, and every
digit string, stand in some article? And do two sentences say the same three words in a row, names, numbers,
dates and function words apart? It misses much (a name at the wrong event) and knows no other form of a number
("3.5 million" for 3,500,000), but what it finds needs no trust in the checker to be believed.

How words are compared, and what counts as an article, is in `eval.metrics.told`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from eval.direction import Better
from eval.metrics.told import Token, tokens, told
from eval.metrics.unscored import unscored, why_no_summary
from summarize.text.content import FUNCTION_WORDS, NEGATED_AUXILIARIES, NEGATIONS
from summarize.text.names import CONNECTORS
from summarize.text.number_words import MULTIPLIERS, ONES, ORDINALS, TENS
from summarize.text.words import word_set
from summarize.types import Article, Cluster, Record, Score

_NAMES = ("words_in_no_article", "repeated_trigrams")
_MODALS = word_set("will would can could may might shall should must ought")
_SAY_NOTHING = (
    FUNCTION_WORDS | CONNECTORS | NEGATIONS | NEGATED_AUXILIARIES | _MODALS | {"s", "t"}
    | frozenset(ONES) | frozenset(TENS) | frozenset(MULTIPLIERS) | frozenset(ORDINALS)
)  # fmt: skip
"""Words that two sentences may share any number of: function words and numbers."""

Trigram = tuple[str, str, str]


def words_in_no_article(sentences: Sequence[str], articles: Sequence[Article]) -> list[str]:
    """The capitalised words inside the sentences, and their digit strings, that no article has; each once."""
    known, _ = _told(tuple(articles))
    found: dict[str, str] = {}
    for sentence in sentences:
        for place, token in enumerate(tokens(sentence)):
            looked_up = token.is_number or (place and token.is_capitalised)
            if looked_up and token.key not in known:
                found.setdefault(token.key, token.raw)
    return list(found.values())


def repeated_trigrams(sentences: Sequence[str], articles: Sequence[Article]) -> list[str]:
    """The runs of three words that stand in two of the sentences, each once.

    A first word has a capital in any case: it counts as a name where no article has it in small letters.
    """
    _, small = _told(tuple(articles))
    first_said: dict[Trigram, int] = {}
    found: dict[Trigram, str] = {}
    for number, sentence in enumerate(sentences):
        for key, written in _telling(tokens(sentence), small):
            if first_said.setdefault(key, number) != number:
                found.setdefault(key, written)
    return list(found.values())


def _telling(said: Sequence[Token], small: frozenset[str]) -> Iterator[tuple[Trigram, str]]:
    """Each three words in a row that say more than a name or a number, as compared and as written."""
    says = [
        not token.is_number
        and token.key not in _SAY_NOTHING
        and not (token.is_capitalised and (place or token.raw.lower() not in small))
        for place, token in enumerate(said)
    ]
    for start in range(len(said) - 2):
        one, two, three = said[start : start + 3]
        if any(says[start : start + 3]):
            yield (one.key, two.key, three.key), f"{one.raw} {two.raw} {three.raw}"


@lru_cache(maxsize=64)
def _told(articles: tuple[Article, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """What the words of the articles are compared as, and those that stand there in small letters."""
    all_told = frozenset[Token]().union(*map(told, articles))
    return (
        frozenset(token.key for token in all_told),
        frozenset(token.raw for token in all_told if token.raw.islower()),
    )


class Plain:
    """`words_in_no_article` and `repeated_trigrams` of a summary: counts, with the words that they count."""

    def signature(self) -> str:
        """The settings in one line."""
        return "plain|words:capitalised inside sentences,digits|n:3|case:lower|diacritics:folded"

    def better(self, name: str) -> Better | None:
        """Fewer of both are better."""
        return "lower"

    def score(self, record: Record, cluster: Cluster) -> tuple[Score, ...]:
        """Both figures of one summary."""
        if record.status == "failed" or record.summary is None:
            return unscored(_NAMES, why_no_summary(record))
        if not cluster.articles:
            return unscored(_NAMES, "the cluster has no articles")
        sentences = [sentence.text for sentence in record.summary.sentences]
        checks = (words_in_no_article, repeated_trigrams)
        return tuple(
            Score(name, float(len(found)), found=tuple(found))
            for name, found in zip(_NAMES, (of(sentences, cluster.articles) for of in checks), strict=True)
        )
