"""What an evaluation settles and what it does not, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from eval.compare import Row
from eval.evaluation import Evaluation
from eval.headline import valued
from eval.report.figures import about, digits, headline
from eval.report.leaderboard import letter
from eval.report.numbers import counted, interval, listed, number, probability
from eval.report.outcomes import Contrasts, turned
from eval.statistics.contrast import Contrast

MOST_NAMED = 3
"""Runs that are named one by one in a sentence; of more it says how many."""
LONGEST = 32
"""Characters of a name that a sentence has; a longer one goes by its letter in the leaderboard."""


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence of the verdict."""

    text: str
    settled: bool
    """Whether it says that there is a difference beyond luck."""


def verdict(evaluation: Evaluation, *, letters: bool = False) -> list[Told]:
    """What is settled first, then what is not. With `letters`, a long name gives way to its letter."""
    comparison = evaluation.comparison
    clusters = counted(len(comparison.clusters), "cluster")
    if len(comparison.runs) < 2:
        return [Told(f"One run over {clusters}: there is nothing to compare it with.", False)]
    rows = valued(comparison.rows)
    telling = [rows[name] for name in headline(list(rows)) if rows[name].better]
    contrasts = Contrasts(comparison.contrasts)
    names = {
        label: f"System {letter(at)}" if letters and len(label) > LONGEST else label
        for at, label in enumerate(comparison.runs)
        if not _bound(evaluation, label)
    }
    told = list((_two if len(names) == 2 else _many)(telling, contrasts, names))
    told.sort(key=lambda one: not one.settled)
    if not any(one.settled for one in told):
        compared = counted(max((row.n for row in telling), default=len(comparison.clusters)), "cluster")
        told.insert(0, Told(f"Nothing is settled on these {compared}.", False))
    return told


def _two(rows: Sequence[Row], contrasts: Contrasts, names: Mapping[str, str]) -> Iterator[Told]:
    first, second = names
    tied, untested = [], []
    for row in rows:
        one = contrasts.between(row.name, first, second)
        title = about(row.name).title
        if one is None or one.difference is None:
            continue
        if one.outcome == "untested":
            untested.append(f"{title}{_seen(one, row)}")
        elif one.outcome == "tie":
            tied.append(f"{title}{_seen(one, row)}")
        else:
            ahead = one if one.outcome == "first" else turned(one)
            yield Told(
                f"{names[ahead.first]} is better than {names[ahead.second]} on {title} {_by(ahead, row)}.",
                True,
            )
    if tied:
        yield Told(f"They tie on {listed(tied)}: the difference may be luck.", False)
    if untested:
        yield Told(f"No test can tell the difference from luck on {listed(untested)}.", False)


def _many(rows: Sequence[Row], contrasts: Contrasts, names: Mapping[str, str]) -> Iterator[Told]:
    """One sentence for all figures on which the same run leads and beats the same others.

    Runs with equal means lead together, and beat whom each of them beats.
    """
    ahead: dict[tuple[tuple[str, ...], ...], list[str]] = {}
    level, untested = [], []
    for row in rows:
        others = [label for label in names if row.means[label].value is not None and label not in row.best]
        if not row.best or not others:
            continue
        best = row.best
        how = {label: contrasts.beside(row.name, label, best) for label in others}
        beaten = tuple(label for label in others if how[label] == "worse")
        tied = tuple(label for label in others if how[label] == "tie")
        left = tuple(label for label in names if label not in (*best, *beaten, *tied))
        value = number(row.means[best[0]].value, _decimals(row))
        title = about(row.name).title
        if beaten:
            ahead.setdefault((best, beaten, tied, left), []).append(f"{title} ({value})")
        elif tied:
            level.append(f"{title} (best mean: {_leaders(best, names)}, {value})")
        else:
            untested.append(f"{title} (best mean: {_leaders(best, names)}, {value})")
    for (best, beaten, tied, left), figures in ahead.items():
        everyone = len(beaten) == len(names) - len(best) and len(beaten) > 1
        whom = f"all {len(beaten)} others" if everyone else _named(beaten, names)
        rest = f"; it cannot be told from {_named(tied, names)} there" if tied else ""
        rest += f"; {len(left)} could not be tested" if left else ""
        lead = f"{_leaders(best, names)} {'is' if len(best) == 1 else 'are level, and'} better than"
        yield Told(f"{lead} {whom} on {listed(figures)}{rest}.", True)
    if level:
        yield Told(f"The best may be no better than others on {listed(level)}.", False)
    if untested:
        yield Told(f"No test can tell a difference from luck on {listed(untested)}.", False)


def _by(ahead: Contrast, row: Row) -> str:
    """How far the first run is in front, with interval and p, counted so that more is better."""
    low, high, difference = ahead.low, ahead.high, ahead.difference or 0.0
    if row.better == "lower":
        other = turned(ahead)
        low, high, difference = other.low, other.high, other.difference or 0.0
    decimals = _decimals(row)
    parts = [f"by {number(difference, decimals)} {interval(low, high, decimals)}".strip()]
    if ahead.p_holm is not None:
        parts.append(f"{probability(ahead.p_holm)} after Holm")
    return ", ".join(parts)


def _seen(one: Contrast | None, row: Row) -> str:
    if one is None or one.low is None or one.high is None:
        return ""
    return f" {interval(one.low, one.high, _decimals(row))}"


def _decimals(row: Row) -> int:
    return digits(row.name, [mean.value for mean in row.means.values()])


def _named(labels: Sequence[str], names: Mapping[str, str]) -> str:
    return f"{len(labels)} others" if len(labels) > MOST_NAMED else listed([names[one] for one in labels])


def _leaders(labels: Sequence[str], names: Mapping[str, str]) -> str:
    return f"{len(labels)} systems" if len(labels) > MOST_NAMED else _named(labels, names)


def _bound(evaluation: Evaluation, label: str) -> bool:
    model = evaluation.runs[label].model
    return bool(model and model.upper_bound)
