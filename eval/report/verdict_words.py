"""What an evaluation settles and what it does not, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eval.compare import Row
from eval.contrast import Contrast
from eval.evaluation import Evaluation
from eval.report.figures import about, digits, headline
from eval.report.numbers import counted, interval, listed, number, probability
from eval.report.outcomes import Contrasts

FEW = 10
"""With fewer clusters than this, only large differences can be told from luck."""
MOST_NAMED = 4


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence of the verdict."""

    text: str
    settled: bool
    """Whether it says that there is a difference that is no luck."""


def verdict(evaluation: Evaluation) -> list[Finding]:
    """The sentences: what is settled first, then what is not, then why to be careful."""
    comparison = evaluation.comparison
    clusters = len(comparison.clusters)
    careful = list(_careful(clusters, evaluation))
    if len(comparison.runs) < 2:
        return [Finding(f"One run over {counted(clusters, 'cluster')}: nothing to compare it with.", False)]
    rows = {row.name: row for row in comparison.rows}
    telling = [rows[name] for name in headline(list(rows)) if rows[name].better]
    contrasts = Contrasts(comparison.contrasts)
    rivals = [label for label in comparison.runs if not _bound(evaluation, label)]
    if len(rivals) == 2:
        found = list(_two(telling, contrasts, rivals[0], rivals[1]))
    else:
        found = list(_many(telling, contrasts, rivals))
    found.sort(key=lambda one: not one.settled)
    return [*found, *careful]


def _two(rows: Sequence[Row], contrasts: Contrasts, first: str, second: str) -> Iterator[Finding]:
    tied, untested = [], []
    for row in rows:
        one = contrasts.between(row.name, first, second)
        if one is None or one.outcome == "untested":
            untested.append(about(row.name).title)
        elif one.outcome == "tie":
            tied.append(about(row.name).title)
        else:
            better, worse = (first, second) if one.outcome == "first" else (second, first)
            yield Finding(
                f"{better} is better than {worse} on {about(row.name).title} {_by(one, row)}.", True
            )
    if tied:
        yield Finding(f"On {listed(tied)} {first} and {second} tie: the difference may be luck.", False)
    if untested:
        yield Finding(f"On {listed(untested)} their difference was not tested.", False)


def _many(rows: Sequence[Row], contrasts: Contrasts, rivals: Sequence[str]) -> Iterator[Finding]:
    untested = []
    for row in rows:
        title = about(row.name).title
        known = [label for label in rivals if row.means[label].value is not None]
        if len(known) < 2 or not row.best:
            continue
        best = row.best[0]
        others = [label for label in known if label != best]
        outcomes = {
            label: contrasts.standing(row.name, best, label, directed=row.better is not None)
            for label in others
        }
        beaten = [label for label in others if outcomes[label] == "better"]
        tied = [label for label in others if outcomes[label] == "tie"]
        if not beaten and not tied:
            untested.append(title)
            continue
        value = number(row.means[best].value, digits(row.name, [row.means[best].value]))
        if not beaten:
            yield Finding(
                f"On {title} {best} has the best mean ({value}), but no other is shown to be worse.", False
            )
            continue
        all_of_them = len(beaten) == len(others)
        whom = f"all {len(others)} others" if all_of_them and len(others) > 1 else _named(beaten)
        rest = f"; it cannot be told from {_named(tied)}" if tied else ""
        yield Finding(f"On {title} {best} ({value}) is better than {whom}{rest}.", True)
    if untested:
        yield Finding(f"On {listed(untested)} no difference was tested.", False)


def _careful(clusters: int, evaluation: Evaluation) -> Iterator[Finding]:
    if clusters < FEW:
        yield Finding(
            f"{counted(clusters, 'cluster').capitalize()} only: too few to call small differences. "
            "A tie here does not mean that the runs are equally good.",
            False,
        )
    for label in evaluation.comparison.runs:
        if _bound(evaluation, label):
            yield Finding(f"{label} has seen the references: an upper bound, which wins nothing.", False)


def _by(one: Contrast, row: Row) -> str:
    """How much the better run is ahead, whichever stands first, with its interval and p."""
    if one.difference is None:
        return ""
    less = row.better == "lower"
    turn = (one.outcome == "first") == less
    decimals = digits(row.name, [one.difference, *(mean.value for mean in row.means.values())])
    difference, low, high = one.difference, one.low, one.high
    if turn:
        difference, low, high = -difference, None if high is None else -high, None if low is None else -low
    ahead = (abs(difference), low, high) if not less else (abs(difference), *_flipped(low, high))
    p = one.p_holm if one.p_holm is not None else one.p
    return ", ".join(
        part
        for part in (
            f"by {number(ahead[0], decimals)} {interval(ahead[1], ahead[2], decimals)}".strip(),
            f"{probability(p)}{' after Holm' if one.p_holm is not None else ''}" if p is not None else "",
        )
        if part
    )


def _flipped(low: float | None, high: float | None) -> tuple[float | None, float | None]:
    return (None if high is None else abs(high), None if low is None else abs(low))


def _named(labels: Sequence[str]) -> str:
    if len(labels) > MOST_NAMED:
        return f"{len(labels)} others"
    return listed(list(labels))


def _bound(evaluation: Evaluation, label: str) -> bool:
    model = evaluation.runs[label].model
    return bool(model and model.upper_bound)
