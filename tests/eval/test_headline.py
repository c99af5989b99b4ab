"""Which figures stand for a run at once, and over how many clusters."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from report_runs import evaluated, plain, three_runs, write
from scored_runs import in_order, scored

from eval.compare import compare
from eval.evaluation import Evaluation, read_runs
from eval.headline import headline, means_over, named, valued
from eval.notes import few_clusters
from eval.report.build import html
from eval.report.figures import about
from eval.report.latex import latex
from eval.report.leaderboard import leaderboard
from eval.report.markdown import markdown
from eval.report.verdict_words import verdict
from eval.statistics.settings import DEFAULT
from summarize.types import Record


def with_failures(folder: Path, failed: int, clusters: int = 24) -> Evaluation:
    """A good and a worse run, and one that failed on its last clusters."""
    paths = []
    for name, skill in (("good", 0.9), ("worse", 0.4), ("torn", 0.5)):
        pairs = [plain(number, skill=skill, seconds=1) for number in range(clusters)]
        if name == "torn":
            lost = [
                (Record(record.cluster_id, "failed", error="out of memory"), own) for record, own in pairs
            ]
            pairs = pairs[: clusters - failed] + lost[clusters - failed :]
        paths.append(write(folder / name, pairs, model=name))
    return evaluated(paths)[0]


def test_words_are_the_words_of_a_summary_and_never_those_in_no_article() -> None:
    assert named("words", ["words_in_no_article", "words"]) == "words"
    assert named("words", ["words_in_no_article"]) is None
    assert headline(["words_in_no_article", "novel_bigrams_in_sentences"]) == []


def test_rouge_is_its_f_where_there_is_one_and_else_says_which_it_is() -> None:
    assert named("rouge1", ["rouge1_p_avg", "rouge1_r_avg", "rouge1_f_best"]) == "rouge1_f_best"
    assert named("rouge1", ["rouge1_f_best", "rouge1_f_avg"]) == "rouge1_f_avg"
    assert named("rouge1", ["rouge1_r_avg", "rouge1_p_avg"]) == "rouge1_p_avg"
    titles = [about(f"rouge1_{form}_avg").title for form in "fpr"]
    assert titles == ["ROUGE-1", "ROUGE-1 precision", "ROUGE-1 recall"]


def test_the_clusters_of_a_figure_are_told_where_they_are_not_all_that_the_runs_share() -> None:
    rows = valued(compare({"a": in_order([0.5, None, 0.1]), "b": in_order([0.4, 0.2, 0.3])}).rows)
    assert means_over(3, [("ROUGE-1", rows["f"])]) == "3 shared clusters (ROUGE-1 over 2 of them)"
    full = valued(compare({"a": scored({"x": {"f": 0.5}})}).rows)
    assert means_over(1, [("ROUGE-1", full["f"])], many=False) == "1 cluster"


def test_what_the_failures_of_one_run_take_from_the_others_is_told(tmp_path: Path) -> None:
    notes = with_failures(tmp_path, failed=20).notes
    assert (
        "torn failed on 20 of the 24 shared clusters: figures of its summaries are compared without these, "
        "in all runs." in notes
    )
    # Four clusters: 2^-3 for one pair, and there are three.
    assert notes[-1] == (
        "Only 4 of the 24 shared clusters have a value in every run, under 10: intervals are too narrow, and "
        "with 3 pairs of runs p cannot go below 3 x 0.12 = 0.38, so no difference can reach p <= 0.05, "
        "however large it is."
    )


@pytest.mark.parametrize(("pairs", "said"), [(1, "only large differences show"), (2, "no difference can")])
def test_more_pairs_put_the_least_p_out_of_reach(pairs: int, said: str) -> None:
    assert said in few_clusters(6, DEFAULT, pairs)


def test_every_report_says_over_how_many_clusters_a_figure_is(tmp_path: Path) -> None:
    evaluation = with_failures(tmp_path, failed=4)
    runs = read_runs([tmp_path / name for name in ("good", "worse", "torn")])
    said = "24 shared clusters (ROUGE-1, ROUGE-2, "
    for text in (markdown(evaluation, runs), latex(evaluation), html(evaluation, runs)):
        assert f"Means over {said}" in text
        assert "over 20 of them" in text


def test_what_is_not_settled_is_said_of_the_clusters_that_were_compared(tmp_path: Path) -> None:
    told = verdict(with_failures(tmp_path, failed=20))
    assert told[0].text == "Nothing is settled on these 4 clusters."


def test_without_references_nothing_is_said_of_rouge(tmp_path: Path) -> None:
    paths = []
    for name, skill in (("good", 0.9), ("worse", 0.4)):
        made = [plain(number, skill=skill, seconds=1) for number in range(12)]
        bare = [(record, replace(cluster, references=())) for record, cluster in made]
        paths.append(write(tmp_path / name, bare, model=name))
    evaluation, _ = evaluated(paths)
    assert not any("ROUGE" in one.text for one in verdict(evaluation))
    titles = [column.about.title for column in leaderboard(evaluation).columns]
    assert titles[0] == "Support"
    assert not any("ROUGE" in title for title in titles)


def test_of_equal_bests_the_verdict_names_both(tmp_path: Path) -> None:
    told = verdict(evaluated(three_runs(tmp_path))[0])
    assert told[0].text.startswith("fusion and twin ")
    assert " are level, and better than lead on ROUGE-1 (0." in told[0].text
