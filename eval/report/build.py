"""`report.html`: everything about an evaluation in one file."""

from __future__ import annotations

from collections.abc import Mapping

from eval.evaluation import Evaluation
from eval.report.blocks import block
from eval.report.configs import ABSENT, differences
from eval.report.leaderboard import leaderboard, letter
from eval.report.outlines import means
from eval.report.page import json_for_script, packed, render
from eval.report.payload import payload
from eval.report.verdict_words import verdict
from summarize.environment import package_versions, utc_now
from summarize.runs import Run


def html(evaluation: Evaluation, runs: Mapping[str, Run]) -> str:
    """The page. `runs` are the runs of the evaluation, by the same labels."""
    labels = evaluation.comparison.runs
    ordered = [runs[label] for label in labels]
    ids = list(dict.fromkeys(id_ for run in ordered for id_ in run.records))
    shared = set(evaluation.comparison.clusters)
    ids.sort(key=lambda id_: id_ not in shared)  # stable: the shared ones first, in their order
    data = payload(evaluation, runs, ids)
    board = leaderboard(evaluation)
    return render(
        "report.html",
        title=_title(labels),
        version=package_versions(["newsfuse"])["newsfuse"] or "",
        made=utc_now(),
        evaluation=evaluation,
        board=board,
        means=means(evaluation),
        verdict=verdict(evaluation, letters=True),
        configs=differences(ordered),
        absent=ABSENT,
        bars=any(cell.interval for column in board.columns for cell in column.cells),
        letters=[letter(at) for at in range(len(labels))],
        data=json_for_script(data),
        blocks=[packed(block(id_, ordered)) for id_ in ids],
    )


def _title(labels: tuple[str, ...]) -> str:
    return f"{len(labels)} runs compared" if len(labels) > 1 else f"Run: {labels[0]}"
