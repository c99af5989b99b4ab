"""Whether a sentence can stand alone in a summary, and what must go so that it can.

A sentence lifted out of its article loses what stood before it: "He added that ..." has lost its
name, "today" its date, "However" what it turned against. Openers and relative dates that can go,
go; a sentence that still leans on its neighbours is refused.
"""

from __future__ import annotations

import re

_OPENER = re.compile(
    r"""^(?:
      (?:additionally|also|and|but|consequently|conversely|furthermore|hence|however|indeed|instead
        |in\ (?:addition|contrast|fact|other\ words|response|return|short|turn)
        |in\ (?:a\ )?(?:parallel|related|separate|significant|further|another)
          \ (?:development|move|step|incident)s?
        |likewise|meanwhile|moreover|nevertheless|nonetheless|on\ the\ other\ hand|similarly|still
        |subsequently|that\ said|then|therefore|thus|yet|for\ (?:example|instance)|as\ a\ result
        |at\ the\ same\ time|by\ contrast|to\ this\ end|so\ far|of\ course|finally|lastly|firstly|secondly)
      ,\s+
      |(?:and|but|yet|so)\s+
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_INNER_OPENER = re.compile(
    r",\s+(?:however|meanwhile|moreover|therefore|nevertheless|in turn|of course),\s+", re.I
)

_RELATIVE_DAY = (
    r"(?:today|yesterday|tonight|tomorrow|this\s+(?:morning|afternoon|evening|week|month)|last\s+night)"
)
_RELATIVE_DATE = re.compile(
    rf"""
      ,?\s+(?:(?:earlier|later|late|early)\s+)?(?:at\s+\d{{1,2}}[:.]\d\d\s+)?{_RELATIVE_DAY}(?=[\s,.;:)”"]|$)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_LEADING_DATE = re.compile(rf"^(?:(?:earlier|later|late|early)\s+)?{_RELATIVE_DAY},?\s+", re.IGNORECASE)
_ANY_RELATIVE = re.compile(rf"\b{_RELATIVE_DAY}\b", re.IGNORECASE)
_NEEDS_DAY = re.compile(r"\b(?:since|until|till|by|from|of|for|as\s+of|before|after|and|or)$", re.IGNORECASE)

_LEANING_START = re.compile(
    r"""^["“‘']?(?:
      he|she|it|they|we|i|you|him|her|his|hers|its|their|theirs|them|these|those|this|that|such
      |there|here|who|which|what|when\ asked|asked|both|neither|either|others?|another
      |one\ of\ (?:them|these|those)
      |so|then|because|the\ (?:former|latter|same|other|others|two|pair|statement|agreement|move
        |decision|announcement|news
        |incident|document|letter|report|attack|attacks|man|woman|men|women|group|victims?|suspects?
        |law|bill|plan|proposal|deal|ruling|vote|event|article|move|figure|figures)
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_PERSON = re.compile(r"(?<![.!?] )(?<!^)\b(?:he|she|him|his|her|hers|himself|herself)\b", re.IGNORECASE)
_CAPITALISED = re.compile(r"\b[A-Z][^\W\d_]+(?:[ -][A-Z][^\W\d_]+)*")
_FIRST_PERSON = re.compile(r"\b(?:I|we|our|us|my|me|you|your)\b")
_ENDING = re.compile(r"[.!?][\"”’')\]]*$")
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")


def make_standalone(text: str) -> str | None:
    """`text` fit to stand alone, or None where it is not.

    Openers ("However, ") and relative dates ("today") are taken out. None for fragments, questions,
    unbalanced quotations, first person outside quotation marks, a start that points backwards
    ("He", "This", "The statement"), and a pronoun for a person before any name.
    """
    sentence = _without_openers(" ".join(text.split()))
    dated = _without_relative_dates(sentence)
    if dated is None:
        return None
    return dated if _can_stand(dated) else None


def leans(text: str) -> bool:
    """Whether a sentence points at something outside it: for candidates that a model wrote."""
    return make_standalone(text) != " ".join(text.split())


def has_relative_date(text: str) -> bool:
    """Whether "today", "yesterday" or their like stand outside quotation marks."""
    return _ANY_RELATIVE.search(_QUOTED.sub("", text)) is not None


def _without_openers(sentence: str) -> str:
    while match := _OPENER.match(sentence):
        sentence = sentence[match.end() :]
    sentence = _INNER_OPENER.sub(" ", sentence)
    return sentence[:1].upper() + sentence[1:]


def _without_relative_dates(sentence: str) -> str | None:
    """The sentence without "today" and its like; None where one cannot simply be left out."""
    if not has_relative_date(sentence):
        return sentence
    shorter = _LEADING_DATE.sub("", sentence)
    while match := _RELATIVE_DATE.search(shorter):
        if _NEEDS_DAY.search(shorter[: match.start()]):
            return None
        shorter = shorter[: match.start()] + shorter[match.end() :]
    if has_relative_date(shorter):
        return None
    return shorter[:1].upper() + shorter[1:]


def _can_stand(sentence: str) -> bool:
    outside = _QUOTED.sub("“”", sentence)
    return (
        _ENDING.search(sentence) is not None
        and not sentence.rstrip("\"”’')]").endswith("?")
        and _quotes_balance(sentence)
        and not _LEANING_START.match(sentence)
        and not sentence.startswith(("(", "[", "…", "...", "“”"))
        and _FIRST_PERSON.search(outside) is None
        and _names_person_first(outside)
    )


def _quotes_balance(sentence: str) -> bool:
    straight = sentence.count('"') % 2 == 0
    return (
        straight and sentence.count("“") == sentence.count("”") and sentence.count("(") == sentence.count(")")
    )


def _names_person_first(sentence: str) -> bool:
    pronoun = _PERSON.search(sentence)
    if pronoun is None:
        return True
    name = next((match for match in _CAPITALISED.finditer(sentence) if match.start() > 0), None)
    first_words = _CAPITALISED.match(sentence)
    opens_with_name = first_words is not None and " " in first_words[0]
    return opens_with_name or (name is not None and name.start() < pronoun.start())
