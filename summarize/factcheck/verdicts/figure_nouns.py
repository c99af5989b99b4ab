"""Whether an article's number counts what a summary's counts: its noun, and what became of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from summarize.factcheck.articles.indexed import ArticleIndex
from summarize.factcheck.mentions.find import Figure
from summarize.text.number_context import Number
from summarize.text.words import Words, stem, word_set
from summarize.world.counted import counts_people, may_count_the_same
from summarize.world.fates import counts_deaths, fate_in, tells_of
from summarize.world.gazetteer import load_gazetteer

_NOUN_REACH = 15
"""Words around an article's number in which the noun that the summary counts may stand."""
_OWN_REACH = 4
"""Words after another number within which a noun is that number's."""
_APART = word_set("on about into over regarding concerning as while when")
"""After these stands what the counted things treat of, or another clause: "five articles on deaths"."""
_MOST_TRIES = 500
_HYPHENS = ("-", "‐", "‑")


def nouns_clash(number: Number, other: Number, article: ArticleIndex) -> bool:
    """Do both say what they count, and not the same, nor does the article's sentence have that noun?"""
    nouns = [noun for noun in (_joined(other, article.words), other.noun) if noun]
    if not number.noun or not nouns or any(may_count_the_same(number.noun, noun) for noun in nouns):
        return False
    if _is_people(number.noun, other, article):
        return False
    return not any(_is_tied(place, other, article) for place in _near(number.noun, other, article))


def _is_people(noun: str, other: Number, article: ArticleIndex) -> bool:
    """Is a people what an article has as people of its country: "Britons" as "British riders"?"""
    if not counts_people(other.noun):
        return False
    of = {thing for _, thing in load_gazetteer().people.get(noun, ())}
    reach = range(other.first, other.last + 1 + len(other.after))
    return any(first in reach for thing in of for first, _ in article.things.get(thing, ()))


def _near(noun: str, other: Number, article: ArticleIndex) -> Iterator[int]:
    """Where a noun stands in the sentence of a number, not far from it."""
    places = article.positions.get(noun, [])
    first = bisect_left(places, other.first - _NOUN_REACH)
    for place in places[first : bisect_left(places, other.last + _NOUN_REACH)]:
        if article.sentences[place] == article.sentences[other.first]:
            yield place


def _is_tied(place: int, other: Number, article: ArticleIndex) -> bool:
    """May a noun at word `place` be what `other` counts? Not if another number does, nor after "about"."""
    if article.words.key(place - 1) in _APART:
        return False
    first = bisect_left(article.numbers, place - _OWN_REACH, key=lambda number: number.first)
    end = bisect_left(article.numbers, place, key=lambda number: number.first)
    noun = stem(article.words.key(place))
    return not any(
        one is not other and noun in (one.noun, *one.after[:1]) for one in article.numbers[first:end]
    )


def _joined(number: Number, words: Words) -> str:
    """What a number is hyphened to, "way" in "four-way talks": it counts nothing else."""
    word = number.after[0] if number.after else ""
    return word if word.isalpha() and words.gap(number.last + 1) in _HYPHENS else ""


def fates_clash(figure: Figure, other: Number, article: ArticleIndex) -> bool:
    """Does the article tell of other things that became of them: "30 wounded" where a summary has 30 dead?"""
    noun = figure.ends[-1].noun
    if not figure.fate and not counts_deaths(noun):
        return False
    if other.noun and not counts_people(other.noun):
        return False
    own = fate_in((*other.after[:2], *filter(None, [article.words.key(other.first - 1)])))
    if own:  # "12 injured", "killed 12"
        return own != (figure.fate or "dead")
    keys = _sentence(other, article)
    if counts_deaths(noun):
        return not tells_of("dead", keys)
    return tells_of("hurt" if figure.fate == "dead" else "dead", keys) and not tells_of(figure.fate, keys)


def _sentence(number: Number, article: ArticleIndex) -> list[str]:
    sentence = article.sentences[number.first]
    first = bisect_left(article.sentences, sentence, lo=max(0, number.first - 100))
    last = bisect_right(article.sentences, sentence, hi=min(len(article.sentences), number.last + 100))
    return article.words.keys[first:last]


def is_outweighed(
    figure: Figure, other: Number, article: ArticleIndex, articles: Sequence[ArticleIndex]
) -> bool:
    """Does the article's number count something else, and another number exactly what the figure counts?

    "Three foreign ministers" is not supported by "three deputy ministers" where there are "four foreign
    ministers", nor "the 10-year conflict" by "a 10-year truce" where "the conflict lasted 12 years".
    """
    number = figure.ends[-1]
    if number.unit and number.sort == "cardinal":
        return _is_joined_to_another(figure, other, article, articles)
    phrase = _phrase(number)
    if len(phrase) < 2 or not other.noun or set(_phrase(other)) <= set(phrase):
        return False
    if set(phrase) <= set(other.after):
        return False
    return any(_phrase(one) == phrase for one in _rivals(number, articles))


def _phrase(number: Number) -> tuple[str, ...]:
    """The words that a number counts, up to the plural."""
    return number.after[: number.after.index(number.noun) + 1] if number.noun in number.after else ()


def _rivals(number: Number, articles: Sequence[ArticleIndex]) -> Iterator[Number]:
    """The articles' numbers of the same sort with another value."""
    for article in articles:
        for one in islice(article.by_counted.get(number.unit or number.noun, ()), _MOST_TRIES):
            if one.sort == number.sort and set(one.readings).isdisjoint(number.readings):
                yield one


def _is_joined_to_another(
    figure: Figure, other: Number, article: ArticleIndex, articles: Sequence[ArticleIndex]
) -> bool:
    number = figure.ends[-1]
    noun = number.after[0] if number.after else ""
    if "-" not in figure.text or not noun.isalpha() or noun == "old":
        return False
    their = other.after[0] if other.after else ""
    if not their.isalpha() or "-" not in article.words.text[other.start : other.end]:
        return False
    if may_count_the_same(noun, their) or any(
        _is_tied(place, other, article) for place in _near(noun, other, article)
    ):
        return False
    return any(
        any(True for _ in _near(noun, one, where)) for where in articles for one in _rivals(number, (where,))
    )
