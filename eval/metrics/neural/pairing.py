"""Who is compared with whom, by metrics that compare summaries with references by a model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from eval.abilities import Pair
from eval.metrics.unscored import unscored, why_no_summary
from summarize.types import Score

References = tuple[str, ...]


def comparable(pair: Pair) -> tuple[str, References] | str:
    """The summary and its references, or why there is nothing to compare."""
    record, cluster = pair
    if record.status == "failed" or record.summary is None:
        return why_no_summary(record)
    references = tuple(reference for reference in cluster.references if reference.strip())
    if not references:
        return "no reference"
    if not record.summary.text.strip():
        return "the summary has no word"
    return record.summary.text, references


def spread(
    names: Sequence[str], tasks: Sequence[object], values: Mapping[int, Mapping[str, float]]
) -> list[tuple[Score, ...]]:
    """The scores of all records; `values` are those of the tasks that are no reason, by their place."""
    return [
        unscored(names, task)
        if isinstance(task, str)
        else tuple(Score(name, values[place][name]) for name in names)
        for place, task in enumerate(tasks)
    ]
