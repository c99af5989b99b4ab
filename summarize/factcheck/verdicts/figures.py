"""Whether an article carries a number: the same value, of the same sort, with the same unit."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice

from summarize.factcheck.articles.answers import MOST_PLACES, Match, as_written
from summarize.factcheck.articles.indexed import ArticleIndex, IndexedSources
from summarize.factcheck.mentions.find import Figure
from summarize.factcheck.verdicts.enumerations import places_of_lists
from summarize.factcheck.verdicts.figure_nouns import fates_clash, is_outweighed, nouns_clash
from summarize.factcheck.verdicts.figure_values import same_value
from summarize.factcheck.verdicts.stretches import match_stretch
from summarize.factcheck.verdicts.sums import places_of_sums
from summarize.factcheck.verdicts.years import match_century
from summarize.text.content import FUNCTION_WORDS
from summarize.text.conversions import other_units, same_quantity
from summarize.text.number_context import Number
from summarize.text.number_words import ONES
from summarize.text.numbers import plain
from summarize.text.units import CURRENCIES, PERCENT, POINTS, currency, in_other_times, measure, same_unit
from summarize.text.words import Words, word_set

_NO_NOUN = word_set(
    "of in on at to and or for by from with as than the a an that which who were was is are had have has "
    "be been more less it he she they we but while when after before since until"
)
"""Words that may follow a number and are not what it counts."""
_PAIR_REACH = 6
"""How many words apart an article may have the two numbers of a range or score."""
_SCORED = word_set("goal set try point run game frame leg")
"""What the first number of a score counts."""
_NIL = word_set("nil none nothing love")
_MOST_TRIES = 500
"""Numbers of an article that are looked at for one mention."""
_AGED = word_set("aged age")
_PERSON, _BECOMES = word_set("he she who"), word_set("is was turned turns")
_GOES_ON = word_set("and but when")
"""After the age in "he is 52 and ..."; another word may be what is counted."""


def match_figure(figure: Figure, article: ArticleIndex, sources: IndexedSources) -> list[Match]:
    """Up to two places of `article` with the number, or with both numbers of the range or score."""
    lower, upper = figure.ends[0], figure.ends[-1]
    found = [*islice(_places(figure, article, sources.articles), MOST_PLACES)]
    if found or lower is not upper:
        return found
    if upper.unit == "year":
        return match_stretch(figure, article, sources)
    return match_century(upper, article) or _named(upper, article)


def _places(figure: Figure, article: ArticleIndex, articles: Sequence[ArticleIndex]) -> Iterator[Match]:
    lower, upper = figure.ends[0], figure.ends[-1]
    for other in islice(same_value(figure, article), _MOST_TRIES):
        if not _may_stand_for(other, upper, article) or fates_clash(figure, other, article):
            continue
        if is_outweighed(figure, other, article, articles):
            continue
        start, end = other.start, other.end
        if lower is not upper:
            partner = _partner(lower, other, article)
            if partner is None:
                continue
            start, end = min(start, partner.start), max(end, partner.end)
        yield Match(start, end, as_written(figure.text, article.words.text[start:end]))
    if lower is not upper:
        yield from _score_in_words(lower, upper, article)


def _score_in_words(lower: Number, upper: Number, article: ArticleIndex) -> Iterator[Match]:
    """ "3-1" as "three goals to one", "2-0" as "two goals to nil"."""
    words = article.words
    for other in islice(article.by_value.get(lower.value, ()), _MOST_TRIES):
        last = other.last + 3
        if words.key(other.last + 2) != "to" or other.noun not in _SCORED:
            continue
        against = 0 if words.key(last) in _NIL else ONES.get(words.key(last))
        if words.key(last) == plain(upper.value) or against == upper.value:
            yield Match(other.start, words.ends[last], f"as '{words.slice_text(other.first, last)}'")


def _named(number: Number, article: ArticleIndex) -> list[Match]:
    """Where the article names or adds up as many things of this sort, or writes "U20s" for "under-20"."""
    spans = (article.span(*place) for place in places_of_lists(number, article))
    if number.bound == "under":
        spans = (article.span(at, at) for at in article.positions.get(f"u{plain(number.value)}", ()))
    if number.sort == "ordinal" and number.after[:1] == ("quarter",):
        spans = (article.span(*place) for place in _quarters(number, article))
    found = [
        Match(start, end, as_written("", article.words.text[start:end]))
        for start, end in islice(spans, MOST_PLACES)
    ]
    return found or [
        Match(start, end, as_written("", article.words.text[start:end]))
        for start, end in islice(places_of_sums(number, article), MOST_PLACES)
    ]


_LAST_MONTHS = ("march", "june", "september", "december")


def _quarters(number: Number, article: ArticleIndex) -> Iterator[tuple[int, int]]:
    """Where the article has the quarter of a year as "Q3" or "the three months to September"."""
    if not 1 <= number.value <= len(_LAST_MONTHS):
        return
    for at in article.positions.get(f"q{plain(number.value)}", ()):
        yield at, at
    words = article.words
    for at in article.positions.get(_LAST_MONTHS[int(number.value) - 1], ()):
        for first in range(max(0, at - 5), at):
            if words.key(first) in ("three", "3") and words.key(first + 1) == "months":
                yield first, at


def _partner(lower: Number, upper: Number, article: ArticleIndex) -> Number | None:
    """The article's number, next to `upper`, that is the other end of the range or score."""
    index = bisect_left(article.numbers, upper.first, key=lambda number: number.first)
    for other in article.numbers[max(0, index - 1) : index + 2]:
        near = other is not upper and abs(other.first - upper.first) <= _PAIR_REACH
        if near and not set(lower.readings).isdisjoint(other.readings):
            return other
    return None


def _may_stand_for(other: Number, number: Number, article: ArticleIndex) -> bool:
    """May an article's number, of the same value, be the summary's: same sort, unit and noun?"""
    if "ordinal" in (number.sort, other.sort):
        return number.sort == other.sort or _is_ordinal(number, other, article)
    if same_unit(number.unit, other.unit):
        if other.paired and number.noun in _SCORED:  # "three goals to one" is 3-1
            return True
        return bool(number.unit) or not nouns_clash(number, other, article)
    if (other.value, other.unit) in in_other_times(number.value, number.unit):
        return True
    if other.unit in other_units(number.unit):
        return same_quantity(number.value, number.unit, other.value, other.unit)
    if POINTS in (number.unit, other.unit):  # "two points"
        return "point" in (*other.after[:1], *number.after[:1])
    if number.unit in CURRENCIES and other.unit == "meter":  # "910m euro"
        return currency(*other.after[:1] or ("",)) == number.unit and number.value in other.readings[1:]
    if _is_in_millions(other, number) or _is_in_millions(number, other):
        return not nouns_clash(number, other, article)
    if PERCENT in (number.unit, other.unit):  # "half" and "50%"
        return 0 < min(number.value, other.value) < 1
    if not number.unit:  # "the rate is 3" and "3 years"
        return not _is_followed_by_noun(number)
    if other.unit or number.unit in CURRENCIES:
        return False
    return number.unit in other.after or (number.unit == "year" and _is_age(number, other, article))


def _is_in_millions(one: Number, other: Number) -> bool:
    """Is `one`, "3.5m", not a length but the 3.5 million of `other`?"""
    return one.unit == "meter" and not other.unit and other.value in one.readings[1:]


def _is_ordinal(number: Number, other: Number, article: ArticleIndex) -> bool:
    """Is the article's "87 minute winner" the "87th minute"? With a singular, a figure does not count."""
    if number.sort != "ordinal" or other.value < 2 or not number.after or not measure(number.after[0]):
        return False
    if article.words.gap(other.last + 1) != " ":
        return False
    after = article.words.key(other.first - 1) == "after"  # "after 87 minutes"
    return article.words.key(other.last + 1) == number.after[0] or (after and other.unit == number.after[0])


def _is_followed_by_noun(number: Number) -> bool:
    return bool(number.after) and number.after[0].isalpha() and number.after[0] not in _NO_NOUN


def _is_age(number: Number, other: Number, article: ArticleIndex) -> bool:
    """Is the article's bare number the age of a "52-year-old": "aged 52", "the man, 52, said", "he is 52"?"""
    if number.after[:1] != ("old",):
        return False
    words = article.words
    before, after = words.gap(other.first).strip(), words.gap(other.last + 1).strip()
    if words.key(other.first - 1) in _AGED or (before == "," and after[:1] in ",."):
        return True
    if words.key(other.first - 1) in _BECOMES and words.key(other.first - 2) in _PERSON:
        return not before and (after[0] in ".,;" if after else _ends(other, words))
    return words.key(other.first - 1) == "of" and words.key(other.first - 2) == "age"


def _ends(number: Number, words: Words) -> bool:
    """Does nothing follow a number that it may count?"""
    following = words.key(number.last + 1)
    return not following or following in _GOES_ON


def explain_missing_figure(figure: Figure, articles: tuple[ArticleIndex, ...]) -> str:
    """Why no article supports a number, in words."""
    upper = figure.ends[-1]
    for article in articles:
        for other in islice(same_value(figure, article), _MOST_TRIES):
            if other.sort != upper.sort:
                continue
            if len(figure.ends) > 1:
                return f"'{plain(upper.value)}' occurs, but not with '{plain(figure.ends[0].value)}'"
            words = article.words
            last = other.last + min(3, len(other.after))
            while last > other.last and words.key(last) in FUNCTION_WORDS:  # "three small vessels and"
                last -= 1
            said = words.text[other.start : max(words.ends[last], other.end)]
            return f"the articles have it only as '{said}'"
    return "in no article"
