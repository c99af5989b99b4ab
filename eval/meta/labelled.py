"""Cases with their summaries read, and what judges say of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.meta.cases import Case
from eval.meta.judges import Judge, Judgement
from eval.meta.name_words import ReadText, marked_words, name_and_number_words, read_texts
from summarize.factcheck.language import English

Together = list[int]
"""Numbers of the cases that have the same sources."""
Track = Callable[[Sequence[Together], str], Iterable[Together]]
"""Passes groups of cases on, and may show how far it is; the string names the judge."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """Cases with their summaries read."""

    cases: Sequence[Case]
    reads: Sequence[ReadText]
    files: tuple[str, ...]

    def lost_spans(self) -> dict[str, tuple[str, ...]]:
        """By case id: the spans that are not in the summary."""
        lost = {
            case.id: marked_words(read.words, case.spans or ())[1]
            for case, read in zip(self.cases, self.reads, strict=True)
        }
        return {id_: spans for id_, spans in lost.items() if spans}


@dataclass(frozen=True, slots=True)
class SpanWords:
    """The words of one summary that count for the span figures, by their number in it.

    A word counts where it is part of a name or number: inside a mention that the judge looked at, or by
    `name_and_number_words`, so that nobody gains recall by finding fewer names.
    """

    hit: tuple[int, ...]
    """Flagged by the judge and marked by people."""
    false_alarm: tuple[int, ...]
    """Flagged only."""
    missed: tuple[int, ...]
    """Marked only."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A case, what a judge says of it, and the words on which judge and people differ."""

    case: Case
    read: ReadText
    judgement: Judgement
    spans: SpanWords | None
    """None where people marked no spans, one of theirs is not in the summary, or the judge flags no words."""


def read_labelled(cases: Sequence[Case], files: Sequence[Path], english: English) -> Labelled:
    """Read the summaries, all in one batch."""
    reads = read_texts([case.summary for case in cases], english)
    return Labelled(cases, reads, tuple(str(path) for path in files))


def judge_cases(
    judge: Judge, labelled: Labelled, name: str = "", track: Track = lambda groups, _: groups
) -> list[Judged]:
    """What a judge says of each case. Cases with the same sources share one analysis of them."""
    together: dict[tuple[str, ...], Together] = {}
    for number, case in enumerate(labelled.cases):
        together.setdefault(case.sources, []).append(number)
    found: dict[int, Judgement] = {}
    for numbers in track(list(together.values()), name):
        sources = labelled.cases[numbers[0]].sources
        judgements = judge.judge(sources, [labelled.reads[number] for number in numbers])
        found.update(zip(numbers, judgements, strict=True))
    return [
        Judged(case, read, found[number], compare_words(case, read, found[number]))
        for number, (case, read) in enumerate(zip(labelled.cases, labelled.reads, strict=True))
    ]


def compare_words(case: Case, read: ReadText, judgement: Judgement) -> SpanWords | None:
    """Which words judge and people differ on; None where that cannot be told."""
    if case.spans is None or judgement.flagged is None:
        return None
    marked, lost = marked_words(read.words, case.spans)
    if lost:
        return None
    counted = judgement.named | name_and_number_words(read)
    return SpanWords(
        hit=tuple(sorted(judgement.flagged & marked)),
        false_alarm=tuple(sorted(judgement.flagged - marked)),
        missed=tuple(sorted((marked & counted) - judgement.flagged)),
    )
