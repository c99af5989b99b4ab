"""Whether a place name stands for a government here: "ties between Ankara and Damascus"."""

from __future__ import annotations

from collections.abc import Iterable

from summarize.text.names import is_capitalised
from summarize.text.words import Words, word_set

_DEALT_WITH = word_set("with against between toward towards")
"""Before "with Damascus": one deals with a government."""
_GOES_ON = word_set(
    "and or to on over in after before since as at by for from amid despite during while when that which who "
    "has have had is are was were be will would can could may might must should not"
)
"""After a name that stands alone; "London officials" is no government."""


def _forms(verbs: str) -> Iterable[str]:
    """Regular verbs with their endings: "deny", "denies", "denied", "denying"."""
    for verb in verbs.split():
        if verb.endswith("e"):
            yield from (verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing")
        elif verb.endswith("y") and verb[-2] not in "aeo":
            yield from (verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing")
        else:
            yield from (verb, f"{verb}s", f"{verb}es", f"{verb}ed", f"{verb}ing")


_ACTS = frozenset(
    _forms(
        "accept accuse acknowledge agree announce approve back blame block call claim condemn confirm "
        "consider criticize decline demand denounce deny deploy dismiss expel fear fine hope impose insist "
        "invade offer oppose order pledge press promise propose protest ratify recall recognize reject "
        "respond retaliate sign suspend summon support threaten urge veto vow want warn welcome"
    )
) | word_set(
    "said says say saying sees saw seeks sought has had will would expelled withdrew fought told tells "
    "gave gives took takes sent sends"
)
"""What a government does."""
_DONE_TO = frozenset(
    _forms(
        "accuse ask blame condemn criticize denounce lobby persuade press represent sue "
        "support thank urge warn pressure"
    )
) | word_set("told tells tell telling backed backing")
"""What is done to a government, hardly to a town."""
_SENT_BY = word_set(
    "ambassador ambassadors counterpart counterparts delegate delegates delegation delegations diplomat "
    "diplomats envoy envoys minister ministers negotiators official officials order orders pressure "
    "representatives support"
)
"""Before "from Damascus": those and what a government sends."""
_BOUND_TO = word_set(
    "ally allies ambassador ambassadors close concession concessions envoy envoys hostile linked links loyal "
    "message opposed ties"
)
"""Before "to Damascus"."""
_WHERE = word_set("in at near from of to outside inside around across through into")


def means_government(words: Words, first: int, last: int) -> bool:
    """Does the place named by words `first` to `last` act, or is it dealt with, as a government is?"""
    if words.key(first - 1) == "the":  # "the Kremlin"
        first -= 1
    if words.key(first - 1) == "capital":  # "the capital Nairobi has ..."
        return False
    if _acts(words, first, last) or words.gap(last + 1) in ("'s ", "’s "):
        return not is_where(words, first)
    return _is_dealt_with(words, *_whole_list(words, first, last))


def _acts(words: Words, first: int, last: int) -> bool:
    """Does a verb of governments follow the name, or the list that it is in?"""
    _, end = _whole_list(words, first, last)
    return any(words.key(at + 1) in _ACTS and words.gap(at + 1) == " " for at in (last, end))


def _is_dealt_with(words: Words, first: int, last: int) -> bool:
    before, further = words.key(first - 1), words.key(first - 2)
    if before == "between":
        return True
    if before in _DONE_TO and words.key(last + 1) == "of":  # "accused Moscow of"
        return True
    if words.gap(last + 1) == " " and words.key(last + 1) not in _GOES_ON:
        return False  # "with London officials"
    return (
        before in _DEALT_WITH | _DONE_TO
        or (before == "by" and further.endswith("ed"))
        or (before == "from" and further in _SENT_BY)
        or (before == "to" and further in _BOUND_TO)
    )


def _whole_list(words: Words, first: int, last: int) -> tuple[int, int]:
    """First and last word of the list that a name is in: "Ankara, Damascus and Tehran"."""
    while (before := _listed_before(words, first)) is not None:
        first = before
    while (after := _listed_after(words, last)) is not None:
        last = after
    return first, last


def _listed_before(words: Words, first: int) -> int | None:
    """The first word of the name that stands before this one in a list."""
    index = first - 1
    if words.key(index) in ("and", "or") and words.gap(first) == " ":
        index -= 1
    elif words.gap(first) != ", ":
        return None
    if index < 0 or not is_capitalised(words.raw(index)) or words.gap(index + 1) not in (" ", ", "):
        return None
    while index > 0 and words.gap(index) == " " and is_capitalised(words.raw(index - 1)):
        index -= 1
    return index


def _listed_after(words: Words, last: int) -> int | None:
    """The last word of the name that stands after this one in a list."""
    index = last + 1
    joined = words.gap(index) == ", "
    if words.key(index) in ("and", "or") and words.gap(index) in (" ", ", "):
        index += 1
        joined = words.gap(index) == " "
    if not joined or index >= len(words) or not is_capitalised(words.raw(index)):
        return None
    while words.gap(index + 1) == " " and is_capitalised(words.raw(index + 1)):
        index += 1
    return index


def is_where(words: Words, first: int) -> bool:
    """Is the name that begins with word `first` where something is: "a fence near the White House"?"""
    before = words.key(first - 2) if words.key(first - 1) == "the" else words.key(first - 1)
    return before in _WHERE


def speaks_of_capital(words: Words, first: int, last: int) -> bool:
    """Is a country named here for its capital: "the Egyptian capital", "the capital of Egypt"?"""
    if words.key(last + 1) == "capital":
        return True
    index = first - 2 if words.key(first - 1) == "the" else first - 1
    return words.key(index) == "of" and words.key(index - 1) == "capital"
