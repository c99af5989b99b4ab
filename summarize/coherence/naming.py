"""Who someone is, where a text first mentions them, and the short form after.

An article introduces "Syrian Foreign Minister Faisal Mekdad" once and speaks of "Mekdad" from then on.
A summary made of sentences from anywhere in the articles does neither: here each person gets the whole
at the first mention, in the words of an article, and what articles call them afterwards at the others.
Quotations stay as they are, and so do names that two people share.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarize.coherence.people import Person, distinct, role_start
from summarize.coherence.tokens import Token, adjoining, read_tokens
from summarize.text.names import PARTICLES, TITLES, same_transliteration
from summarize.text.quoted import mask
from summarize.text.words import fold

if TYPE_CHECKING:
    from summarize.factcheck.language import English

_ORIGIN = re.compile(r" of (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?")
"""Where someone is from, after the name: "Vinokourov of Kazakhstan"."""
_LEADING = TITLES | {"counterpart", "counterparts", "named", "called"}
"""Words that a name may follow as an apposition."""
_BESIDE = 48
"""Characters around a name in which an apposition says who someone is."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A person in a sentence."""

    start: int
    """With titles before the name, and their article."""
    name: int
    """Where the name begins."""
    end: int
    is_full: bool
    """Are there given names?"""
    has_role: bool


def mentions(sentence: str, person: Person, english: English) -> Iterator[Mention]:
    """Where `sentence`, outside quotation marks, names a person, in order."""
    tokens = read_tokens(mask(sentence), english)
    for index, token in enumerate(tokens):
        if token.key not in person.calls or not token.text[-1:].isalnum():
            continue
        if not any(letter.isupper() for letter in token.text):
            continue
        first, last = _extent(sentence, tokens, index, person)
        if _is_other(sentence, tokens, first, last):
            continue
        start = role_start(sentence, tokens, first)
        has_role = start < first
        if (
            has_role
            and start
            and tokens[start - 1].key == "the"
            and adjoining(sentence, tokens[start - 1], tokens[start])
        ):
            start -= 1
        yield Mention(tokens[start].start, tokens[first].start, tokens[last].end, first < last, has_role)


def _extent(sentence: str, tokens: Sequence[Token], index: int, person: Person) -> tuple[int, int]:
    """The first and last word of a name around the word that is the person's alone."""
    first = last = index
    own = {*person.names, *person.spellings}

    def is_part(token: Token) -> bool:
        initial = len(token.key) == 1 and token.text[0].isupper()
        return token.key in own or initial or any(same_transliteration(token.key, name) for name in own)

    while first and adjoining(sentence, tokens[first - 1], tokens[first]):
        before = tokens[first - 1]
        if not (is_part(before) or before.text in PARTICLES):
            break
        first -= 1
    while first < index and tokens[first].text in PARTICLES and len(person.names) == 2:
        first += 1
    while (
        last + 1 < len(tokens)
        and person.names[-1] not in person.calls
        and adjoining(sentence, tokens[last], tokens[last + 1])
        and tokens[last + 1].key in own
    ):
        last += 1
    return first, last


def _is_other(sentence: str, tokens: Sequence[Token], first: int, last: int) -> bool:
    """Is the name a part of another: "Tony Mekdad", "the Mekdad family", "Gore Hotel"?"""
    if first and adjoining(sentence, tokens[first - 1], tokens[first]):
        before = tokens[first - 1]
        if before.may_name or (before.key in ("the", "a", "an") and first == last):
            return True
    if last + 1 < len(tokens) and adjoining(sentence, tokens[last], tokens[last + 1]):
        after = tokens[last + 1]
        if after.text[0].isupper():
            return True
    return sentence[tokens[last].end : tokens[last].end + 1] == "-"


def name_people(sentences: Sequence[str], people: Sequence[Person], english: English) -> list[str]:
    """`sentences` with every person in full at the first mention, and in short after it."""
    texts = list(sentences)
    for person in distinct(people):
        introduced = False
        origin = ""
        for number, text in enumerate(texts):
            edited = text
            shift = 0
            for mention in mentions(text, person, english):
                new = _later(text, mention, person) if introduced else _first(text, mention, person)
                end = mention.end
                came_from = _ORIGIN.match(text[end:])
                if introduced and origin and came_from and came_from[0] == origin:
                    end += came_from.end()
                origin = origin or (came_from[0] if came_from and not introduced else "")
                introduced = True
                start = mention.start
                if start == 0:
                    new = new[:1].upper() + new[1:]
                edited = edited[: start + shift] + new + edited[end + shift :]
                shift = len(edited) - len(text)
            texts[number] = edited
    return texts


def _first(text: str, mention: Mention, person: Person) -> str:
    """What stands for the person where they are first mentioned, titles included."""
    own = text[mention.start : mention.end]
    if mention.has_role and mention.is_full:
        return own
    known = {fold(word) for word in re.findall(r"\w+", person.described)}
    role = text[mention.start : mention.name]
    agrees = all(fold(word) in known or fold(word) == "the" for word in re.findall(r"\w+(?!\w*['’])", role))
    if person.described and agrees and not _is_explained(text, mention):
        return person.described
    if mention.is_full:
        return own
    return f"{role}{person.full}"


def _is_explained(text: str, mention: Mention) -> bool:
    """Does an apposition beside the name say who this is?

    "Mekdad, the Syrian minister,", "his counterpart, Mekdad", "Turkish and Syrian ministers Cavusoglu and".
    """
    before = text[max(0, mention.start - _BESIDE) : mention.start]
    after = text[mention.end : mention.end + _BESIDE]
    apposed = re.match(r",\s+(?:the|an?|[A-Z])[\w’'. -]*", after)
    titled = apposed is not None and any(fold(word) in TITLES for word in re.findall(r"\w+", apposed[0]))
    led = re.search(r"(?:[\w’'-]+),?\s(?:and\s)?$", before)
    called = re.search(r"([\w-]+)(?:,\s|\s)$", before)
    leads = called is not None and all(fold(part) in _LEADING for part in called[1].split("-"))
    of_a_place = re.search(r"(?P<title>\w+) of (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,2},?\s$", before)
    holds = of_a_place is not None and fold(of_a_place["title"]) in TITLES
    return titled or holds or (led is not None and leads)


def _later(text: str, mention: Mention, person: Person) -> str:
    """What stands for the person where they have been introduced, titles included."""
    short = person.short or text[mention.name : mention.end]
    if person.short and not mention.is_full and mention.has_role and not _drops_role(text, mention, person):
        return text[mention.start : mention.end]
    return short


def _drops_role(text: str, mention: Mention, person: Person) -> bool:
    """Is the title before a surname one that the introduction has given? "Mr Blair" stays so."""
    role = {fold(word) for word in re.findall(r"\w+", text[mention.start : mention.name])}
    return role <= {fold(word) for word in re.findall(r"\w+", person.described)} | {"the", "s"}
