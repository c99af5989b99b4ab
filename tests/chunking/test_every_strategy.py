"""What holds for every strategy that asks for summaries, whatever the model."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from chunking_cases import (
    PROMPTS,
    STORM,
    Driven,
    EncoderBudget,
    FramedBudget,
    WordBudget,
    drive,
    first_words,
    long_cluster,
)

from summarize.chunking.concat import Concat
from summarize.chunking.hierarchical import Hierarchical
from summarize.chunking.per_article import PerArticle
from summarize.chunking.refine import Refine
from summarize.chunking.select import Select
from summarize.errors import ClusterError
from summarize.protocols import ChunkingStrategy
from summarize.types import Candidate, Cluster

CONF = Path(__file__).parents[2] / "conf" / "chunking"
STRATEGIES: tuple[ChunkingStrategy, ...] = (
    Concat(prompts=PROMPTS),
    Concat(prompts=PROMPTS, truncate="head_and_tail"),
    Concat(prompts=PROMPTS, truncate="central"),
    PerArticle(prompts=PROMPTS),
    PerArticle(prompts=PROMPTS, truncate="central"),
    Refine(prompts=PROMPTS, max_words=60),
    Hierarchical(prompts=PROMPTS, max_words=60),
    Select(prompts=PROMPTS, max_words=60),
)
every = pytest.mark.parametrize("strategy", STRATEGIES, ids=[type(one).__name__ for one in STRATEGIES])
MIXED = Cluster(
    "mixed",
    (
        *STORM.articles,
        *long_cluster(0, 9, words=17).articles,
        replace(long_cluster(1, words=70).articles[0], id="endless"),
    ),
)


def runs(strategy: ChunkingStrategy, cluster: Cluster) -> Iterator[Driven]:
    """A run for each of many budgets; one that is refused says of how many positions."""
    for turn, positions in enumerate([*range(1, 80, 2), *range(80, 480, 20)]):
        kinds = (
            WordBudget(positions),
            EncoderBudget(positions, max_output_tokens=1 + positions // 3),
            FramedBudget(positions, factor=0.8),
            FramedBudget(positions, factor=1.3),
        )
        refused = ""
        try:
            yield drive(strategy, cluster, kinds[turn % len(kinds)], first_words)
        except ClusterError as error:
            refused = str(error)
        assert not refused or f"the {positions:,} positions" in refused


@every
def test_no_request_is_ever_too_long_and_what_was_not_read_is_named(strategy: ChunkingStrategy) -> None:
    driven = list(runs(strategy, MIXED))  # `drive` looks at each request
    assert len(driven) > 20
    for one in driven:
        assert one.draft.sentences
        cut = {name for name, read in one.stage("read").items() if read["share"] < 1}
        named = {note.split("(")[1].split(")")[0] for note in one.draft.notes if "of it was read" in note}
        # For `select`, choosing sentences is the strategy.
        assert named == (set() if isinstance(strategy, Select) else cut)


@every
def test_the_summary_keeps_its_longest_length(strategy: ChunkingStrategy) -> None:
    driven = drive(strategy, MIXED, WordBudget(), lambda request: " ".join(request.documents))
    assert 0 < sum(len(one.text.split()) for one in driven.draft.sentences) <= 140


@every
def test_every_sentence_has_sources_among_what_was_read(strategy: ChunkingStrategy) -> None:
    driven = drive(strategy, STORM, WordBudget(), first_words)
    by_id = {one.id: one.text for one in STORM.articles}
    for sentence in driven.draft.sentences:
        assert sentence.sources
        for span in sentence.sources:
            assert by_id[span.article_id][span.start : span.end].strip()


@every
def test_faults_do_not_stop_a_summary_and_are_recorded(strategy: ChunkingStrategy) -> None:
    drafting = strategy.run(STORM, WordBudget())
    requests = next(drafting)
    faulty = Candidate("Idai killed twelve people in Beira.", 9, -1.0, score=0.5, faults=("invents a date",))
    while True:
        try:
            requests = drafting.send([[faulty]] * len(requests))
        except StopIteration as stop:
            draft = stop.value
            break
    assert draft.sentences[0].text == faulty.text
    for stage in draft.stages[1:]:
        for entry in stage.data["requests"]:
            (candidate,) = entry["candidates"]
            assert (candidate["text"], candidate["score"]) == (faulty.text, 0.5)
            assert candidate["faults"] == ["invents a date"]


@every
def test_the_same_cluster_is_asked_about_in_the_same_way(strategy: ChunkingStrategy) -> None:
    budget = WordBudget(300)
    assert next(strategy.run(MIXED, budget)) == next(strategy.run(MIXED, budget))


@every
def test_a_cluster_without_any_text_is_refused_with_words(strategy: ChunkingStrategy) -> None:
    with pytest.raises(ClusterError, match="any text"):
        next(strategy.run(long_cluster(0, 0), WordBudget()))


@every
def test_a_huge_cluster_takes_seconds(strategy: ChunkingStrategy) -> None:
    cluster = long_cluster(*[4] * 300, words=12)
    start = time.perf_counter()
    drive(strategy, cluster, EncoderBudget(512), first_words)
    assert time.perf_counter() - start < 60  # one to five on two busy cores; squares would take minutes


@pytest.mark.parametrize("name", sorted(path.stem for path in CONF.glob("*.yaml")))
def test_a_config_says_what_it_is_with_a_command(name: str) -> None:
    text = (CONF / f"{name}.yaml").read_text(encoding="utf-8")
    first, target, prompts, words, *_ = text.splitlines()
    assert first.startswith("# ")
    assert f"summarize chunking={name}" in first
    assert target.startswith(f"_target_: summarize.chunking.{name}.")
    assert prompts == "prompts: ${prompt}"
    assert words.startswith("max_words: 140  # the longest summary")
