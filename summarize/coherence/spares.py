"""Sentences that a strategy has to spare, where others went or are not understood.

A spare one needs no explanation, repeats nothing, and stands where its day has its turn in the story.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarize.coherence.antecedents import points_back
from summarize.coherence.attribution import adds
from summarize.coherence.definites import never_explained
from summarize.coherence.desk import Desk
from summarize.coherence.fragments import fragments
from summarize.coherence.puzzles import puzzling
from summarize.coherence.repetition import without_repeats
from summarize.coherence.superseded import superseded
from summarize.text.relative_dates import parse_day
from summarize.types import Article, Conflict, Sentence

if TYPE_CHECKING:
    from summarize.factcheck.language import English


@dataclass(slots=True)
class Spares:
    """Sentences to spare, edited one by one already, best first."""

    sentences: list[Sentence]
    articles: Mapping[str, Article]
    known: Collection[str]
    """Stems of what the whole story is about."""
    english: English
    conflicts: Sequence[Conflict] = ()
    """What the articles disagree on, or have put right."""

    def fill(self, desk: Desk) -> None:
        """Put in what has room, each where its day has its turn."""
        for one in list(self.sentences):
            if len(one.text.split()) <= desk.room and self._suits(one, desk.sentences):
                self.sentences.remove(one)
                desk.add("spare", one, self._place(one, desk.sentences))

    def replace_puzzles(self, desk: Desk) -> None:
        """Put one in the place of each sentence but the lead that only its article explains, if it fits."""
        for old in self._puzzles(desk):
            number = desk.sentences.index(old)
            room = desk.room + len(old.text.split())
            others = [other for place, other in enumerate(desk.sentences) if place != number]
            fitting = (one for one in self.sentences if len(one.text.split()) <= room)
            new = next((one for one in fitting if self._suits(one, others)), None)
            if new is not None:
                self.sentences.remove(new)
                desk.take("puzzles", number)
                desk.add("spare", new, self._place(new, desk.sentences))

    def _puzzles(self, desk: Desk) -> list[Sentence]:
        flags = puzzling(desk.sentences, self.articles, self.known, self.english)
        return [one for one, puzzle in zip(desk.sentences[1:], flags[1:], strict=True) if puzzle]

    def _suits(self, one: Sentence, others: Sequence[Sentence]) -> bool:
        """Can it stand beside these?"""
        beside = [*others, one]
        texts = [other.text for other in others]
        return (
            not points_back(one.text)
            and "[" not in one.text  # what its article had to put into a quotation
            and not adds(one.text)
            and not never_explained([*texts, one.text], self.known, self.english)[-1]
            and not puzzling(beside, self.articles, self.known, self.english)[-1]
            and not fragments([one.text], self.english)[0]
            and not any(superseded(beside, self.conflicts))
            and without_repeats(one.text, texts, self.english) == one.text
        )

    def _place(self, one: Sentence, sentences: Sequence[Sentence]) -> int:
        """Before the first of a later day that does not lean on the one before it; never before the lead."""
        day = self._day(one)
        for place, other in enumerate(sentences):
            later = self._day(other)
            if place and day and later and later > day and not points_back(other.text):
                return place
        return len(sentences)

    def _day(self, sentence: Sentence) -> datetime.date | None:
        article = self.articles.get(sentence.sources[0].article_id) if sentence.sources else None
        return parse_day(article.published) if article else None
