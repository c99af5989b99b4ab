"""One text against articles: sentences, mentions, quotations from the articles, and whether it passes."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from eval_records import a_cluster
from rich.console import Console
from word_checker import MentionsOnly, WordChecker

from eval.check.checking import Check, check_text
from eval.check.input import read_only_cluster, read_summary
from eval.screen.check import show
from summarize.data.folder import FolderReader
from summarize.errors import InputError
from summarize.factcheck.checker import RuleChecker
from summarize.types import Problem

CLUSTER = a_cluster("It rained. Mekdad flew to Moscow. It rained.", "Snow fell on Moscow.")


def shown(check: Check) -> str:
    console = Console(file=io.StringIO(), width=40)
    show(check, console)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_each_mention_is_told_with_its_place_and_what_the_articles_say() -> None:
    text = "Mekdad left Oslo."
    (sentence,) = check_text(text, CLUSTER, WordChecker()).sentences
    mekdad, oslo = sentence.mentions
    assert text[oslo.start : oslo.end] == "Oslo"
    assert (mekdad.verdict, oslo.verdict) == ("supported", "unsupported")
    (evidence,) = mekdad.evidence
    assert (evidence.article, evidence.text, evidence.start) == ("a", "Mekdad", 11)
    assert evidence.sentence == "Mekdad flew to Moscow."
    assert oslo.evidence == ()


def test_support_of_sentences_and_score_are_the_checkers() -> None:
    check = check_text("Mekdad left Oslo.", CLUSTER, WordChecker())
    assert (check.score, check.sentences[0].score, check.sentences[0].note) == (0.5, 0.5, "only by article 1")
    assert check.sentences[0].sources[0].sentence == "Mekdad flew to Moscow."
    without = check_text("Mekdad left. Oslo fell.", CLUSTER, MentionsOnly())
    assert without.score is None
    assert [(one.text, one.score) for one in without.sentences] == [
        ("Mekdad left.", None),
        ("Oslo fell.", None),
    ]
    assert [mention.text for mention in without.sentences[1].mentions] == ["Oslo"]


@pytest.mark.parametrize(
    ("text", "options", "reasons"),
    [
        ("Mekdad left.", {}, ()),
        ("Mekdad left Oslo and Rome.", {}, ("2 mentions are unsupported",)),
        ("Mekdad left Oslo.", {"fail_on": ["contradicted"]}, ()),
        ("Mekdad left Moscow.", {"fail_on": ["supported"]}, ("2 mentions are supported",)),
        ("Mekdad left Oslo.", {"fail_on": [], "least_score": 0.5}, ()),
        ("Mekdad left Oslo.", {"fail_on": [], "least_score": 0.6}, ("the score 0.50 is less than 0.6",)),
        ("it rained.", {"least_score": 0.1}, ("there is no score to compare with least_score",)),
    ],
)
def test_a_text_passes_or_does_not_with_reasons(
    text: str, options: dict[str, object], reasons: tuple[str, ...]
) -> None:
    check = check_text(text, CLUSTER, WordChecker(), **options)  # type: ignore[arg-type]
    assert (check.passed, check.reasons) == (not reasons, reasons)


def test_what_could_not_be_checked_does_not_pass_a_gate() -> None:
    text = "Dışişleri Bakanı Çavuşoğlu, Moskova'da Suriyeli mevkidaşı Mikdad ile bir araya geldi ve konuştu."
    check = check_text(text, CLUSTER, RuleChecker())
    assert not check.passed
    assert all(reason.endswith("unchecked") for reason in check.reasons)
    assert check_text(text, CLUSTER, RuleChecker(), fail_on=["unsupported", "contradicted"]).passed


def test_a_contradiction_fails_as_well() -> None:
    check = check_text("Mekdad left Moscow.", CLUSTER, WordChecker(contradicted=["Moscow"]))
    assert check.reasons == ("1 mention is contradicted",)
    assert "≠ contradicted  Moscow  articles 1, 2" in shown(check)


def test_the_screen_shows_symbol_and_word_and_articles_by_number() -> None:
    said = shown(check_text("Mekdad [bold]left[/bold] Oslo.", CLUSTER, WordChecker()))
    assert said.splitlines()[:4] == [
        "1  Mekdad [bold]left[/bold] Oslo.",
        "     support 0.50 · article 1 · only by article 1",
        "     ✓ supported     Mekdad  article 1",
        "     ✗ unsupported   Oslo",
    ]
    assert "Score 0.50. Mentions: 1 supported, 1 unsupported." in said
    assert said.endswith("✗ failed: 1 mention is unsupported\n")
    passed = shown(check_text("it rained.", CLUSTER, WordChecker()))
    assert passed.endswith("Mentions: none.\n✓ passed\n")


def test_where_the_articles_disagree_is_shown_with_what_each_says() -> None:
    cluster = a_cluster("500 died in Van.", "300 died in Van.")
    check = check_text("500 died in Van.", cluster, WordChecker())
    (conflict,) = check.conflicts
    assert [(claim.value, claim.in_summary) for claim in conflict.claims] == [("500", True), ("300", False)]
    assert [claim.evidence.article for claim in conflict.claims] == ["a", "b"]
    assert shown(check).splitlines()[5:8] == [
        "≠ the articles disagree: number",
        "     article 1  500 · “500 died in Van.” · ✓ the text says so",
        "     article 2  300 · “300 died in Van.”",
    ]
    assert check.passed, "what the articles disagree on is no fault of the text"


def test_articles_that_could_not_be_read_are_told() -> None:
    cluster = a_cluster("Mekdad flew.")
    damaged = type(cluster)(cluster.id, cluster.articles, (), (Problem("b.txt", "the file is empty"),))
    assert "! not read: b.txt: the file is empty" in shown(check_text("it rained.", damaged, WordChecker()))


def test_markdown_is_read_without_its_marks(tmp_path: Path) -> None:
    path = tmp_path / "summary.md"
    path.write_text("# Talks\n\n- **Mekdad** met [Lavrov](https://a.org/b).\n")
    assert read_summary(str(path)) == "Talks\nMekdad met Lavrov."


def test_text_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text(" \n")
    (tmp_path / "binary.txt").write_bytes(bytes(range(32)) * 9)
    for name, said in [
        ("nowhere.txt", "there is no such file"),
        ("", "that is a folder"),
        ("empty.txt", "nothing but white space"),
        ("binary.txt", "binary"),
    ]:
        with pytest.raises(InputError, match=said):
            read_summary(str(tmp_path / name))


def test_a_text_is_checked_against_one_cluster_that_can_be_read(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).mkdir()
        (tmp_path / name / "1.txt").write_text("" if name == "b" else "Mekdad flew to Moscow.")
    assert len(read_only_cluster(FolderReader(path=str(tmp_path / "a")), "a").articles) == 1
    with pytest.raises(InputError, match="holds 2 clusters"):
        read_only_cluster(FolderReader(path=str(tmp_path)), "both")
    with pytest.raises(InputError, match=r"no article can be read\. .*1\.txt: the file is empty"):
        read_only_cluster(FolderReader(path=str(tmp_path / "b")), "b")


def test_the_screen_cuts_a_long_sentence_and_the_check_keeps_it() -> None:
    check = check_text("1" * 1000, CLUSTER, WordChecker())
    assert shown(check).splitlines()[0] == f"1  {'1' * 299}…"
    assert check.sentences[0].text == "1" * 1000
