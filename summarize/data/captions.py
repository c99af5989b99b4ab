"""Captions that were set against the story without a blank line, and have no label.

    ... ended their inspection.                        ... was not seen on the footage.
    HMS Cornwall at Zeebrugge in 2006.                 Russell Square after the bombings.
                                                       Image: Francis Tyers.
    The incident occurred near ...

Only two kinds are certain: one that its credit follows, and one without a verb. The second is known by its
words: names, numbers, words that join them, and nouns that no verb looks like.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from summarize.data.paragraphs import Paragraph
from summarize.data.patterns import word_set
from summarize.data.pictures import IMAGE_CAPTION, IMAGE_CREDIT

_LONGEST = 15
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_PLACING = word_set("after at before during in inside near on outside over under")
_JOINING = _PLACING | word_set("a an and by for from of the to with")
_NOUN = re.compile(r".{4,}ings")  # "bombings", "meetings", and not "brings" or "springs"


def drop_captions(paragraphs: Sequence[Paragraph]) -> None:
    """Drop captions; picture credits must have been dropped before."""
    for paragraph, following in pairwise(paragraphs):
        credited = following.attached and any(piece.reason == IMAGE_CREDIT for piece in following.dropped)
        if paragraph.attached and paragraph.text and paragraph.words <= _LONGEST and credited:
            paragraph.drop(IMAGE_CAPTION)
    for paragraph in paragraphs:
        if paragraph.attached and paragraph.text and _is_verbless(paragraph):
            paragraph.drop(IMAGE_CAPTION)


def _is_verbless(paragraph: Paragraph) -> bool:
    """Whether a line that ends like a sentence is a name and its place: "HMS Cornwall at Zeebrugge."."""
    if paragraph.words > _LONGEST or not paragraph.text.endswith("."):
        return False
    first, *others = _WORD.findall(paragraph.text) or [""]
    small = {word for word in others if word[0].islower()}
    return (
        first[:1].isupper()
        and first.lower() not in _JOINING - {"a", "an", "the"}
        and bool(small & _PLACING)
        and any(word[0].isupper() for word in others)
        and all(word in _JOINING or _NOUN.fullmatch(word) for word in small)
    )
