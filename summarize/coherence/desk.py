"""The sentences on an editor's desk: what may be changed, what was, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summarize.protocols import Check
from summarize.types import FactCheckReport, Sentence


class Desk:
    """Sentences that are edited step by step.

    An edit stands only where the fact-check finds nothing wrong that it did not find before, and where the
    summary stays within its words or gets no longer.
    """

    def __init__(self, sentences: Sequence[Sentence], check: Check, max_words: int | None) -> None:
        self.sentences = list(sentences)
        self.changes: list[dict[str, str]] = []
        """Step, text before and text after ("" for a sentence that went) of every edit that stood."""
        self._check = check
        self._max_words = max_words

    @property
    def texts(self) -> list[str]:
        """The texts of the sentences."""
        return [one.text for one in self.sentences]

    @property
    def room(self) -> int:
        """Words that may be added."""
        if self._max_words is None:
            return 10**9
        return self._max_words - sum(len(text.split()) for text in self.texts)

    def put(self, step: str, texts: Sequence[str | None], instead: Sequence[str] | None = None) -> None:
        """Edit the sentences; None takes one out, unless it is the last.

        Where an edit does not stand, that of `instead` is tried.
        """
        before = self.texts
        self._put(step, texts)
        if instead is not None:
            second = [
                other if one.text == old and text != old else one.text
                for one, old, text, other in zip(self.sentences, before, texts, instead, strict=True)
            ]
            self._put(step, second)

    def put_together(self, step: str, texts: Sequence[str]) -> bool:
        """Edit sentences that only make sense together, and say whether that was done.

        All edits stand or none: none where the first is flagged, or where all together have no room. A later
        one that is flagged is left out.
        """
        edited = self._edited(texts)
        worse = self._worse(edited)
        sound = [pair for pair, flagged in zip(edited, worse, strict=True) if not flagged]
        longer = sum(len(text.split()) - len(self.sentences[number].text.split()) for number, text in sound)
        if not edited or worse[0] or (longer > 0 and longer > self.room):
            return not edited
        for number, text in sound:
            self._change(step, number, text)
        return True

    def drop(self, step: str, flags: Sequence[bool]) -> None:
        """Take out the sentences that are flagged, but never the last that is left."""
        self._put(step, [None if flag else text for text, flag in zip(self.texts, flags, strict=True)])

    def take(self, step: str, number: int) -> None:
        """Take one sentence out."""
        self.changes.append({"step": step, "before": self.sentences.pop(number).text, "after": ""})

    def _put(self, step: str, texts: Sequence[str | None]) -> None:
        edited = self._edited(texts)
        for (number, text), flagged in zip(edited, self._worse(edited), strict=True):
            longer = len(text.split()) - len(self.sentences[number].text.split())
            if not flagged and (longer <= 0 or longer <= self.room):
                self._change(step, number, text)
        gone = [number for number, text in enumerate(texts) if text is None]
        for number in reversed(gone):
            if len(self.sentences) > 1:
                self.take(step, number)

    def _edited(self, texts: Sequence[str | None]) -> list[tuple[int, str]]:
        """Which sentences get another text, by their number."""
        return [
            (number, text)
            for number, (one, text) in enumerate(zip(self.sentences, texts, strict=True))
            if text is not None and text != one.text
        ]

    def _change(self, step: str, number: int, text: str) -> None:
        self.changes.append({"step": step, "before": self.sentences[number].text, "after": text})
        self.sentences[number] = replace(self.sentences[number], text=text)

    def arrange(self, order: Sequence[int]) -> None:
        """Put the sentences into another order, given as their indices."""
        self.sentences = [self.sentences[index] for index in order]

    def add(self, step: str, sentence: Sentence, place: int | None = None) -> None:
        """Put a sentence at a place, or at the end."""
        self.sentences.insert(len(self.sentences) if place is None else place, sentence)
        self.changes.append({"step": step, "before": "", "after": sentence.text})

    def _worse(self, edited: Sequence[tuple[int, str]]) -> list[bool]:
        """For each new text whether the fact-check finds something wrong in it that it does not before."""
        if not edited:
            return []
        texts = [one for number, text in edited for one in (self.sentences[number].text, text)]
        wrong = [_wrong(report) for report in self._check(texts)]
        return [not after <= before for before, after in zip(wrong[::2], wrong[1::2], strict=True)]


def _wrong(report: FactCheckReport) -> set[str]:
    return {
        one.mention.value or one.mention.text
        for one in report.findings
        if one.verdict in ("unsupported", "contradicted")
    }
