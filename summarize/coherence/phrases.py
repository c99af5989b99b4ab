"""The phrases of a sentence that can go and leave a sentence: modifiers, appositions, relative clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarize.text.names import ORG_NOUNS
from summarize.text.words import fold, word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ADJUNCTS = word_set(
    "in on at during after before since near throughout within amid amidst following despite over under"
    " across along around inside outside between by through against"
)
ORG_NOUNS_AND_PLURALS = ORG_NOUNS | {f"{noun}s" for noun in ORG_NOUNS}
"""Nouns that head names of organisations, places and events, and are plain nouns in the short form."""
_CLAUSES = frozenset(("relcl", "acl", "appos", "advcl"))
_SMALL = frozenset(("advmod", "amod", "npadvmod"))
_FIXED = word_set("not no never n't only first last more most less least about nearly over almost up other")
"""Modifiers that turn or bound what is said."""
_CONDITIONS = word_set("if unless until till whether because although though while")
_OF_EACH_COUNTRY = word_set(
    """
    ambassador army authorities court embassy government media military ministry minister navy parliament
    people police press president
    """
)
"""Nouns that mean another one beside another country's name."""
_DOINGS = word_set(
    """
    arrest attack capture collapse death end fall loss launch release rescue return rise search start use
    visit
    """
)
_DOING_ENDINGS = ("tion", "sion", "ment", "ance", "ence", "ing", "val", "sal", "ure")
_LIGHT = word_set("be remain stand lie live take hold base occur stay become")
"""Verbs that say little without what follows them."""


def removable(doc: Doc) -> Iterator[tuple[int, int]]:
    """Character spans of `doc` that can be taken out, longest constituents included."""
    for token in doc:
        if token.dep_ == "mark" and token.lower_ == "that" and token.head.dep_ == "ccomp":
            yield token.idx, token.idx + len(token.text)  # "said that they left" is "said they left"
        if token.dep_ == "cc" and (conjunct := _conjunct(token)) is not None:
            yield token.idx, conjunct
        if not _can_go(token):
            continue
        subtree = sorted(token.subtree, key=lambda one: one.i)
        first, last = subtree[0], subtree[-1]
        if last.i - first.i + 1 != len(subtree) or last.is_punct:
            continue
        if token.dep_ == "appos" and not _between_commas(doc, first, last):
            continue
        if token.dep_ in _CLAUSES and _goes_on(doc, last):
            continue
        yield first.idx, last.idx + len(last.text)


def _conjunct(token: Token) -> int | None:
    """Where the last member of a list ends, that "and" or "or" leads in; None where it is no plain one."""
    if token.lower_ not in ("and", "or") or any(child.lower_ == "both" for child in token.head.children):
        return None
    following = [child for child in token.head.children if child.dep_ == "conj" and child.i > token.i]
    if len(following) != 1 or following[0].tag_[:2] != token.head.tag_[:2]:
        return None
    subtree = sorted(following[0].subtree, key=lambda one: one.i)
    whole = subtree[-1].i - subtree[0].i + 1 == len(subtree) and subtree[0].i == token.i + 1
    return subtree[-1].idx + len(subtree[-1].text) if whole and not subtree[-1].is_punct else None


def _goes_on(doc: Doc, last: Token) -> bool:
    """Whether "and that" follows, which goes on with what a clause has begun: "calling for ..., and that"."""
    following = [one.lower_ for one in doc[last.i + 1 : last.i + 4] if one.text != ","]
    return following[:1] == ["and"] and following[1:2] in (["that"], ["which"], ["who"], ["to"])


def qualifiers(doc: Doc) -> Iterator[tuple[int, int]]:
    """Character spans of what stands between "the" and its noun: "15 British" of "the 15 British sailors".

    Also "London" of "the London Bombings", where only the capital makes a name of the noun.
    """
    for noun in doc:
        named = noun.tag_ in ("NNP", "NNPS") and fold(noun.text) in ORG_NOUNS_AND_PLURALS
        if noun.tag_ not in ("NN", "NNS") and not named:
            continue
        before = [child for child in noun.children if child.i < noun.i]
        if not before or before[0].lower_ != "the" or len(before) < 2:
            continue
        first = doc[before[0].i + 1]
        whose = noun.lower_ in _OF_EACH_COUNTRY and any(
            one.text[:1].isupper() for one in doc[first.i : noun.i]
        )
        if not whose and not any(one.lower_ in _FIXED for one in doc[first.i : noun.i]):
            yield first.idx, noun.idx - 1


def lowered(text: str, end: int) -> str:
    """`text` with a small letter for the capital of the word that follows `end`: "the Bombings" of a name."""
    at = end + 1
    return text[:at] + text[at : at + 1].lower() + text[at + 1 :]


def _can_go(token: Token) -> bool:
    if token.dep_ == "prep":
        return _is_adjunct(token)
    if token.dep_ == "advcl" and any(child.lower_ in _CONDITIONS for child in token.children):
        return False
    if token.dep_ in _CLAUSES:
        return token.head.tag_.startswith(("NN", "VB"))
    if token.dep_ in _SMALL:
        return token.lower_ not in _FIXED and not token.text[:1].isupper()
    return False


def _is_adjunct(token: Token) -> bool:
    head = token.head
    if head.tag_.startswith("NN"):
        definite = any(child.lower_ in ("the", "their", "his", "her", "its") for child in head.children)
        if token.lower_ == "of" and _is_doing(head.lower_):
            return False
        return token.lower_ in _ADJUNCTS or (token.lower_ in ("of", "to", "for", "from") and definite)
    if (
        not head.tag_.startswith("VB")
        or head.lower_.removesuffix("s") in _LIGHT
        or head.lower_ in ("held", "took", "based")
    ):
        return False
    complemented = any(child.dep_ in ("dobj", "ccomp", "xcomp", "nsubjpass") for child in head.children)
    return token.lower_ in _ADJUNCTS and (complemented or token.i > head.i + 1 or token.i < head.i)


def _is_doing(noun: str) -> bool:
    """Does a noun say what is done, so that it needs to whom: "the release of the sailors"?"""
    return noun in _DOINGS or noun.removesuffix("s").endswith(_DOING_ENDINGS)


def _between_commas(doc: Doc, first: Token, last: Token) -> bool:
    before = first.i > 0 and doc[first.i - 1].text == ","
    after = last.i + 1 < len(doc) and doc[last.i + 1].text in (",", ".")
    return before and after


def without(text: str, start: int, end: int) -> str:
    """`text` without a phrase, and without the commas that stood around it."""
    before, after = text[:start].rstrip(), text[end:].lstrip()
    if not before:
        rest = after.lstrip(", ")
        return rest[:1].upper() + rest[1:]
    if before.endswith(",") and after.startswith((",", ".")):
        before = before[:-1]
        after = after[1:].lstrip() if after.startswith(",") else after
    space = "" if re.match(r"[,.;:!?)’”]", after) or before.endswith(("(", "“", "‘", "-")) else " "
    return f"{before}{space}{after}"
