"""The titles directly beside a known name: "chief executive Tom Berg", "Tom Berg, president of the club".

The name is looked for by its words, so that an article without capitals has it too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from summarize.factcheck.articles.indexed import ArticleIndex
from summarize.factcheck.people.names import TOGETHER, name_after
from summarize.factcheck.people.titles import Title
from summarize.text.names import is_capitalised
from summarize.text.words import Words, stem

_BETWEEN = 3
"""Words between a name and a title in apposition: "the UCI"."""
_ARTICLES = ("the", "a", "an")


def titles_beside(
    name: Sequence[str], article: ArticleIndex, by_first: Mapping[int, Title], by_last: Mapping[int, Title]
) -> Iterator[Title]:
    """The titles of `article` that stand before the person of this name, or after in apposition."""
    words = article.words
    for place in article.positions.get(stem(name[-1]), ()):
        first = place
        while words.key(first - 1) in name[:-1] and words.gap(first) in TOGETHER:
            first -= 1
        before = by_last.get(first - 1)
        if before is not None and words.gap(first) in TOGETHER:
            yield before
        after = _in_apposition(words, place, by_first)
        if after is not None and not name_after(words, after.last, article.known, TOGETHER):
            yield after


def _in_apposition(words: Words, name: int, by_first: Mapping[int, Title]) -> Title | None:
    if words.gap(name + 1) != ", ":
        return None
    for index in range(name + 1, name + 2 + _BETWEEN):
        if index in by_first:
            return by_first[index]
        if words.key(index) not in _ARTICLES and not is_capitalised(words.raw(index)):
            return None
    return None
