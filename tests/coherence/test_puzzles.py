"""What only its article explains gives way to what needs no explanation."""

from __future__ import annotations

import pytest

from summarize.coherence.desk import Desk
from summarize.coherence.puzzles import puzzling
from summarize.coherence.spares import Spares
from summarize.factcheck.language import English
from summarize.types import Article, FactCheckReport, Sentence, Span

TEXT = (
    "Police searched houses and a property in Burley. Explosives were recovered from the Burley property. "
    "Parliament passed a rule on gifts. Without the new rule, donors would have waited. "
    "The attacks killed many people in London. Ministers left the capital at dawn."
)
ARTICLE = Article("a", "", TEXT, published="2005-07-12")
LATER = Article("b", "", "Prince Charles laid a wreath in London.", published="2009-07-07")
ARTICLES = {"a": ARTICLE, "b": LATER}


def taken(text: str, article: Article = ARTICLE) -> Sentence:
    start = article.text.index(text)
    return Sentence(text, (Span(article.id, start, start + len(text)),), "source")


def puzzle(*sentences: Sentence, english: English, known: frozenset[str] = frozenset()) -> list[bool]:
    return puzzling(sentences, ARTICLES, known, english)


def test_the_with_a_noun_that_the_article_told_before_puzzles(english: English) -> None:
    assert puzzle(taken("Explosives were recovered from the Burley property."), english=english) == [True]
    assert puzzle(taken("Without the new rule, donors would have waited."), english=english) == [True]


def test_what_the_summary_has_told_or_the_story_is_about_puzzles_nobody(english: English) -> None:
    first = taken("Police searched houses and a property in Burley.")
    second = taken("Explosives were recovered from the Burley property.")
    assert puzzle(first, second, english=english) == [False, False]
    assert puzzle(second, english=english, known=frozenset(("properti",))) == [False]


@pytest.mark.parametrize(
    ("last", "puzzles"),
    [("Under the new law, donors waited.", True), ("Under the law, donors waited.", False)],
)
def test_a_new_law_is_not_the_law_that_all_know(english: English, last: str, puzzles: bool) -> None:
    article = Article("a", "", f"Parliament passed a law on gifts. {last}")
    start = article.text.index(last)
    one = Sentence(last, (Span("a", start, start + len(last)),), "source")
    assert puzzling([one], {"a": article}, frozenset(), english) == [puzzles]


@pytest.mark.parametrize(
    ("text", "puzzles"),
    [
        ("A support helicopter provided continuous confirmation.", True),
        ("A support helicopter landed in Leeds.", False),
        ("A support helicopter carried twelve divers.", False),
        ("A helicopter searched the houses.", False),
        ("A support helicopter carried the president.", False),
    ],
)
def test_what_has_nothing_to_do_with_the_story_puzzles(english: English, text: str, puzzles: bool) -> None:
    first = taken("Police searched houses and a property in Burley.")
    assert puzzle(first, Sentence(text), english=english) == [False, puzzles]


@pytest.mark.parametrize(
    "text", ["The attacks killed many people in London.", "Ministers left the capital at dawn."]
)
def test_what_the_article_itself_takes_for_known_puzzles_nobody(english: English, text: str) -> None:
    assert puzzle(taken(text), english=english) == [False]


@pytest.mark.parametrize(
    ("text", "puzzles"),
    [
        ("Without a law, their tax returns would have waited until 2006.", True),
        ("Without a law, donors and their tax returns would have waited.", False),
        ("Police said their search had ended.", False),
        ("In their first meeting, ministers agreed.", False),
    ],
)
def test_their_needs_somebody(english: English, text: str, puzzles: bool) -> None:
    assert puzzle(Sentence(text), english=english) == [puzzles]


def desk(*sentences: Sentence, max_words: int) -> Desk:
    return Desk(sentences, lambda texts: [FactCheckReport() for _ in texts], max_words)


def spares(*sentences: Sentence, english: English) -> Spares:
    return Spares(list(sentences), ARTICLES, frozenset(), english)


LEAD = taken("Prince Charles laid a wreath in London.", LATER)
PUZZLE = taken("Explosives were recovered from the Burley property.")
PLAIN = taken("Police searched houses and a property in Burley.")


def test_a_puzzle_gives_way_to_a_spare_sentence(english: English) -> None:
    edited = desk(LEAD, PUZZLE, max_words=16)
    spares(PLAIN, english=english).replace_puzzles(edited)
    assert edited.texts == [LEAD.text, PLAIN.text]


def test_a_puzzle_stays_where_nothing_can_take_its_place(english: English) -> None:
    edited = desk(LEAD, PUZZLE, max_words=16)
    spares(PUZZLE, english=english).replace_puzzles(edited)
    assert edited.texts == [LEAD.text, PUZZLE.text]


def test_a_spare_sentence_stands_where_its_day_has_its_turn(english: English) -> None:
    edited = desk(taken("Ministers left the capital at dawn."), LEAD, max_words=40)
    spares(PLAIN, english=english).fill(edited)
    assert edited.texts[1:] == [PLAIN.text, LEAD.text]


def test_a_spare_sentence_that_adds_to_what_nobody_told_is_not_used(english: English) -> None:
    edited = desk(LEAD, max_words=40)
    spares(Sentence("Gordon Brown also took part."), english=english).fill(edited)
    assert edited.texts == [LEAD.text]
