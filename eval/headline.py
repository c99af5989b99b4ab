"""The few figures that tell most: what screen, report and notes go by."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from eval.compare import Row

HEADLINE = (
    ("rouge1",),
    ("rouge2",),
    ("factuality_score",),
    ("unsupported_mentions", "unsupported_per_100_words"),
    ("novel_bigrams",),
    ("words",),
)
"""Of each line the first that there is."""


def named(wanted: str, names: Collection[str]) -> str | None:
    """The figure of a name, or of a metric that makes several: its F, else its precision, else its recall.

    `words` is `words` only, never `words_in_no_article`; `rouge1` is `rouge1_f_avg`, or another F of it.
    """
    if wanted in names:
        return wanted
    for form in (r"f_avg", r"f(_\w+)?", r"p(_\w+)?", r"r(_\w+)?"):
        if found := next((name for name in names if re.fullmatch(rf"{wanted}_{form}", name)), None):
            return found
    return None


def headline(names: Collection[str]) -> list[str]:
    """The telling ones of the figures that there are, in the order of `HEADLINE`."""
    found = (next(filter(None, (named(want, names) for want in line)), None) for line in HEADLINE)
    return [name for name in found if name is not None]


def valued(rows: Iterable[Row]) -> dict[str, Row]:
    """By name, the figures that any run has a value of."""
    return {row.name: row for row in rows if any(mean.value is not None for mean in row.means.values())}


def means_over(shared: int, rows: Iterable[tuple[str, Row]], *, many: bool = True) -> str:
    """What clusters the means of some figures, called by their titles, are over, in words.

    As in "12 shared clusters (ROUGE-1 and ROUGE-2 over 8 of them)".
    """
    fewer: dict[int, list[str]] = {}
    for title, row in rows:
        if row.n and row.n != shared:
            fewer.setdefault(row.n, []).append(title)
    over = f"{shared} {'shared ' if many else ''}cluster{'s' if shared != 1 else ''}"
    less = [f"{_and(titles)} over {n} of them" for n, titles in fewer.items()]
    return f"{over} ({'; '.join(less)})" if less else over


def _and(titles: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(titles[:-1]), titles[-1])))
