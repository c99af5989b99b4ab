"""Units of more than one word: "miles per hour", "square km", "degrees Celsius", "percentage points"."""

from __future__ import annotations

from summarize.text.units import POINTS, measure
from summarize.text.words import Words, stem

_SPEEDS = {"mile": "mph", "kilometer": "kph"}
_SHORT_SPEEDS = {"kmh": "kph", "kmph": "kph"}
_PER = frozenset(("per", "an"))
_RAISED = {"square": "square", "sq": "square", "cubic": "cubic"}
_SCALES = {"celsius": "degree celsius", "centigrade": "degree celsius", "fahrenheit": "degree fahrenheit"}
_SCALE_LETTERS = {"C": "degree celsius", "F": "degree fahrenheit"}
_MINUS = frozenset(("minus", "negative"))
_MINUS_SIGNS = frozenset("-−–")


def compound_unit(words: Words, last: int) -> tuple[str, int] | None:
    """The unit of several words after word `last` and the index of its last word; None where there is none.

    One space or hyphen stands between its words, and before it.
    """
    for read in (_points, _temperature, _speed, _raised, _attached):
        found = read(words, last)
        if found is not None:
            return found
    return None


def minus_before(words: Words, first: int, last: int) -> int | None:
    """Where the minus before a temperature from word `first` to `last` stands; None where it has none.

    For "20 degrees below zero" it is where the figure begins.
    """
    start = words.starts[first]
    if words.key(first - 1) in _MINUS and words.gap(first) == " ":
        return words.starts[first - 1]
    sign = words.text[max(0, start - 2) : start]
    if sign[-1:] in _MINUS_SIGNS and sign[:-1].strip("( ") == "" and sign[-1:]:
        return start - 1
    return start if words.key(last + 1) == "below" and words.key(last + 2) == "zero" else None


def _joined(words: Words, index: int) -> bool:
    return words.gap(index).strip(" -") == ""


def _points(words: Words, last: int) -> tuple[str, int] | None:
    if words.key(last + 1) == "percentage" and stem(words.key(last + 2)) == "point":
        return POINTS, last + 2
    return None


def _temperature(words: Words, last: int) -> tuple[str, int] | None:
    """ "40 degrees Celsius", "40 Celsius", "40°C", "40C"; "40c" may be cents."""
    named = last + 2 if measure(words.key(last + 1)) == "degree" else last + 1
    if words.key(named) in _SCALES and _joined(words, named):
        return _SCALES[words.key(named)], named
    if named >= len(words):
        return None
    marked = named > last + 1 or words.gap(named).strip() in ("°", "º", "˚") or words.gap(named) == ""
    if marked and words.gap(named).strip("°º˚ ") == "" and words.raw(named) in _SCALE_LETTERS:
        return _SCALE_LETTERS[words.raw(named)], named
    return None


def _speed(words: Words, last: int) -> tuple[str, int] | None:
    following = words.key(last + 1)
    if following in _SHORT_SPEEDS:
        return _SHORT_SPEEDS[following], last + 1
    speed = _SPEEDS.get(measure(following))
    if speed is None:
        return None
    if words.gap(last + 2) == "/" and words.key(last + 2) in ("h", "hr", "hour"):
        return speed, last + 2
    if words.key(last + 2) in _PER and words.key(last + 3) == "hour":
        return speed, last + 3
    return None


def _raised(words: Words, last: int) -> tuple[str, int] | None:
    raised = _RAISED.get(words.key(last + 1))
    unit = measure(words.key(last + 2))
    return (f"{raised} {unit}", last + 2) if raised and unit and _joined(words, last + 2) else None


def _attached(words: Words, last: int) -> tuple[str, int] | None:
    """ "6ft 2in", "9.58s": letters that are a word or an ending unless they follow the figure at once."""
    if words.gap(last + 1) or not words.key(last)[:1].isdecimal():
        return None
    if words.key(last + 1) == "in":
        return "inch", last + 1
    return ("second", last + 1) if words.key(last + 1) == "s" and "." in words.key(last) else None
