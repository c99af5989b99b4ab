"""Offices that exclude each other, those that one person holds at a time, and where a text may name one.

Who is only ever called foreign minister is not the defence minister. What people hold together or take turns
in (chairman and chief executive, captain and striker, party leader and prime minister) is not listed.
"""

from __future__ import annotations

from itertools import combinations

from summarize.factcheck.people.titles import PORTFOLIOS, ROLES, Title
from summarize.text.words import Words, stem, word_set

Office = tuple[str, ...]

_GOVERNING = (
    "president, prime minister, foreign minister, defense minister, interior minister, finance minister, "
    "justice minister, health minister"
)
_ALSO_HELD_BY_ONE = "chancellor, foreign secretary, defense secretary, home secretary"
ONE_HOLDER = frozenset(
    tuple(office.split()) for offices in (_GOVERNING, _ALSO_HELD_BY_ONE) for office in offices.split(", ")
)
"""Offices of a country that one person holds at a time."""
HEADING = frozenset({("secretary", "general"), ("chief", "executive"), ("chairman",)})
"""Offices of an organisation that one person holds at a time."""
_PAIRS = (
    *combinations([*_GOVERNING.split(", "), "king", "queen", "opposition leader"], 2),
    *(("coach", player) for player in "captain striker midfielder defender goalkeeper winger".split()),
    *(("goalkeeper", player) for player in "striker midfielder defender winger".split()),
)
_EXCLUSIVE = frozenset(frozenset(tuple(office.split()) for office in pair) for pair in _PAIRS)
_MINISTERS: dict[Office, Office] = {
    (portfolio, "secretary"): (same, "minister")
    for same, portfolios in {
        "foreign": "foreign state",
        "defense": "defense",
        "interior": "home",
        "finance": "finance treasury",
        "justice": "justice",
        "health": "health",
    }.items()
    for portfolio in portfolios.split()
}
"""Secretaries that are ministers in some countries: who is called both has not two offices."""
_BRANCHES = {
    portfolio: branch
    for branch, portfolios in enumerate(
        (
            "foreign external state",
            "defense",
            "interior home justice immigration",
            "finance treasury economy trade industry tourism",
            "health welfare labor housing",
            "education culture science sport sports media tourism",
            "environment climate energy agriculture transport oil petroleum",
        )
    )
    for portfolio in portfolios.split()
}
"""Portfolios that ministries join, or that are called after one another, have one number."""
_KINDS = {
    "spokesman": "spokesman",
    "executive": "executive",
    "director": "director",
    "mayor": "mayor",
    "ambassador": "ambassador",
    "general": "secretary general",
    "coach": "coach",
    "chairman": "chairman",
}
"""Offices of which one person has but one, by the last word of their names."""
_TOGETHER = frozenset(
    frozenset(pair)
    for pair in (
        ("chairman", "executive"),
        ("chairman", "government"),
        ("chairman", "mayor"),
        ("chairman", "secretary general"),
        ("secretary general", "government"),
        ("director", "coach"),
    )
)
"""Kinds that one person may well have together."""
_VAGUE = frozenset({(), ("minister",), ("leader",), *((role,) for role in ROLES)})
"""What goes with every office."""
_NOUNS = {("president",): word_set("presidency presidential"), ("prime", "minister"): word_set("premiership")}
"""Words for what the holder of an office has."""
_CROWNED = frozenset(("king", "queen"))


def is_plain(office: Office) -> bool:
    """Does the office say which one of several its holder has?"""
    return office not in _VAGUE


def exclude_each_other(one: Office, other: Office) -> bool:
    """Does nobody hold both offices?"""
    one, other = _as_minister(one), _as_minister(other)
    if frozenset((one, other)) in _EXCLUSIVE:
        return True
    if one[-1:] == other[-1:] == ("minister",):
        branches = [{_BRANCHES.get(word, -1) for word in office[:-1]} for office in (one, other)]
        return all(branches) and -1 not in set.union(*branches) and branches[0].isdisjoint(branches[1])
    kinds = {_kind(one), _kind(other)}
    if kinds == {"executive", "director"}:  # of a firm's directors one is the chief executive
        return any(office[-1] == "director" and office[0] in PORTFOLIOS for office in (one, other))
    return "" not in kinds and len(kinds) > 1 and frozenset(kinds) not in _TOGETHER


def of_organisation(office: Office) -> Office:
    """The office of an organisation of which this is the name: its president is no head of state."""
    return ("chairman",) if office == ("president",) else office


def _as_minister(office: Office) -> Office:
    if len(office) > 2 and office[0] == "state" and office[-1] == "secretary":
        office = office[1:]  # "Secretary of State for Culture"
    if office[-1:] == ("secretary",) and len(office) > 1 and office[0] in _BRANCHES:
        return _MINISTERS.get(office, (*office[:-1], "minister"))
    return _MINISTERS.get(office, office)


def _kind(office: Office) -> str:
    """What kind of office it is, of which nobody has two kinds; "" for one that goes with others."""
    head = office[-1] if office else ""
    if head == "minister" and len(office) > 1 and office[0] in {*_BRANCHES, "prime"}:
        return "government"
    if office == ("president",) or office == ("chancellor",) or head in _CROWNED:
        return "government"
    if head == "general" and office != ("secretary", "general"):
        return ""
    if head == "executive" and office != ("chief", "executive"):
        return ""
    return _KINDS.get(head, "")


def names_office(words: Words, index: int, title: Title | None, office: Office) -> bool:
    """May word `index`, with which `title` ends if any does, name the office: "president", "presidency"?

    "Minister" may be any, but "foreign minister" is no defence minister.
    """
    office = _as_minister(office)
    if title is not None:
        theirs = _as_minister(title.office)
        if theirs == office[-1:] == ("minister",) and words.key(title.last + 1) == "for":
            return False  # "Minister for London" has another portfolio, which is not in the list
        return theirs in (office, office[-1:]) or (office[-1] in theirs and office[-1] != "minister")
    key = words.keys[index]
    if key in _NOUNS.get(office, ()):
        return True
    is_plural = stem(key) == office[-1] != key
    return is_plural and words.key(index - 1) not in PORTFOLIOS - {*office}
