"""The words that dates are made of, and those that lead to one."""

from __future__ import annotations

from summarize.text.words import word_set

_MONTHS = (
    "january jan",
    "february feb",
    "march mar",
    "april apr",
    "may",
    "june jun",
    "july jul",
    "august aug",
    "september sept sep",
    "october oct",
    "november nov",
    "december dec",
)
MONTH_NAMES = tuple(names.split()[0] for names in _MONTHS)
MONTHS = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()}
"""Whole and short names."""
SURE_MONTHS = word_set(
    "january february april june july august september october november december feb sept oct nov aug"
)
"""Months whose name alone, with a capital, is a date."""
UNSURE_LOWER = word_set("march may mar jan jun sep dec")
"""Months whose name without a capital is no date even beside a number ("march 3 miles")."""
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAY_NUMBERS = (
    {name: number for number, name in enumerate(WEEKDAYS)}
    | {name[:3]: number for number, name in enumerate(WEEKDAYS)}
    | {"tues": 1, "thurs": 3}
)
RELATIVE = frozenset(("today", "yesterday", "tomorrow", "tonight"))
RELATIVE_LEADS = frozenset(("last", "next", "this"))
RELATIVE_UNITS = word_set(
    "week weekend month year night morning afternoon evening summer winter spring autumn fall season"
)
HOURS = {"noon": 12, "midday": 12, "midnight": 0}
DECADES = {
    "twenties": 1920,
    "thirties": 1930,
    "forties": 1940,
    "fifties": 1950,
    "sixties": 1960,
    "seventies": 1970,
    "eighties": 1980,
    "nineties": 1990,
}
"""Decades after "the"."""
STARTS = frozenset((*HOURS, *DECADES, *MONTHS)) | frozenset(WEEKDAY_NUMBERS) | RELATIVE | RELATIVE_LEADS

LEADS_TO_TIME = word_set(
    "in on since last next this by until till early late mid during every before after from past"
)
"""Words after which a weekday or month with a capital is a date, whatever follows."""
LEADS_TO_MONTH = LEADS_TO_TIME - {"on", "every", "past"}
"""Words after which even "March" and "May" are months."""
NAMES_A_DAY = frozenset(("good", "black", "ash", "palm", "easter", "cyber", "super", "bloody"))
