"""Labelled cases that name their systems, taken together system by system."""

from __future__ import annotations

from collections.abc import Sequence

from eval.meta.cases import Case
from eval.meta.people.ranking import Ranking, rank_systems
from eval.meta.people.systems import LEAST
from eval.scoring import Figure, RunScores, mean
from eval.statistics.settings import Resampling


def rank_cases(cases: Sequence[Case], scores: RunScores, resampling: Resampling) -> Ranking | str | None:
    """The systems that wrote the cases against what people say of them, or why that cannot be told.

    A topic is what several cases are made of, the same sources. None where no case names its system.
    """
    names = dict.fromkeys(case.system for case in cases if case.system)
    if not names:
        return None
    if len(names) < LEAST:
        named = f"{len(names)} ({', '.join(names)})"
        return f"System level: {LEAST} systems at least are needed, and the cases name {named}."
    people = "score" if all(case.score is not None for case in cases) else "label"
    topics: dict[tuple[str, ...], str] = {}
    clusters: dict[str, dict[str, dict[str, Figure]]] = {name: {} for name in names}
    said: dict[tuple[str, str], float] = {}
    for case, figures in zip(cases, scores.clusters.values(), strict=True):
        if case.system:
            topic = topics.setdefault(case.sources, case.id)
            clusters[case.system].setdefault(topic, dict(figures))
            said.setdefault((case.system, topic), float(case.label if case.score is None else case.score))
    systems = {
        name: RunScores(
            scores.signatures,
            scores.better,
            own,
            {figure: mean(own.values(), figure) for figure in scores.better},
        )
        for name, own in clusters.items()
    }
    shared = set.intersection(*(set(own) for own in clusters.values()))
    if not shared:
        return f"System level: no sources are summarised by all {len(names)} systems ({', '.join(names)})."
    return rank_systems(systems, {people: said}, resampling, "The file of cases")
