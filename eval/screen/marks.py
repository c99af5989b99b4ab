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
    rivals = [
        (best, one)
        for best in row.best
        for one in _rivals(comparison, row, best)
        if one.difference is not None
    ]
    return bool(rivals) and all(_winner(one) == best for best, one in rivals)


def standing(comparison: Comparison, row: Row) -> str:
    """Whom the best run of a figure beats beyond luck, in a sentence; "" where nothing was tested.

    Of several with the same best mean, a run is beaten where each of them beats it.
    """
    rivals = {best: _rivals(comparison, row, best) for best in row.best}
    nearest = [_nearest(own)[0] for own in _by_run(rivals)]
    tested = [one for one in nearest if one.outcome != "untested"]
    if not tested:
        return ""
    beaten = [one for one in tested if _winner(one) in row.best]
    level = [one for one in tested if one not in beaten]
    untested = len(nearest) - len(tested)
    among = f"{len(beaten)} of {len(nearest)} other runs" if untested else "every other run,"
    left = f"; {untested} could not be tested" if untested else ""
    who = f"{row.name}: {_and(row.best)} {'is' if len(row.best) == 1 else 'are level, and'} "
    if not level:
        p = probability(max(one.p_holm or 0.0 for one in beaten))
        return f"{who}better than {among} beyond luck (p at most {p}){left}."
    alike = ", ".join(
        f"{_other(one, row.best)} (p {probability(one.p_holm)})" for one in _nearest(level)[:3]
    ) + (f" and {len(level) - 3} more" if len(level) > 3 else "")
    ahead = f"better than {len(beaten)} of {len(nearest)} runs beyond luck" if beaten else "in front"
    return f"{who}{ahead}, but may be no better than {alike}{left}."


def _rivals(comparison: Comparison, row: Row, best: str) -> list[Contrast]:
    """The contrasts of a best run with the runs behind it that take part, or would if they had the figure."""
    own = [one for one in comparison.contrasts if best in (one.first, one.second)]
    bounds = {_other(one, [best]) for one in own if one.p is not None and one.p_holm is None}
    return [one for one in own if one.figure == row.name and _other(one, [best]) not in {*row.best, *bounds}]


def _by_run(rivals: dict[str, list[Contrast]]) -> list[list[Contrast]]:
    """The contrasts of each run behind, with every one of the best."""
    found: dict[str, list[Contrast]] = {}
    for best, own in rivals.items():
        for one in own:
            found.setdefault(_other(one, [best]), []).append(one)
    return list(found.values())


def _winner(contrast: Contrast) -> str | None:
    return {"first": contrast.first, "second": contrast.second}.get(contrast.outcome)


def _other(contrast: Contrast, runs: Sequence[str]) -> str:
    return contrast.second if contrast.first in runs else contrast.first


def _nearest(found: Iterable[Contrast]) -> Sequence[Contrast]:
    """What was not tested first, then what is most likely luck."""
    return sorted(found, key=lambda one: (one.outcome != "untested", -(one.p_holm or 0.0)))


def _and(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
