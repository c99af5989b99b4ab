"""`report.tex`: the leaderboard as a table for a paper, with booktabs."""

from __future__ import annotations

from collections.abc import Iterator

from eval.evaluation import Evaluation
from eval.report.outlines import Entry, means, outline, telling

_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%",
    "_": r"\_", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}", "<": r"\textless{}",
    ">": r"\textgreater{}", "|": r"\textbar{}", '"': "''", "·": r"$\cdot$", "†": r"$\dagger$",
    "–": "--", "−": "$-$", "…": r"\dots{}",
}  # fmt: skip
_WAYS = {"↑": r"$\uparrow$", "↓": r"$\downarrow$", "": ""}
_MARKS = {"worse": r"$^{\ast}$", "better": "", "tie": "", "more": "", "less": "", "untested": ""}


def latex(evaluation: Evaluation) -> str:
    """A `table` to put into a paper. Names are escaped; those beyond Latin letters need LuaLaTeX."""
    return "\n".join(_lines(evaluation)) + "\n"


def escaped(text: str) -> str:
    """Text that LaTeX prints as it is."""
    # A line break would end a comment, or a row.
    return "".join(_SPECIAL.get(sign, sign) for sign in " ".join(text.split()))


def _lines(evaluation: Evaluation) -> Iterator[str]:
    table = outline(evaluation, telling(evaluation))
    yield "% Needs \\usepackage{booktabs}."
    yield r"\begin{table}"
    yield r"\centering"
    yield rf"\begin{{tabular}}{{l{'r' * len(table.headings)}}}"
    yield r"\toprule"
    heads = (f"{escaped(title)}{_WAYS[way] and ' ' + _WAYS[way]}" for title, way in table.headings)
    yield " & ".join(("System", *heads)) + r" \\"
    yield r"\midrule"
    for run, entries in zip(table.runs, table.entries, strict=True):
        yield " & ".join((_row_head(run), *map(_cell, entries))) + r" \\"
    yield r"\bottomrule"
    yield r"\end{tabular}"
    yield rf"\caption{{{_caption(evaluation)}}}"
    yield r"\end{table}"


def _row_head(text: str) -> str:
    """The first cell of a row: `\\\\` before it takes a `[` for its option, and a `*` for its own."""
    head = escaped(text)
    return f"{{{head[0]}}}{head[1:]}" if head.startswith(("[", "*")) else head


def _cell(entry: Entry) -> str:
    value = escaped(entry.value)
    return (rf"\textbf{{{value}}}" if entry.best else value) + _MARKS[entry.standing]


def _caption(evaluation: Evaluation) -> str:
    parts = [f"Means over {escaped(means(evaluation))}; bold: the best."]
    if evaluation.comparison.contrasts:
        level = f"{1 - evaluation.statistics.level:.2g}"
        parts.append(
            rf"$^{{\ast}}$ worse than the best (paired permutation test, "
            rf"$p \le {level}$ after Holm's correction)."
        )
    parts += [
        rf"$\dagger$ {escaped(label)}: {escaped(run.note)}"
        for label, run in evaluation.runs.items()
        if run.note
    ]
    return " ".join(parts)
