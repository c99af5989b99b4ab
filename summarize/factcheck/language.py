"""The small English spaCy model, wherever it is installed, and the ordinary words that it knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from summarize.remembering import Remembered
from summarize.spacy_model import PACKAGES, load_spacy
from summarize.text.words import fold, stem

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_UNUSED = ("attribute_ruler", "lemmatizer")
_NOT_FOR_NAMES = ("tagger", "parser")
_NOT_FOR_STRUCTURE = ("ner",)
_PIECE = 20_000
"""Characters that are given to the model at once; it has a limit and its memory grows with them."""
_LONGEST_WORD = 100
"""Characters. What is longer is no word, and the model would spend minutes on it."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A name that the language model found, as character offsets of the text."""

    start: int
    end: int
    label: str
    """Its label in the OntoNotes scheme: PERSON, NORP, ORG, GPE ..."""


class English:
    """What the fact-check asks of the model: entities, sentence structure, and whether a word is ordinary."""

    def __init__(self, language: Language) -> None:
        self._language = language
        lexicon = _lexicon(language)
        stop_words = frozenset(language.Defaults.stop_words)
        self._ordinary = stop_words.union(*lexicon.values())
        self._base_verbs = _irregular_verbs(language)
        self._never_names = stop_words | (lexicon["adv"] - lexicon["noun"])
        self._parses = Remembered(lambda texts: self._language.pipe(texts, disable=_NOT_FOR_STRUCTURE))

    def entities(self, texts: Sequence[str]) -> list[list[Entity]]:
        """The entities of each text, all texts in one batch."""
        pieces = [
            (piece, (number, offset)) for number, text in enumerate(texts) for offset, piece in _pieces(text)
        ]
        found: list[list[Entity]] = [[] for _ in texts]
        for doc, (number, offset) in self._language.pipe(pieces, as_tuples=True, disable=_NOT_FOR_NAMES):
            found[number] += [
                Entity(offset + entity.start_char, offset + entity.end_char, entity.label_)
                for entity in doc.ents
            ]
        return found

    def parse(self, sentences: Sequence[str]) -> list[Doc]:
        """Each sentence with its parts of speech and dependencies, those that are new in one batch.

        A sentence that is too long for the model is parsed only so far. The parses are for reading only: who
        asks for a sentence again is given the same one.
        """
        return self._parses.of([_first_piece(one) for one in sentences])

    def read(self, sentences: Sequence[str]) -> list[Doc]:
        """Each sentence with its parts of speech, dependencies and entities, all in one batch.

        A sentence that is too long for the model is read only so far.
        """
        return list(self._language.pipe(map(_first_piece, sentences)))

    def base_verb(self, key: str) -> str:
        """ "meet" for "met"; regular forms, which the stemmer knows, are left as they are."""
        return self._base_verbs.get(key, key)

    @cached_property
    def irregular_forms(self) -> dict[str, list[str]]:
        """Base forms of irregular verbs -> their other forms: "meet" -> "met"."""
        forms: dict[str, list[str]] = {}
        for form, base in self._base_verbs.items():
            forms.setdefault(base, []).append(form)
        return forms

    def is_ordinary(self, word: str) -> bool:
        """Is this an ordinary English word, or an inflected form of one?"""
        return fold(word) in self._ordinary or self.is_inflected(word)

    def is_never_a_name(self, word: str) -> bool:
        """Is this a function word or an adverb, such as "Later"? "North" is a noun as well."""
        return fold(word) in self._never_names

    def is_inflected(self, word: str) -> bool:
        """Is this a plural, a past tense, a participle or an adverb of an ordinary word?"""
        folded = fold(word)
        return folded not in self._ordinary and not self._ordinary.isdisjoint(_base_forms(folded))


def load_english(packages: Iterable[str] = PACKAGES) -> English:
    """The first of `packages` that is installed, loaded once however many parts ask for it.

    Raises ResourceError where none is installed or it cannot be loaded.
    """
    return _load(tuple(packages))


@lru_cache(maxsize=1)
def _load(packages: tuple[str, ...]) -> English:
    return English(load_spacy(_UNUSED, packages))


def _lexicon(language: Language) -> dict[str, frozenset[str]]:
    """Words by part of speech, from the WordNet index of the model's lemmatizer, which is not loaded."""
    base, irregular = (_lemma_table(language, name) for name in ("lemma_index", "lemma_exc"))
    parts = ("noun", "verb", "adj", "adv")
    return {part: frozenset(base.get(part, ())).union(irregular.get(part, ())) for part in parts}


def _irregular_verbs(language: Language) -> dict[str, str]:
    """The forms of irregular verbs -> their base, from the same index. "found" is a form of "find"."""
    return {
        form: bases[0]
        for form, bases in _lemma_table(language, "lemma_exc").get("verb", {}).items()
        if form.isalpha() and not form.endswith(("ing", "s"))
    }


def _lemma_table(language: Language, name: str) -> Mapping[str, Any]:
    from spacy.lookups import Lookups

    path = language.path / "lemmatizer" / "lookups" if language.path else None
    if path is None or not path.is_dir():
        return {}
    table: Mapping[str, Any] = Lookups().from_disk(path).get_table(name, {})
    return table


def _base_forms(word: str) -> set[str]:
    forms = {stem(word)} - {word}
    for ending in ("ing", "ed", "ly", "er", "est"):
        base = word.removesuffix(ending)
        if base == word or len(base) < 2:
            continue
        forms |= {base, base + "e"} if len(base) > 2 else {base + "e"}  # "died" is no form of "di"
        if base[-1] == base[-2]:
            forms.add(base[:-1])
        if base[-1] == "i":
            forms.add(base[:-1] + "y")
    return forms


def _first_piece(text: str) -> str:
    return next((piece for _, piece in _pieces(text)), "")


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """`text` in pieces with their offsets, cut at white space, without what is too long for a word."""
    start = 0
    while start < len(text):
        end = min(len(text), start + _PIECE)
        if end < len(text):
            cut = max(text.rfind(" ", start, end), text.rfind("\n", start, end))
            end = cut + 1 if cut > start else end
        piece = text[start:end].encode("utf-8", "replace").decode()  # lone surrogates are no UTF-8
        if any(len(word) > _LONGEST_WORD for word in piece.split()):
            piece = " ".join(
                word if len(word) <= _LONGEST_WORD else " " * len(word) for word in piece.split(" ")
            )
        yield start, piece
        start = end
