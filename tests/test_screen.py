"""What the terminal shows of a run."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from rich.console import Console

from summarize.progress import progress
from summarize.run_meta import new_meta
from summarize.runs import RunDirectory
from summarize.screen import FULL_CLUSTERS, show
from summarize.types import (
    Article,
    Cluster,
    Dropped,
    FactCheckReport,
    Finding,
    Mention,
    MentionKind,
    ModelCard,
    Problem,
    Record,
    Score,
    Sentence,
    Span,
    Stage,
    Summary,
    Tokens,
    Verdict,
)

CLUSTER = Cluster(
    "talks",
    (
        Article("bbc", "Talks begin", "Talks begin\nSyria agreed."),
        Article("afp", "", "Turkey agreed with Iran."),
    ),
)
SENTENCES = (
    Sentence("Syria and Turkey agreed.", (Span("afp", 0, 6), Span("bbc", 12, 17))),
    Sentence("Iran agreed on the Moon.", (Span("afp", 19, 23),), "source"),
)


def finding(
    text: str, verdict: Verdict, *articles: str, kind: MentionKind = "place", note: str = ""
) -> Finding:
    start = " ".join(sentence.text for sentence in SENTENCES).find(text)
    evidence = tuple(Span(article, 0, 1) for article in articles)
    return Finding(Mention(kind, text, start, start + len(text), text.lower()), verdict, evidence, note)


FINDINGS = (
    finding("Syria", "supported", "bbc"),
    finding("Turkey", "supported", "afp"),
    finding("Iran", "unchecked", note="not read"),
    finding("Moon", "unsupported", note="no article names it"),
)
RECORD = Record(
    "talks",
    "ok",
    Summary("talks", SENTENCES),
    FactCheckReport(FINDINGS),
    seconds={"analyse": 1.25, "generate": 4.0},
    tokens=Tokens(100, 200),
)


@dataclass
class Figures:
    """Scores as a scorer of `eval` returns them."""

    clusters: Mapping[str, Mapping[str, Score]] = field(default_factory=dict)
    mean: Mapping[str, Score] = field(default_factory=dict)


def figures(*scores: Score) -> Figures:
    return Figures(clusters={"talks": {score.name: score for score in scores}})


@pytest.fixture
def run(tmp_path: Path) -> RunDirectory:
    return RunDirectory.create(tmp_path / "a-run", "", new_meta(device="cpu", seed=0, command=("summarize",)))


def shown(
    run: RunDirectory, *records: Record, cluster: Cluster = CLUSTER, scores: Figures | None = None
) -> str:
    """The screen of a run, as text of 100 columns."""
    console = Console(record=True, width=100, file=io.StringIO())
    results = [(record, replace(cluster, id=record.cluster_id)) for record in records]
    show(results, scores or Figures(), run, {"load": 2.5, "score": 0.5, "all": 9.0}, console)
    return console.export_text()


def row(screen: str, start: str) -> str:
    """The one line that begins with `start`."""
    (found,) = (line for line in screen.splitlines() if line.strip().startswith(start))
    return " ".join(found.split())


def test_the_summary_stands_on_the_screen_under_its_cluster(run: RunDirectory) -> None:
    screen = shown(run, RECORD)
    assert "talks · 2 articles" in screen
    assert "  Syria and Turkey agreed. Iran agreed on the Moon." in screen


def test_each_sentence_has_the_numbers_of_its_articles_and_who_made_it(run: RunDirectory) -> None:
    screen = shown(run, RECORD)
    lines = [" ".join(line.split()) for line in screen.splitlines()]
    assert "1 Syria and Turkey agreed. 1 2 model" in lines
    assert "2 Iran agreed on the Moon. 2 source sentence" in lines
    assert "1 = bbc Talks begin" in lines
    assert "2 = afp" in lines


def test_unsupported_mentions_come_first_and_in_words(run: RunDirectory) -> None:
    screen = shown(run, RECORD)
    marks = ["✗ unsupported", "? unchecked", "✓ supported"]
    assert sorted(marks, key=screen.index) == marks
    assert row(screen, "✗ unsupported") == "✗ unsupported Moon place no article names it"
    assert "✓ supported Syria place 1" in [" ".join(line.split()) for line in screen.splitlines()]


def test_a_contradicted_mention_stands_before_an_unchecked_one(run: RunDirectory) -> None:
    record = replace(RECORD, factcheck=FactCheckReport((*FINDINGS, finding("agreed", "contradicted"))))
    screen = shown(run, record)
    assert screen.index("✗ unsupported") < screen.index("≠ contradicted") < screen.index("? unchecked")


def test_a_mention_that_stands_twice_has_one_row_for_each_verdict(run: RunDirectory) -> None:
    record = replace(
        RECORD, factcheck=FactCheckReport((*FINDINGS, *FINDINGS, finding("Moon", "supported", "afp")))
    )
    screen = shown(run, record)
    assert screen.count("✗ unsupported") == 1
    assert sum("Moon" in line and "upported" in line for line in screen.splitlines()) == 2


def test_what_looks_like_markup_is_printed_as_it_stands(run: RunDirectory) -> None:
    text = "[bold]Syria[/bold] agreed [/] with [red]Iran :smile: [link=x]"
    cluster = Cluster(
        "talks",
        (Article("[b]bbc", "[/] Talks [bold]", text, dropped=(Dropped("x", "[i]credit [/]"),)),),
        problems=(Problem("[/]bad.txt", "[bold]empty"),),
    )
    record = replace(
        RECORD,
        status="partial",
        summary=Summary("talks", (Sentence(text, (Span("[b]bbc", 0, 5),)),)),
        factcheck=FactCheckReport((finding("[/]Moon[bold]", "unsupported", note="[/] none [red]"),)),
        error="[bold]why [/]",
    )
    scores = figures(Score("rouge1_f_avg", None, "no [/] reference [bold]"))
    screen = shown(run, record, cluster=cluster, scores=scores)
    assert screen.count(text) == 2
    assert "1 = [b]bbc [/] Talks [bold]" in screen
    for literal in (
        "[/]Moon[bold]",
        "[/] none [red]",
        "[i]credit [/]",
        "[/]bad.txt: [bold]empty",
        "partial: [bold]why [/]",
        "none: no [/] reference [bold]",
    ):
        assert literal in screen


def test_the_run_directory_and_the_seconds_are_told(run: RunDirectory) -> None:
    screen = shown(run, RECORD)
    assert f"Run directory: {run.path}" in screen.replace("\n", "")
    for part in ("load 2.5", "analyse 1.2", "generate 4.0", "score 0.5", "9.0 in all"):
        assert part in screen
    assert "200 tokens written, 50 tokens/s" in screen


def test_a_run_directory_below_the_current_folder_is_told_from_there(
    run: RunDirectory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(run.path.parent)
    assert "Run directory: a-run\n" in shown(run, RECORD)


def test_a_failed_cluster_shows_its_reason(run: RunDirectory) -> None:
    screen = shown(run, Record("talks", "failed", error="None of its articles can be read."))
    assert "✗ failed: None of its articles can be read." in screen
    assert "✗ talks: failed: None of its articles can be read." in screen


def test_the_notes_of_a_failed_cluster_are_shown(run: RunDirectory) -> None:
    stages = (read(bbc=(3, 9, 0.3)),)
    screen = shown(run, Record("talks", "failed", error="No room.", stages=stages, notes=("Cut [x].",)))
    assert "Note: Cut [x]." in screen
    assert "Shown to the model: 3 of 9 sentences." in screen


def test_a_file_that_was_not_read_is_named(run: RunDirectory) -> None:
    cluster = replace(CLUSTER, problems=(Problem("c.txt", "it is a picture"),))
    assert "✗ not read: c.txt: it is a picture" in shown(run, RECORD, cluster=cluster)


def test_scores_are_shown_and_a_missing_one_says_why(run: RunDirectory) -> None:
    scores = figures(
        Score("rouge1_f_avg", 0.48251),
        Score("words", 140.0),
        Score("entity_precision", 1.0),
        Score("unsupported_mentions", 0.0),
        Score("rouge2_f_avg", None, "no references"),
    )
    screen = shown(run, RECORD, scores=scores)
    assert row(screen, "rouge1_f_avg") == "rouge1_f_avg 0.483"
    assert row(screen, "words") == "words 140"
    assert row(screen, "entity_precision") == "entity_precision 1.000"
    assert row(screen, "rouge2_f_avg") == "rouge2_f_avg none: no references"


def test_of_many_clusters_the_means_are_shown_and_only_what_needs_a_look(run: RunDirectory) -> None:
    records = [replace(RECORD, cluster_id=f"talks{number}") for number in range(FULL_CLUSTERS + 1)]
    screen = shown(run, *records, scores=Figures(mean={"words": Score("words", 10.0)}))
    assert f"Means of {FULL_CLUSTERS + 1} clusters" in screen
    assert screen.count("✗ unsupported") == FULL_CLUSTERS + 1
    assert "✓ supported" not in screen
    assert "Sentences and the articles behind them" not in screen


def test_seconds_of_several_clusters_add_up(run: RunDirectory) -> None:
    assert "generate 8.0" in shown(run, RECORD, replace(RECORD, cluster_id="other"))


# What the model read, and what else must be known


def read(**articles: tuple[int, int, float]) -> Stage:
    """The stage of a strategy: for each article, sentences shown, sentences there are, share of its text."""
    return Stage(
        "read",
        {
            id_: {"shown_to_model": shown, "sentences": of, "share": share}
            for id_, (shown, of, share) in articles.items()
        },
    )


def test_the_screen_says_how_much_of_the_articles_the_model_was_shown(run: RunDirectory) -> None:
    screen = shown(run, replace(RECORD, stages=(read(bbc=(20, 20, 1.0), afp=(11, 12, 0.95)),)))
    assert row(screen, "Shown to the model") == "Shown to the model: 31 of 32 sentences."


def test_shares_that_differ_much_are_told_by_article(run: RunDirectory) -> None:
    screen = shown(run, replace(RECORD, stages=(read(bbc=(20, 20, 1.0), afp=(16, 25, 0.189)),)))
    assert row(screen, "Shown to the model") == (
        "Shown to the model: 36 of 45 sentences: 100 % of article 1, 18 % of article 2."
    )


def test_records_of_before_shares_were_noted_are_shown(run: RunDirectory) -> None:
    old = Stage("read", {"bbc": {"shown_to_model": 3, "sentences": 9}})
    assert "Shown to the model: 3 of 9 sentences." in shown(run, replace(RECORD, stages=(old,)))


def test_of_many_articles_the_least_and_the_most_are_told(run: RunDirectory) -> None:
    articles = {f"a{number}": (number, 20, number / 20 - 0.045) for number in range(1, 21)}
    cluster = replace(CLUSTER, articles=(*CLUSTER.articles, *(Article(id_, "", "x") for id_ in articles)))
    screen = shown(run, replace(RECORD, stages=(read(**articles),)), cluster=cluster)
    assert row(screen, "Shown to the model") == (
        "Shown to the model: 210 of 400 sentences, from less than 1 % to 95 % of an article."
    )


def test_articles_without_a_sentence_are_no_share(run: RunDirectory) -> None:
    assert "Shown to the model" not in shown(run, replace(RECORD, stages=(read(bbc=(0, 0, 1.0)),)))
    assert "Shown to the model" not in shown(run, replace(RECORD, stages=(read(),)))


def test_the_screen_says_in_one_line_how_many_sentences_were_repaired_and_how(run: RunDirectory) -> None:
    rungs = ["candidate", "dropped", "source", "source", None]
    repair = Stage("repair", {"wrong_before": 6, "sentences": [{"rung": rung} for rung in rungs]})
    screen = shown(run, replace(RECORD, stages=(repair,)))
    assert row(screen, "Repaired") == (
        "Repaired: 5 sentences: 1 by another candidate, 2 by a source sentence, 1 dropped, "
        "1 not to be mended."
    )


def test_where_nothing_was_wrong_the_screen_tells_of_no_repair(run: RunDirectory) -> None:
    repair = Stage("repair", {"wrong_before": 0, "sentences": []})
    assert "Repaired" not in shown(run, replace(RECORD, stages=(repair,)))


def test_a_sentence_that_was_changed_by_rule_is_not_called_the_models_own(run: RunDirectory) -> None:
    (first, second) = SENTENCES
    summary = Summary("talks", (replace(first, origin="repaired"), second))
    lines = [" ".join(line.split()) for line in shown(run, replace(RECORD, summary=summary)).splitlines()]
    assert "1 Syria and Turkey agreed. 1 2 model, repaired" in lines


def test_notes_stand_under_the_sentences_as_plain_text(run: RunDirectory) -> None:
    notes = ("Memory ran out [bold], so the batch was halved.", "The text was cut [/].")
    screen = shown(run, replace(RECORD, notes=notes))
    for note in notes:
        assert f"Note: {note}" in screen
    assert screen.index("Sentences and") < screen.index("Note: Memory") < screen.index("Names and numbers")


def test_notes_are_shown_of_many_clusters_too(run: RunDirectory) -> None:
    records = [replace(RECORD, cluster_id=f"c{n}", notes=("cut",)) for n in range(FULL_CLUSTERS + 1)]
    assert shown(run, *records).count("Note: cut") == FULL_CLUSTERS + 1


def test_what_the_card_of_the_model_says_stands_by_the_scores(run: RunDirectory) -> None:
    run.set_model(ModelCard("oracle", "no model", note="Upper bound [x]: it reads the references."))
    assert "oracle: Upper bound [x]: it reads the references." in shown(run, RECORD)


def test_what_a_server_charged_is_told_where_it_charged(run: RunDirectory) -> None:
    assert "Cost" not in shown(run, RECORD)
    paid = replace(RECORD, tokens=Tokens(100, 200, cost=0.0125))
    screen = shown(run, paid, replace(paid, cluster_id="other"))
    assert "Cost, by the prices in the config: 0.0250." in screen


def test_no_speed_is_told_where_no_time_was_spent_generating(run: RunDirectory) -> None:
    screen = shown(run, replace(RECORD, seconds={"generate": 0.001}))
    assert "200 tokens written." in screen


def test_progress_hands_on_every_item(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(progress("abc", 3)) == ["a", "b", "c"]
    assert capsys.readouterr().out == ""
