""" "Syria's president" for "the president of Syria": where somebody has, is related to or undergoes it.

Only nouns that take a possessive well: "the city of London" and "the rest of Europe" stay.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarize.rewriting.edits import Change, Edit
from summarize.text.date_words import MONTHS, WEEKDAYS
from summarize.text.words import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_RELATED = word_set(
    "ambassador author brother captain chairman chairwoman chancellor chief coach commander daughter"
    " director emir family father founder friends governor head husband king lawyer leader leaders manager"
    " mayor mother owner parents premier president queen secretary sister son spokesman spokeswoman sultan"
    " supporters widow wife"
)
_OWNED = word_set(
    "airport army borders cabinet capital citizens coast coastline constitution economy embassy"
    " government headquarters home house inhabitants judiciary military navy neighbors neighbours"
    " outskirts parliament people police population residents senate streets territory waters workers"
)
_UNDERGONE = word_set(
    "abduction acquittal appointment arrest assassination capture collapse conviction death deportation"
    " detention disappearance election execution expulsion extradition fall imprisonment murder ousting"
    " release removal rescue resignation suspension victory withdrawal"
)
_SAID_OR_DONE = word_set(
    "approach arrival attitude career comments decision departure efforts future history interests"
    " opinion plan plans policies policy position proposal refusal reign remarks reputation response role"
    " rule success tenure views visit whereabouts"
)
_OF_PEOPLE = word_set(
    "bodies children demands families fate homes identities lawyers lives names parents relatives return"
    " rights safety trial"
)
_PEOPLE = word_set(
    "attackers bombers bystanders captives crew dead detainees driver gunman gunmen hijackers hostages"
    " men miners minister passengers pilot pilots police president prisoners protesters rebels refugees"
    " sailors soldiers students suspect suspects victim victims women workers"
)
_POSSESSED = _OF_PEOPLE | _RELATED | _OWNED | _UNDERGONE | _SAID_OR_DONE
_LONGEST = 4
"""Words of an owner."""
_PARTS_OF_NAMES = frozenset(("compound", "det", "nummod"))


def possessives(doc: Doc) -> Iterator[Edit]:
    """Each "the ... of ..." with a name or people behind "of" that can be a possessive."""
    for preposition in doc:
        noun = preposition.head
        if preposition.lower_ != "of" or preposition.i != noun.i + 1 or noun.text not in _POSSESSED:
            continue
        article = next((child for child in noun.children if child.lower_ == "the"), None)
        owner = next((child for child in preposition.children if child.dep_ == "pobj"), None)
        if article is None or owner is None or not (_is_short(owner, preposition) and _is_owner(owner)):
            continue
        if any(one.dep_ == "poss" or one.tag_ == "JJS" for one in noun.children):
            continue
        name = doc[preposition.i + 1 : owner.i + 1].text
        possessive = f"{name}'" if name.endswith("s") else f"{name}'s"
        after = doc[owner.i + 1].idx if owner.i + 1 < len(doc) else len(doc.text)
        yield (
            Change(article.idx, article.idx + len(article.text), possessive),
            Change(preposition.idx, after),
        )


def _is_owner(owner: Token) -> bool:
    if owner.pos_ == "PROPN":
        return owner.lower_ not in MONTHS and owner.lower_ not in WEEKDAYS
    return owner.lower_ in _PEOPLE and any(one.lower_ == "the" for one in owner.children)


def _is_short(owner: Token, preposition: Token) -> bool:
    """Whether it ends with its head: "the United States", and not "Iran and its allies"."""
    words = owner.doc[preposition.i + 1 : owner.i + 1]
    return (
        owner.right_edge == owner
        and owner.left_edge.i == preposition.i + 1
        and len(words) <= _LONGEST
        and all(one == owner or one.dep_ in _PARTS_OF_NAMES for one in words)
        and not any(one.like_num for one in words)
    )
