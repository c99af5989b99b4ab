"""What a reader must know before trusting the table of a comparison, in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from eval.compare import Comparison
from eval.headline import headline, valued
from eval.statistics.contrasting import least_p
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
    if len(runs) > 1:
        yield from _failed(runs, shared)
        rows, pairs = valued(comparison.rows), _rivalries(runs)
        least = min((rows[name].n for name in headline(rows)), default=len(shared))
        alpha = 1 - statistics.level + 1e-12
        hopeless = statistics.permutations > 0 and least_p(least, pairs, statistics) > alpha
        if least < ENOUGH or hopeless:
            yield few_clusters(least, statistics, pairs, len(shared))


def _failed(runs: Mapping[str, Run], shared: Sequence[str]) -> Iterator[str]:
    """Of runs without a summary of some shared clusters: no mean and no test of any run has these."""
    for label, run in runs.items():
        lost = sum(run.records[id_].summary is None for id_ in shared)
        if 0 < lost < len(shared):
            yield (
                f"{label} failed on {lost} of the {len(shared)} shared clusters: figures of its summaries "
                "are compared without these, in all runs."
            )


def _rivalries(runs: Mapping[str, Run]) -> int:
    """Pairs of runs that count in Holm's correction: not those with one that has seen the references."""
    rivals = sum(not (run.meta.model and run.meta.model.upper_bound) for run in runs.values())
    return rivals * (rivals - 1) // 2


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


def few_clusters(count: int, statistics: Statistics, pairs: int = 1, shared: int = 0) -> str:
    """What so few clusters can tell, in words: `count` of the `shared` have a value in every run, and so many
    pairs of runs are tested."""
    several = count > 1
    what = f"Only {count} cluster{'s are' if several else ' is'} compared"
    if shared > count:
        has = "have" if several else "has"
        what = f"Only {count} of the {shared} shared clusters {has} a value in every run"
    what += f", under {ENOUGH}" if count < ENOUGH else ""
    if count < 2:
        return f"{what}: no interval can be made, and no difference told from luck."
    alpha = 1 - statistics.level
    alone, least = least_p(count, 1, statistics), least_p(count, pairs, statistics)
    narrow = "intervals are too narrow, and " if count < ENOUGH else ""
    below = f"p cannot go below 2^(1-{count}) = {alone:.2g}"
    if pairs > 1:
        below = f"with {pairs} pairs of runs p cannot go below {pairs} x {alone:.2g} = {pairs * alone:.2g}"
    return f"{what}: {narrow}{below}, " + (
        "so only large differences show."
        if least <= alpha + 1e-12
        else f"so no difference can reach p <= {alpha:.2g}, however large it is."
    )


def _input(cluster: Cluster) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(article.text for article in cluster.articles), frozenset(cluster.references)
