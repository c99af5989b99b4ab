"""Whether a place name stands for a government here: "ties between Ankara and Damascus"."""

from __future__ import annotations

from summarize.text.words import Words, word_set

_DEALT_WITH = word_set("with against between toward towards")
"""Before "with Damascus": one deals with a government."""
_GOES_ON = word_set(
    "and or to on over in after before since as at by for from amid despite during while when that which who "
    "has have had is are was were be will would can could may might must should not"
)
"""After a name that stands alone; "London officials" is no government."""
_ACTS = word_set(
    "said says say saying agreed agrees accused accuses announced announces called calls rejected rejects "
    "denied denies demanded demands warned warns wants wanted insisted insists sees saw hopes hoped backs "
    "backed supports supported urged urges seeks sought has had will would"
)
"""What a government does."""


def means_government(words: Words, first: int, last: int) -> bool:
    """Does the place named by words `first` to `last` act, or is it dealt with, as a government is?"""
    before, after = words.key(first - 1), words.key(last + 1)
    if before == "capital":  # "the capital Nairobi has ..."
        return False
    apart = words.gap(last + 1) != " "
    if after in _ACTS and not apart:
        return before not in ("in", "at", "near", "from", "of")
    alone = apart or after in _GOES_ON
    if before in _DEALT_WITH:
        return alone or before == "between"
    if before == "and" and words.key(first - 3) == "between":
        return True
    return words.gap(last + 1) in ("'s ", "’s ") and before not in ("in", "at", "near")
