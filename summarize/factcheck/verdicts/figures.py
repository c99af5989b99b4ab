"""Whether an article carries a number: the same value, of the same sort, with the same unit."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from decimal import Decimal
from itertools import islice

from summarize.factcheck.articles.answers import MOST_PLACES, Match, as_written
from summarize.factcheck.articles.sources import ArticleIndex
from summarize.factcheck.mentions.find import Figure
from summarize.factcheck.verdicts.enumerations import places_of_lists
from summarize.factcheck.world.counted import may_count_the_same
from summarize.text.number_context import Number
from summarize.text.numbers import plain
from summarize.text.units import CURRENCIES, PERCENT, in_other_times, measure, same_unit
from summarize.text.words import Words, word_set

_NO_NOUN = word_set(
    "of in on at to and or for by from with as than the a an that which who were was is are had have has "
    "be been more less it he she they we but while when after before since until"
)
"""Words that may follow a number and are not what it counts."""
_PAIR_REACH = 6
"""How many words apart an article may have the two numbers of a range or score."""
_BEYOND, _ABOUT = Decimal("0.1"), Decimal("0.05")
"""How far "more than 7,000" and "about 7,000" may be from the article's figure, as a share of it."""
_FAR_BEYOND = Decimal("0.25")
"""How far "more than 3 million" may be if the figure is not yet 4 million."""
_NOUN_REACH = 15
"""Words around an article's number in which the noun that the summary counts may stand."""
_MOST_TRIES = 500
"""Numbers of an article that are looked at for a rounded one."""
_STRETCHES = {Decimal(10): "decade", Decimal(100): "century"}
_AGED = word_set("aged age")
_PERSON, _BECOMES = word_set("he she who"), word_set("is was turned turns")
_GOES_ON = word_set("and but when")
"""After the age in "he is 52 and ..."; another word may be what is counted."""


def match_figure(figure: Figure, article: ArticleIndex) -> list[Match]:
    """Up to two places of `article` with the number, or with both numbers of the range or score."""
    lower, upper = figure.ends[0], figure.ends[-1]
    found: list[Match] = []
    for other in _same_value(upper, article):
        if not _may_stand_for(other, upper, article):
            continue
        start, end = other.start, other.end
        if lower is not upper:
            partner = _partner(lower, other, article)
            if partner is None:
                continue
            start, end = min(start, partner.start), max(end, partner.end)
        found.append(Match(start, end, as_written(figure.text, article.words.text[start:end])))
        if len(found) == MOST_PLACES:
            break
    if found or lower is not upper:
        return found
    if upper.unit == "year":
        return _as_one_stretch(upper, article) or _since(figure, article)
    return _named(upper, article)


def _as_one_stretch(number: Number, article: ArticleIndex) -> list[Match]:
    """Where the article has ten years as "more than a decade", which is no number."""
    stretch = _STRETCHES.get(number.value, "")
    words = article.words
    return [
        Match(words.starts[place - 1], words.ends[place], f"as '{words.slice_text(place - 1, place)}'")
        for place in article.positions.get(stretch, ())
        if words.key(place - 1) == "a"
    ][:MOST_PLACES]


def _named(number: Number, article: ArticleIndex) -> list[Match]:
    """Where the article names as many things of this sort, or writes "U20s" for "under-20"."""
    spans = (article.span(*place) for place in places_of_lists(number, article))
    if number.bound == "under":
        spans = (article.span(at, at) for at in article.positions.get(f"u{plain(number.value)}", ()))
    return [
        Match(start, end, as_written("", article.words.text[start:end]))
        for start, end in islice(spans, MOST_PLACES)
    ]


def _since(figure: Figure, article: ArticleIndex) -> list[Match]:
    """Where the article has the year in which something of so many years began: "since 1976".

    They are counted to its day of publication, or to the last year that it names. "More than 40 years" may
    be 41; "the 12-year war" is another matter.
    """
    number = figure.ends[0]
    if number.sort != "cardinal" or "-" in figure.text:
        return []
    more = 1 if number.bound == "over" else 0
    now = article.published.year if article.published else max(_years(article), default=0)
    return [
        Match(date.start, date.end, f"since {date.year}, {now - date.year} years before {now}")
        for date in article.dates
        if date.year is not None
        and article.words.key(date.first - 1) == "since"
        and 0 <= now - date.year - number.value <= more
    ][:MOST_PLACES]


def _years(article: ArticleIndex) -> list[int]:
    return [date.year for date in article.dates if date.year is not None]


def _partner(lower: Number, upper: Number, article: ArticleIndex) -> Number | None:
    """The article's number, next to `upper`, that is the other end of the range or score."""
    index = bisect_left(article.numbers, upper.first, key=lambda number: number.first)
    for other in article.numbers[max(0, index - 1) : index + 2]:
        near = other is not upper and abs(other.first - upper.first) <= _PAIR_REACH
        if near and not set(lower.readings).isdisjoint(other.readings):
            return other
    return None


def _same_value(number: Number, article: ArticleIndex) -> list[Number]:
    if number.sort == "vague":
        low, high = number.readings
        within = [other for other in article.vague if other.readings == number.readings]
        return within + [other for other in numbers_between(low, high, article) if other.value < high]
    found = [other for reading in number.readings for other in article.by_value.get(reading, ())]
    if number.unit == PERCENT:  # "50%" and "half"
        found += [other for other in article.by_value.get(number.value / 100, ()) if not other.unit]
    elif 0 < number.value < 1:
        found += [other for other in article.by_value.get(number.value * 100, ()) if other.unit == PERCENT]
    found += [
        other
        for value, unit in in_other_times(number.value, number.unit)
        for other in article.by_value.get(value, ())
        if other.unit == unit
    ]
    if found or not number.bound or number.sort != "cardinal":
        return found
    apart = number.value * (_ABOUT if number.bound == "about" else _BEYOND)
    low = number.value if number.bound == "over" else number.value - apart
    high = number.value if number.bound == "under" else number.value + apart
    if number.bound == "over":
        high = max(high, min(number.value * (1 + _FAR_BEYOND), _next_round(number.value)))
    exact = number.bound == "about"
    return [other for other in numbers_between(low, high, article) if exact or other.value != number.value]


def _next_round(value: Decimal) -> Decimal:
    """The next value with as few digits: 4 million after 3 million, 130 after 120."""
    digits = value.normalize()
    return value + Decimal(1).scaleb(int(digits.as_tuple().exponent))


def numbers_between(low: Decimal, high: Decimal, article: ArticleIndex) -> list[Number]:
    """Numbers of the article from `low` to `high`, some of many: "more than 7,000" is its 7,213."""
    first, end = bisect_left(article.values, low), bisect_right(article.values, high)
    values = (article.values[index] for index in range(first, end))
    found = (other for value in values for other in article.by_value[value])
    return [other for other in islice(found, _MOST_TRIES) if other.sort == "cardinal" and low <= other.value]


def _may_stand_for(other: Number, number: Number, article: ArticleIndex) -> bool:
    """May an article's number, of the same value, be the summary's: same sort, unit and noun?"""
    if "ordinal" in (number.sort, other.sort):
        return number.sort == other.sort or _is_ordinal(number, other, article)
    if same_unit(number.unit, other.unit):
        return bool(number.unit) or not nouns_clash(number, other, article)
    if (other.value, other.unit) in in_other_times(number.value, number.unit):
        return True
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
    return article.words.key(other.last + 1) == number.after[0] and article.words.gap(other.last + 1) == " "


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


def nouns_clash(number: Number, other: Number, article: ArticleIndex) -> bool:
    """Do both say what they count, and not the same, nor does the article's sentence have that noun?"""
    nouns = [noun for noun in (_joined(other, article), other.noun) if noun]
    if not number.noun or not nouns or any(may_count_the_same(number.noun, noun) for noun in nouns):
        return False
    places = article.positions.get(number.noun, [])
    near = places[
        bisect_left(places, other.first - _NOUN_REACH) : bisect_left(places, other.last + _NOUN_REACH)
    ]
    return not any(article.sentences[place] == article.sentences[other.first] for place in near)


def _joined(number: Number, article: ArticleIndex) -> str:
    """What a number is hyphened to, "way" in "four-way talks": it counts nothing else."""
    word = number.after[0] if number.after else ""
    return word if word.isalpha() and article.words.gap(number.last + 1) in ("-", "‐", "‑") else ""


def explain_missing_figure(figure: Figure, articles: tuple[ArticleIndex, ...]) -> str:
    """Why no article supports a number, in words."""
    upper = figure.ends[-1]
    for article in articles:
        for other in _same_value(upper, article):
            if other.sort != upper.sort:
                continue
            if len(figure.ends) > 1:
                return f"'{plain(upper.value)}' occurs, but not with '{plain(figure.ends[0].value)}'"
            start, end = other.start, article.words.ends[other.last + min(3, len(other.after))]
            return f"the articles have it only as '{article.words.text[start : max(end, other.end)]}'"
    return "in no article"
