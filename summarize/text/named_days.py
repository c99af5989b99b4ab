"""Days that have a name, and times of day in words: "Christmas Eve", "half past eight", "1500 GMT"."""

from __future__ import annotations

from summarize.text.number_words import ONES
from summarize.text.words import Words, word_set

_DAYS: dict[tuple[str, ...], tuple[int, int]] = {
    ("new", "year", "day"): (1, 1),
    ("new", "year", "eve"): (12, 31),
    ("christmas", "eve"): (12, 24),
    ("christmas", "day"): (12, 25),
    ("boxing", "day"): (12, 26),
    ("st", "stephen", "day"): (12, 26),
    ("valentine", "day"): (2, 14),
    ("st", "patrick", "day"): (3, 17),
    ("bastille", "day"): (7, 14),
    ("armistice", "day"): (11, 11),
    ("fourth", "of", "july"): (7, 4),
    ("halloween",): (10, 31),
    ("hogmanay",): (12, 31),
}
"""Those that fall on one day of the year everywhere: month and day."""
FEASTS = _DAYS | {
    ("christmas",): (12, 25),
    ("bonfire", "night"): (11, 5),
    ("guy", "fawkes", "night"): (11, 5),
}
"""The same with names that are more than a date: "Christmas" is a season and a tree too."""
_FIRST_WORDS = frozenset(name[0] for name in _DAYS)
_CLOCK_PARTS = {"half": 30, "quarter": 15, "five": 5, "ten": 10, "twenty": 20}
_AFTER_CLOCK = word_set("gmt utc bst cet cest est edt pst pdt et local hours hrs")
"""After four digits these say that they are a time of day."""
STARTS = _FIRST_WORDS | frozenset(_CLOCK_PARTS)


def named_day(words: Words, position: int) -> tuple[int, int, int] | None:
    """Month, day and index of the last word of the named day at word `position`; None for none."""
    if words.key(position) not in _FIRST_WORDS:
        return None
    for name, (month, day) in _DAYS.items():
        last = position + len(name) - 1
        if tuple(words.keys[position : last + 1]) == name and words.raw(last)[0].isupper():
            return month, day, last
    return None


def spoken_clock(words: Words, position: int) -> tuple[int, int, int] | None:
    """Hour, minute and last word of "half past eight" or "quarter to 9"; None where none begins here."""
    minute = _CLOCK_PARTS.get(words.key(position))
    way = words.key(position + 1)
    if minute is None or way not in ("past", "to") or (way == "to" and minute == 30):
        return None
    key = words.key(position + 2)
    hour = int(key) if key.isdecimal() and len(key) <= 2 else ONES.get(key, 0)
    if not 1 <= hour <= 12:
        return None
    return (hour, minute, position + 2) if way == "past" else ((hour - 2) % 12 + 1, 60 - minute, position + 2)


def four_digit_clock(words: Words, position: int) -> tuple[int, int] | None:
    """Hour and minute of "1500 GMT" or "0930 local time" at word `position`; None for another number."""
    token = words.key(position)
    if len(token) != 4 or not token.isdecimal() or words.key(position + 1) not in _AFTER_CLOCK:
        return None
    hour, minute = int(token[:2]), int(token[2:])
    if words.gap(position + 1) not in (" ", "") or hour > 24 or minute > 59:
        return None
    return hour, minute
