"""The same quantity in another unit, as exact as who wrote it was: 8 km and 5 miles, 40°C and 104°F.

The factors are the international definitions of 1959: a yard is 0.9144 m, a pound 0.45359237 kg.
"""

from __future__ import annotations

from decimal import Decimal

_IN_BASE: dict[str, dict[str, str]] = {
    "length": {
        "millimeter": "0.001",
        "centimeter": "0.01",
        "meter": "1",
        "kilometer": "1000",
        "inch": "0.0254",
        "foot": "0.3048",
        "yard": "0.9144",
        "mile": "1609.344",
    },
    "mass": {
        "gram": "0.001",
        "kilogram": "1",
        "ounce": "0.028349523125",
        "weight pound": "0.45359237",
        "pound": "0.45359237",
        "stone": "6.35029318",
    },
    "area": {
        "square meter": "1",
        "square foot": "0.09290304",
        "acre": "4046.8564224",
        "hectare": "10000",
        "square kilometer": "1000000",
        "square mile": "2589988.110336",
    },
    "volume": {"liter": "1", "gallon": "3.785411784"},
    "speed": {"kph": "1", "mph": "1.609344", "knot": "1.852"},
    "money in pounds": {"pound": "100", "penny": "1"},
    "money in dollars": {"dollar": "100", "us dollar": "100", "cent": "1"},
    "money in euros": {"euro": "100", "cent": "1"},
}
"""What one of each unit is in the first quantity's base unit."""
_FACTORS = {
    (one, other): Decimal(here) / Decimal(there)
    for units in _IN_BASE.values()
    for one, here in units.items()
    for other, there in units.items()
    if one != other
}
_OTHER_UNITS: dict[str, tuple[str, ...]] = {}
for _one, _other in _FACTORS:
    _OTHER_UNITS[_one] = (*_OTHER_UNITS.get(_one, ()), _other)
_CELSIUS, _FAHRENHEIT = "degree celsius", "degree fahrenheit"
_TOLERANCE = Decimal("0.05")
"""However round a figure is, it says no other quantity: 5 miles are not 9 km."""
_HALF = Decimal("0.5")


def other_units(unit: str) -> tuple[str, ...]:
    """The units in which a quantity of `unit` may be written too."""
    if unit in (_CELSIUS, _FAHRENHEIT):
        return (_FAHRENHEIT if unit == _CELSIUS else _CELSIUS,)
    return _OTHER_UNITS.get(unit, ())


def converted(value: Decimal, unit: str, other: str) -> Decimal:
    """`value` of `unit` in units of `other`, one of `other_units(unit)`."""
    if unit == _CELSIUS:
        return value * 9 / 5 + 32
    if unit == _FAHRENHEIT:
        return (value - 32) * 5 / 9
    return value * _FACTORS[unit, other]


def same_quantity(value: Decimal, unit: str, other_value: Decimal, other: str) -> bool:
    """Is one of two figures in different units the other, rounded as it is written?"""
    there = converted(value, unit, other)
    here = converted(other_value, other, unit)
    return _rounds_to(there, other_value) or _rounds_to(here, value)


def _rounds_to(exact: Decimal, written: Decimal) -> bool:
    apart = abs(exact - written)
    return apart <= _TOLERANCE * abs(written) and apart <= _HALF * last_digit(written)


def last_digit(written: Decimal) -> Decimal:
    """What one more in the last digit that is not a zero is worth: 10 for 120, 0.1 for 3.5."""
    return Decimal(1).scaleb(int(written.normalize().as_tuple().exponent))
