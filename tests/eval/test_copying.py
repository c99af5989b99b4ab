"""Extractive fragments after Grusky et al. 2018, and what is made of them."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from eval_records import a_cluster, a_failed_record, a_record

from eval.metrics.copying import Copying, copying, fragments
from eval.metrics.sources import Sources
from summarize.types import Score


def by_the_paper(summary: Sequence[str], article: Sequence[str]) -> list[tuple[int, int]]:
    """Figure 3 of Grusky et al. 2018, word by word."""
    found, i, j = [], 0, 0
    while i < len(summary):
        longest: tuple[int, int] | None = None
        while j < len(article):
            if summary[i] == article[j]:
                i2, j2 = i, j
                while i2 < len(summary) and j2 < len(article) and summary[i2] == article[j2]:
                    i2, j2 = i2 + 1, j2 + 1
                if longest is None or longest[1] - longest[0] < i2 - i:
                    longest = (i, i2)
                j = j2
            else:
                j += 1
        i, j = i + max(longest[1] - longest[0] if longest else 0, 1), 0
        if longest:
            found.append(longest)
    return found


def test_fragments_are_those_of_the_papers_algorithm() -> None:
    """Of six words only, so that they overlap in every way. The paper's search goes on behind a match and can
    miss a longer one that begins inside of it: ours may only be longer."""
    rng = random.Random(3)
    same = 0
    for _ in range(400):
        article = rng.choices("abcdef", k=40)
        summary = rng.choices("abcdefg", k=15)
        sources = Sources([article])
        ours = fragments(sources.encode(summary), sources)
        theirs = by_the_paper(summary, article)
        same += ours == theirs
        assert ours[0][1] - ours[0][0] >= theirs[0][1] - theirs[0][0] if theirs else not ours
        for start, end in ours:  # each stands in the article, and not with one word more
            joined = f" {' '.join(article)} "
            assert f" {' '.join(summary[start:end])} " in joined
            assert end == len(summary) or f" {' '.join(summary[start : end + 1])} " not in joined
    assert same > 380


def test_coverage_density_and_compression_are_counted_by_hand() -> None:
    # Of 7 words "a quake hit van" (4) and "came" (1) are copied: 5 of 7, and 16 + 1 over 7. The articles have
    # 6 and 3 words. Trigrams: a-quake-hit, quake-hit-van stand there, today-they-came does not.
    sources = Sources([["a", "quake", "hit", "van", "on", "sunday"], ["rescuers", "came", "fast"]])
    assert copying(["A quake hit Van.", "Today they came!"], sources) == {
        "fragment_coverage": pytest.approx(5 / 7),
        "fragment_density": pytest.approx(17 / 7),
        "compression": pytest.approx(9 / 7),
        "source_trigram_precision": pytest.approx(2 / 3),
    }


def test_no_fragment_runs_from_one_article_into_the_next() -> None:
    sources = Sources([["van", "shook"], ["rescuers", "came"]])
    assert fragments(sources.encode(["shook", "rescuers"]), sources) == [(0, 1), (1, 2)]


def test_a_summary_that_copies_all_has_the_density_of_its_length() -> None:
    scores = Copying().score(a_record("A quake hit Van."), a_cluster("Today, a quake hit Van, said Ankara."))
    values = {score.name: score.value for score in scores}
    assert (values["fragment_coverage"], values["fragment_density"]) == (1.0, 4.0)


def test_a_figure_that_cannot_be_made_says_why() -> None:
    short = {score.name: score for score in Copying().score(a_record("So what?"), a_cluster("So it was."))}
    assert short["fragment_coverage"].value == 0.5
    assert short["source_trigram_precision"] == Score(
        "source_trigram_precision", None, "no sentence of the summary has three words"
    )
    for record, cluster, reason in (
        (a_failed_record(), a_cluster("One."), "cluster failed: no article is left"),
        (a_record("One."), a_cluster(), "the cluster has no articles"),
        (a_record("..."), a_cluster("One."), "the summary has no word"),
    ):
        scores = Copying().score(record, cluster)
        assert [score.name for score in scores] == list(short)
        assert (scores[0].value, scores[0].reason) == (None, reason)
