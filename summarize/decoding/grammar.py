"""What is broken in the grammar of a sentence, as spaCy's small model reads it.

A small model drops the word that a phrase hangs on, and joins what it has read with a bare comma. An editor
would print none of it:
  no subject     "On Londoners are commemorating the anniversary"
  one of many    "a financial analysts", "a British navy personnel"
  half a verb    "Osman arrived in London and been arrested"
  comma splice   "agreement was reached, opinions differed"
  two forms      "they met to rebuild relations and advancing the process"
The parser errs too, on good sentences as on bad ones. So a candidate is not blamed for what is also found in
one of its sources (`ranking.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from summarize.text.content import is_reporting

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass", "expl", "attr"))
_NOUNS = frozenset(("NN", "NNP", "NNPS", "NNS"))
_PLURAL = frozenset(("NNS", "NNPS"))
_COUNTING = frozenset(("nummod", "quantmod", "nmod", "poss"))
"""What may stand between "a" and a plural: "a few hundred people", "a women's club"."""
_SAME_IN_BOTH = frozenset("aircraft crossroads gallows headquarters means series species works".split())
"""Plural by form, and yet "a series"."""
_JOINING = frozenset(("and", "or", "but", "nor", "&"))
_HAVE = frozenset(("has", "have", "had", "having", "'ve", "’ve", "'d", "’d", "'s", "’s"))


def broken(doc: Doc) -> tuple[str, ...]:
    """What is wrong, in words; empty where nothing is."""
    return (*(reason for reason, found in _CHECKS if found(doc)), *_no_verb(doc))


def _no_subject(doc: Doc) -> bool:
    roots = [token for token in doc if token.dep_ == "ROOT"]
    return not any(child.dep_ in _SUBJECTS for root in roots for child in root.children)


def _no_verb(doc: Doc) -> tuple[str, ...]:
    """That the sentence hangs on a noun, and on which: "A raise in a telethon, while they pledged money"."""
    roots = [token for token in doc if token.dep_ == "ROOT"]
    if any(root.tag_.startswith("VB") or root.tag_ == "MD" for root in roots):
        return ()
    return tuple(f"no main verb, but {root.lower_!r}" for root in roots)


def _noun_beside_verb(doc: Doc) -> bool:
    """Whether "and" joins a noun to a verb: "it was organised by a station, and the first time".

    "52 were killed and hundreds injured" is no such thing.
    """
    return any(
        token.dep_ == "conj"
        and token.tag_ in _NOUNS
        and token.head.tag_.startswith("VB")
        and not any(child.dep_ in _SUBJECTS or _is_participle(child) for child in token.children)
        for token in doc
    )


def _is_participle(token: Token) -> bool:
    return token.tag_ == "VBN" and token.dep_ != "relcl"


def _one_of_many(doc: Doc) -> bool:
    """Whether "a" is the article of a plural that is not counted."""
    return any(
        token.dep_ == "det"
        and token.lower_ in ("a", "an")
        and token.head.tag_ in _PLURAL
        and token.head.lower_ not in _SAME_IN_BOTH
        and not any(child.dep_ in _COUNTING or child.like_num for child in token.head.children)
        and not any(one.lower_ in ("few", "many", "lot") for one in doc[token.i : token.head.i])
        for token in doc
    )


def _two_forms(doc: Doc) -> bool:
    """Whether "and" joins a participle to an infinitive right before it."""
    return any(
        token.dep_ == "conj"
        and token.tag_ == "VBG"
        and token.nbor(-1).lower_ in _JOINING
        and any(child.tag_ == "TO" for child in token.head.children)
        for token in doc
    )


def _half_a_verb(doc: Doc) -> bool:
    """Whether "been" has no "have" before it."""
    return any(
        token.lower_ == "been" and not any(one.lower_ in _HAVE for one in doc[: token.i]) for token in doc
    )


def _comma_splice(doc: Doc) -> bool:
    return any(_joined_by_comma(token) for token in doc)


def _joined_by_comma(token: Token) -> bool:
    """Whether a whole clause, or a member of a list, is joined to another by nothing but a comma."""
    head = token.head
    if token.dep_ == "ccomp" and token.i < head.i:
        # "It will fail, the union said" is no splice: who speaks comes last.
        return not is_reporting(head.text) and _is_clause(token) and _is_clause(head) and not _quoted(token)
    after_comma = token.i > 0 and token.nbor(-1).text == ","
    return token.dep_ == "conj" and after_comma and not _coordinated(token)


def _is_clause(verb: Token) -> bool:
    deps = {child.dep_ for child in verb.children}
    return bool(deps & {"nsubj", "nsubjpass"}) and "mark" not in deps


def _quoted(token: Token) -> bool:
    return any(one.is_quote for one in token.sent)


def _coordinated(token: Token) -> bool:
    """Whether "and", "or" or "but" joins the list that a member belongs to."""
    members = (token, *token.conjuncts)
    if any(child.dep_ == "cc" for one in members for child in one.children):
        return True
    # Of a noun the parser may have missed it; of a verb it is another's: "he named this and that, said so".
    inside = token.doc[min(one.i for one in members) : token.i]
    return not token.tag_.startswith("VB") and any(one.lower_ in _JOINING for one in inside)


def _attributed_twice(doc: Doc) -> bool:
    """Whether "he said" closes what is attributed already: "Blair added that it is so, he said"."""
    return any(
        token.dep_ == "ccomp" and token.i < token.head.i and _speaks(token) and _speaks(token.head)
        for token in doc
    )


def _speaks(verb: Token) -> bool:
    return is_reporting(verb.text) and any(child.dep_ == "nsubj" for child in verb.children)


def _one_of_a_name(doc: Doc) -> bool:
    """Whether "a" is the article of a name: "a Vino has tested positive"."""
    return any(
        token.dep_ == "det" and token.lower_ in ("a", "an") and token.head.tag_ == "NNP" for token in doc
    )


_CHECKS: tuple[tuple[str, Callable[[Doc], bool]], ...] = (
    ("a main verb without a subject", _no_subject),
    ("a noun joined to a verb", _noun_beside_verb),
    ('"a" before a plural', _one_of_many),
    ('"a" before a name', _one_of_a_name),
    ("attributed twice", _attributed_twice),
    ('"been" without "have"', _half_a_verb),
    ("a participle joined to an infinitive", _two_forms),
    ("two sentences joined by a comma", _comma_splice),
)
