"""House style of finished sentences: "agreed Wednesday" is "agreed on Wednesday"."""

from __future__ import annotations

import re

_BARE_DAY = re.compile(
    r"\b(?!(?:a|after|and|another|any|before|by|during|each|early|every|for|from|in|last|late|next|of|on|one|or|past"
    r"|since|some|that|the|this|through|till|to|until|with)\b)(?P<before>[a-z]+) "
    r"(?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b(?!['’])"
)


def house_style(text: str) -> str:
    """`text` with "on" before a day of the week that stands bare after a lower-case word."""
    return _BARE_DAY.sub(r"\g<before> on \g<day>", text)
