"""A fact-checker against human labels, beside baselines: what `summarize-eval mode=meta` does.

Every judge reads every case once; figures and intervals are made of its judgements.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec

from eval.meta.agreement import Group, agreement
from eval.meta.baselines import BASELINES
from eval.meta.cases import Case
from eval.meta.judges import Judge
from eval.meta.labelled import Judged, Labelled, Track, judge_cases
from eval.meta.people.figures import Agreements, agreements
from eval.meta.people.of_cases import rank_cases
from eval.meta.people.ranking import Ranking
from eval.meta.people.scoring import score_cases
from eval.meta.thresholds import Threshold, fitted, recommended
from eval.scoring import RunScores, Scorer
from eval.statistics.settings import Resampling
from summarize.files import write_json, write_text

SCHEMA_VERSION = 1
CHECKER = "checker"


@dataclass(frozen=True, slots=True)
class MetaReport:
    """What `meta.json` holds."""

    overall: Group
    """The checker on all cases."""
    by_origin: Mapping[str, Group]
    """The checker, by the data set that cases are from."""
    baselines: Mapping[str, Group]
    """On all cases."""
    baselines_by_origin: Mapping[str, Mapping[str, Group]]
    """By origin, then by baseline."""
    thresholds: Mapping[str, Threshold]
    """By judge; the checker is `checker`."""
    signatures: Mapping[str, str]
    """By judge: the settings that make its figures reproducible, in one line."""
    cases: tuple[str, ...]
    """The files."""
    resampling: Resampling
    checker: Mapping[str, object]
    """The checker's config."""
    versions: Mapping[str, str | None]
    notes: tuple[str, ...]
    """What a reader must know before trusting the figures, in words."""
    metrics: Mapping[str, Agreements] = field(default_factory=dict)
    """How every metric agrees with people: on `all` cases, and by origin. Empty where no scorer was given."""
    systems: Ranking | None = None
    """The same for the means of systems, where the cases name enough of them."""
    schema_version: int = SCHEMA_VERSION


@dataclass(frozen=True, slots=True)
class Difference:
    """One line of `cases.jsonl`: what the checker says of a case, and where people say otherwise."""

    id: str
    origin: str | None
    label: int
    score: float | None
    """The checker's."""
    human_score: float | None
    error_types: tuple[str, ...]
    hit: tuple[str, ...]
    """Words of names and numbers that both call wrong."""
    false_alarm: tuple[str, ...]
    """Those that only the checker calls wrong."""
    missed: tuple[str, ...]
    """Those that only people call wrong."""


@dataclass(frozen=True, slots=True)
class Measurement:
    """All that was measured."""

    report: MetaReport
    differences: tuple[Difference, ...]


def measure(
    checker: Judge,
    labelled: Labelled,
    resampling: Resampling,
    *,
    threshold: float | None = None,
    split: Labelled | None = None,
    settings: Mapping[str, object] | None = None,
    versions: Mapping[str, str | None] | None = None,
    scorer: Scorer | None = None,
    track: Track = lambda groups, _: groups,
) -> Measurement:
    """Judge all cases with the checker and the baselines, and compare them with people.

    Thresholds are what each judge recommends; those of all judges are fitted on `split` where there is one,
    and `threshold` sets the checker's. `settings` and `versions` are noted in the report. With a `scorer`,
    every figure of its metrics is compared with people too.
    """
    judges = {CHECKER: checker, **BASELINES}
    thresholds = {name: recommended(judge.threshold) for name, judge in judges.items()}
    if threshold is not None:
        thresholds[CHECKER] = Threshold(threshold, "given")
    if split is not None:
        for name, judge in judges.items():
            known = judge_cases(judge, split, f"{name}, to fit its threshold", track)
            thresholds[name] = fitted(known, ", ".join(split.files))
    judged = {name: judge_cases(judge, labelled, name, track) for name, judge in judges.items()}

    def groups(origin: str | None) -> dict[str, Group]:
        result = {}
        for name, own in judged.items():
            some = [one for one in own if origin is None or one.case.origin == origin]
            result[name] = agreement(some, thresholds[name], resampling)
        return result

    origins = dict.fromkeys(case.origin for case in labelled.cases if case.origin is not None)
    scores = score_cases(judged[CHECKER], scorer) if scorer is not None else None
    ranked = rank_cases(labelled.cases, scores, resampling) if scores is not None else None
    overall, by_origin = groups(None), {origin: groups(origin) for origin in origins}
    report = MetaReport(
        overall=overall[CHECKER],
        by_origin={origin: own[CHECKER] for origin, own in by_origin.items()},
        baselines={name: overall[name] for name in BASELINES},
        baselines_by_origin={
            origin: {name: own[name] for name in BASELINES} for origin, own in by_origin.items()
        },
        thresholds=thresholds,
        signatures={
            **{name: judge.signature() for name, judge in judges.items()},
            **{
                f"metrics.{name}": signature
                for name, signature in (scores.signatures if scores else {}).items()
            },
        },
        cases=labelled.files,
        resampling=resampling,
        checker=settings or {},
        versions=versions or {},
        notes=(*_notes(labelled, judged[CHECKER]), *([ranked] if isinstance(ranked, str) else [])),
        metrics=_by_group(labelled.cases, scores, resampling) if scores is not None else {},
        systems=ranked if isinstance(ranked, Ranking) else None,
    )
    return Measurement(report, tuple(map(_difference, judged[CHECKER])))


def write(measurement: Measurement, folder: Path) -> None:
    """Write `meta.json`, and `cases.jsonl` with a line for each case. Raises RunError where that fails."""
    write_json(folder / "meta.json", measurement.report)
    lines = (msgspec.json.encode(one).decode() + "\n" for one in measurement.differences)
    write_text(folder / "cases.jsonl", "".join(lines))


def _by_group(cases: Sequence[Case], scores: RunScores, resampling: Resampling) -> dict[str, Agreements]:
    """On all cases, and where they are of several origins, on those of each."""
    origins = dict.fromkeys(case.origin for case in cases if case.origin is not None)
    found = {"all": agreements(cases, scores, resampling)}
    for origin in origins if len(origins) > 1 else ():
        numbers = [number for number, case in enumerate(cases) if case.origin == origin]
        own = replace(scores, clusters={str(number): scores.clusters[str(number)] for number in numbers})
        found[origin] = agreements([cases[number] for number in numbers], own, resampling)
    return found


def _difference(one: Judged) -> Difference:
    def words(numbers: Iterable[int]) -> tuple[str, ...]:
        return tuple(one.read.words.raw(number) for number in numbers)

    spans = one.spans
    return Difference(
        id=one.case.id,
        origin=one.case.origin,
        label=one.case.label,
        score=one.judgement.score,
        human_score=one.case.score,
        error_types=one.case.error_types,
        hit=words(spans.hit if spans else ()),
        false_alarm=words(spans.false_alarm if spans else ()),
        missed=words(spans.missed if spans else ()),
    )


def _notes(labelled: Labelled, judged: Sequence[Judged]) -> Iterator[str]:
    cases = labelled.cases
    unscored = [one for one in judged if one.judgement.score is None]
    if unscored:
        yield f"The checker has no score for {_of(len(unscored), cases)}: {unscored[0].judgement.reason}."
    if lost := labelled.lost_spans():
        yield (
            f"{_of(len(lost), cases)} are left out of the span figures: what people marked is not in the "
            f"summary ({', '.join(list(lost)[:3])}{' ...' if len(lost) > 3 else ''})."
        )
    if without := sum(case.origin is None for case in cases):
        yield f"{_of(without, cases)} name no origin, and are in the overall figures only."
    if doubled := [id_ for id_, count in Counter(case.id for case in cases).items() if count > 1]:
        some = f"{', '.join(doubled[:3])}{' ...' if len(doubled) > 3 else ''}"
        yield f"Ids that several cases have: {len(doubled)} ({some}); all of these cases are counted."
    if repeated := len(cases) - len({(case.sources, case.summary) for case in cases}):
        yield f"{_of(repeated, cases)} have the sources and the summary of an earlier one; all are counted."


def _of(count: int, cases: Sequence[object]) -> str:
    return f"{count} of the {len(cases)} cases"
