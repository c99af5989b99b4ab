"""Keeps account of a cluster on its way to a draft: what was fed, what came back, what readers must know."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from summarize.chunking.alignment import Aligner
from summarize.chunking.alternatives import alternatives
from summarize.chunking.answers import Answered
from summarize.chunking.asking import Asker
from summarize.chunking.finishing import finished
from summarize.chunking.fitting import Fitted
from summarize.chunking.notes import answer_notes, left_out_notes, named, shortened_note, unread_notes
from summarize.chunking.passages import Passage, Queues, is_headline, spans_of
from summarize.chunking.records import described_answer, described_spans, read_stage
from summarize.errors import ClusterError
from summarize.protocols import Budget
from summarize.types import Cluster, Draft, Span, Stage


class Journal:
    """Stages and notes of one cluster."""

    def __init__(self, cluster: Cluster, articles: Queues, budget: Budget, *, chosen: bool = False) -> None:
        """`articles`: all passages of each article. `chosen`: the strategy picks sentences, so that an
        article that is not read whole needs no note."""
        self._cluster = cluster
        self._articles = articles
        self._budget = budget
        self._chosen = chosen
        self._stages: list[Stage] = []
        self._notes: list[str] = []
        self._shortened: dict[str, list[str]] = {}
        self._shown: list[Passage] = []

    def note(self, text: str) -> None:
        """Add a sentence for the reader."""
        self._notes.append(text)

    def read(
        self,
        step: str,
        asker: Asker,
        fed: Sequence[Fitted],
        answers: Sequence[Answered],
        texts: Sequence[str] = (),
    ) -> None:
        """A step that fed passages of articles to the model, perhaps after earlier `texts`."""
        entries: list[dict[str, Any]] = []
        for fitted, answer in zip(fed, answers, strict=True):
            self._shown += fitted.passages
            spans = described_spans(spans_of(self._cluster, fitted.passages))
            entries.append(
                {
                    **({"texts": list(texts)} if texts else {}),
                    "read": spans,
                    **described_answer(fitted, answer),
                }
            )
        self._step(step, asker, fed, answers, entries)

    def joined(
        self,
        step: str,
        asker: Asker,
        fed: Sequence[Fitted],
        answers: Sequence[Answered],
        texts: Sequence[Queues],
    ) -> None:
        """A step that fed earlier texts to the model; `texts` are all passages of them, for each request."""
        entries: list[dict[str, Any]] = []
        for fitted, answer, queues in zip(fed, answers, texts, strict=True):
            entry: dict[str, Any] = {"texts": list(fitted.documents), **described_answer(fitted, answer)}
            if not_fed := [one.text for queue in queues for one in queue if one not in fitted.passages]:
                entry["not_fed"] = not_fed
            entries.append(entry)
        self.left_out(
            step,
            [one for fitted in fed for one in fitted.passages],
            [one for queues in texts for queue in queues for one in queue],
        )
        self._step(step, asker, fed, answers, entries)

    def left_out(self, step: str, kept: Sequence[Passage], parts: Sequence[Passage]) -> None:
        """Note how many of the `parts` of earlier texts a step was not fed, or not whole."""
        cut = sum(not one.whole for one in kept)
        self._notes += left_out_notes(step, len(parts) - len(kept), cut, self._budget)

    def _step(
        self,
        step: str,
        asker: Asker,
        fed: Sequence[Fitted],
        answers: Sequence[Answered],
        entries: Sequence[dict[str, Any]],
    ) -> None:
        self._stages.append(Stage(step.lower(), {"requests": list(entries)}))
        for fitted in fed:
            if note := asker.note(fitted.asking):
                steps = self._shortened.setdefault(note, [])
                if step not in steps:
                    steps.append(step)
        self._notes += answer_notes(step, answers)

    def draft(self, answer: Answered, behind: Sequence[Passage], max_words: int) -> Draft:
        """The draft that an answer makes. `behind`: the passages that it may draw on.

        Raises ClusterError where there is no answer.
        """
        if not answer.sentences:
            raise wrote_nothing(self._cluster)
        read = self._read_stage()
        notes = [] if self._chosen else unread_notes(self._cluster, read, self._budget)
        for index in sorted({one.document for one in self._shown if not one.whole}):
            article = named(self._cluster, index)
            notes.append(f"{article}: a sentence for which there was no room was cut between words.")
        notes += [shortened_note(steps, text) for text, steps in self._shortened.items()]
        aligner = Aligner(self._cluster, behind)
        return Draft(
            sentences=finished(answer.sentences, aligner),
            stages=(read, *self._stages),
            notes=tuple(dict.fromkeys([*notes, *self._notes])),
            alternatives=alternatives(answer, aligner),
            max_words=max_words,
            form="summary",
        )

    def _read_stage(self) -> Stage:
        bodies = [
            Span(self._cluster.articles[one.document].id, one.start, one.end)
            for passages in self._articles
            for one in passages
            if not is_headline(self._cluster, one)
        ]
        return read_stage(self._cluster, bodies, spans_of(self._cluster, self._shown))


def wrote_nothing(cluster: Cluster) -> ClusterError:
    """Why there is no summary where every answer is empty."""
    number = len(cluster.articles)
    articles = "the article" if number == 1 else f"any of the {number} articles"
    return ClusterError(
        f"The model wrote nothing for {articles}: every candidate is empty. Try other decoding settings, or "
        "another model."
    )
