"""Keeps account of a cluster on its way to a draft: what was fed, what came back, what readers must know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from summarize.chunking.alignment import Aligner
from summarize.chunking.answers import Answered, cut_notes
from summarize.chunking.asking import Asker
from summarize.chunking.fitting import Fitted, Queues
from summarize.chunking.naming import complete_names
from summarize.chunking.passages import Passage, spans_of
from summarize.chunking.records import (
    described_answer,
    described_spans,
    named,
    positions,
    read_stage,
    sentences_were,
    unread_notes,
)
from summarize.chunking.style import house_style
from summarize.errors import ClusterError
from summarize.protocols import Budget
from summarize.types import Cluster, Draft, Sentence, Span, Stage


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
            if not_fed := self.left_out(step, fitted, queues):
                entry["not_fed"] = not_fed
            entries.append(entry)
        self._step(step, asker, fed, answers, entries)

    def left_out(self, step: str, fitted: Fitted, queues: Queues) -> list[str]:
        """The passages of earlier texts that did not fit, with a note where there are any."""
        covered = {(one.document, at) for one in fitted.passages for at in range(one.start, one.end)}
        left_out = [
            one.text
            for queue in queues
            for one in queue
            if any((one.document, at) not in covered for at in range(one.start, one.end))
        ]
        if left_out:
            self.note(
                f"{step}: {sentences_were(len(left_out))} left out of earlier texts, or cut: they did not "
                f"fit {positions(self._budget)}."
            )
        return left_out

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
            self._notes += asker.notes(fitted.asking)
        self._notes += cut_notes(step, answers)

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
            notes.append(f"{article}: a sentence longer than the room for text was cut between words.")
        aligner = Aligner(self._cluster, behind)
        sentences = _styled(self._cluster, [aligner.align(one) for one in answer.sentences], max_words)
        return Draft(sentences, (read, *self._stages), tuple(dict.fromkeys([*notes, *self._notes])))

    def _read_stage(self) -> Stage:
        bodies = [
            Span(article.id, one.start, one.end)
            for article, passages in zip(self._cluster.articles, self._articles, strict=True)
            for one in passages
            if not (article.title and one.start == 0 and one.text == article.title)
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


def _styled(cluster: Cluster, sentences: Sequence[Sentence], max_words: int) -> tuple[Sentence, ...]:
    """House style and full names for what the model wrote; what stands in an article stays as it is."""
    texts = complete_names(
        [house_style(one.text) for one in sentences], [article.text for article in cluster.articles]
    )
    styled = tuple(
        replace(one, text=text) if one.origin == "generated" else one
        for one, text in zip(sentences, texts, strict=True)
    )
    return styled if sum(len(one.text.split()) for one in styled) <= max_words else tuple(sentences)
