"""The oracle reads the references, says so everywhere, and is the only one who does."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from summarize.models.oracle import Oracle
from summarize.types import Decoding, Form, Prompt, Request

PACKAGE = Path(__file__).parents[2] / "summarize"
DEAD = "Cyclone Idai killed twelve people in the port city of Beira on Friday."
FOOD = "Rescue teams flew food and blankets to villages cut off by the flood."
SCHOOLS = "Schools in the province of Sofala reopened after ten days."
ARTICLES = (f"Cyclone kills twelve\n{DEAD} {FOOD}", f"After the storm\n{SCHOOLS} {FOOD}")


def ask(*references: str, documents: tuple[str, ...] = ARTICLES, sentence: bool = False) -> Request:
    form: Form = "sentence" if sentence else "summary"
    return Request(Prompt(""), documents, 1000, form, 100, references=references)


def test_it_takes_what_people_took() -> None:
    people = "Schools in Sofala reopened, and food was flown to villages."
    (answer,) = Oracle().generate([ask(people)], Decoding())
    assert answer.candidates[0].text == f"{FOOD} {SCHOOLS}"


def test_it_stops_where_more_would_not_help() -> None:
    (answer,) = Oracle().generate([ask(SCHOOLS)], Decoding())
    assert answer.candidates[0].text == SCHOOLS


def test_of_several_references_all_count() -> None:
    (answer,) = Oracle().generate([ask(SCHOOLS, DEAD)], Decoding())
    assert answer.candidates[0].text == f"{DEAD} {SCHOOLS}"


def test_of_a_group_it_takes_the_sentence_nearest_the_references() -> None:
    (answer,) = Oracle().generate([ask(SCHOOLS, documents=(DEAD, SCHOOLS, FOOD), sentence=True)], Decoding())
    assert answer.candidates[0].text == SCHOOLS


def test_an_article_of_which_no_reference_speaks_gives_its_first_sentence() -> None:
    for sentence in (True, False):
        (answer,) = Oracle().generate([ask("Olives.", sentence=sentence)], Decoding())
        assert answer.candidates[0].text == DEAD


@pytest.mark.parametrize("references", [(), ("",), (" \n",)])
def test_without_references_it_says_what_it_needs(references: tuple[str, ...]) -> None:
    answers = Oracle().generate([ask(*references), ask(DEAD)], Decoding())
    assert answers[0].error is not None
    assert "needs clusters with references" in answers[0].error
    assert answers[1].error is None


def test_reports_name_it_as_an_upper_bound() -> None:
    card = Oracle().card()
    assert card.name == "oracle (upper bound)"
    assert card.note == "Upper bound: it chooses sentences by the references."


def readers_of_references(source: str) -> list[str]:
    """The expressions of which a module reads `.references`."""
    return [
        ast.unparse(node.value)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Attribute) and node.attr == "references"
    ]


def test_nobody_else_reads_the_references_of_a_request() -> None:
    """A cluster's are read where clusters are read, stored and handed on; nothing that writes sees them."""
    readers = {
        str(path.relative_to(PACKAGE)): set(found)
        for path in sorted(PACKAGE.rglob("*.py"))
        if (found := readers_of_references(path.read_text(encoding="utf-8")))
    }
    assert readers.pop("models/oracle.py") == {"request", "task.request"}
    assert readers.pop("pipeline.py") <= {"cluster"}
    assert all(name in ("runs.py", "experiment.py") or name.startswith("data/") for name in readers), readers


def test_a_reader_of_references_is_found() -> None:
    assert readers_of_references("def f(request):\n    return [r for r in request.references]") == ["request"]
