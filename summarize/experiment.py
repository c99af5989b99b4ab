"""One run, from settings to exit code: read, summarise, store, score, show.

Knows neither Hydra nor any class behind the protocols; tests call `run_experiment` with parts of
their own.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from summarize import progress, screen
from summarize.configuring import Kept, build, check_settings
from summarize.errors import ConfigError
from summarize.memory import begin_peak
from summarize.mistakes import nearest
from summarize.pretrained.placement import DType
from summarize.protocols import Driver, Model, Parts, Reader, Reporter, Scorer, Scores
from summarize.run_meta import Ending, PromptStamp, new_meta, settings_digest
from summarize.runs import RunDirectory, read_run
from summarize.types import Cluster, Decoding, Record, RecordStatus

PARTS = (
    "data", "model", "chunking", "decoding", "ranking", "factcheck", "repair", "coherence", "engine",
    "scorer",
)  # fmt: skip
OPTIONAL = ("report",)
"""Parts that may be missing or null: a run that was made before there were reports can still be resumed."""
SHARED = ("metrics", "novelty", "prompt")
"""What stands at the top level only so that parts can refer to it."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What is set at the top level of the config."""

    device: str
    dtype: DType
    seed: int
    name: str
    out: str
    resume: str | None
    allow_targets: list[str]


@dataclass(frozen=True, slots=True)
class Experiment:
    """The parts of a run, built, and how to store it."""

    settings: Settings
    reader: Reader
    model: Model
    parts: Parts
    decoding: Decoding
    engine: Driver
    scorer: Scorer
    config_yaml: str
    """The resolved config, as the run directory stores it."""
    command: tuple[str, ...]
    choices: Mapping[str, str] = field(default_factory=dict)
    """The option of each config group."""
    prompt: PromptStamp | None = None
    reporter: Reporter | None = None
    """None where no report is wanted."""

    @classmethod
    def from_settings(
        cls,
        config: Mapping[str, Any],
        config_yaml: str,
        command: tuple[str, ...],
        choices: Mapping[str, str] | None = None,
        kept: Kept | None = None,
    ) -> Experiment:
        """Build every part. Raises ConfigError with all that is wrong, before anything is loaded.

        `kept` has parts of an earlier run, which are used again where their settings are the same.
        """
        problems = [*_check_names(config), *check_settings(config, Settings)]
        try:
            allowed = config.get("allow_targets") or ()
            built = build(
                {name: config[name] for name in (*PARTS, *OPTIONAL) if _there(name, config)}, allowed, kept
            )
        except ConfigError as error:
            problems += (_at_its_source(problem, config) for problem in error.problems)
        if problems:
            raise ConfigError(*dict.fromkeys(problems))  # what two parts refer to is wrong once
        return cls(
            settings=Settings(**{field.name: config[field.name] for field in fields(Settings)}),
            reader=built["data"],
            model=built["model"],
            parts=Parts(
                built["chunking"], built["factcheck"], built["ranking"], built["repair"], built["coherence"]
            ),
            decoding=built["decoding"],
            engine=built["engine"],
            scorer=built["scorer"],
            config_yaml=config_yaml,
            command=command,
            choices=choices or {},
            prompt=_stamp(config["prompt"], choices or {}) if "prompt" in config else None,
            reporter=built.get("report"),
        )


@dataclass(frozen=True, slots=True)
class Finished:
    """A run that came to its end."""

    path: Path
    """The run directory."""
    code: int
    """0 all clusters done, 1 some failed or were made without some of their files."""


def _there(name: str, config: Mapping[str, Any]) -> bool:
    return name in config and not (name in OPTIONAL and config[name] is None)


def _stamp(prompts: Any, choices: Mapping[str, str]) -> PromptStamp:
    return PromptStamp(choices.get("prompt", ""), settings_digest(prompts))


def _at_its_source(problem: str, config: Mapping[str, Any]) -> str:
    """A problem inside `chunking.prompts`, which is `${prompt}`, is one of `prompt`: there it is mended."""
    for name in SHARED:
        for part in PARTS:
            inner = config.get(part)
            for key, value in inner.items() if isinstance(inner, Mapping) else ():
                if isinstance(value, Mapping) and value == config.get(name):
                    problem = problem.replace(f"{part}.{key}.", f"{name}.")
    return problem


def _check_names(config: Mapping[str, Any]) -> Iterator[str]:
    """Problems with what there is at the top level of the config."""
    needed = (*(field.name for field in fields(Settings)), *PARTS)
    for name in needed:
        if name not in config:
            yield f"{name} is missing: do not take it out of the config."
    known = (*needed, *OPTIONAL, *SHARED)
    for name in config:
        if name not in known:
            yield f"There is no setting {name!r}: {nearest(name, known)}there are {', '.join(known)}."


def run_experiment(experiment: Experiment) -> Finished:
    """Run, store, score and show.

    Raises NewsFuseError where nothing can be run, and KeyboardInterrupt after noting it in the run.
    """
    started = time.perf_counter()
    begin_peak()
    count = experiment.reader.count()  # an unusable path is known before a run directory is made
    experiment.scorer.check()  # so is a metric whose package or model is missing
    run, done = _open_run(experiment)
    loading = _load(experiment, run)
    try:
        pairs = experiment.engine.run(
            (cluster for cluster in experiment.reader.read() if cluster.id not in done),
            experiment.model,
            experiment.parts,
            experiment.decoding,
        )
        for _ in _stored(progress.progress(pairs, count - len(done)), run):
            pass
        finished = read_run(run.path)
        results = [(record, finished.clusters[id_]) for id_, record in finished.records.items()]
        with progress.working("Scoring"):
            scoring = time.perf_counter()
            scores = experiment.scorer.score_run(results)
            run.write_json("scores.json", scores)
            scoring = time.perf_counter() - scoring
        statuses = [record.status for record, _ in results]
        run.finish(_ending(statuses))
    except BaseException as error:
        _break_off(run, error)
        raise
    overall = {"load": loading, "score": scoring, "all": time.perf_counter() - started}
    screen.show(results, scores, run, overall)
    _report(experiment, run, scores)
    return Finished(run.path, 0 if all(status == "ok" for status in statuses) else 1)


def _open_run(experiment: Experiment) -> tuple[RunDirectory, frozenset[str]]:
    """A new run directory, or the one to resume with the ids of the clusters that are done."""
    settings = experiment.settings
    if settings.resume is not None:
        return RunDirectory.resume(settings.resume), read_run(settings.resume).completed_ids()
    meta = new_meta(
        device=settings.device,
        seed=settings.seed,
        command=experiment.command,
        choices=experiment.choices,
        prompt=experiment.prompt,
    )
    return RunDirectory.create(settings.out, experiment.config_yaml, meta), frozenset()


def _load(experiment: Experiment, run: RunDirectory) -> float:
    """Load checker and model; seconds.

    A new run whose parts cannot be loaded leaves no directory: with its config it would fail again.
    """
    started = time.perf_counter()
    try:
        with progress.working("Loading the fact-check's language model"):
            experiment.parts.checker.load()
            if experiment.parts.editor is not None:
                experiment.parts.editor.load()
        with progress.working("Loading the model (what is new here is fetched or converted first)"):
            experiment.model.load()
        run.set_model(experiment.model.card())
    except BaseException as error:
        if experiment.settings.resume is None and isinstance(error, Exception):
            run.discard()
        else:
            _break_off(run, error)
        raise
    return time.perf_counter() - started


def _report(experiment: Experiment, run: RunDirectory, scores: Scores) -> None:
    """Write the report beside the scores. The run stands whatever becomes of it."""
    if experiment.reporter is None:
        return
    try:
        progress.say_written(experiment.reporter.write_run(run.path, scores))
    except Exception as error:
        progress.say_unreported(f"{type(error).__name__}: {error}")


def _break_off(run: RunDirectory, error: BaseException) -> None:
    """Note what ended the run; of one that the user stopped, say how to go on."""
    if isinstance(error, KeyboardInterrupt):
        run.finish("interrupted")
        progress.say_interrupted(run.path)
    else:
        run.finish("failed")


def _stored(pairs: Iterable[tuple[Cluster, Record]], run: RunDirectory) -> Iterator[Record]:
    for cluster, record in pairs:
        run.add_articles(cluster)
        run.append(record)
        yield record


def _ending(statuses: Sequence[RecordStatus]) -> Ending:
    if "failed" not in statuses:
        return "success"
    return "partial" if set(statuses) != {"failed"} else "failed"
