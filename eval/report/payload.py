"""What the page's script needs at once: runs, figures, contrasts, and every figure of every cluster."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from eval.compare import Row
from eval.evaluation import Evaluation, ScoredRun
from eval.headline import valued
from eval.report.figures import about, digits, headline
from eval.report.glossary import TOKENS
from eval.report.leaderboard import letter, seconds
from summarize.runs import Run
from summarize.types import Record

Json = dict[str, Any]
PRECISION = 6
"""Decimals of a figure in the page: more cannot be seen there, and `scores.json` has them all."""


def payload(evaluation: Evaluation, runs: Mapping[str, Run], ids: Sequence[str]) -> Json:
    """Everything but the clusters' texts, with each figure of the clusters `ids`."""
    labels = evaluation.comparison.runs
    rows = [*evaluation.comparison.rows, seconds(evaluation)]
    names = [row.name for row in rows] + [TOKENS]
    place = {label: at for at, label in enumerate(labels)}
    figure = {name: at for at, name in enumerate(names)}
    return {
        "runs": [_run(label, at, evaluation.runs[label], runs[label]) for at, label in enumerate(labels)],
        "figures": [_figure(row, labels) for row in rows] + [_tokens(evaluation, labels)],
        "headline": [figure[name] for name in headline(list(valued(rows)))],
        "contrasts": [
            {
                "figure": figure[one.figure],
                "first": place[one.first],
                "second": place[one.second],
                "n": one.n,
                "difference": _round(one.difference),
                "low": _round(one.low),
                "high": _round(one.high),
                "p": one.p,
                "holm": one.p_holm,
                "effect": _round(one.effect),
                "wins": one.wins,
                "losses": one.losses,
                "outcome": one.outcome,
            }
            for one in evaluation.comparison.contrasts
            if one.figure in figure
        ],
        "clusters": [_cluster(id_, evaluation, [runs[label] for label in labels], names) for id_ in ids],
    }


def _run(label: str, at: int, run: ScoredRun, made: Run) -> Json:
    tokens, known = run.cost.tokens, run.cost.known
    each = max(run.records, 1)
    return {
        "label": label,
        "letter": letter(at),
        "model": run.model.name if run.model else None,
        "note": run.note,
        "bound": bool(run.model and run.model.upper_bound),
        "records": run.records,
        "seconds": round(run.cost.seconds / each, 4) if known else None,
        "written": round(tokens.generated / each, 1) if known else None,
        "read": round(tokens.prompt / each, 1) if known else None,
        "memory": None if made.meta.peak_memory is None else round(made.meta.peak_memory / 1e6),
    }


def _figure(row: Row, labels: Sequence[str]) -> Json:
    known = about(row.name)
    means = [row.means[label] for label in labels]
    return {
        "name": row.name,
        "title": known.title,
        "says": known.says,
        "family": known.family,
        "better": row.better,
        "digits": digits(row.name, [mean.value for mean in means]),
        "means": [[_round(mean.value), _round(mean.low), _round(mean.high), mean.n] for mean in means],
        "best": [at for at, label in enumerate(labels) if label in row.best],
    }


def _tokens(evaluation: Evaluation, labels: Sequence[str]) -> Json:
    known = about(TOKENS)
    runs = [evaluation.runs[label] for label in labels]
    means = [
        [run.cost.tokens.generated / max(run.records, 1) if run.cost.known else None, None, None, run.records]
        for run in runs
    ]
    return {
        "name": TOKENS,
        "title": known.title,
        "says": known.says,
        "family": known.family,
        "better": "lower",
        "digits": 0,
        "means": means,
        "best": [],
    }


def _cluster(id_: str, evaluation: Evaluation, runs: Sequence[Run], names: Sequence[str]) -> Json:
    scored = [evaluation.runs[label].scores.clusters.get(id_, {}) for label in evaluation.comparison.runs]
    records = [run.records.get(id_) for run in runs]
    first = next(run.clusters[id_] for run in runs if id_ in run.records)
    return {
        "id": id_,
        "articles": len(first.articles),
        "references": len(first.references),
        "runs": [_state(record) for record in records],
        "scores": [
            [*_values(figures, names[:-2]), *_costs(None if run.meta.imported else record)]
            for figures, record, run in zip(scored, records, runs, strict=True)
        ],
    }


def _values(figures: Mapping[str, Any], names: Sequence[str]) -> Iterator[float | None]:
    for name in names:
        figure = figures.get(name)
        yield _round(figure.value) if figure else None


def _costs(record: Record | None) -> tuple[float | None, float | None]:
    """The last two figures: seconds, and tokens written."""
    if record is None:
        return None, None
    return _round(sum(record.seconds.values())), float(record.tokens.generated)


def _state(record: Record | None) -> list[Any] | None:
    """Status, unsupported mentions, contradicted ones."""
    if record is None:
        return None
    counts = Counter(finding.verdict for finding in record.factcheck.findings) if record.factcheck else None
    wrong = [counts["unsupported"], counts["contradicted"]] if counts is not None else [None, None]
    return [record.status, *wrong]


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, PRECISION)
