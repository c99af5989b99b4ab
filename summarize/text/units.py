"""Currencies and measures: one name for each, whichever way it is written."""

from __future__ import annotations

from decimal import Decimal

from summarize.text.words import stem

PERCENT = "%"
POINTS = "percentage point"
"""What a rate in percent rises by; no percentage."""

CURRENCY_SIGNS = {
    "$": "dollar",
    "£": "pound",
    "€": "euro",
    "¥": "yen",
    "₹": "rupee",
    "₽": "rouble",
    "₺": "lira",
}

_CURRENCY_NAMES = """
dollar: dollar usd buck
cent: cent
pound: pound gbp sterling quid
penny: penny pence p
euro: euro eur
yen: yen
yuan: yuan renminbi
rupee: rupee
rouble: rouble ruble
lira: lira
franc: franc
krone: krone
krona: krona
peso: peso
riyal: riyal
dinar: dinar
dirham: dirham
naira: naira
rand: rand
shekel: shekel
"""
_DOLLARS = {
    "us": "us dollar",
    "american": "us dollar",
    "a": "australian dollar",
    "au": "australian dollar",
    "australian": "australian dollar",
    "c": "canadian dollar",
    "ca": "canadian dollar",
    "canadian": "canadian dollar",
    "hk": "hong kong dollar",
    "nz": "new zealand dollar",
}
"""What stands before the sign or the name, and whose dollar it is."""
_MEASURE_NAMES = """
year: year yr
decade: decade
century: century
month: month
week: week
fortnight: fortnight
day: day
hour: hour hr h
time: time occasion
minute: minute min
second: second sec
kilometer: kilometer km
mile: mile
meter: meter m
centimeter: centimeter cm
millimeter: millimeter mm
foot: foot ft
inch: inch
yard: yard
acre: acre
hectare: hectare
kilogram: kilogram kg kilo
gram: gram
ton: ton tonne
kiloton: kiloton kilotonne
megaton: megaton megatonne
gigaton: gigaton gigatonne
ounce: ounce oz
weight pound: lb
stone: stone
liter: liter
gallon: gallon
barrel: barrel
mph: mph
kph: kph kmh kmph
knot: knot
degree: degree
kilowatt: kilowatt kw
megawatt: megawatt mw
gigawatt: gigawatt gw
gigabyte: gigabyte gb
"""


def _table(rows: str) -> dict[str, str]:
    return {
        name: unit
        for unit, names in (row.split(": ") for row in rows.strip().splitlines())
        for name in names.split()
    }


_CURRENCIES = _table(_CURRENCY_NAMES)
_MEASURES = _table(_MEASURE_NAMES)
CURRENCIES = frozenset(_CURRENCIES.values()) | frozenset(_DOLLARS.values())
_COMPOUNDS = frozenset(("degree celsius", "degree fahrenheit", POINTS))
MEASURES = frozenset(_MEASURES.values()) | _COMPOUNDS

_ATTACHED_ONLY = frozenset(("p", "m", "h"))
"""Names of units that stand for something else unless they follow the figure at once: "5p", "3.5m"."""
_IN_YEARS = {"decade": Decimal(10), "century": Decimal(100)}
_PARTS_OF = {
    "hour": (("minute", 60),),
    "day": (("hour", 24),),
    "week": (("day", 7),),
    "fortnight": (("day", 14), ("week", 2)),
    "year": (("month", 12),),
}
"""How many of a smaller measure of time make a larger one."""


def currency(key: str) -> str:
    """The currency that a word's key names, or ""."""
    return _CURRENCIES.get(stem(key), "")


def national(unit: str, nation: str) -> str:
    """The currency `unit` as that of a nation: "us dollar" for "dollar" and "us"; others have one name."""
    return _DOLLARS.get(nation, unit) if unit == "dollar" else unit


def same_unit(one: str, other: str) -> bool:
    """Are two units one? A dollar may be anybody's, unless both say whose; so may a degree and a pound."""
    if one == other:
        return True
    return any(
        name in (one, other) and name in one and name in other for name in ("dollar", "degree", "pound")
    )


def measure(key: str) -> str:
    """The measure that a word's key names, or ""."""
    return _MEASURES.get(stem(key), "")


def must_be_attached(key: str) -> bool:
    """Is this the name of a unit only where no space stands before it?"""
    return key in _ATTACHED_ONLY


def in_years(unit: str) -> Decimal | None:
    """How many years a decade or a century has, so that "two decades" compare with "20 years"."""
    return _IN_YEARS.get(unit)


def in_other_times(value: Decimal, unit: str) -> list[tuple[Decimal, str]]:
    """The same stretch of time in other measures: 1.5 hours are 90 minutes, 18 months are 1.5 years."""
    smaller = [(value * parts, part) for part, parts in _PARTS_OF.get(unit, ())]
    larger = [
        (value / parts, whole)
        for whole, sizes in _PARTS_OF.items()
        for part, parts in sizes
        if part == unit and (value / parts * 4) % 1 == 0
    ]
    return smaller + larger
