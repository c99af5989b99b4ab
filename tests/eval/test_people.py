"""Which metric agrees with people, case by case and system by system."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import pytest
from conftest import Command, typed
from rich.console import Console
from scipy import stats as scipy_stats
from scored_runs import scored

from eval.cli import main
from eval.direction import Better
from eval.meta.cases import Case
from eval.meta.people.figures import agreements
from eval.meta.people.human_file import read_human
from eval.meta.people.of_cases import rank_cases
from eval.meta.people.ranking import Ranking, rank_systems
from eval.meta.people.systems import pairwise_accuracy, system_agreement, tau_b
from eval.scoring import RunScores
from eval.screen.people import show_agreements, show_ranking
from eval.statistics.estimates import Estimate
from eval.statistics.settings import Resampling
from summarize.errors import InputError

FEW = Resampling(n_boot=50)
MULTILING = Path(__file__).parents[2] / ".." / "shared" / "data" / "multiling2011"


def a_case(number: int, label: int, score: float | None = None, system: str | None = None) -> Case:
    assert label in (0, 1)
    return Case(f"case {number}", ("A text.",), "Words.", 1 if label else 0, score, system=system)


def scores(better: Mapping[str, Better], *cases: Mapping[str, float | None]) -> RunScores:
    return scored({str(number): case for number, case in enumerate(cases)}, **better)


def value(estimate: Estimate | None) -> float:
    assert estimate is not None
    return estimate.value


# Case by case


def test_a_figure_of_which_less_is_better_agrees_where_people_like_less() -> None:
    cases = [a_case(number, label) for number, label in enumerate((1, 1, 0, 0))]
    rows = [{"good": good, "errors": 1 - good, "words": 9 - good} for good in (0.9, 0.8, 0.3, 0.2)]
    found = agreements(cases, scores({"good": "higher", "errors": "lower"}, *rows), FEW)
    assert {one.name: value(one.auc) for one in found.common} == {"errors": 1, "good": 1, "words": 0}
    assert [one.name for one in found.common] == ["errors", "good", "words"]
    assert (found.people, found.cases, found.compared) == ("label", 4, 4)


def test_correlations_are_with_the_scores_of_people_where_every_case_has_one() -> None:
    said = [0.1, 0.5, 0.5, 0.9, 1.0]
    own = [0.3, 0.2, 0.6, 0.5, 0.8]
    cases = [a_case(number, 1 if score > 0.6 else 0, score) for number, score in enumerate(said)]
    (one,) = agreements(cases, scores({"f": "higher"}, *({"f": x} for x in own)), FEW).common
    assert value(one.spearman) == pytest.approx(scipy_stats.spearmanr(own, said).statistic)
    assert value(one.kendall) == pytest.approx(scipy_stats.kendalltau(own, said).statistic)
    assert value(one.pearson) == pytest.approx(scipy_stats.pearsonr(own, said).statistic)
    assert value(one.auc) == pytest.approx(5 / 6)  # of the 6 pairs, .5 of a good one is below .6 of a bad one
    mixed = [*cases[:4], a_case(5, 1)]
    assert agreements(mixed, scores({"f": "higher"}, *({"f": x} for x in own)), FEW).people == "label"


def test_figures_are_compared_on_the_same_cases_and_one_that_many_lack_stands_apart() -> None:
    cases = [a_case(number, number % 2) for number in range(20)]
    rows: list[dict[str, float | None]] = [
        {"all": number % 2 + 0.0, "most": None if number == 3 else 1.0 + number % 2, "rare": None}
        for number in range(20)
    ]
    rows[4]["rare"], rows[5]["rare"] = 0.1, 0.9
    found = agreements(cases, scores({"all": "higher", "most": "higher", "rare": "higher"}, *rows), FEW)
    assert {one.name: one.n for one in found.common} == {"all": 19, "most": 19}
    assert [(one.name, one.n, value(one.auc)) for one in found.partial] == [("rare", 2, 1)]


def test_a_metric_that_needs_references_says_that_there_is_none() -> None:
    cases = [a_case(number, number % 2) for number in range(4)]
    made = scores({"rouge": "higher", "f": "higher"}, *({"f": float(at), "rouge": None} for at in range(4)))
    for figures in made.clusters.values():
        object.__setattr__(figures["rouge"], "reason", "no reference")
    found = agreements(cases, made, FEW)
    assert [(one.name, one.n, one.reason) for one in found.partial] == [("rouge", 0, "no reference")]
    console = Console(file=io.StringIO(), width=100)
    show_agreements({"all": found}, console)
    assert isinstance(console.file, io.StringIO)
    text = console.file.getvalue()
    assert "Which metric agrees with people · all · 4 of 4 cases" in text
    assert "– no reference (rouge)" in text


# System by system


def test_coefficients_of_system_means_are_scipys_and_pairs_are_counted_by_hand() -> None:
    own = np.array([[0.1, 0.3], [0.4, 0.2], [0.5, 0.5], [0.3, 0.2]])
    people = np.array([[1, 1], [2, 3], [5, 5], [2, 1.0]])
    x, y = own.mean(axis=1), people.mean(axis=1)
    found = system_agreement("f", "higher", "grade", own, people, FEW)
    assert value(found.pearson) == pytest.approx(scipy_stats.pearsonr(x, y).statistic)
    assert value(found.spearman) == pytest.approx(scipy_stats.spearmanr(x, y).statistic)
    assert value(found.kendall) == pytest.approx(scipy_stats.kendalltau(x, y).statistic)
    assert value(found.pairs) == 1
    assert value(system_agreement("f", "lower", "grade", -own, people, FEW).pairs) == 1
    assert value(system_agreement("f", "lower", "grade", own, people, FEW).pairs) == 0
    # a < b < c by people; by the metric b < a < c: two of three pairs. A tie of people is no pair.
    assert pairwise_accuracy(np.array([2.0, 1.0, 3.0]), np.array([1.0, 2.0, 3.0])) == pytest.approx(2 / 3)
    assert pairwise_accuracy(np.array([2.0, 1.0, 3.0]), np.array([1.0, 1.0, 3.0])) == 1
    assert np.isnan(pairwise_accuracy(np.array([1.0, 2.0]), np.array([1.0, 1.0])))


def test_tau_b_of_many_resamples_at_once_is_scipys_of_each() -> None:
    x, y = np.random.default_rng(0).integers(0, 4, size=(2, 30, 6)).astype(float)
    expected = [scipy_stats.kendalltau(a, b).statistic for a, b in zip(x, y, strict=True)]
    assert tau_b(x, y) == pytest.approx(expected, nan_ok=True)


def test_two_systems_have_no_correlation() -> None:
    found = system_agreement("f", "higher", "grade", np.ones((2, 3)), np.ones((2, 3)), FEW)
    assert (found.pearson, found.pairs) == (None, None)


def systems(**means: Sequence[float | None]) -> dict[str, RunScores]:
    return {
        name: scored({f"t{at}": {"f": one, "steady": 1.0} for at, one in enumerate(values)}, f="higher")
        for name, values in means.items()
    }


HUMAN = {
    "grade": {
        (name, f"t{at}"): float(grade)
        for name, grade in zip("abc", (1, 2, 3), strict=True)
        for at in range(2)
    }
}


def test_systems_are_ranked_on_the_topics_that_all_have_and_what_is_missing_is_told() -> None:
    made = systems(a=[0.1, 0.2, 0.9], b=[0.3, 0.3, 0.1], c=[0.6, 0.5, 0.1], d=[1, 1, 1])
    ranking = rank_systems(made, {"grade": {**HUMAN["grade"], ("x", "t0"): 4.0}}, FEW)
    assert (ranking.systems, ranking.topics) == (("a", "b", "c"), ("t0", "t1"))
    assert ranking.means["f"] == pytest.approx({"a": 0.15, "b": 0.3, "c": 0.55})
    best, steady = ranking.agreements
    assert (best.figure, value(best.pairs), value(best.spearman)) == ("f", 1, 1)
    assert (steady.figure, steady.spearman) == ("steady", None)
    assert ranking.notes == (
        "Nothing is said of d: left out.",
        "There are no summaries of x.",
        "3 systems on 2 topics are few, under 10 of one or the other: a coefficient says little of other "
        "systems and topics.",
    )
    assert ranking == rank_systems(made, {"grade": {**HUMAN["grade"], ("x", "t0"): 4.0}}, FEW), "seeded"
    holed = rank_systems(systems(a=[0.1, None], b=[0.3, 0.3], c=[0.6, 0.5]), HUMAN, FEW)
    assert holed.missing == {"f": "1 of the 2 topics lack a value"}


def test_a_file_about_other_systems_or_topics_is_a_mistake() -> None:
    with pytest.raises(InputError, match="people knows none of the systems x; it names a, b, c"):
        rank_systems(systems(x=[0.1]), HUMAN, FEW)
    other = {name: scored({"flood": {"f": 1.0}}) for name in "abc"}
    with pytest.raises(InputError, match="share no topic: it has t0, t1, they have flood"):
        rank_systems(other, HUMAN, FEW)


def test_cases_that_name_three_systems_are_compared_system_by_system() -> None:
    cases = [
        Case(f"{system}{topic}", (f"Text {topic}.",), "Words.", 1, grade, system=system)
        for topic in range(3)
        for system, grade in (("a", 0.2), ("b", 0.5), ("c", 0.9))
    ]
    made = scores({"f": "higher"}, *({"f": case.score} for case in cases))
    ranking = rank_cases(cases, made, FEW)
    assert isinstance(ranking, Ranking)
    assert (ranking.systems, len(ranking.topics)) == (("a", "b", "c"), 3)
    assert value(ranking.agreements[0].pairs) == 1
    two = [case for case in cases if case.system != "c"]
    told = rank_cases(two, scores({"f": "higher"}, *({"f": case.score} for case in two)), FEW)
    assert told == "System level: 3 systems at least are needed, and the cases name 2 (a, b)."
    assert rank_cases([a_case(0, 1)], scores({"f": "higher"}, {"f": 1.0}), FEW) is None
    apart = [Case(one.id, (one.id,), one.summary, 1, one.score, system=one.system) for one in cases]
    told = rank_cases(apart, made, FEW)
    assert told == "System level: no sources are summarised by all 3 systems (a, b, c)."


@pytest.mark.parametrize("width", [60, 80, 120])
def test_a_narrow_screen_leaves_the_intervals_out_and_cuts_no_number(width: int) -> None:
    ranking = rank_systems(systems(a=[0.1, 0.2], b=[0.3, 0.3], c=[0.6, 0.5]), HUMAN, FEW)
    console = Console(file=io.StringIO(), width=width)
    show_ranking(ranking, console)
    assert isinstance(console.file, io.StringIO)
    text = console.file.getvalue()
    assert "…" not in text
    assert ("1.00 [" in text) == (width > 60)


# The file


def written(folder: Path, *lines: str) -> str:
    (folder / "human.csv").write_text("\n".join(lines) + "\n")
    return str(folder / "human.csv")


def test_a_file_is_read_with_the_names_that_people_use(tmp_path: Path) -> None:
    official = written(tmp_path, "topic,peer,metric,recall,precision,fscore", "M1,ID1,ROUGE-1,.1,.2,.3")
    assert read_human(official) == {"ROUGE-1": {("ID1", "M1"): 0.3}}
    assert read_human(written(tmp_path, "cluster,system,score", "M1,ID1,4")) == {"score": {("ID1", "M1"): 4}}
    two = written(tmp_path, "cluster,run,content,style", "M1,ID1,4,5")
    assert read_human(two) == {"content": {("ID1", "M1"): 4}, "style": {("ID1", "M1"): 5}}


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        (
            ["topic,score", "M1,2"],
            "no column is called system or peer or run; the first line has topic, score.",
        ),
        (["topic,system", "M1,a"], "no column has a figure; it has topic, system. Call it score."),
        (["topic,system,score", "M1,a,good"], r"human\.csv:2: score is 'good', which is no number\."),
        (["topic,system,score", "M1,a,nan"], r"human\.csv:2: score is 'nan', which is no number\."),
        (["topic,system,score", "M1,a,1", "M1,a,2"], r"human\.csv:3: score of a on M1 is given twice\."),
        (["topic,system,score"], "has no line beneath its head"),
    ],
)
def test_a_bad_file_is_told_with_its_line(tmp_path: Path, lines: list[str], sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        read_human(written(tmp_path, *lines))


def test_a_file_that_is_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such file"):
        read_human(str(tmp_path / "nowhere.csv"))
    (tmp_path / "bad.csv").write_bytes(b"topic,system,score\n\xff\xfe,a,1\n")
    with pytest.raises(InputError, match="this is no CSV in UTF-8"):
        read_human(str(tmp_path / "bad.csv"))


# The command line

FAKE = ("factcheck._target_=word_checker.WordChecker", "allow_targets=[word_checker.]")


@pytest.fixture
def summarize_eval(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Command:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HYDRA_FULL_ERROR", "1")  # main sets it; undone after the test
    return typed("summarize-eval", main, monkeypatch, capsys)


def test_the_table_covers_every_metric_of_any_labelled_file(summarize_eval: Command, tmp_path: Path) -> None:
    lines = [
        {
            "id": str(at), "sources": ["Mekdad flew to Moscow."], "label": at % 2, "references": ["He flew."],
            "summary": "Mekdad flew to Moscow." if at % 2 else "He is in Oslo and Rome.",
        }
        for at in range(6)
    ]  # fmt: skip
    (tmp_path / "cases.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    arguments = ("cases=cases.jsonl", "metrics=[rouge,factuality,length]", "n_boot=20", "out=found")
    code, out, err = summarize_eval("mode=meta", *arguments, *FAKE)
    assert (code, err) == (0, "")
    assert "Which metric agrees with people · all · 6 of 6 cases" in out
    metrics = json.loads((tmp_path / "found" / "meta.json").read_text())["metrics"]["all"]
    by_name = {one["name"]: one for one in metrics["common"]}
    assert by_name["factuality_score"]["auc"] == [1.0, 1.0, 1.0]
    assert "rouge1_f_avg" in by_name, "a case may bring references"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["human=nowhere.csv"], "human=nowhere.csv: there is no such file."),
        (["human=human.csv"], "human= needs the systems that it is about"),
    ],
)
def test_a_mistake_is_one_clear_sentence(
    summarize_eval: Command, tmp_path: Path, arguments: list[str], sentence: str
) -> None:
    written(tmp_path, "topic,system,score", "M1,a,1")
    code, out, err = summarize_eval("mode=meta", *arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert sentence in err


@pytest.mark.skipif(not MULTILING.is_dir(), reason="MultiLing is not beside the repository")
def test_rouge_ranks_the_systems_of_multiling_as_the_official_file_does(
    summarize_eval: Command, tmp_path: Path
) -> None:
    code, out, _ = summarize_eval(
        "mode=meta",
        f"systems={MULTILING / 'correctedSubmissions'}",
        "data=multiling",
        f"data.path={MULTILING}",
        f"human={MULTILING / 'official_rouge.csv'}",
        "factcheck=null",
        "metrics=[rouge]",
        "metrics.rouge.references=[pooled]",
        "metrics.rouge.stemming=[false]",
        "out=found",
    )
    assert code == 0
    assert "Which metric ranks systems as ROUGE-SU4 does · 10 systems, 5 topics" in out
    found = json.loads((tmp_path / "found" / "meta.json").read_text())
    same = {"ROUGE-1": "rouge1_f_pooled", "ROUGE-2": "rouge2_f_pooled", "ROUGE-SU4": "rougeSU4_f_pooled"}
    for measure, figure in same.items():
        (one,) = (one for one in found["agreements"] if (one["measure"], one["figure"]) == (measure, figure))
        for coefficient in ("pearson", "spearman", "kendall", "pairs"):
            assert one[coefficient][0] == pytest.approx(1, abs=1e-5), (measure, coefficient)
    with (MULTILING / "official_rouge.csv").open(newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["metric"] == "ROUGE-1" and row["peer"] == "ID10"]
    official = sum(float(row["fscore"]) for row in rows) / 5
    assert found["means"]["ROUGE-1"]["ID10"] == pytest.approx(official)


def test_what_was_left_out_of_the_texts_of_systems_is_told(summarize_eval: Command, tmp_path: Path) -> None:
    lines = ["topic,system,score"]
    for topic in ("flood", "quake"):
        (tmp_path / "data" / topic).mkdir(parents=True)
        (tmp_path / "data" / topic / "a.txt").write_text(f"The {topic} hit Van.")
        for number, system in enumerate("abcd"):
            (tmp_path / "systems" / system).mkdir(parents=True, exist_ok=True)
            (tmp_path / "systems" / system / f"{topic}.txt").write_text(f"The {topic} hit. " * (number + 1))
            lines.append(f"{topic},{system},{number}")
    (tmp_path / "systems" / "a" / "sub").mkdir()
    (tmp_path / "human.csv").write_text("\n".join(lines))
    code, out, err = summarize_eval(
        "mode=meta", f"systems={tmp_path / 'systems'}", f"data.path={tmp_path / 'data'}", "n_boot=10",
        f"human={tmp_path / 'human.csv'}", "~factcheck", "metrics=[length]", f"out={tmp_path / 'o'}",
    )  # fmt: skip
    assert (code, err) == (0, "")
    assert f"Note: {tmp_path}/systems/a/sub is a folder beside texts and is passed over." in out
