"""From which score a judge calls a summary consistent: its own word, a number, or fitted on a split."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite

from eval.meta.labelled import Judged
from eval.statistics.estimates import best_threshold
from summarize.errors import ConfigError

RECOMMENDED = "recommended"
FIT = "fit:"


@dataclass(frozen=True, slots=True)
class Threshold:
    """A threshold and where it comes from."""

    value: float | None
    """Consistent is a summary with this score or a higher one; None where there is none."""
    origin: str
    """In words; where there is none, why."""


def split_of(threshold: str | float) -> str | None:
    """The file that `fit:FILE` names; None for another threshold.

    Raises ConfigError where it is neither `recommended` nor a number either.
    """
    if isinstance(threshold, str) and threshold.startswith(FIT) and threshold != FIT:
        return threshold.removeprefix(FIT)
    is_number = isinstance(threshold, int | float) and isfinite(threshold)
    if threshold != RECOMMENDED and not is_number:
        raise ConfigError(
            f"threshold={threshold}: there are recommended (the checker's own), a number, "
            "and fit:FILE.jsonl (fitted on a split that is not measured)."
        )
    return None


def recommended(own: float | None) -> Threshold:
    """What a judge recommends itself."""
    if own is None:
        return Threshold(None, "none is recommended; fit one: threshold=fit:SPLIT.jsonl")
    return Threshold(own, RECOMMENDED)


def fitted(judged: Sequence[Judged], where: str) -> Threshold:
    """The threshold with the best balanced accuracy on the scored cases of a split, named `where`."""
    known = [(one.case.label, one.judgement.score) for one in judged if one.judgement.score is not None]
    value = best_threshold([label for label, _ in known], [score for _, score in known])
    if value is None:
        return Threshold(None, f"{where} has no scored cases of both labels to fit one on")
    return Threshold(value, f"fitted on {len(known)} cases of {where}")
