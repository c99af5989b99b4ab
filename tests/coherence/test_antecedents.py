"""No pronoun without somebody to point at."""

from __future__ import annotations

import pytest

from summarize.coherence.antecedents import with_antecedents
from summarize.factcheck.language import English
from summarize.types import Article, Sentence, Span


def story(*sentences: str) -> Article:
    return Article("a", "", " ".join(sentences))


def taken(article: Article, text: str) -> Sentence:
    start = article.text.index(text)
    return Sentence(text, (Span("a", start, start + len(text)),), "source")


def test_he_is_the_subject_of_the_sentence_before_in_the_article(english: English) -> None:
    article = story("Faisal Mekdad met his aides in Moscow.", "He said the talks went well.")
    assert with_antecedents([taken(article, "He said the talks went well.")], [article], (), english) == [
        "Faisal Mekdad said the talks went well."
    ]


def test_his_takes_a_possessive(english: English) -> None:
    article = story("Faisal Mekdad met aides in Moscow.", "His envoy said the talks went well.")
    assert with_antecedents(
        [taken(article, "His envoy said the talks went well.")], [article], (), english
    ) == ["Faisal Mekdad’s envoy said the talks went well."]


def test_who_added_something_is_named(english: English) -> None:
    article = story("Tony Blair met aides in London.", "“It went well,” he added.")
    assert with_antecedents([taken(article, "“It went well,” he added.")], [article], (), english) == [
        "“It went well,” Tony Blair added."
    ]


@pytest.mark.parametrize(
    "before",
    [
        "Faisal Mekdad met Sergey Lavrov in Moscow.",  # two people
        "Talks were held in Moscow.",  # nobody
        "Aides met Sergey Lavrov.",  # no subject
    ],
)
def test_where_the_article_does_not_tell_plainly_the_sentence_is_not_used(
    english: English, before: str
) -> None:
    article = story(before, "He said the talks went well.")
    used = [Sentence("Talks ended."), taken(article, "He said the talks went well.")]
    assert with_antecedents(used, [article], (), english) == ["Talks ended.", None]


def test_he_may_be_the_only_person_of_the_sentence_before_in_the_summary(english: English) -> None:
    texts = ["Tony Blair met the sailors.", "He said the talks went well."]
    assert with_antecedents([Sentence(text) for text in texts], [], (), english) == texts


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["They met again.", "Talks ended."], [None, "Talks ended."]),
        (["Ministers came.", "They met again."], ["Ministers came.", "They met again."]),
        (["He left.", "They met again.", "Talks ended."], [None, None, "Talks ended."]),
        (["It is not known who fired.", "Talks ended."], ["It is not known who fired.", "Talks ended."]),
    ],
)
def test_what_points_back_stands_after_the_sentence_it_was_written_after(
    english: English, texts: list[str], expected: list[str | None]
) -> None:
    assert with_antecedents([Sentence(text) for text in texts], [], (), english) == expected
