"""Repairs that the fact-check by rules agrees to: mentions replaced, and nothing unsupported left."""

from __future__ import annotations

import random
import re

import pytest
from chunking_cases import STORM
from repair_cases import cluster, draft, repair

from summarize.factcheck.checker import RuleChecker
from summarize.text.sentences import split_sentences
from summarize.types import Cluster, Draft, Sentence, Span, Summary

TALKS = (
    "Foreign ministers of Turkey and Syria met in Moscow on Wednesday, May 10, 2023. "
    "Foreign Minister Mevlut Cavusoglu spoke of 3.5 million refugees in the camps along the border. "
    "An Iranian official said that the fighting had killed 500,000 people since the spring of 2011. "
    "In Geneva, Faisal Mekdad asked for the withdrawal of all foreign troops from the north."
)


@pytest.fixture(scope="module")
def checker() -> RuleChecker:
    checker = RuleChecker()
    checker.load()
    return checker


@pytest.mark.parametrize(
    ("wrong", "mended"),
    [
        (
            "The fighting had killed 300,000 people since the spring of 2011.",
            "The fighting had killed 500,000 people since the spring of 2011.",
        ),
        (
            "Mehmet Cavusoglu spoke of 3.5 million refugees in the camps along the border.",
            "Mevlut Cavusoglu spoke of 3.5 million refugees in the camps along the border.",
        ),
        (
            "Foreign ministers of Turkey and Syria met in Ankara on Wednesday.",
            "Foreign ministers of Turkey and Syria met in Moscow on Wednesday.",
        ),
        (
            "A Russian official said that the fighting had killed 500,000 people since the spring of 2011.",
            "An Iranian official said that the fighting had killed 500,000 people since the spring of 2011.",
        ),
        (
            "The border camps had 300,000 tents for refugees along the river since the spring of 2011.",
            None,  # the 500,000 are people
        ),
    ],
)
def test_a_wrong_mention_gives_way_to_the_one_of_the_articles(
    checker: RuleChecker, wrong: str, mended: str | None
) -> None:
    done = repair(draft(wrong), cluster(TALKS), checker=checker)
    assert done.stage["wrong_after"] == 0
    if mended is None:
        assert "replaced" not in done.rungs
    else:
        assert (done.texts, done.rungs) == ([mended], ["replaced"])


def names_and_numbers() -> list[str]:
    return ["Nampula", "Geneva", "Chimoio", "Idai", "Maria Lopez", "14", "ninety", "2,500", "Friday", "1999"]


def random_draft(seed: int) -> tuple[Draft, Cluster]:
    """Sentences of the articles, some with a capitalised word, a number or a small word changed."""
    chance = random.Random(seed)
    sentences = []
    protected = re.compile(r"[A-Z]|twelve|three|ten|ninety")
    for article in STORM.articles:
        body = article.text.removeprefix(article.title)
        for text in split_sentences(body):
            if chance.random() < 0.5:
                continue
            start = article.text.index(text)
            words = text.split(" ")
            for place in range(1, len(words)):
                if chance.random() < (0.6 if protected.match(words[place]) else 0.03):
                    words[place] = chance.choice(names_and_numbers())
            changed = " ".join(words)
            changed = changed if changed.endswith(".") else f"{changed}."
            sentences.append(Sentence(changed, (Span(article.id, start, start + len(text)),)))
    return Draft(tuple(sentences), max_words=chance.choice([None, 40, 140])), STORM


@pytest.mark.parametrize("seed", range(12))
def test_after_a_repair_nothing_is_unsupported(checker: RuleChecker, seed: int) -> None:
    before, storm = random_draft(seed)
    if not before.sentences:
        return
    limit = max(before.max_words or 1_000, sum(len(one.text.split()) for one in before.sentences))
    done = repair(before, storm, lambda request: list(request.documents), checker)
    sources = checker.analyse(storm)
    report = checker.check(Summary("storm", done.draft.sentences), sources)
    wrong = [one for one in report.findings if one.verdict in ("unsupported", "contradicted")]
    assert wrong == []
    assert done.stage["wrong_after"] == 0
    assert done.draft.sentences
    assert len(set(done.texts)) == len(done.texts)
    assert sum(len(text.split()) for text in done.texts) <= limit


@pytest.mark.parametrize("seed", range(12, 20))
def test_without_any_source_sentence_a_repair_still_makes_nothing_worse(
    checker: RuleChecker, seed: int
) -> None:
    before, _ = random_draft(seed)
    fragments = cluster("Beira: twelve dead; Geneva: ninety million")  # nothing that could stand in a summary
    done = repair(before, fragments, lambda request: ["Beira counted twelve dead in Nampula."], checker)
    assert done.stage["wrong_after"] <= done.stage["wrong_before"]
    assert done.draft.sentences or not before.sentences
