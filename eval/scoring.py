"""All metrics over all records of a run: what `scores.json` holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from msgspec import Meta

from eval.abilities import Batched, Checked, Pair
from eval.direction import Better, better_of
from eval.working import Outcomes, score_all, score_batch
from summarize.errors import ConfigError
from summarize.protocols import Metric
from summarize.types import Cluster, Record

SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of one cluster."""

    value: float | None
    reason: str | None = None
    """Why there is no value."""
    found: tuple[str, ...] = ()
    """What a count has counted, in the words of the summary."""


@dataclass(frozen=True, slots=True)
class Mean:
    """One figure over the clusters that have it. One that is missing never enters as 0."""

    value: float | None
    """None where no cluster has the figure."""
    n: int
    """Clusters that have it."""
    missing: int
    """Clusters that do not."""
    low: float | None = None
    """The lower end of its bootstrap interval over clusters; None where none was made."""
    high: float | None = None


@dataclass(frozen=True, slots=True)
class RunScores:
    """What `scores.json` holds."""

    signatures: Mapping[str, str]
    """By metric, as the config names it: the settings that make its figures reproducible."""
    better: Mapping[str, Better | None]
    """By figure: which way is better; null where neither is."""
    clusters: Mapping[str, Mapping[str, Figure]]
    """By cluster id and figure, both in the order in which they were made."""
    mean: Mapping[str, Mean]
    """By figure."""
    schema_version: int = SCHEMA_VERSION


class Scorer:
    """Applies metrics to records.

    The config builds it (`scorer: {_target_: eval.scoring.Scorer, metrics: ${metrics}}`), so that
    `summarize` reaches it without importing `eval`.
    """

    def __init__(self, *, metrics: Mapping[str, Metric], workers: Annotated[int, Meta(ge=0)] = 1) -> None:
        """`workers`: processes that score at once, at most; 0 is one for each core, begun where there
        is so much to score that it pays."""
        self._metrics = dict(metrics)
        self._workers = workers

    def check(self) -> None:
        """Raise ConfigError, ModelError or ResourceError where a metric lacks something. Loads nothing."""
        for metric in self._metrics.values():
            if isinstance(metric, Checked):
                metric.check()

    def score(self, record: Record, cluster: Cluster) -> dict[str, Figure]:
        """Every figure of one record. Raises what `score_run` raises."""
        return dict(self.score_run([(record, cluster)]).clusters[record.cluster_id])

    def score_run(self, pairs: Iterable[Pair]) -> RunScores:
        """Every figure of every record with its cluster, and the means.

        A metric that raises for a cluster has no figure of it, with what it said as the reason.

        Raises ConfigError where two metrics make a figure of the same name, and what `check` raises.
        """
        self.check()
        batched = {name: metric for name, metric in self._metrics.items() if isinstance(metric, Batched)}
        single = {name: metric for name, metric in self._metrics.items() if name not in batched}
        seen: list[Pair] = []
        outcomes = list(score_all(single, _kept(pairs, seen), self._workers))
        for name, metric in batched.items():
            for of_record, outcome in zip(outcomes, score_batch(metric, seen), strict=True):
                of_record[name] = outcome
        makers = self._makers(outcomes)
        clusters = {
            record.cluster_id: _figures(of_record, makers)
            for (record, _), of_record in zip(seen, outcomes, strict=True)
        }
        return RunScores(
            signatures={name: metric.signature() for name, metric in self._metrics.items()},
            better={name: better_of(self._metrics[maker], name) for name, maker in makers.items()},
            clusters=clusters,
            mean={name: mean(clusters.values(), name) for name in makers},
        )

    def _makers(self, outcomes: Sequence[Outcomes]) -> dict[str, str]:
        """Figure: the metric that makes it, in the order of the config."""
        makers: dict[str, str] = {}
        for metric in self._metrics:
            made = [of_record[metric] for of_record in outcomes]
            names = dict.fromkeys(
                score.name for scores in made if not isinstance(scores, str) for score in scores
            )
            # One that raised for every cluster has told no names: its own stands for them.
            for name in names or ([metric] if made else []):
                maker = makers.setdefault(name, metric)
                if maker != metric:
                    raise ConfigError(
                        f"metrics.{maker} and metrics.{metric} both make the figure {name!r}: "
                        f"remove one, with ~metrics.{metric}, or give it other options."
                    )
        return makers


def _kept(pairs: Iterable[Pair], seen: list[Pair]) -> Iterator[Pair]:
    for pair in pairs:
        seen.append(pair)
        yield pair


def _figures(outcomes: Outcomes, makers: Mapping[str, str]) -> dict[str, Figure]:
    """The figures of one record, with a reason for those whose metric raised."""
    scores = {
        score.name: score
        for outcome in outcomes.values()
        if not isinstance(outcome, str)
        for score in outcome
    }
    figures = {}
    for name, maker in makers.items():
        outcome = outcomes[maker]
        if name in scores:
            figures[name] = Figure(scores[name].value, scores[name].reason, scores[name].found)
        elif isinstance(outcome, str):
            figures[name] = Figure(None, f"metrics.{maker} failed: {outcome}")
    return figures


def mean(clusters: Iterable[Mapping[str, Figure]], name: str) -> Mean:
    """The mean of one figure over the clusters that have it."""
    figures = [figures.get(name) for figures in clusters]
    values = [figure.value for figure in figures if figure is not None and figure.value is not None]
    return Mean(sum(values) / len(values) if values else None, len(values), len(figures) - len(values))
