"""A checker against human labels: figures that can be counted by hand, and what the report tells."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from word_checker import MentionsOnly, WordChecker

from eval.meta.agreement import FIGURES
from eval.meta.cases import Case
from eval.meta.judges import CheckerJudge
from eval.meta.labelled import Labelled, judge_cases
from eval.meta.measuring import Measurement, measure, write
from eval.meta.name_words import ReadText
from eval.statistics.settings import Resampling
from summarize.text.words import find_words

STORY = ("Mekdad met Lavrov in Moscow on May 10.",)
CASES = (
    Case("good", STORY, "Mekdad met Lavrov on May 10.", 1, 1.0, (), (), "seeds"),
    # Oslo is marked and flagged, Ankara only flagged.
    Case("names", STORY, "Ankara says Mekdad went to Oslo.", 0, 0.5, ("Oslo",), (), "seeds"),
    # 11 is marked and flagged; Moscow is marked and a name, and "left" marked but no name.
    Case("date", STORY, "Mekdad left Moscow on May 11.", 0, 0.0, ("left Moscow", "11"), (), "other"),
)


def labelled(cases: Sequence[Case] = CASES) -> Labelled:
    """Cases as a language model that finds no entities reads them."""
    return Labelled(cases, [ReadText(find_words(case.summary), ()) for case in cases], ("cases.jsonl",))


def measured(cases: Sequence[Case] = CASES, **options: object) -> Measurement:
    checker = CheckerJudge(WordChecker())
    return measure(checker, labelled(cases), Resampling(n_boot=50), **options)  # type: ignore[arg-type]


def values(measurement: Measurement, origin: str | None = None) -> dict[str, float | None]:
    report = measurement.report
    group = report.by_origin[origin] if origin else report.overall
    estimates = {name: getattr(group, name) for name in FIGURES}
    return {name: estimate.value if estimate else None for name, estimate in estimates.items()}


def test_figures_are_those_counted_by_hand() -> None:
    # Supported mentions of the three: 4 of 4, 1 of 3, 3 of 4 ("May" is one for this checker).
    found = values(measured())
    assert found["auc"] == 1
    assert found["bacc"] == 1
    assert found["spearman"] == pytest.approx(0.5)  # ranks 3 1 2 against 3 2 1
    assert found["span_precision"] == pytest.approx(2 / 3)  # Oslo and 11, but not Ankara
    assert found["span_recall"] == pytest.approx(2 / 3)  # Oslo and 11, but not Moscow


def test_each_origin_has_figures_of_its_own_and_null_for_what_it_does_not_allow() -> None:
    measurement = measured()
    assert measurement.report.by_origin["seeds"].n == 2
    other = measurement.report.by_origin["other"]
    assert (other.n, other.auc, other.spearman) == (1, None, None)
    assert other.missing["auc"] == "all cases have the same label"
    assert values(measurement, "other")["span_recall"] == pytest.approx(1 / 2)
    assert set(measurement.report.baselines_by_origin) == {"seeds", "other"}


def test_the_file_has_the_form_that_others_read(tmp_path: Path) -> None:
    measurement = measured()
    write(measurement, tmp_path / "out")
    meta = json.loads((tmp_path / "out" / "meta.json").read_text())
    assert set(meta["baselines"]) == {
        "exact_entity_overlap", "source_trigram_precision", "source_unigram_precision",
    }  # fmt: skip
    for group in (meta["overall"], *meta["by_origin"].values(), *meta["baselines"].values()):
        for figure in FIGURES:
            assert group[figure] is None or len(group[figure]) == 3
    assert meta["overall"]["n"] == 3
    assert meta["overall"]["auc"] == [1.0, 1.0, 1.0]
    assert meta["by_origin"]["other"]["auc"] is None
    assert meta["resampling"] == {"n_boot": 50, "seed": 0, "level": 0.95}
    assert meta["signatures"]["checker"] == "WordChecker"

    lines = [json.loads(line) for line in (tmp_path / "out" / "cases.jsonl").read_text().splitlines()]
    assert [line["id"] for line in lines] == ["good", "names", "date"]
    assert (lines[1]["hit"], lines[1]["false_alarm"]) == (["Oslo"], ["Ankara"])
    assert (lines[2]["hit"], lines[2]["missed"]) == (["11"], ["Moscow"])


def test_articles_are_analysed_once_for_all_summaries_of_them() -> None:
    checker = WordChecker()
    judged = judge_cases(CheckerJudge(checker), labelled())
    assert len(checker.analysed) == 1
    assert [one.case.id for one in judged] == ["good", "names", "date"]


def test_a_checker_without_scores_has_spans_and_no_other_figure() -> None:
    measurement = measure(CheckerJudge(MentionsOnly()), labelled(), Resampling(n_boot=10))
    found = values(measurement)
    assert [name for name in FIGURES if found[name] is not None] == [
        "span_precision",
        "span_recall",
        "span_f1",
    ]
    assert measurement.report.overall.missing["auc"] == "the checker gives no score"
    assert measurement.report.overall.n_scored == 0
    assert "has no score for 3 of the 3 cases" in measurement.report.notes[0]


def test_balanced_accuracy_needs_a_threshold_that_was_not_fitted_on_these_cases() -> None:
    report = measured().report
    assert report.thresholds["checker"].origin == "recommended"
    assert report.baselines["source_trigram_precision"].bacc is None
    assert "fit one" in report.baselines["source_trigram_precision"].missing["bacc"]
    assert measured(threshold=0.7).report.overall.bacc == pytest.approx((0.75, 0.5, 1))

    split = labelled(
        (Case("x", STORY, "Mekdad met Lavrov.", 1), Case("y", STORY, "Mekdad hit Oslo Rome.", 0))
    )
    fitted = measured(split=split).report
    assert fitted.thresholds["checker"].value == pytest.approx((1 + 1 / 3) / 2)
    assert fitted.thresholds["checker"].origin == "fitted on 2 cases of cases.jsonl"
    assert fitted.baselines["source_trigram_precision"].bacc is not None


def test_spans_that_are_not_in_the_summary_leave_their_case_out_and_are_told() -> None:
    lost = Case("bad", STORY, "Rome fell.", 0, None, ("very bad",))
    report = measured((*CASES, lost)).report
    assert (report.overall.n, report.overall.n_spans) == (4, 3)
    assert any("1 of the 4 cases are left out of the span figures" in note for note in report.notes)
    assert any("1 of the 4 cases name no origin" in note for note in report.notes)


def test_a_word_that_is_a_name_counts_though_the_checker_found_no_mention() -> None:
    # WordChecker does not see "third"; people marked it.
    case = Case("a", STORY, "Lavrov came third.", 0, None, ("third",))
    overall = measured((case,)).report.overall
    assert overall.span_recall is not None
    assert overall.span_recall.value == 0


def test_ids_that_are_given_twice_are_told() -> None:
    notes = measured((*CASES, Case("good", STORY, "Mekdad met Lavrov.", 1))).report.notes
    assert any("Ids that several cases have: 1 (good)" in note for note in notes)
