"""The editor makes one text of a draft, and the fact-check agrees with every change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from summarize.coherence.desk import Desk
from summarize.coherence.news import NewsEditor
from summarize.coherence.verbatim import Verbatim
from summarize.factcheck.checker import RuleChecker
from summarize.types import Article, Cluster, Draft, FactCheckReport, Finding, Mention, Sentence, Span

ARTICLES = (
    Article(
        "a", "",
        "Syrian Foreign Minister Faisal Mekdad met Turkish ministers on Wednesday in Moscow. "
        "Mekdad said progress was needed. He left for Damascus on Thursday with his aides.",
        published="2023-05-11",
    ),
    Article("b", "", "Mekdad wants foreign troops out. Talks lasted two hours.", published="2023-05-10"),
)  # fmt: skip
OPENING = "Syrian Foreign Minister Faisal Mekdad met Turkish ministers on Wednesday in Moscow."
CLUSTER = Cluster("talks", ARTICLES)
CHECKER = RuleChecker()


def sentence(text: str, article: Article) -> Sentence:
    start = article.text.find(text)
    span = Span(article.id, max(0, start), max(0, start) + len(text))
    return Sentence(text, (span,), "source")


def edit(*sentences: Sentence, max_words: int | None = None, spare: tuple[Sentence, ...] = ()) -> Draft:
    sources = CHECKER.analyse(CLUSTER)
    return NewsEditor().edit(
        Draft(sentences, max_words=max_words, spare=spare),
        CLUSTER,
        lambda texts: CHECKER.check_texts(texts, sources),
        CHECKER.conflicts(sources),
    )


def texts(draft: Draft) -> list[str]:
    return [one.text for one in draft.sentences]


def test_sentences_from_anywhere_become_one_text() -> None:
    edited = edit(
        sentence("Mekdad wants foreign troops out.", ARTICLES[1]),
        sentence(
            "Syrian Foreign Minister Faisal Mekdad met Turkish ministers on Wednesday in Moscow.", ARTICLES[0]
        ),
        sentence("He left for Damascus on Thursday with his aides.", ARTICLES[0]),
    )
    assert texts(edited) == [
        "Syrian Foreign Minister Faisal Mekdad wants foreign troops out.",
        "Mekdad met Turkish ministers on May 10 in Moscow.",
        "Mekdad left for Damascus on May 11 with his aides.",
    ]


def test_what_the_fact_check_says_of_it_is_no_worse() -> None:
    edited = edit(*(sentence(text, ARTICLES[0]) for text in ARTICLES[0].text.split(". ")))
    sources = CHECKER.analyse(CLUSTER)
    (report,) = CHECKER.check_texts([" ".join(texts(edited))], sources)
    assert {one.verdict for one in report.findings} == {"supported"}


def test_the_record_tells_every_change() -> None:
    edited = edit(sentence("Mekdad wants foreign troops out.", ARTICLES[1]))
    assert edited.stages[-1].name == "coherence"
    assert edited.stages[-1].data["changes"] == [
        {
            "step": "names",
            "before": "Mekdad wants foreign troops out.",
            "after": "Syrian Foreign Minister Faisal Mekdad wants foreign troops out.",
        }
    ]


def test_the_longest_summary_is_never_exceeded() -> None:
    edited = edit(sentence("Mekdad wants foreign troops out.", ARTICLES[1]), max_words=5)
    assert texts(edited) == ["Mekdad wants foreign troops out."]


def test_what_is_spare_takes_the_room_of_what_went() -> None:
    once = sentence("Talks lasted two hours.", ARTICLES[1])
    edited = edit(
        once, once, max_words=10, spare=(sentence("Mekdad wants foreign troops out.", ARTICLES[1]),)
    )
    assert texts(edited)[0] == "Talks lasted two hours."
    assert len(edited.sentences) == 2
    assert "foreign troops" in texts(edited)[1]


def test_something_is_always_left() -> None:
    assert texts(edit(Sentence("They left."))) == ["They left."]


def test_edited_text_is_not_edited_again() -> None:
    once = edit(*(sentence(text, ARTICLES[0]) for text in ARTICLES[0].text.split(". ")))
    again = edit(*once.sentences)
    assert texts(again) == texts(once)


def test_a_baseline_stays_verbatim() -> None:
    draft = Draft((Sentence("mekdad left today .."),))
    assert Verbatim().edit(draft, CLUSTER, no_faults, ()) is draft


def no_faults(checked: Sequence[str]) -> list[FactCheckReport]:
    return [FactCheckReport() for _ in checked]


def flags_moon(checked: Sequence[str]) -> list[FactCheckReport]:
    moon = Finding(Mention("place", "Moon", 0, 4, "moon"), "unsupported")
    return [FactCheckReport((moon,) if "Moon" in text else ()) for text in checked]


@pytest.mark.parametrize(("edit_to", "stands"), [("Mars fell.", True), ("Moon fell.", False)])
def test_an_edit_that_the_fact_check_flags_is_not_made(edit_to: str, stands: bool) -> None:
    desk = Desk([Sentence("It fell.")], flags_moon, None)
    desk.put("names", [edit_to])
    assert (desk.texts == [edit_to]) is stands
    assert bool(desk.changes) is stands


def test_where_an_edit_does_not_stand_another_is_tried() -> None:
    desk = Desk([Sentence("It fell today.")], flags_moon, None)
    desk.put("dates", ["Moon fell."], ["It fell."])
    assert desk.texts == ["It fell."]


def test_a_day_that_is_named_already_is_not_named_twice() -> None:
    edited = edit(sentence("On May 10, Mekdad met ministers on Wednesday in Moscow.", ARTICLES[1]))
    assert texts(edited)[0].count("May 10") == 1
    assert "Wednesday" not in texts(edited)[0]


def test_nobody_is_called_by_the_short_form_who_was_not_introduced() -> None:
    first = sentence("Mekdad wants foreign troops out.", ARTICLES[1])
    second = sentence(OPENING, ARTICLES[0])
    words = len(f"{first.text} {second.text}".split())
    edited = texts(edit(first, second, max_words=words))
    assert edited[0].startswith("Syrian Foreign Minister Faisal Mekdad wants")
    assert edited[1].startswith("Mekdad met")
    flagged = Desk([first, second], flags_moon, words)
    moon = ["The Moon’s Mekdad wants foreign troops out.", "Mekdad met Turkish ministers."]
    assert not flagged.put_together("names", moon)
    assert flagged.texts == [first.text, second.text]


def test_what_else_the_model_wrote_takes_the_room_of_a_sentence_that_repeated() -> None:
    once = sentence("Talks lasted two hours.", ARTICLES[1])
    other = replace(sentence("Mekdad wants foreign troops out.", ARTICLES[1]), sources=once.sources)
    again = replace(once, sources=(Span("b", 0, 5),))
    draft = Draft((once, again), alternatives=((), (other,)), max_words=12, spare=(again,))
    sources = CHECKER.analyse(CLUSTER)
    edited = NewsEditor().edit(draft, CLUSTER, lambda texts: CHECKER.check_texts(texts, sources), ())
    assert len(edited.sentences) == 2
    assert "foreign troops" in texts(edited)[1]


def test_the_last_sentence_is_never_dropped() -> None:
    desk = Desk([Sentence("It fell."), Sentence("It rose.")], flags_moon, None)
    desk.drop("figures", [True, True])
    assert desk.texts == ["It fell."]
    desk.drop("figures", [False])
    assert desk.texts == ["It fell."]


def test_a_fragment_gives_way_to_what_else_the_model_wrote() -> None:
    first = sentence(OPENING, ARTICLES[0])
    broken = replace(sentence("Talks lasted two hours.", ARTICLES[1]), text="Two hours of talks.")
    whole = replace(broken, text="Talks lasted two hours.")
    spare = replace(broken, text="Of foreign troops.")
    draft = Draft((first, broken), alternatives=((), (whole,)), max_words=40, spare=(spare,))
    sources = CHECKER.analyse(CLUSTER)
    edited = NewsEditor().edit(draft, CLUSTER, lambda texts: CHECKER.check_texts(texts, sources), ())
    assert texts(edited)[1:] == ["Talks lasted two hours."]
