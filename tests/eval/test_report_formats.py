"""The report for a pull request and for a paper."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from report_runs import HOSTILE, evaluated, plain, three_runs, write

from eval.report import latex as tex
from eval.report import markdown as md
from eval.report.latex import latex
from eval.report.markdown import markdown
from eval.report.writer import ReportWriter


def test_markdown_has_the_leaderboard_with_intervals_and_marks(tmp_path: Path) -> None:
    text = markdown(*evaluated(three_runs(tmp_path)))
    assert "| system | ROUGE-1 ↑ | ROUGE-2 ↑ |" in text
    assert re.search(r"\| lead \| 0\.\d{3} ▼ \[0\.\d{3}, 0\.\d{3}\] \|", text)
    assert re.search(r"\| fusion \| \*\*0\.\d{3}\*\* \[", text)
    # The twin has written the same as fusion: neither is singled out, and both are bold.
    assert re.search(r"\| twin [^|]* \| \*\*0\.\d{3}\*\* \[", text)
    assert "fusion and twin" in text
    assert "are level, and better than lead on ROUGE-1" in text


def test_the_legend_of_markdown_explains_every_sign_of_the_tables(tmp_path: Path) -> None:
    text = markdown(*evaluated(three_runs(tmp_path)))
    legend = next(line for line in text.splitlines() if "Bold: the best" in line)
    cells = "".join(line for line in text.splitlines() if line.startswith("|"))
    signs = set(re.findall("[▲▼△▽≈↑↓]", cells))
    assert {"▼", "↑", "↓"} <= signs <= set(legend)
    assert "▲ better" in legend


def test_every_row_of_a_markdown_table_has_the_cells_of_its_heading(tmp_path: Path) -> None:
    """A pipe in a name would end its cell."""
    names = ("a | b", "c\n| d |", HOSTILE)
    pairs = [plain(number, skill=0.5, seconds=1) for number in range(6)]
    paths = [write(tmp_path / str(at), pairs, model=name) for at, name in enumerate(names)]
    lines = markdown(*evaluated(paths)).splitlines()
    table: list[int] = []
    for line in lines:
        if line.startswith("|"):
            table.append(line.count("|"))
        else:
            assert len(set(table)) <= 1
            table = []


def test_markdown_runs_and_calls_nothing() -> None:
    nasty = "<b>`x`</b> @everyone [a](http://b) **c** $d$ #12"
    assert not re.search(r"[<>`@\[\]*$]|#(?!\d+;)", md.escaped(nasty))
    assert md.escaped("1. a") == "1&#46; a" or md.escaped("1. a").startswith("&#49;")
    assert md.escaped("two\nlines") == "two lines"


def test_latex_is_a_booktabs_table_with_the_best_in_bold_and_the_worse_marked(tmp_path: Path) -> None:
    text = latex(evaluated(three_runs(tmp_path))[0])
    assert r"\toprule" in text
    assert re.search(r"^fusion & \\textbf\{0\.\d{3}\}", text, re.MULTILINE)
    assert re.search(r"^lead & 0\.\d{3}\$\^\{\\ast\}\$", text, re.MULTILINE)


def test_every_row_of_the_latex_table_has_the_cells_of_its_heading(tmp_path: Path) -> None:
    pairs = [plain(number, skill=0.5, seconds=1) for number in range(3)]
    paths = [
        write(tmp_path / str(at), pairs, model=name)
        for at, name in enumerate(("a & b", "50 % \\ x_y", "{~^}"))
    ]
    text = latex(evaluated(paths)[0])
    rows = [line for line in text.splitlines() if line.endswith(r"\\")]
    assert len(rows) == 4
    assert len({len(re.findall(r"(?<!\\)&", row)) for row in rows}) == 1
    assert text.count("{") - text.count(r"\{") == text.count("}") - text.count(r"\}")


def test_latex_prints_every_special_sign_as_it_is() -> None:
    assert tex.escaped("a_b & 50 % {x} $1 #2 ~^\\") == (
        r"a\_b \& 50 \% \{x\} \$1 \#2 \textasciitilde{}\textasciicircum{}\textbackslash{}"
    )
    assert "\n" not in tex.escaped("% one\ntwo")


def test_a_row_that_begins_with_a_bracket_is_no_option_of_the_row_before(tmp_path: Path) -> None:
    pairs = [plain(number, skill=0.5, seconds=1) for number in range(3)]
    names = ("[a]", "*b", "c [d]")
    text = latex(
        evaluated([write(tmp_path / str(at), pairs, model=name) for at, name in enumerate(names)])[0]
    )
    rows = [line.partition(" & ")[0] for line in text.splitlines() if line.endswith(r"\\")]
    assert sorted(rows) == ["System", "c [d]", "{*}b", "{[}a]"]


@pytest.mark.skipif(shutil.which("pdflatex") is None, reason="needs LaTeX")
def test_latex_compiles(tmp_path: Path) -> None:
    table = latex(evaluated(three_runs(tmp_path))[0])
    document = (
        f"\\documentclass{{article}}\\usepackage{{booktabs}}\\begin{{document}}\n{table}\\end{{document}}\n"
    )
    (tmp_path / "a.tex").write_text(document)
    command = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", "a.tex"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:]


def test_only_what_is_asked_for_is_written(tmp_path: Path) -> None:
    evaluation, runs = evaluated(three_runs(tmp_path / "runs", clusters=3))
    asked = ReportWriter(html=False, markdown=True, latex=True).write(evaluation, runs, tmp_path / "out")
    assert [path.name for path in asked] == ["report.md", "report.tex"]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["report.md", "report.tex"]
