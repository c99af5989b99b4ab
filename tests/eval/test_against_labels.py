"""The rule checker against human labels: five cases written by hand, and the public ones where they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.meta.cases import Case, read_cases
from eval.meta.judges import CheckerJudge
from eval.meta.labelled import read_labelled
from eval.meta.measuring import MetaReport, measure
from eval.statistics.settings import Resampling
from summarize.factcheck.checker import RuleChecker
from summarize.factcheck.language import load_english

FACTUALITY = Path(__file__).parents[2] / ".." / "shared" / "data" / "factuality"

STORY = (
    "Foreign Minister Mevlüt Çavuşoğlu met his Syrian counterpart Faisal Mekdad in Moscow on Wednesday. "
    "Some 3.5 million refugees live in Turkey.",
)
FIVE = [
    Case("copy", STORY, "Mevlut Cavusoglu met Faisal Mekdad in Moscow on Wednesday.", 1, None, ()),
    Case("number", STORY, "Some 3,500,000 refugees live in Turkey.", 1, None, ()),
    Case("place", STORY, "Mevlut Cavusoglu met Faisal Mekdad in Oslo.", 0, None, ("Oslo",)),
    Case("tenfold", STORY, "Some 35 million refugees live in Turkey.", 0, None, ("35 million",)),
    Case("stranger", STORY, "Mevlut Cavusoglu met Sergey Lavrov in Moscow.", 0, None, ("Sergey Lavrov",)),
]


def measured(cases: list[Case]) -> MetaReport:
    labelled = read_labelled(cases, [], load_english())
    return measure(CheckerJudge(RuleChecker()), labelled, Resampling(n_boot=20)).report


def test_what_is_wrong_in_five_summaries_is_found_word_by_word() -> None:
    overall = measured(FIVE).overall
    assert overall.span_recall is not None
    assert overall.span_precision is not None
    assert (overall.span_precision.value, overall.span_recall.value) == (1, 1)
    assert overall.auc is None or overall.auc.value == 1


@pytest.mark.slow
@pytest.mark.skipif(not FACTUALITY.is_dir(), reason="the public cases are not beside the repository")
def test_names_and_numbers_that_people_marked_are_found_in_the_public_cases() -> None:
    # Loose floors, far below what is reached: they catch a checker that broke, not one that lost a point.
    xsum = measured(read_cases(str(FACTUALITY / "cliff.jsonl"))[0]).by_origin["xsum"]
    assert xsum.span_precision is not None
    assert xsum.span_recall is not None
    assert xsum.span_precision.value > 0.35
    assert xsum.span_recall.value > 0.5
    assert xsum.auc is None or xsum.auc.value > 0.65
