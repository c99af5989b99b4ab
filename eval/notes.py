"""What a reader must know before trusting the table of a comparison, in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from eval.compare import Comparison
from eval.statistics.settings import Statistics
from summarize.runs import Run
from summarize.types import Cluster

ENOUGH = 10
"""From so many clusters on, no warning is due that a comparison has few."""


def notes(runs: Mapping[str, Run], comparison: Comparison, statistics: Statistics) -> Iterator[str]:
    """A sentence for each thing that limits what the comparison tells."""
    for label, run in runs.items():
        yield from run.notes
        if run.meta.status in ("started", "interrupted"):
            yield f"{label} is not finished ({run.meta.status}): only the clusters that it has are scored."
    for label, ids in comparison.left_out.items():
        if ids:
            total = len(runs[label].records)
            yield f"{len(ids)} of the {total} clusters of {label} fell out: not every run has them."
    shared = comparison.clusters
    differ = [id_ for id_ in shared if len({_input(run.clusters[id_]) for run in runs.values()}) > 1]
    if differ:
        yield (
            f"The runs read different articles or references for {len(differ)} of the {len(shared)} shared "
            f"clusters: {', '.join(differ[:5])}{' ...' if len(differ) > 5 else ''}."
        )
    yield from _alike(runs, shared)
    for label, reason in comparison.lengths.items():
        yield f"{label}: {reason}"
    if len(runs) > 1 and len(shared) < ENOUGH:
        yield few_clusters(len(shared), statistics)


def _alike(runs: Mapping[str, Run], shared: Sequence[str]) -> Iterator[str]:
    """Runs that are one and the same, and runs that happen to have written the same."""
    by_texts: dict[tuple[str | None, ...], list[str]] = defaultdict(list)
    for label, run in runs.items():
        summaries = (run.records[id_].summary for id_ in shared)
        by_texts[tuple(one.text if one else None for one in summaries)].append(label)
    for texts, (first, *others) in by_texts.items():
        same = [label for label in others if any(texts)]
        copies = [label for label in same if _is_copy(runs[label], runs[first])]
        if copies:
            yield f"{_and(copies)} {'is a copy' if len(copies) == 1 else 'are copies'} of the run {first}."
        if wrote := [label for label in same if label not in copies]:
            yield f"{_and([first, *wrote])} have the same summary of every shared cluster."


def _is_copy(run: Run, other: Run) -> bool:
    return run.meta == other.meta and run.records == other.records


def _and(labels: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(labels[:-1]), labels[-1])))


def few_clusters(count: int, statistics: Statistics) -> str:
    """What so few clusters can tell, in words."""
    what = f"Only {count} cluster{'s are' if count > 1 else ' is'} compared, under {ENOUGH}"
    least = 2.0 ** (1 - count)
    if count < 2:
        return f"{what}: no interval can be made, and no difference told from luck."
    reached = least <= 1 - statistics.level
    return f"{what}: intervals are too narrow, and p cannot go below 2^(1-{count}) = {least:.2g}, " + (
        "so only large differences show."
        if reached
        else f"so no difference can reach p <= {1 - statistics.level:.2g}, however large it is."
    )


def _input(cluster: Cluster) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(article.text for article in cluster.articles), frozenset(cluster.references)
