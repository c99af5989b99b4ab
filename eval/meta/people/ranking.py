"""Scored systems beside what people say of them: every figure against every measure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from eval.meta.people.human_file import Table
from eval.meta.people.systems import ENOUGH, LEAST, SystemAgreement, system_agreement
from eval.scoring import RunScores
from eval.statistics.settings import Resampling
from summarize.errors import InputError

SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True)
class Ranking:
    """What the `meta.json` of systems holds."""

    systems: tuple[str, ...]
    topics: tuple[str, ...]
    """Those that every system has been measured on."""
    agreements: tuple[SystemAgreement, ...]
    """Measure by measure, the figures that agree best first."""
    missing: Mapping[str, str]
    """By figure: why it could not be compared."""
    means: Mapping[str, Mapping[str, float]]
    """By measure or figure, then by system, over the topics."""
    signatures: Mapping[str, str]
    resampling: Resampling
    notes: tuple[str, ...]
    schema_version: int = SCHEMA_VERSION


def rank_systems(
    systems: Mapping[str, RunScores],
    human: Mapping[str, Table],
    resampling: Resampling,
    source: str = "people",
) -> Ranking:
    """Compare the means of systems, over the topics that all have, with what `human` says.

    A figure is left out where a system lacks it on one of the topics. Raises InputError where no system or no
    topic of `human` is among the systems.
    """
    named = {system for table in human.values() for system, _ in table}
    known = [name for name in systems if name in named]
    if not known:
        raise InputError(
            f"{source} knows none of the systems {', '.join(list(systems)[:5])}; it names "
            f"{', '.join(sorted(named)[:5])}. Systems are called after their folders."
        )
    own = next(iter(systems.values())).clusters
    topics = tuple(
        topic
        for topic in sorted(own)
        if all(topic in systems[name].clusters for name in known)
        and all((name, topic) in table for table in human.values() for name in known)
    )
    if not topics:
        raise InputError(
            f"{source} and the systems share no topic: it has "
            f"{', '.join(sorted({topic for table in human.values() for _, topic in table})[:5])}, they have "
            f"{', '.join(sorted(own)[:5])}."
        )
    better = {name: way for scores in systems.values() for name, way in scores.better.items()}
    columns = {name: _table([systems[one] for one in known], topics, name) for name in better}
    measures = {
        measure: np.array([[table[name, topic] for topic in topics] for name in known])
        for measure, table in human.items()
    }
    whole = {name: values for name, values in columns.items() if not np.isnan(values).any()}
    found = [
        sorted(
            (
                system_agreement(name, better[name], measure, values, said, resampling)
                for name, values in whole.items()
            ),
            key=_rank,
        )
        for measure, said in measures.items()
    ]
    return Ranking(
        tuple(known),
        topics,
        tuple(one for of_measure in found for one in of_measure),
        {
            name: f"{int(np.isnan(values).any(axis=0).sum())} of the {len(topics)} topics lack a value"
            for name, values in columns.items()
            if name not in whole
        },
        {
            name: dict(zip(known, map(float, values.mean(axis=1)), strict=True))
            for name, values in {**measures, **whole}.items()
        },
        next(iter(systems.values())).signatures,
        resampling,
        tuple(_notes(systems, named, known, topics)),
    )


def _notes(
    systems: Mapping[str, RunScores], named: set[str], known: Sequence[str], topics: Sequence[str]
) -> Iterator[str]:
    if unknown := [name for name in systems if name not in named]:
        yield f"Nothing is said of {', '.join(unknown)}: left out."
    if absent := sorted(named - set(known)):
        yield f"There are no summaries of {', '.join(absent[:5])}{' ...' if len(absent) > 5 else ''}."
    if len(known) < LEAST:
        yield f"There are {len(known)} systems ({', '.join(known)}), and a correlation needs {LEAST}."
    elif len(known) < ENOUGH or len(topics) < ENOUGH:
        yield (
            f"{len(known)} systems on {len(topics)} topics are few, under {ENOUGH} of one or the other: a "
            "coefficient says little of other systems and topics."
        )


def _table(scores: Sequence[RunScores], topics: Sequence[str], name: str) -> np.ndarray:
    figures = [[one.clusters[topic].get(name) for topic in topics] for one in scores]
    return np.array(
        [[np.nan if one is None or one.value is None else one.value for one in row] for row in figures]
    )


def _rank(one: SystemAgreement) -> tuple[float, float, str]:
    first = (one.spearman.value if one.spearman else -2.0, one.pearson.value if one.pearson else -2.0)
    return -first[0], -first[1], one.figure
