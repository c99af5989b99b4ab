"""`summarize-eval`: the only file here that knows Hydra. Builds the parts and calls `evaluate`.

What the other modes do is in `eval.modes`.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NoReturn, cast

import hydra
from hydra.errors import HydraException
from omegaconf import DictConfig, OmegaConf
from omegaconf.errors import OmegaConfBaseException

from summarize.errors import ConfigError, NewsFuseError
from summarize.mistakes import in_words, options

if TYPE_CHECKING:
    from eval.evaluation import Pair


HELP = """\
summarize-eval scores run directories again and prints them side by side; checks a text against
articles; measures a fact-checker against human labels. Nothing is generated.

Runs (mode=runs, the default):
  summarize-eval runs='outputs/*/*'                 every run there is (the quotes are for the shell)
  summarize-eval runs='[RUN_A,RUN_B]'               two runs, on the clusters that they share
  summarize-eval runs=RUN metrics='[rouge,length]'  only some metrics
  summarize-eval runs=RUN metrics.rouge.figures='[p,r,f]' metrics.rouge.tokenizer=folded
  summarize-eval systems=DIR data=multiling data.path=DATA      summaries that others made, a folder of texts
                                                    a system: DIR/<system>/<cluster id>.txt; also with runs=,
                                                    and factcheck=null where no verdicts are wanted
  summarize-eval runs=RUN +metrics=bertscore metrics.bertscore.path=DIR_OR_HUB_NAME
  Metrics: {metrics}
           (bertscore, embedding, entailment and fluency need a model and are added by +metrics=NAME)
  Output:  report.html (opens from disk), report.md, scores.json, scores.csv and scores.parquet,
           in out=DIR; report.latex=true adds report.tex

A text against articles (mode=check), as a gate in a pipeline: exit code 1 where something is flagged:
  summarize-eval mode=check summary=FILE sources=DIR     DIR/*.txt are the articles; FILE is text or Markdown
  summarize-eval mode=check summary=- sources=DIR format=json      standard input; one JSON document
  summarize-eval mode=check summary=FILE sources=DIR fail_on='[contradicted]' least_score=0.5

A fact-checker, and every metric, against human labels (mode=meta):
  summarize-eval mode=meta cases=FILE.jsonl              AUC, BAcc, correlations, spans, and baselines
  summarize-eval mode=meta cases=FILE.jsonl metrics='[factuality,copying]'     which metric agrees with people
  summarize-eval mode=meta systems=DIR data=folder data.path=DATA human=FILE.csv     and which ranks systems
                                                    as people do: a CSV with topic, system and score
  summarize-eval mode=meta cases='[A.jsonl,B.jsonl]' threshold=fit:SPLIT.jsonl n_boot=2000
  A case is a line {{"id", "sources": [..], "summary", "label": 0 or 1}} and, where known, "score",
  "spans": [wrong words], "error_types", "origin", "system", "references".
  Checkers (factcheck=NAME): {checkers}
  Output:  meta.json (every figure with its interval) and cases.jsonl (case by case), in out=DIR

All settings: summarize-eval --cfg job        Flags of Hydra: summarize-eval --hydra-help
Exit codes:   0 done, and the check passed · 1 the check did not pass · 2 wrong usage or config
"""

_NO_METRICS = (
    "metrics names none, so there is nothing to score with. Name some, as in metrics='[rouge,length]', or "
    "leave the setting out."
)
_NO_NAME = re.compile(r"null|true|false|[-+]?[\d.]+", re.IGNORECASE)


def main() -> None:
    """The console script. Exit codes: 0 done, 1 a check did not pass, 2 wrong usage or config."""
    if {"--help", "-h"} & set(sys.argv[1:]):  # Hydra's own takes seconds to list every config group
        names = {"metrics": ", ".join(options("metrics")), "checkers": ", ".join(options("factcheck"))}
        print(HELP.format(**names), end="")  # noqa: T201
        return
    # Hydra says `~factcheck`, and breaks off over null, which says the same.
    sys.argv[1:] = ["~factcheck" if word == "factcheck=null" else word for word in sys.argv[1:]]
    os.environ.setdefault("HYDRA_FULL_ERROR", "1")  # raise to us instead of printing and leaving with 1
    app = hydra.main(version_base="1.3", config_path="pkg://summarize.conf", config_name="evaluate")
    try:
        app(_job)()
    except (HydraException, OmegaConfBaseException) as error:
        _leave(in_words(error, "evaluate"), ConfigError.exit_code)
    except ValueError as error:  # of Hydra, over metrics=5: a mistake of ours goes on as a traceback
        if not str(error).startswith("Config group override"):
            raise
        _leave(_no_option(sys.argv[1:]) or str(error), ConfigError.exit_code)


def run(config: DictConfig) -> int:
    """Do what the mode asks for; the exit code."""
    from eval.modes import check, check_mode, meta

    if "metrics" not in config:
        raise ConfigError(_NO_METRICS)
    resolved = OmegaConf.to_container(config, resolve=True, throw_on_missing=False)
    settings = cast("dict[str, Any]", resolved)
    mode = check_mode(settings)
    if mode == "runs":
        compare_runs(config, settings)
        return 0
    return meta(settings) if mode == "meta" else check(settings)


def compare_runs(config: DictConfig, settings: Mapping[str, Any]) -> None:
    """Score the runs and systems that the config names, print the table, write the files."""
    from pathlib import Path

    from rich.console import Console
    from rich.text import Text

    from eval.evaluation import evaluate, read_runs
    from eval.modes import import_texts
    from eval.score_files import write
    from eval.screen.comparison import show
    from eval.selection import find_runs
    from eval.systems.importing import NOTHING
    from summarize.configuring import build
    from summarize.runs import is_run

    folder = Path(config.out)
    if is_run(folder):
        raise ConfigError(
            f"out={folder} is a run directory, whose own scores and report would be overwritten. "
            "Name another folder: out=DIR"
        )
    named = config.runs is not None
    if not named and not config.systems:
        raise ConfigError(
            "No runs named. Name run directories: summarize-eval runs='[RUN_A,RUN_B]' (or summaries that "
            "others made: summarize-eval systems=DIR data=folder data.path=DIR)"
        )
    runs = OmegaConf.to_object(config.runs) if OmegaConf.is_list(config.runs) else str(config.runs)
    paths = find_runs(cast("str | list[object]", runs)) if named else []
    _check_metrics(config)
    parts = {name: settings[name] for name in ("scorer", "statistics")}
    if settings["report"] not in (None, False):
        parts["report"] = settings["report"]
    built = build(parts)
    imported = import_texts(settings, folder) if config.systems else NOTHING
    read = read_runs([*paths, *imported.paths], by_label=isinstance(runs, str))
    evaluation = evaluate(read, built["scorer"], _track, built["statistics"], imported.notes)
    written = write(evaluation, folder)
    if "report" in built:
        written = [*written, *built["report"].write(evaluation, read, folder)]
    console = Console()
    show(evaluation, console)
    console.print(Text(f"Written: {', '.join(map(str, written))}"), soft_wrap=True)


def _job(config: DictConfig) -> None:
    # What leaves a job as an exception, Hydra announces with a line of its own.
    try:
        code = run(config)
    except NewsFuseError as error:
        _leave(str(error), error.exit_code)
    except (HydraException, OmegaConfBaseException) as error:
        _leave(in_words(error, "evaluate"), ConfigError.exit_code)
    if code:
        sys.exit(code)


def _no_option(words: Iterable[str]) -> str:
    """What to say of the first word that gives a config group something other than a name."""
    for word in words:
        group, _, value = word.partition("=")
        if _NO_NAME.fullmatch(value) and (known := options(group)):
            return f"{word}: {group} takes the name of an option: there are {', '.join(known)}."
    return ""


def _check_metrics(config: DictConfig) -> None:
    """Raise ConfigError where there is no metric, or one is not of this project or lacks a setting."""
    metrics = config.metrics
    if not metrics:
        raise ConfigError(_NO_METRICS)
    for name, metric in metrics.items():
        target = metric.get("_target_") if OmegaConf.is_dict(metric) else None
        if not str(target).startswith(("eval.", "summarize.")):
            raise ConfigError(
                f"metrics.{name} is {metric}: it must have a _target_ in the package eval or summarize. "
                f"To leave it out: ~metrics.{name}"
            )
    if missing := sorted(OmegaConf.missing_keys(metrics)):
        raise ConfigError(*(f"{key} is not set. Set it on the command line: {key}=VALUE" for key in missing))


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
