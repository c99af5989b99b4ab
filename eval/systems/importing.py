"""Summaries that others made -> run directories of the usual kind, one for each system.

    out/systems/ID1/    run.json (who made it, and where it was read from), articles.jsonl, records.jsonl ...

They are fact-checked like any other, and everything that reads runs reads them.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from eval.systems.files import SystemFiles, find_systems
from eval.systems.texts import read_sentences
from summarize.data.textfile import UnreadableError
from summarize.errors import RunError
from summarize.protocols import FactChecker, Reader
from summarize.run_meta import Ending, new_meta
from summarize.runs import RunDirectory, is_run, read_meta
from summarize.types import Cluster, ModelCard, Record, Sentence, Summary

FOLDER = "systems"
"""Of the folder of an evaluation, where the runs are written."""

Track = Callable[[Sequence[Cluster]], Iterable[Cluster]]


@dataclass(frozen=True, slots=True)
class Imported:
    """The runs that were made of folders of texts."""

    paths: tuple[Path, ...]
    notes: tuple[str, ...]
    """What was missing or left out, in words."""


NOTHING = Imported((), ())


def import_systems(
    path: str,
    reader: Reader,
    out: Path,
    *,
    checker: FactChecker[Any] | None = None,
    language: str | None = None,
    config_yaml: str = "",
    command: Sequence[str] = (),
    track: Track = lambda clusters: clusters,
) -> Imported:
    """Make a run of each system of a folder, in `out/systems`, and return where they are.

    `reader` has the articles and references. Clusters that no system has a summary of are left out; a
    system that lacks one that others have gets a failed record for it. A run that was imported to the same
    place earlier is replaced; what else lies there is left alone and told. Raises InputError where the texts
    cannot be told apart, RunError where nothing can be written.
    """
    clusters = list(reader.read())
    systems = find_systems(path, [cluster.id for cluster in clusters], language)
    some = [cluster for cluster in clusters if any(cluster.id in system.texts for system in systems)]
    if checker is not None:
        checker.load()
    runs = [_begin(system, out / FOLDER, config_yaml, command) for system in systems]
    failed = [0] * len(systems)
    for cluster in track(some):
        sources = checker.analyse(cluster) if checker is not None else None
        for number, (system, run) in enumerate(zip(systems, runs, strict=True)):
            record = _record(system, cluster, checker, sources)
            failed[number] += record.status == "failed"
            run.add_articles(cluster)
            run.append(record)
    for run, count in zip(runs, failed, strict=True):
        run.finish(_ending(count, len(some)))
    notes = [*_notes(systems, clusters, some), *_earlier(out / FOLDER, runs)]
    return Imported(tuple(run.path for run in runs), tuple(notes))


def _begin(system: SystemFiles, folder: Path, config_yaml: str, command: Sequence[str]) -> RunDirectory:
    path = folder / system.name
    if is_run(path):
        if read_meta(path).imported is None:
            raise RunError(f"{path} is a run that was not imported; name another folder with out=DIR.")
        shutil.rmtree(path)
    meta = new_meta(device="cpu", seed=0, command=tuple(command))
    run = RunDirectory.create(path, config_yaml, replace(meta, imported=str(system.folder)))
    note = "Summaries that were made elsewhere and imported: what they took is not known."
    run.set_model(ModelCard(system.name, str(system.folder), note=note))
    return run


def _record(system: SystemFiles, cluster: Cluster, checker: FactChecker[Any] | None, sources: Any) -> Record:
    file = system.texts.get(cluster.id)
    if file is None:
        return Record(cluster.id, "failed", error=f"{system.name} has no summary of it")
    try:
        sentences = read_sentences(file, system.within)
    except UnreadableError as error:
        return Record(cluster.id, "failed", error=f"{file}: {error}")
    summary = Summary(cluster.id, tuple(Sentence(text) for text in sentences))
    made = Record(cluster.id, "ok", summary)
    if checker is None or not cluster.articles:
        return made
    report, conflicts = checker.check(summary, sources), checker.conflicts(sources, summary)
    made = replace(made, factcheck=report, conflicts=conflicts)
    if not cluster.problems:
        return made
    lost = "; ".join(f"{problem.source}: {problem.reason}" for problem in cluster.problems)
    return replace(made, status="partial", error=f"checked without {len(cluster.problems)} files: {lost}")


def _ending(failed: int, clusters: int) -> Ending:
    if not failed:
        return "success"
    return "failed" if failed == clusters else "partial"


def _notes(
    systems: Sequence[SystemFiles], clusters: Sequence[Cluster], some: Sequence[Cluster]
) -> Iterable[str]:
    if len(some) < len(clusters):
        had = {cluster.id for cluster in some}
        without = [cluster.id for cluster in clusters if cluster.id not in had]
        yield f"{_of(without, clusters)} have no summary of any system and are left out: {_some(without)}."
    for system in systems:
        missing = [cluster.id for cluster in some if cluster.id not in system.texts]
        if missing:
            yield f"{system.name} has no summary of {_of(missing, some)}: {_some(missing)}."
        yield from system.unknown


def _earlier(folder: Path, runs: Sequence[RunDirectory]) -> Iterable[str]:
    """A sentence that names what is in the folder of the runs and is not of this import, where it is."""
    made = {run.path for run in runs}
    others = sorted(path for path in folder.iterdir() if path.is_dir() and path.resolve() not in made)
    if others:
        names = _some([path.name for path in others])
        yield f"{folder} also holds what is not of this import, and is not compared: {names}."


def _of(ids: Collection[str], clusters: Collection[Cluster]) -> str:
    return f"{len(ids)} of the {len(clusters)} clusters"


def _some(ids: Sequence[str]) -> str:
    return ", ".join(ids[:5]) + (" ..." if len(ids) > 5 else "")
