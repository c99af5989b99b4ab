"""All metrics over all records of a run: what `scores.json` holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from eval.direction import Better, better_of
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

    def __init__(self, *, metrics: Mapping[str, Metric]) -> None:
        self._metrics = dict(metrics)
        self._makers: dict[str, str] = {}

    def score(self, record: Record, cluster: Cluster) -> dict[str, Figure]:
        """Every figure of one record.

        Raises ConfigError where two metrics make a figure of the same name.
        """
        figures: dict[str, Figure] = {}
        for metric_name, metric in self._metrics.items():
            for score in metric.score(record, cluster):
                maker = self._makers.setdefault(score.name, metric_name)
                if maker != metric_name:
                    raise ConfigError(
                        f"metrics.{maker} and metrics.{metric_name} both make the figure {score.name!r}: "
                        f"remove one, with ~metrics.{metric_name}, or give it other options."
                    )
                figures[score.name] = Figure(score.value, score.reason, score.found)
        return figures

    def score_run(self, pairs: Iterable[tuple[Record, Cluster]]) -> RunScores:
        """Every figure of every record with its cluster, and the means."""
        clusters = {record.cluster_id: self.score(record, cluster) for record, cluster in pairs}
        return RunScores(
            signatures={name: metric.signature() for name, metric in self._metrics.items()},
            better={name: better_of(self._metrics[maker], name) for name, maker in self._makers.items()},
            clusters=clusters,
            mean={name: mean(clusters.values(), name) for name in self._makers},
        )


def mean(clusters: Iterable[Mapping[str, Figure]], name: str) -> Mean:
    """The mean of one figure over the clusters that have it."""
    figures = [figures.get(name) for figures in clusters]
    values = [figure.value for figure in figures if figure is not None and figure.value is not None]
    return Mean(sum(values) / len(values) if values else None, len(values), len(figures) - len(values))
