"""What rules make of a sentence: lines of the tables have one, and what must or must not come of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tables import rows

from summarize.rewriting.wordings import Rewriter

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def rewriter() -> Rewriter:
    return Rewriter()


@pytest.mark.parametrize(("sentence", "wording"), rows(HERE / "wordings.tsv"))
def test_an_editor_can_choose_another_wording(rewriter: Rewriter, sentence: str, wording: str) -> None:
    (found,) = rewriter.wordings([sentence])
    assert wording in found


@pytest.mark.parametrize(("sentence", "wrong", "why"), rows(HERE / "not_made.tsv"))
def test_what_would_say_something_else_is_not_offered(
    rewriter: Rewriter, sentence: str, wrong: str, why: str
) -> None:
    (found,) = rewriter.wordings([sentence])
    assert wrong not in found, why


def test_rules_work_together(rewriter: Rewriter) -> None:
    (found,) = rewriter.wordings(["The president of Kenya has also met teachers, who are on strike."])
    assert "Kenya's president met teachers." in found


def test_the_sentence_itself_is_no_other_wording_and_each_comes_once(rewriter: Rewriter) -> None:
    texts = ["The president of Kenya has also met teachers, who are on strike.", "Rain fell on the coast."]
    for text, found in zip(texts, rewriter.wordings(texts), strict=True):
        assert text not in found
        assert len(found) == len(set(found))


def test_a_sentence_has_the_same_wordings_alone_and_among_others(rewriter: Rewriter) -> None:
    texts = [line[0] for line in rows(HERE / "wordings.tsv")]
    assert rewriter.wordings(texts)[3] == rewriter.wordings([texts[3]])[0]


def test_no_sentences_have_no_wordings(rewriter: Rewriter) -> None:
    assert rewriter.wordings([]) == []
