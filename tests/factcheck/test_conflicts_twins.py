"""Articles of one agency text, cut and edited: what was changed is found, and nothing else."""

from __future__ import annotations

import pytest

from summarize.factcheck.checker import RuleChecker
from summarize.types import Article, Cluster, Conflict, Sentence, Summary

TEXT = (
    "A cargo ship ran aground off Norway on Tuesday with 23 sailors on board. Captain Erik Holm, 47, said "
    "the engine had failed at 10:40. The ship, built in 1994, belongs to a company in Greece. It was insured "
    "for $12 million. Norway beat Sweden 3-1 the same evening, and the crew watched the match in a hotel. "
    "The coastguard will tow the ship to the port of Bergen on March 9."
)


@pytest.fixture(scope="module")
def checker() -> RuleChecker:
    return RuleChecker()


def conflicts(
    checker: RuleChecker, *texts: str, summary: str | None = None, published: tuple[str | None, ...] = ()
) -> tuple[Conflict, ...]:
    days = [*published, *[None] * len(texts)]
    articles = tuple(
        Article(str(number), "", text, published=day)
        for number, (text, day) in enumerate(zip(texts, days, strict=False))
    )
    made = Summary("c", (Sentence(summary),)) if summary is not None else None
    return checker.conflicts(checker.analyse(Cluster("c", articles)), made)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Tuesday", "Thursday"),
        ("23 sailors", "31 sailors"),
        ("Holm", "Lund"),
        ("47", "52"),
        ("10:40", "11:15"),
        ("1994", "1997"),
        ("Greece", "Cyprus"),
        ("$12 million", "$15 million"),
        ("3-1", "2-1"),
        ("March 9", "March 12"),
    ],
)
def test_the_one_value_that_an_editor_changed_is_listed(checker: RuleChecker, old: str, new: str) -> None:
    (found,) = conflicts(checker, TEXT, TEXT.replace(old, new))
    assert found.kind == "conflict"
    assert [claim.span.article_id for claim in found.claims] == ["0", "1"]
    for claim, text in zip(found.claims, (TEXT, TEXT.replace(old, new)), strict=True):
        assert " ".join(text[claim.span.start : claim.span.end].split()).find(claim.text) >= 0
    assert found.claims[0].value != found.claims[1].value


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("$12 million", "$12,000,000"),
        ("Captain Erik Holm", "Erik Holm"),
        ("Holm", "Holme"),
        ("23 sailors", "23 crew"),
        ("on Tuesday", "on Tuesday, March 5"),
        ("said the engine", "told reporters the engine"),
        ("10:40", "10.40"),
        ("47", "47 years old"),
    ],
)
def test_what_an_editor_only_worded_otherwise_is_not(checker: RuleChecker, old: str, new: str) -> None:
    assert conflicts(checker, TEXT, TEXT.replace(old, new)) == ()


def test_sentences_of_which_two_values_differ_tell_of_two_things(checker: RuleChecker) -> None:
    one = "Shares in Acme closed 3 percent lower in London at 512 pence on heavy trading."
    other = "Shares in Acme closed 5 percent lower in London at 498 pence on heavy trading."
    assert conflicts(checker, one, other) == ()


def test_an_article_that_repeats_a_sentence_with_another_value_tells_of_two_things(
    checker: RuleChecker,
) -> None:
    one = "The northern gate of the old castle was closed to visitors for 12 days."
    other = "The northern gate of the old castle was closed to visitors for 20 days."
    assert len(conflicts(checker, one, other)) == 1
    assert conflicts(checker, one, f"{one} {other}") == ()


def test_a_year_later_the_same_words_tell_of_another_time(checker: RuleChecker) -> None:
    texts = (TEXT, TEXT.replace("23 sailors", "31 sailors"))
    assert conflicts(checker, *texts, published=("2020-03-05", "2021-03-05")) == ()


def test_articles_that_agree_with_either_side_are_listed_with_it(checker: RuleChecker) -> None:
    (found,) = conflicts(checker, TEXT, TEXT.replace("1994", "1997"), TEXT)
    assert [(one.span.article_id, one.value) for one in found.claims] == [
        ("0", "1994"),
        ("1", "1997"),
        ("2", "1994"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "summary"),
    [
        ("Greece", "Cyprus", "The ship belongs to a company in Cyprus."),
        ("1994", "1997", "The ship was built in 1997."),
        ("3-1", "2-1", "Norway have beaten Sweden 2-1."),
        ("Holm, 47", "Holm, 52", "Erik Holm, 52, is the captain."),
    ],
)
def test_what_the_summary_chose_is_marked(checker: RuleChecker, old: str, new: str, summary: str) -> None:
    (found,) = conflicts(checker, TEXT, TEXT.replace(old, new), summary=summary)
    assert [claim.in_summary for claim in found.claims] == [False, True]
