"""`report.md`: the tables of the report for a pull request or an issue."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from eval.evaluation import Evaluation
from eval.report.configs import differences
from eval.report.numbers import NONE
from eval.report.outcomes import SIGNS, Standing
from eval.report.outlines import Outline, means, outline, pairs, telling
from eval.report.verdict_words import verdict
from summarize.runs import Run

_MOST_PAIRS = 60
"""Rows of the table of pairs; more belong on the page."""
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$&@!])")
_SAID: dict[Standing, str] = {
    "better": "better beyond luck",
    "worse": "worse beyond luck",
    "tie": "a tie: the difference may be luck",
}
_LEADING = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)")


def markdown(evaluation: Evaluation, runs: Mapping[str, Run]) -> str:
    """The report as GitHub-flavoured Markdown; names and texts in it are escaped."""
    return "\n".join(_lines(evaluation, runs)) + "\n"


def escaped(text: str) -> str:
    """Text that Markdown shows as it is, in one line: no markup, no HTML, no cell ends, nobody is called."""
    text = " ".join(text.split())
    text = _SPECIAL.sub(lambda found: f"&#{ord(found[1])};", text)
    return _LEADING.sub(lambda found: f"{found[1]}&#{ord(found[2][0])};{found[2][1:]}", text)


def _lines(evaluation: Evaluation, runs: Mapping[str, Run]) -> Iterator[str]:
    comparison = evaluation.comparison
    many = len(comparison.runs) > 1
    yield f"# {len(comparison.runs)} runs compared" if many else f"# {escaped(comparison.runs[0])}"
    yield ""
    for told in verdict(evaluation):
        yield f"- {'**' if told.settled else ''}{escaped(told.text)}{'**' if told.settled else ''}"
    yield ""
    yield "## Leaderboard" if many else "## Figures"
    yield ""
    yield from _means(outline(evaluation, telling(evaluation)))
    yield ""
    yield f"Means over {escaped(means(evaluation))}; intervals in brackets."
    if comparison.contrasts:
        yield _legend()
    for label, run in evaluation.runs.items():
        if run.note:
            yield f"<br>† {escaped(label)}: {escaped(run.note)}"
    for note in evaluation.notes:
        yield f"<br>{escaped(note)}"
    yield from _folded("All figures", _means(outline(evaluation, comparison.rows, names=True), turned=True))
    found = list(pairs(evaluation))
    if found and len(found) <= _MOST_PAIRS:
        heads = ("figure", "first", "second", "first − second", "interval", "p (Holm)", "verdict")
        yield from _folded("Pair by pair", _table(heads, found, names=3))
    differing = differences([runs[label] for label in comparison.runs]) if many else None
    if differing and (rows := [*differing.choices, *differing.settings]):
        table = _table(
            ("setting", *comparison.runs), [(row.key, *row.values) for row in rows], names=len(runs) + 1
        )
        yield from _folded("What differs between the configs", table)


def _legend() -> str:
    """Every sign that a cell or a heading may have."""
    signs = ", ".join(f"{SIGNS[how]} {words}" for how, words in _SAID.items())
    return (
        "↑ more is better, ↓ less is. Bold: the best of its column; beside it, after Holm's correction: "
        f"{signs}. {NONE} no value."
    )


def _means(table: Outline, *, turned: bool = False) -> Iterator[str]:
    """Runs down and figures across, or the other way round where there are many figures."""
    cells = [
        [
            f"{'**' if entry.best else ''}{entry.value}{'**' if entry.best else ''}"
            f"{' ' + SIGNS[entry.standing] if SIGNS[entry.standing] else ''}"
            f"{' ' + entry.interval if entry.interval else ''}"
            for entry in entries
        ]
        for entries in table.entries
    ]
    heads = [f"{escaped(title)} {way}".strip() for title, way in table.headings]
    names = [escaped(run) for run in table.runs]
    if turned:
        columns = list(zip(*cells, strict=True))
        yield from _raw(
            ["figure", *names], [[head, *column] for head, column in zip(heads, columns, strict=True)], 1
        )
    else:
        yield from _raw(["system", *heads], [[name, *row] for name, row in zip(names, cells, strict=True)], 1)


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]], *, names: int) -> Iterator[str]:
    yield from _raw(
        [escaped(head) for head in heads], [[escaped(cell) for cell in row] for row in rows], names
    )


def _raw(heads: Sequence[str], rows: Sequence[Sequence[str]], names: int) -> Iterator[str]:
    """A table of cells that are Markdown already, the first `names` columns to the left."""
    yield f"| {' | '.join(heads)} |"
    yield f"|{'|'.join(' --- ' if at < names else ' ---: ' for at in range(len(heads)))}|"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def _folded(title: str, lines: Iterator[str]) -> Iterator[str]:
    yield from ("", "<details>", f"<summary>{title}</summary>", "")
    yield from lines
    yield from ("", "</details>")
