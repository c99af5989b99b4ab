"""`summarize`: the only file here that knows Hydra. Builds the parts and calls `run_experiment`."""

from __future__ import annotations

import os
import sys
import textwrap
import traceback
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import hydra
from hydra.core.global_hydra import GlobalHydra
from hydra.core.hydra_config import HydraConfig
from hydra.core.override_parser.overrides_parser import OverridesParser
from hydra.errors import HydraException
from hydra.experimental.callback import Callback
from hydra.types import RunMode
from omegaconf import DictConfig, OmegaConf
from omegaconf.errors import OmegaConfBaseException

from summarize.configuring import Kept
from summarize.errors import ConfigError, NewsFuseError, RunError
from summarize.mistakes import in_words, options

if TYPE_CHECKING:
    from summarize.experiment import Finished

HELP = """\
summarize fuses the articles of each news cluster into one summary, checks every name and number
in it against every article, and scores it.

Try:
  summarize                                       the five articles that ship with it, on the CPU
  summarize data=folder data.path=DIR             your own: DIR/*.txt is one cluster, DIR/ID/ many
  summarize chunking=per_article chunking.max_words=80        another strategy, and shorter
  summarize model=hf_causal model.path=HuggingFaceTB/SmolLM2-360M-Instruct device=cuda
  summarize -m model=lead,centroid chunking=concat,refine     a sweep: one run for each pair
  summarize experiment=baselines                  settings that have a name
  summarize resume=RUN_DIR                        go on with a run that was interrupted
  summarize-eval runs='outputs/2026-01-31/*'      compare the runs of a day

Choices:
{choices}

All settings: summarize --cfg job        Flags of Hydra: summarize --hydra-help
Exit codes:   0 all clusters done · 1 some failed · 2 wrong usage or config · 130 interrupted
"""
GROUPS = (
    "data", "model", "chunking", "prompt", "decoding", "ranking", "factcheck", "repair", "coherence",
    "engine",
    "metrics", "experiment",
)  # fmt: skip
INTERRUPTED = 130
BROKEN = 1
"""The exit code of a job in a sweep that broke off with an error of our own, as Python's would be."""

_kept = Kept("model", "factcheck", "ranking", "repair", "coherence")
"""The parts that load weights, and are not changed by use: for the next job of a sweep in this process."""


def main() -> None:
    """The console script. Exit codes: 0 done, 1 clusters failed, 2 wrong usage, 130 interrupted."""
    if {"--help", "-h"} & set(sys.argv[1:]):  # Hydra's own takes seconds to compose every group
        print(HELP.format(choices=_choices()), end="")  # noqa: T201
        return
    os.environ.setdefault("HYDRA_FULL_ERROR", "1")  # raise to us instead of printing and leaving with 1
    # OpenMP threads that spin while they wait make a busy two-core machine nine times slower (measured).
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    # argparse takes flags before settings or after them, but not between.
    sys.argv[1:] = sorted(sys.argv[1:], key=_is_setting)
    _kept.clear()
    Sweep.config = None
    app = hydra.main(version_base="1.3", config_path="pkg://summarize.conf", config_name="config")
    try:
        app(_job)()
    except (HydraException, OmegaConfBaseException) as error:
        _leave(in_words(error, "config"), ConfigError.exit_code)
    except ValueError as error:  # Hydra's word for `model=null` and `model=3`
        if not str(error).startswith("Config group override"):
            raise
        _leave(
            f"A choice is the name of an option, and --help lists them all. ({error})", ConfigError.exit_code
        )
    except KeyboardInterrupt:
        if Sweep.config is not None:
            _report(Sweep.config)
        sys.exit(INTERRUPTED)
    except Exception as error:
        if Sweep.config is None:
            raise
        # No job of a sweep raises, so this is the launcher: one of its processes was killed, say.
        _report(Sweep.config)
        first_line = next(iter(str(error).splitlines()), "")
        _leave(
            f"The sweep broke off: {type(error).__name__}: {first_line} Jobs that are not noted in "
            f"{Sweep.config.hydra.sweep.dir} have not ended; go on with a run of theirs: "
            "summarize resume=RUN_DIR",
            BROKEN,
        )


class Sweep(Callback):
    """Says at the end of a sweep what became of its jobs, and leaves with the worst of their exit codes.

    Named in the config under `hydra.callbacks`. A launcher hands no result of a job to `main`.
    """

    config: ClassVar[DictConfig | None] = None
    """Of the sweep that is going on in this process, Hydra's own settings included."""
    jobs: ClassVar[list[list[str]]] = []
    """The settings of each of its jobs, in their order; none where its sweeper finds them as it goes."""

    def on_multirun_start(self, config: DictConfig, **kwargs: Any) -> None:
        """Called where the sweep is started, before its first job."""
        Sweep.config, Sweep.jobs = config, _planned(config)
        for line in _replaced(config):
            _say(line)

    def on_multirun_end(self, config: DictConfig, **kwargs: Any) -> None:
        """Called there once every job has ended."""
        sys.exit(_report(config))


def run(config: DictConfig) -> Finished:
    """Make the run that the config describes. Raises NewsFuseError where it cannot be made."""
    from summarize.experiment import Experiment, run_experiment

    if config.resume is not None:
        config = _resumed(config)
    choices = _chosen()
    if config.get("name", "") is None:
        told = (choices[group] for group in ("model", "chunking") if group in choices)
        config.name = "-".join(told).replace("/", "-") or "run"
    resolved = OmegaConf.to_container(config, resolve=True, throw_on_missing=False)
    assert isinstance(resolved, dict)
    settings: Mapping[str, Any] = {str(key): value for key, value in resolved.items()}
    text = OmegaConf.to_yaml(config, resolve=True)
    return run_experiment(Experiment.from_settings(settings, text, _command(), choices, _kept))


def _job(config: DictConfig) -> None:
    """One run. A sweep goes on whatever becomes of it; alone, it leaves with its exit code.

    What leaves a job as an exception, Hydra announces with a line of its own. Hydra sends this function
    to other processes by its name.
    """
    from summarize.progress import short

    sweeping = HydraConfig.get().mode == RunMode.MULTIRUN
    path, said = None, ""
    try:
        finished = run(config)
        path, code = short(finished.path), finished.code
    except NewsFuseError as error:
        said, code = str(error), error.exit_code
    except (HydraException, OmegaConfBaseException) as error:
        said, code = in_words(error, "config"), ConfigError.exit_code
    except KeyboardInterrupt:
        if sweeping:
            _note(INTERRUPTED, None, "interrupted.")
        raise
    except Exception as error:
        if not sweeping:
            raise
        traceback.print_exc()
        said, code = f"{type(error).__name__}: {error}", BROKEN
    if not sweeping:
        _leave(said, code)
    _note(code, path, said)


def _note(code: int, path: str | None, said: str) -> None:
    """Leave word of this job of a sweep."""
    from summarize import sweeps

    known = HydraConfig.get()
    outcome = sweeps.Outcome(known.job.num, tuple(known.overrides.task), code, path, said)
    sweeps.note(known.sweep.dir, outcome)


def _report(config: DictConfig) -> int:
    """Say what became of the jobs of a sweep; the worst of their exit codes."""
    from summarize import sweeps

    ended = sweeps.outcomes(config.hydra.sweep.dir)
    known = {one.number for one in ended}
    left = [_alone(config.hydra, job) for number, job in enumerate(Sweep.jobs) if number not in known]
    for line in sweeps.report(ended, left):
        _say(line)
    return max((one.code for one in ended), default=0)


def _planned(config: DictConfig) -> list[list[str]]:
    """The settings of each job of a sweep, as Hydra's own sweeper makes them."""
    split = getattr(hydra.utils.get_class(config.hydra.sweeper._target_), "split_arguments", None)
    if split is None:
        return []
    swept = config.hydra.sweeper.params or {}
    words = [*(f"{key}={value}" for key, value in swept.items()), *config.hydra.overrides.task]
    parser = OverridesParser.create(GlobalHydra.instance().config_loader())
    try:
        (jobs,) = split(parser.parse_overrides(words), None)
    except HydraException:  # the sweeper is about to say so itself
        return []
    return list(jobs)


def _replaced(config: DictConfig) -> Iterator[str]:
    """Lines on what the config would sweep over, and the command line sets to one value."""
    swept = config.hydra.sweeper.get("params") or {}
    parsed = OverridesParser.create().parse_overrides(list(config.hydra.overrides.task))
    for key, override in {one.get_key_element(): one for one in parsed}.items():  # the last one holds
        if key in swept and not override.is_sweep_override():
            yield f"{override.input_line} on the command line takes the place of {key}={swept[key]}."


def _command() -> tuple[str, ...]:
    """The command that makes this run: of a job in a sweep, the one that makes it alone."""
    known = HydraConfig.get()
    if known.mode != RunMode.MULTIRUN:
        return tuple(sys.argv)
    return _alone(known, known.overrides.task)


def _alone(known: Any, overrides: Sequence[str]) -> tuple[str, ...]:
    """The command of one job of a sweep. `known` are Hydra's own settings."""
    folders = (source for source in known.runtime.config_sources if source.provider == "command-line")
    flags = (word for source in folders for word in ("--config-dir", source.path))
    return ("summarize", *flags, *overrides)


def _chosen() -> dict[str, str]:
    """The option of each config group, our own first; Hydra's are left out."""
    choices = HydraConfig.get().runtime.choices
    return {
        group: str(choices[group])
        for group in dict.fromkeys((*GROUPS, *map(str, choices)))
        if not group.startswith("hydra/") and choices.get(group) is not None
    }


def _resumed(config: DictConfig) -> DictConfig:
    """The config of the run that is taken up again.

    Where to find it comes from the command line, and so does whose classes may be built: a config that
    came with somebody's run must not allow its own code.
    """
    from summarize.runs import CONFIG, read_run

    overrides: list[str] = HydraConfig.get().overrides.task
    others = [one for one in overrides if not one.startswith(("resume=", "allow_targets="))]
    if others:
        raise ConfigError(f"A run is resumed with its own config, so leave out: {' '.join(others)}")
    run = read_run(config.resume)
    if run.meta.imported:
        raise ConfigError(
            f"{config.resume} was not made here but imported from {run.meta.imported}, so there is nothing "
            f"to resume. Import it again: summarize-eval systems={run.meta.imported} data.path=DIR"
        )
    text = run.config_yaml
    stored = DictConfig({})
    try:
        stored.merge_with(OmegaConf.create(text))
    except Exception as error:  # YAML's, OmegaConf's, and bare assertions
        raise RunError(f"{Path(config.resume) / CONFIG} is damaged. Make the run again.") from error
    stored.merge_with({"resume": str(config.resume), "allow_targets": config.allow_targets})
    return stored


def _choices() -> str:
    return "\n".join(line for group in GROUPS for line in _wrapped(group, options(group)))


def _wrapped(group: str, names: Sequence[str]) -> Iterator[str]:
    yield from textwrap.wrap(
        ", ".join(names), 100, initial_indent=f"  {group + '=':<12}", subsequent_indent=" " * 14
    )


def _is_setting(word: str) -> bool:
    return not word.startswith("-") and ("=" in word or word.startswith("~"))


def _leave(message: str, code: int) -> None:
    if message:
        _say(message)
    sys.exit(code)


def _say(message: str) -> None:
    print(message, file=sys.stderr)  # noqa: T201 - a console program speaks
