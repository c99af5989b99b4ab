"""`summarize-eval`: the only file here that knows Hydra. Builds the parts and calls `evaluate_runs`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NoReturn, cast

import hydra
from hydra.errors import HydraException
from omegaconf import DictConfig, OmegaConf
from omegaconf.errors import OmegaConfBaseException

from summarize.errors import ConfigError, NewsFuseError
from summarize.mistakes import in_words, options

if TYPE_CHECKING:
    from eval.evaluation import Pair
    from eval.scoring import Scorer


HELP = """\
summarize-eval scores run directories again and prints them side by side. Nothing is generated.

Try:
  summarize-eval runs='outputs/*/*'                 every run there is (the quotes are for the shell)
  summarize-eval runs='[RUN_A,RUN_B]'               two runs, on the clusters that they share
  summarize-eval runs=RUN metrics='[rouge,length]'  only some metrics
  summarize-eval runs=RUN metrics.rouge.figures='[p,r,f]' metrics.rouge.tokenizer=folded

Metrics: {metrics}
Output:  scores.json (every figure, with settings and reasons) and scores.csv, in out=DIR

All settings: summarize-eval --cfg job        Flags of Hydra: summarize-eval --hydra-help
"""


def main() -> None:
    """The console script. Exit codes: 0 done, 2 wrong usage or config."""
    if {"--help", "-h"} & set(sys.argv[1:]):  # Hydra's own takes seconds to list every config group
        print(HELP.format(metrics=", ".join(options("metrics"))), end="")  # noqa: T201
        return
    os.environ.setdefault("HYDRA_FULL_ERROR", "1")  # raise to us instead of printing and leaving with 1
    app = hydra.main(version_base="1.3", config_path="pkg://summarize.conf", config_name="evaluate")
    try:
        app(_job)()
    except (HydraException, OmegaConfBaseException) as error:
        _leave(in_words(error, "evaluate"), ConfigError.exit_code)


def run(config: DictConfig) -> None:
    """Score the runs that the config names, print the table, write the files."""
    from pathlib import Path

    from rich.console import Console
    from rich.text import Text

    from eval.evaluation import evaluate_runs, write
    from eval.screen import show
    from eval.selection import find_runs

    if OmegaConf.is_missing(config, "runs") or config.runs is None:
        raise ConfigError("No runs named. Name run directories: summarize-eval runs='[RUN_A,RUN_B]'")
    runs = OmegaConf.to_object(config.runs) if OmegaConf.is_list(config.runs) else str(config.runs)
    evaluation = evaluate_runs(
        find_runs(cast("str | list[object]", runs)), _scorer(config), _track, by_label=isinstance(runs, str)
    )
    folder = Path(config.out)
    write(evaluation, folder)
    console = Console()
    show(evaluation, console)
    console.print(Text(f"Written: {folder / 'scores.json'}, {folder / 'scores.csv'}"), soft_wrap=True)


def _job(config: DictConfig) -> None:
    # What leaves a job as an exception, Hydra announces with a line of its own.
    try:
        run(config)
    except NewsFuseError as error:
        _leave(str(error), error.exit_code)
    except (HydraException, OmegaConfBaseException) as error:
        _leave(in_words(error, "evaluate"), ConfigError.exit_code)


def _scorer(config: DictConfig) -> Scorer:
    for name, metric in config.metrics.items():
        target = metric.get("_target_") if OmegaConf.is_dict(metric) else None
        if not str(target).startswith(("eval.", "summarize.")):
            raise ConfigError(
                f"metrics.{name} is {metric}: it must have a _target_ in the package eval or summarize. "
                f"To leave it out: ~metrics.{name}"
            )
    scorer: Scorer = hydra.utils.instantiate(config.scorer, _convert_="all")
    return scorer


def _track(pairs: Sequence[Pair], label: str) -> Iterable[Pair]:
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import track

    console = Console(stderr=True)
    what = f"Scoring {escape(label)}"
    return track(pairs, what, console=console, transient=True, disable=not console.is_terminal)


def _leave(message: str, code: int) -> NoReturn:
    print(message, file=sys.stderr)  # noqa: T201 - a console program speaks
    sys.exit(code)
