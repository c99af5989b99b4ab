"""Who is better than whom on a figure: the contrasts of a comparison, looked up from either side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal

from eval.statistics.contrast import Contrast, Outcome

Standing = Literal["better", "worse", "more", "less", "tie", "untested"]
"""Of one run beside another. Of a figure without a better way: `more` or `less`."""

SIGNS: dict[Standing, str] = {
    "better": "▲",
    "worse": "▼",
    "more": "△",
    "less": "▽",
    "tie": "≈",
    "untested": "",
}
_TURNED: dict[Outcome, Outcome] = {
    "first": "second",
    "second": "first",
    "tie": "tie",
    "untested": "untested",
}


class Contrasts:
    """The contrasts of a comparison by figure and pair."""

    def __init__(self, contrasts: Iterable[Contrast]) -> None:
        self._by = {(one.figure, one.first, one.second): one for one in contrasts}

    def between(self, figure: str, first: str, second: str) -> Contrast | None:
        """The contrast of two runs, `first` minus `second`; None where they were not compared."""
        if found := self._by.get((figure, first, second)):
            return found
        found = self._by.get((figure, second, first))
        return turned(found) if found else None

    def standing(self, figure: str, run: str, other: str, *, directed: bool) -> Standing:
        """How `run` stands beside `other`. `directed`: the figure has a better way."""
        found = self.between(figure, run, other)
        outcome: Outcome = found.outcome if found else "untested"
        if outcome == "tie" or outcome == "untested":
            return outcome
        if directed:
            return "better" if outcome == "first" else "worse"
        return "more" if outcome == "first" else "less"

    def beside(self, figure: str, run: str, best: Sequence[str]) -> Standing:
        """How a run stands beside the best ones, of which there are several where their means are equal.

        It is worse only where it is worse than each of them.
        """
        found = {self.standing(figure, run, other, directed=True) for other in best}
        return found.pop() if len(found) == 1 else "tie" if "tie" in found else "untested"


def turned(one: Contrast) -> Contrast:
    """The same contrast, seen from the other run."""
    return replace(
        one,
        first=one.second,
        second=one.first,
        difference=_minus(one.difference),
        low=_minus(one.high),
        high=_minus(one.low),
        effect=_minus(one.effect),
        wins=one.losses,
        losses=one.wins,
        outcome=_TURNED[one.outcome],
    )


def _minus(value: float | None) -> float | None:
    return None if value is None else -value
