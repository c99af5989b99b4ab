"""What a run keeps and shows of the matters on which articles differ."""

from __future__ import annotations

import io
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from fakes import InGivenOrder, NoChecker, ScriptedModel, Unread
from rich.console import Console

from summarize.codec import from_json, to_json
from summarize.pipeline import summarize_cluster
from summarize.protocols import Budget, Parts
from summarize.repair.none import NoRepair
from summarize.run_meta import new_meta
from summarize.runs import RunDirectory
from summarize.screen import show
from summarize.types import (
    Article,
    Candidate,
    Claim,
    Cluster,
    Conflict,
    Draft,
    Record,
    Request,
    Score,
    Sentence,
    Span,
    Summary,
)

TEXTS = ("Officials say [bold]12[/] people died.", "The toll is 20.")
CLUSTER = Cluster("blast", tuple(Article(str(number), "", text) for number, text in enumerate(TEXTS)))
CONFLICT = Conflict(
    "people killed [/]",
    (
        Claim("[bold]12[/] people died", Span("0", 0, len(TEXTS[0])), "12"),
        Claim("toll is 20", Span("1", 0, len(TEXTS[1])), "20", in_summary=True),
    ),
)
RECORD = Record("blast", "ok", Summary("blast", (Sentence("Twenty died."),)), conflicts=(CONFLICT,))


class TellsOfConflicts(NoChecker):
    """Finds one conflict in every cluster whose summary it is shown."""

    def conflicts(self, sources: Unread, summary: Summary | None = None) -> tuple[Conflict, ...]:
        return (CONFLICT,) if summary is not None else ()


class SaysTwenty:
    """A strategy that asks nothing."""

    def run(self, cluster: Cluster, budget: Budget) -> Generator[list[Request], list[list[Candidate]], Draft]:
        yield from ()
        return Draft((Sentence("Twenty died."),))


@dataclass
class NoFigures:
    """Scores of a run that measured nothing."""

    clusters: Mapping[str, Mapping[str, Score]] = field(default_factory=dict)
    mean: Mapping[str, Score] = field(default_factory=dict)


def screen(tmp_path: Path, record: Record, width: int = 100, cluster: Cluster = CLUSTER) -> str:
    run = RunDirectory.create(tmp_path / "run", "", new_meta(device="cpu", seed=0, command=("summarize",)))
    console = Console(record=True, width=width, file=io.StringIO())
    show([(record, cluster)], NoFigures(), run, {"load": 1.0, "score": 0.0, "all": 2.0}, console)
    return console.export_text()


def test_a_record_keeps_the_conflicts_that_the_checker_found() -> None:
    parts = Parts(SaysTwenty(), TellsOfConflicts(), InGivenOrder(), NoRepair())
    drafting = summarize_cluster(CLUSTER, parts, ScriptedModel())
    try:
        next(drafting)
    except StopIteration as stop:
        record: Record = stop.value
    assert record.conflicts == (CONFLICT,)
    assert from_json(to_json(record), Record) == record


def test_both_quotations_stand_side_by_side_and_the_summary_s_choice_is_marked(tmp_path: Path) -> None:
    shown = screen(tmp_path, RECORD, width=160)
    lines = [" ".join(line.split()) for line in shown.splitlines()]
    assert "Where the articles disagree" in shown
    first = (
        "≠ conflict: people killed [/] 1 [bold]12[/] people died: “Officials say [bold]12[/] people died.”"
    )
    assert first in lines
    assert "2 toll is 20: “The toll is 20.” ✓ says so" in lines


def test_an_update_is_told_from_a_conflict_in_words(tmp_path: Path) -> None:
    update = Conflict("people killed", CONFLICT.claims, "update")
    assert "↑ update: people killed" in screen(
        tmp_path, Record("blast", "ok", RECORD.summary, conflicts=(update,))
    )


def test_an_update_says_when_each_article_appeared(tmp_path: Path) -> None:
    update = Conflict("people killed", CONFLICT.claims[::-1], "update")
    dated = Cluster(
        "blast",
        tuple(
            Article(str(number), "", text, published=f"2020-03-0{number + 1}")
            for number, text in enumerate(TEXTS)
        ),
    )
    shown = screen(tmp_path, Record("blast", "ok", RECORD.summary, conflicts=(update,)), cluster=dated)
    assert shown.index("2 · 2020-03-02") < shown.index("1 · 2020-03-01")


def test_where_the_articles_agree_no_table_is_shown(tmp_path: Path) -> None:
    assert "disagree" not in screen(tmp_path, Record("blast", "ok", RECORD.summary))


def test_the_table_fits_a_narrow_screen(tmp_path: Path) -> None:
    table, _, _ = screen(tmp_path, RECORD, width=60).partition("Seconds:")
    assert "Where the articles disagree" in table
    assert max(map(len, table.splitlines())) <= 60
