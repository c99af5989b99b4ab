"""The reports that a config asks for, written beside the scores."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from eval.evaluation import Evaluation, compared
from eval.report.build import html
from eval.report.latex import latex
from eval.report.markdown import markdown
from eval.scoring import RunScores
from summarize.files import write_text
from summarize.runs import Run, read_run

PAGE = "report.html"


class ReportWriter:
    """Writes the report in the forms that are asked for."""

    def __init__(self, *, html: bool = True, markdown: bool = True, latex: bool = False) -> None:
        self._html = html
        self._markdown = markdown
        self._latex = latex

    def write(self, evaluation: Evaluation, runs: Mapping[str, Run], folder: Path) -> list[Path]:
        """Write the reports into a folder; where they are. Raises RunError where that cannot be done."""
        written = []
        for name, text in self._made(evaluation, runs):
            write_text(folder / name, text)
            written.append(folder / name)
        return written

    def write_run(self, path: Path, scores: RunScores) -> list[Path]:
        """Write the reports of one run into its directory; where they are. Its figures are known already.

        Raises RunError where the run cannot be read or nothing can be written there.
        """
        run = read_run(path)
        runs = {path.name: run}
        return self.write(compared(runs, {path.name: scores}), runs, path)

    def _made(self, evaluation: Evaluation, runs: Mapping[str, Run]) -> Iterator[tuple[str, str]]:
        if self._html:
            yield PAGE, html(evaluation, runs)
        if self._markdown:
            yield "report.md", markdown(evaluation, runs)
        if self._latex:
            yield "report.tex", latex(evaluation)
