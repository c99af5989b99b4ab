"""Whether a sentence can stand alone in a summary, and what must go so that it can.

A sentence lifted out of its article loses what stood before it: "He added that ..." has lost its
name, "today" its date, "However" what it turned against. Openers and relative dates that can go,
go; a sentence that still leans on its neighbours is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarize.text.content import FUNCTION_WORDS
from summarize.text.date_words import WEEKDAYS
from summarize.text.quoted import mask, without_quotations
from summarize.text.relative_dates import UNDATED, Written, resolve_dates
from summarize.text.scenes import needs_its_scene

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
    r",\s+(?:however|meanwhile|moreover|therefore|nevertheless|in turn|of course"
    r"|for (?:its|their|his|her) part),\s+",
    re.I,
)

_RELATIVE_DAY = (
    r"(?:(?:today|yesterday|tomorrow)(?:\s+(?:morning|afternoon|evening|night))?|tonight"
    r"|this\s+(?:morning|afternoon|evening|week|month)|last\s+night)"
)
_RELATIVE_DATE = re.compile(
    rf"""
      ,?\s+(?:(?:earlier|later|late|early)\s+)?(?:at\s+\d{{1,2}}[:.]\d\d\s+)?{_RELATIVE_DAY}(?=[\s,.;:)”"]|$)
    """,
    re.IGNORECASE | re.VERBOSE,
)
# "Today is the anniversary" keeps its subject: without a comma, the next words must open one of their own.
_LEADING_DATE = re.compile(
    rf"^(?i:(?:(?:also|just|only|earlier|later|late|early)\s+)*{_RELATIVE_DAY})"
    r"(?:,\s+|\s+(?=[A-Z0-9]|(?:an?|the|some|more|all|many|several|thousands|hundreds|dozens)\b))"
)
_ANY_RELATIVE = re.compile(rf"\b{_RELATIVE_DAY}\b", re.IGNORECASE)
_NEEDS_DAY = re.compile(
    r"\b(?:about|after|and|as|before|between|by|during|for|from|in|into|like|of|on|or|over|since|than"
    r"|through|throughout|till|until|within)$",
    re.IGNORECASE,
)
_DAY_IS_SUBJECT = re.compile(
    r"\b(?:says?|said|that)\s+today\s+(?:is|was|will|marks?|marked)\b", re.IGNORECASE
)

_LEANING_START = re.compile(
    r"""^["“‘']?(?:
      he|she|it|they|we|i|you|him|her|his|hers|its|their|theirs|them|these|those|this|that|such
      |there|here|who|which|what|when\ asked|asked|both|neither|either|others?|another
      |one\ of\ (?:them|these|those)|(?:two|three|four|five)\ others?|on\ (?:this|that)
      |if\ (?:not|so)|some\ time\ later
      |(?:two|three|four|five|several|a\ few)\ (?:days|hours|weeks|months|years)\ later
      |(?:now|again|instead|soon|still|today|later|earlier),?\ (?:he|she|it|they|we|his|her|its|their)
      |so|then|because|the\ (?:former|latter|same|other|others|two|pair|statement|agreement|move
        |decision|announcement|news
        |incident|document|letter|report|attack|attacks|man|woman|men|women|group|victims?|suspects?
        |law|bill|plan|proposal|deal|ruling|vote|event|article|move|figure|figures)
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_PERSON = re.compile(r"(?<![.!?] )(?<!^)\b(?:he|she|him|his|her|hers|himself|herself)\b", re.IGNORECASE)
_CAPITALISED = re.compile(r"\b[A-Z][^\W\d_]+(?:[ -][A-Z][^\W\d_]+)*")
_WEEKDAYS = frozenset(name.capitalize() for name in WEEKDAYS)
_WHEN_OR_WHERE = re.compile(r"\b(?:at|during|from|in|near|on|since|until)\s+(?:the\s+)?$", re.IGNORECASE)
# "I" after a capitalised word is a numeral: "World War I".
_FIRST_PERSON = re.compile(r"\b(?:we|our|us|my|me|you|your)\b|(?:^|(?:(?<!\S)[^A-Z\s]\S*|[,:;.…—–-])\s+)I\b")
_ENDING = re.compile(r"[.!?][\"”’')\]]*$")


def make_standalone(text: str, written: Written = UNDATED) -> str | None:
    """`text`, which was `written` then, fit to stand alone, or None where it is not.

    Openers ("However, ") are taken out. Relative dates ("today") become those of the calendar, or are taken
    out where the day of writing is not known. None for fragments, questions,
    unbalanced quotations, first person outside quotation marks, a start that points backwards
    ("He", "This", "The statement"), a pronoun for a person before any name, and what needs its scene ("the
    following day", "Nobody moved").
    """
    sentence = _without_openers(" ".join(text.split()))
    if written.day is not None:
        sentence = resolve_dates(sentence, written)
    dated = _without_relative_dates(sentence)
    if dated is None:
        return None
    return dated if _can_stand(dated) else None


def leans(text: str) -> bool:
    """Whether a sentence points at something outside it: for candidates that a model wrote."""
    return make_standalone(text) != " ".join(text.split())


def points_back(text: str) -> bool:
    """Whether a sentence begins with what only the one before it explains: "He", "This", "The statement"."""
    return _LEANING_START.match(_without_openers(" ".join(text.split()))) is not None


def has_relative_date(text: str) -> bool:
    """Whether "today", "yesterday" or their like stand outside quotation marks."""
    return _ANY_RELATIVE.search(without_quotations(text)) is not None


def _without_openers(sentence: str) -> str:
    while match := _OPENER.match(sentence):
        sentence = sentence[match.end() :]
    while match := _INNER_OPENER.search(mask(sentence)):
        sentence = f"{sentence[: match.start()]} {sentence[match.end() :]}"
    return sentence[:1].upper() + sentence[1:]


def _without_relative_dates(sentence: str) -> str | None:
    """The sentence without "today" and its like; None where one cannot simply be left out."""
    if not has_relative_date(sentence):
        return sentence
    if _DAY_IS_SUBJECT.search(mask(sentence)):
        return None
    shorter = _LEADING_DATE.sub("", sentence)
    while match := _RELATIVE_DATE.search(mask(shorter)):
        before, after = shorter[: match.start()], shorter[match.end() :]
        if _NEEDS_DAY.search(before):
            return None
        between_commas = match[0].startswith(",") and after.startswith(",")
        shorter = before + (after[1:] if between_commas else after)
    if has_relative_date(shorter):
        return None
    return shorter[:1].upper() + shorter[1:]


def _can_stand(sentence: str) -> bool:
    outside = without_quotations(sentence)
    return (
        _ENDING.search(sentence) is not None
        and not sentence.rstrip("\"”’')]").endswith("?")
        and _quotes_balance(sentence)
        and not _LEANING_START.match(sentence)
        and not sentence.startswith(("(", "[", "…", "...", "“”"))
        and _FIRST_PERSON.search(outside) is None
        and _names_person_first(outside)
        and not needs_its_scene(sentence)
    )


def _quotes_balance(sentence: str) -> bool:
    straight = sentence.count('"') % 2 == 0
    return (
        straight and sentence.count("“") == sentence.count("”") and sentence.count("(") == sentence.count(")")
    )


def _names_person_first(sentence: str) -> bool:
    pronoun = _PERSON.search(sentence)
    return pronoun is None or any(
        start < pronoun.start() and not _WHEN_OR_WHERE.search(sentence[:start]) for start in _names(sentence)
    )


def _names(sentence: str) -> Iterator[int]:
    """Where capitalised words stand that can name someone; a lone first word is capitalised anyway."""
    for match in _CAPITALISED.finditer(sentence):
        words = match[0].split()
        opens = match.start() == 0
        skipped = opens and words[0].lower() in FUNCTION_WORDS
        # "Russia's minister hosted his ..." names someone with its first word.
        owns = not skipped and sentence.startswith(("'s ", "’s "), match.end())
        if (len(words) > 1 or owns or not opens) and words[skipped] not in _WEEKDAYS:
            yield match.start() + (len(words[0]) + 1) * skipped
