"""Two runs on one figure: how far apart they are, and whether that is luck."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Outcome = Literal["first", "second", "tie", "untested"]


@dataclass(frozen=True, slots=True)
class Contrast:
    """What a paired comparison of two runs on one figure found."""

    figure: str
    first: str
    """The label of a run."""
    second: str
    n: int
    """Clusters that are tested: those that the means of the figure are over, on which every run that has the
    figure at all has a value; 0 where one of the two has it nowhere."""
    difference: float | None
    """Mean of first minus second over those clusters; None where there is none."""
    low: float | None = None
    """The lower end of its bootstrap interval; None where there are too few clusters."""
    high: float | None = None
    p: float | None = None
    """Of a paired permutation test, two-sided; None where it was not made."""
    p_bootstrap: float | None = None
    """Of a paired bootstrap, two-sided."""
    p_holm: float | None = None
    """`p` after Holm's correction over the pairs of runs on this figure; None where one of the two has seen
    the references, and takes part in no contest."""
    effect: float | None = None
    """Cohen's d of the paired differences (their mean over their standard deviation)."""
    wins: int = 0
    """Clusters on which the first has the larger value."""
    losses: int = 0
    """Clusters on which it has the smaller one."""
    outcome: Outcome = "untested"
    """Which run is better; a `tie` where they are equal, or `p_holm` is above 1 - level, so that the
    difference may be luck. Of a figure without a better way, which run has more of it. `untested` where no
    test was made, one run has seen the references, or so few clusters can tell no difference from luck after
    the correction."""
