"""Which words of a summary are part of a name or number, and which of them people marked as wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarize.factcheck.language import English, Entity
from summarize.text.words import Words, find_words, is_cased, sentence_numbers

NAMES = frozenset("PERSON NORP FAC ORG GPE LOC PRODUCT EVENT WORK_OF_ART LAW LANGUAGE".split())
"""spaCy's labels of names."""


@dataclass(frozen=True, slots=True)
class ReadText:
    """A summary as every judge gets it: its words, and the entities that spaCy alone finds in it."""

    words: Words
    entities: tuple[Entity, ...]

    @property
    def text(self) -> str:
        """The summary itself."""
        return self.words.text

    def words_of(self, start: int, end: int) -> frozenset[int]:
        """The numbers of the words that overlap the characters from `start` to `end`."""
        words = self.words
        return frozenset(i for i in range(len(words)) if words.starts[i] < end and words.ends[i] > start)


def read_texts(texts: Sequence[str], english: English) -> list[ReadText]:
    """All texts in one batch."""
    entities = english.entities(texts)
    return [ReadText(find_words(text), tuple(own)) for text, own in zip(texts, entities, strict=True)]


def name_and_number_words(read: ReadText) -> frozenset[int]:
    """The words that are part of a name or number by a rule that no checker has a say in.

    A word is, where it has a digit or is a number word (spaCy's `like_num`); where it has a capital that
    neither begins its sentence nor is that of a function word, in a text that uses capitals; or where
    spaCy's entities call it part of a name, and it is no function word.
    """
    from spacy.lang.en.lex_attrs import like_num
    from spacy.lang.en.stop_words import STOP_WORDS

    words = read.words
    sentences = sentence_numbers(words)
    cased = is_cased(words, sentences)
    in_entity = {
        number
        for entity in read.entities
        if entity.label in NAMES
        for number in read.words_of(entity.start, entity.end)
    }
    found = set()
    for number in range(len(words)):
        raw = words.raw(number)
        inside = number > 0 and sentences[number] == sentences[number - 1]
        function_word = raw.lower() in STOP_WORDS and not (raw.isupper() and len(raw) > 1)  # US, not us
        if (
            any(map(str.isdigit, raw))
            or like_num(raw)  # type: ignore[no-untyped-call]
            or (number in in_entity and not function_word)
            or (cased and inside and raw[0].isupper() and not function_word)
        ):
            found.add(number)
    return frozenset(found)


def marked_words(words: Words, spans: Sequence[str]) -> tuple[frozenset[int], tuple[str, ...]]:
    """The words inside the spans that people marked, and the spans that are not in the summary.

    A span is found by its words, whatever the case, spacing and punctuation. One that occurs several times
    is its first occurrence after the span before it in the list, which is how annotators go through a text;
    where there is none after it, the first of all.
    """
    marked: set[int] = set()
    lost: list[str] = []
    after = 0
    for span in spans:
        keys = find_words(span).keys
        places = [
            first
            for first in range(len(words) - len(keys) + 1)
            if words.keys[first : first + len(keys)] == keys
        ]
        if not keys or not places:
            lost.append(span)
            continue
        first = next((place for place in places if place >= after), places[0])
        after = first + len(keys)
        marked.update(range(first, after))
    return frozenset(marked), tuple(lost)
