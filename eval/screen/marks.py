"""Which means are better than the others beyond luck, and how that is said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from eval.compare import Comparison, Row
from eval.screen.numerals import probability
from eval.statistics.contrast import Contrast

BEST = "★"
"""The best mean, of a run that is better than every other beyond luck."""
LEADING = "☆"
"""The best mean, where that may be luck."""


def contrast_of(comparison: Comparison, figure: str, one: str, other: str) -> Contrast | None:
    """What two runs were found to have between them on a figure."""
    return next(
        (
            contrast
            for contrast in comparison.contrasts
            if contrast.figure == figure and {contrast.first, contrast.second} == {one, other}
        ),
        None,
    )


def told_apart(comparison: Comparison, row: Row) -> bool:
    """Whether each of the best runs is better than each run that is not, beyond luck.

    Those that have seen the references, and those without the figure, take no part.
    """
    rivals = [one for run in row.best for one in _rivals(comparison, row, run)]
    return bool(rivals) and all(one.outcome in ("first", "second") for one in rivals)


def standing(comparison: Comparison, row: Row) -> str:
    """Whom the best run of a figure beats beyond luck, in a sentence; "" where nothing was tested."""
    if len(row.best) != 1:
        return ""
    best = row.best[0]
    tested = [one for one in _rivals(comparison, row, best) if one.outcome != "untested"]
    if not tested:
        return ""
    beaten = [one for one in tested if one.outcome != "tie"]
    level = [one for one in tested if one.outcome == "tie"]
    p = probability(max((one.p_holm or 0.0 for one in beaten), default=None))
    if not level:
        return f"{row.name}: {best} is better than every other run, beyond luck (p at most {p})."
    alike = ", ".join(f"{_other(one, best)} (p {probability(one.p_holm)})" for one in _nearest(level)[:3]) + (
        f" and {len(level) - 3} more" if len(level) > 3 else ""
    )
    ahead = f"better than {len(beaten)} of {len(tested)} runs beyond luck" if beaten else "in front"
    return f"{row.name}: {best} is {ahead}, but may be no better than {alike}."


def _rivals(comparison: Comparison, row: Row, best: str) -> list[Contrast]:
    """The contrasts of a best run with the runs behind it that take part."""
    own = (one for one in comparison.contrasts if one.figure == row.name and best in (one.first, one.second))
    return [
        one
        for one in own
        if _other(one, best) not in row.best and one.difference is not None and not _apart_from_contest(one)
    ]


def _apart_from_contest(contrast: Contrast) -> bool:
    return contrast.p is not None and contrast.p_holm is None


def _other(contrast: Contrast, run: str) -> str:
    return contrast.second if contrast.first == run else contrast.first


def _nearest(level: Iterable[Contrast]) -> Sequence[Contrast]:
    return sorted(level, key=lambda one: -(one.p_holm or 0.0))
