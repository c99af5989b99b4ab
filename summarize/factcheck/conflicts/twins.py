"""Sentences of several articles that are the same but for one value: "26-year-old" here, "25-year-old" there.

Much news is one text of an agency, cut and edited. Where two articles have the same sentence and one
value in it differs, one of them must be wrong, whatever it is about. Sentences are put in groups by their
rarest words, each compared with the first of its group, so that time grows linearly with the articles.
"""

from __future__ import annotations

import difflib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from summarize.factcheck.conflicts.agreement import Amount
from summarize.factcheck.conflicts.comparing import compare_values
from summarize.factcheck.conflicts.context import Context
from summarize.factcheck.conflicts.once import ONCE
from summarize.factcheck.conflicts.stated import Stated
from summarize.factcheck.conflicts.wording import Piece, Wording
from summarize.text.content import NEGATIONS
from summarize.text.date import Date
from summarize.text.numbers import plain
from summarize.text.words import word_set

_RAREST = 6
"""Words by which a sentence is looked up."""
_TRIED = 6
"""Groups with which a sentence is compared."""
_LONGEST = 80
"""Pieces. A longer sentence is a table."""
_ALIKE = 0.8
"""Share of the words of either sentence, by how rare they are, that the other must have."""
_FEWEST = 3
"""Words that say something which two sentences must share besides what differs."""
_MANY = 5
"""With so many, a sentence tells of one event without a further sign."""
_AGREEABLE = 60
"""Days between two articles beyond which what they tell may have changed."""
_TELLING = NEGATIONS | word_set(
    "he she his her him hers they their them we our us i my you your it its another other more further "
    "before after former"
)
"""Words of grammar that make it another statement."""
_PLACES = frozenset(("place", "name"))
_DIRECTIONS = word_set("by to from since until than")
"""Words before a figure that make it another one: "by 2 percent" is not "to 2 percent"."""
_KINDS = {"number": "figure", "date": "date", "place": "place", "name": "name"}


@dataclass(slots=True)
class _Group:
    first: Wording
    members: list[tuple[Wording, int, Piece | None]] = field(default_factory=list)
    """Sentences like the first; where one has another value, the place in the first, and that; else -1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin(Stated):
    """What one article has in the place in which its sentence differs from that of another."""

    piece: Piece
    frame: frozenset[str]
    """What else the sentences say."""

    @property
    def grows(self) -> bool:
        """Is it a figure without a unit? Ages and lengths do not grow from day to day."""
        return self.piece.kind == "number" and not self.piece.unit


def find_twins(wordings: Iterable[Wording], context: Context) -> Iterator[list[Twin]]:
    """For each place in which sentences of two articles differ, what each article has."""
    for group in _groups(wordings, context):
        for place in dict.fromkeys(place for _, place, _ in group.members if place >= 0):
            values = _values(group, place, context)
            if len({value.piece.key for value in values}) > 1 and not _aliases(values, context):
                yield values


def _aliases(values: Sequence[Twin], context: Context) -> bool:
    """Do two articles use both of two names? Then these may be of one thing, or one part of the other."""
    if values[0].piece.kind != "name":
        return False
    names = {key for value in values for key in value.piece.key.split()}
    return all(names <= context.skeletons[value.article] for value in values)


def _groups(wordings: Iterable[Wording], context: Context) -> list[_Group]:
    weigh = context.passages.weight
    groups: list[_Group] = []
    by_word: dict[str, list[int]] = defaultdict(list)
    for wording in wordings:
        content = wording.content
        if len(content) < 2 or len(wording.pieces) > _LONGEST:
            continue
        rarest = sorted(content, key=lambda key: (-weigh(key), key))[:_RAREST]
        votes = Counter(group for key in rarest for group in by_word[key][-50:])
        for number, shared in votes.most_common(_TRIED):
            group = groups[number]
            # An article does not disagree with itself: its own next sentence is about something else.
            if 2 * shared < len(rarest) or group.first.article == wording.article:
                continue
            found = compare(group.first, wording, context)
            if found is not None:
                group.members.append((wording, *found))
                break
        else:
            for key in rarest:
                by_word[key].append(len(groups))
            groups.append(_Group(wording))
    return groups


def compare(one: Wording, other: Wording, context: Context) -> tuple[int, Piece | None] | None:
    """Which piece of `one` has another value in `other`, and which; (-1, None): none; None: no twins."""
    days = [context.published[wording.article] for wording in (one, other)]
    matcher = difflib.SequenceMatcher(
        None, [piece.key for piece in one.pieces], [piece.key for piece in other.pieces], autojunk=False
    )
    shared: list[Piece] = []
    odd: list[Piece] = []
    found: list[tuple[int, Piece]] = []
    for tag, first, last, begin, end in matcher.get_opcodes():
        if tag == "equal":
            shared += one.pieces[first:last]
            continue
        mine, theirs = one.pieces[first:last], other.pieces[begin:end]
        valued = [[piece for piece in pieces if piece.kind] for pieces in (mine, theirs)]
        if [piece.kind for piece in valued[0]] != [piece.kind for piece in valued[1]]:
            return None
        odd += [piece for piece in (*mine, *theirs) if not piece.kind]
        for left, right in zip(*valued, strict=True):
            compared = compare_values(left, right, days)
            if compared == "unsure":
                return None
            if compared == "different":
                found.append((one.pieces.index(left), right))
    if (
        len(found) == 2
        and found[1][0] == found[0][0] + 1
        and _PLACES.issuperset(one.pieces[place].kind for place, _ in found)
    ):
        del found[0]  # "Geneva, Switzerland" is one value
    if len(found) > 1 or any(piece.key in _TELLING for piece in odd):
        return None
    said = [piece for piece in shared if piece.is_content]
    weigh = context.passages.weight
    much = sum(weigh(piece.key) for piece in said)
    little = sum(weigh(piece.key) for piece in odd if piece.is_content)
    if len(said) < _FEWEST - 1 or much < _ALIKE * (much + little):
        return None
    if not found:
        return -1, None
    place, piece = found[0]
    return (place, piece) if _is_firm(one, other, place, other.pieces.index(piece), shared, context) else None


def _is_firm(
    one: Wording, other: Wording, place: int, at_other: int, shared: Sequence[Piece], context: Context
) -> bool:
    """Is it plain that both tell of the same event?"""
    days = [context.published[wording.article] for wording in (one, other)]
    if days[0] and days[1] and abs(days[0] - days[1]).days > _AGREEABLE:
        return False
    kind = one.pieces[place].kind
    before = {wording.pieces[at - 1].key for wording, at in ((one, place), (other, at_other)) if at > 0}
    if len(before) > 1 and before & _DIRECTIONS:
        return False
    if _neighbours(one, place) != _neighbours(other, at_other):
        return False
    said = [piece for piece in shared if piece.is_content]
    if len(said) >= _MANY or context.same_before(one.passage, other.passage):
        return True
    named = any(piece.kind in ("name", "place") for piece in said)
    definite = named or any(piece.key == "the" for piece in shared)
    if any(piece.key in ONCE for piece in said):
        return definite
    return len(said) >= _FEWEST and definite and (kind == "number" or any(p.kind == "date" for p in said))


def _neighbours(wording: Wording, place: int) -> list[str]:
    """The words that say something on either side of a piece."""
    sides = (reversed(wording.pieces[:place]), wording.pieces[place + 1 :])
    return [
        next((one.key for one in side if one.kind not in _PLACES and one.is_content), "") for side in sides
    ]


def _values(group: _Group, place: int, context: Context) -> list[Twin]:
    """The first value of each article that has only one."""
    first = group.first.pieces[place]
    frame = group.first.content - {first.key}
    found: dict[int, list[Twin]] = defaultdict(list)
    found[group.first.article].append(_twin(group.first, first, frame, context))
    for wording, other_place, other in group.members:
        piece = other if other_place == place else None
        piece = piece or next((one for one in wording.pieces if one.key == first.key), None)
        if piece is not None:
            found[wording.article].append(_twin(wording, piece, frame, context))
    return [own[0] for own in found.values() if len({one.piece.key for one in own}) == 1]


def _twin(wording: Wording, piece: Piece, frame: frozenset[str], context: Context) -> Twin:
    words = context.articles[wording.article].words
    at = wording.pieces.index(piece)
    before = [one for one in wording.pieces[:at] if one.is_content][-2:]
    after = [one for one in wording.pieces[at + 1 :] if one.is_content][:3]
    around = " ".join(words.slice_text(one.first, one.last) for one in (*before, *after))
    amount = piece.value if isinstance(piece.value, Amount) else None
    value = words.slice_text(piece.first, piece.last)
    if amount is not None:
        value = f"{plain(amount.value)} {piece.unit}".strip()
    elif isinstance(piece.value, Date):
        value = piece.value.value
    return Twin(
        article=wording.article,
        start=words.starts[piece.first],
        end=words.ends[piece.last],
        value=value,
        label=f"{_KINDS[piece.kind]}: {around}",
        amount=amount,
        piece=piece,
        frame=frame,
    )
