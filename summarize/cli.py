"""`summarize`: the only file here that knows Hydra. Builds the parts and calls `run_experiment`."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import hydra
from hydra.core.hydra_config import HydraConfig
from hydra.errors import HydraException
from omegaconf import DictConfig, OmegaConf
from omegaconf.errors import OmegaConfBaseException

from summarize.errors import ConfigError, NewsFuseError, RunError
from summarize.mistakes import in_words, options

HELP = """\
summarize fuses the articles of each news cluster into one summary, checks every name and number
in it against every article, and scores it.

Try:
  summarize                                       the five articles that ship with it, on the CPU
  summarize data=folder data.path=DIR             your own: DIR/*.txt is one cluster, DIR/ID/*.txt many
  summarize chunking.max_words=80 seed=1          shorter, and other samples
  summarize model=hf_causal model.path=HuggingFaceTB/SmolLM2-360M-Instruct device=cuda
  summarize resume=RUN_DIR                        go on with a run that was interrupted
  summarize-eval runs='[RUN_A,RUN_B]'             compare runs

Choices:
{choices}

All settings: summarize --cfg job        Flags of Hydra: summarize --hydra-help
Exit codes:   0 all clusters done · 1 some failed · 2 wrong usage or config · 130 interrupted
"""
GROUPS = ("data", "model", "chunking", "decoding", "ranking", "factcheck", "engine", "metrics")
INTERRUPTED = 130


def main() -> None:
    """The console script. Exit codes: 0 done, 1 clusters failed, 2 wrong usage, 130 interrupted."""
    if {"--help", "-h"} & set(sys.argv[1:]):  # Hydra's own takes seconds to compose every group
        print(HELP.format(choices=_choices()), end="")  # noqa: T201
        return
    os.environ.setdefault("HYDRA_FULL_ERROR", "1")  # raise to us instead of printing and leaving with 1
    # OpenMP threads that spin while they wait make a busy two-core machine nine times slower (measured).
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    codes: list[int] = []

    def job(config: DictConfig) -> None:
        codes.append(_attempt(config))

    app = hydra.main(version_base="1.3", config_path="pkg://summarize.conf", config_name="config")
    try:
        app(job)()
    except (HydraException, OmegaConfBaseException) as error:
        _say(in_words(error, "config"))
        codes.append(ConfigError.exit_code)
    except ValueError as error:  # Hydra's word for `model=null` and `model=3`
        if not str(error).startswith("Config group override"):
            raise
        _say(f"A choice is the name of an option, and --help lists them all. ({error})")
        codes.append(ConfigError.exit_code)
    except KeyboardInterrupt:
        codes.append(INTERRUPTED)
    sys.exit(max(codes, default=0))


def run(config: DictConfig) -> int:
    """Run the experiment that the config describes; the exit code."""
    from summarize.experiment import Experiment, run_experiment

    if config.resume is not None:
        config = _resumed(config)
    resolved = OmegaConf.to_container(config, resolve=True, throw_on_missing=False)
    assert isinstance(resolved, dict)
    settings: Mapping[str, Any] = {str(key): value for key, value in resolved.items()}
    experiment = Experiment.from_settings(settings, OmegaConf.to_yaml(config, resolve=True), tuple(sys.argv))
    return run_experiment(experiment)


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
    text = read_run(config.resume).config_yaml
    stored = DictConfig({})
    try:
        stored.merge_with(OmegaConf.create(text))
    except Exception as error:  # YAML's, OmegaConf's, and bare assertions
        raise RunError(f"{Path(config.resume) / CONFIG} is damaged. Make the run again.") from error
    stored.merge_with({"resume": str(config.resume), "allow_targets": config.allow_targets})
    return stored


def _attempt(config: DictConfig) -> int:
    # What leaves a job as an exception, Hydra announces with a line of its own.
    try:
        return run(config)
    except NewsFuseError as error:
        _say(str(error))
        return error.exit_code
    except (HydraException, OmegaConfBaseException) as error:
        _say(in_words(error, "config"))
        return ConfigError.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED


def _choices() -> str:
    return "\n".join(f"  {group + '=':<11}{', '.join(options(group))}" for group in GROUPS)


def _say(message: str) -> None:
    print(message, file=sys.stderr)  # noqa: T201 - a console program speaks
