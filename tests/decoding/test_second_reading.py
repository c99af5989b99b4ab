"""A second model reads where candidates leave their documents."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from summarize.decoding.ranking import SupportRanker
from summarize.decoding.second_reading import SecondReading, worst_join
from summarize.text.words import find_words
from summarize.types import Candidate, FactCheckReport, Prompt, Request

SOURCE = "The memorial to the victims of the bombings has been unveiled in Hyde Park."
COPY = SOURCE
SHORTER = "The memorial to the victims has been unveiled in Hyde Park."
ODD = "The memorial to victims of the bombings has been unveiled in Hyde Park."


class Doubting:
    """A reader that finds the word "victims" unlikely after "to", and all else certain."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def read(self, texts: Sequence[str]) -> list[list[float]]:
        self.asked += texts
        return [[-9.0 if key == "victims" else 0.0 for key in find_words(text).keys] for text in texts]


def request(form: str = "sentence") -> Request:
    return Request(Prompt("Merge."), (SOURCE,), 40, form="summary" if form == "summary" else "sentence")


def rank(reader: Doubting, *texts: str, weight: float = 1.0, form: str = "sentence") -> list[Candidate]:
    ranker = SecondReading(ranker=SupportRanker(novelty=0, coverage=0), reader=reader, weight=weight)
    offered = [Candidate(text, 10, -5.0) for text in texts]
    (ranked,) = ranker.rank([request(form)], [offered], [[FactCheckReport()] * len(texts)])
    return ranked


def test_a_sentence_that_goes_on_as_the_second_model_would_not_stands_behind() -> None:
    assert [one.text for one in rank(Doubting(), ODD, SHORTER)] == [SHORTER, ODD]


def test_a_copy_loses_nothing_however_unlikely_its_words_are() -> None:
    (copied,) = rank(Doubting(), COPY)
    (untouched,) = rank(Doubting(), COPY, weight=0.0)
    assert copied.score == untouched.score


def test_what_has_a_fault_is_not_read_and_stays_last() -> None:
    reader = Doubting()
    ranked = rank(reader, "The memorial to the angry victims has been unveiled.", ODD)
    assert reader.asked == [ODD]
    assert ranked[-1].faults


def test_summaries_of_whole_texts_are_not_read() -> None:
    reader = Doubting()
    rank(reader, COPY, form="summary")
    assert reader.asked == []


@pytest.mark.parametrize(("text", "least"), [(COPY, 0.0), (SHORTER, -5.0), (ODD, -3.0)])
def test_the_worst_join_is_that_of_the_words_that_no_document_has_there(text: str, least: float) -> None:
    unlikely = {"has": -5.0, "victims": -3.0}
    words = [unlikely.get(key, -1.0) for key in find_words(text).keys]
    assert worst_join(text, words, request()) == least
