"""How long the default metrics take over a thousand clusters, and how that compares with plain rouge-score.

    python scripts/benchmark_metrics.py [CLUSTERS]

The clusters (1,000 if no number is given) are drawn at random, always the same: ten articles of 400
words, three references and a summary of 250 words, of which half is copied from the articles sentence by
sentence; 30,000 distinct words that are as unevenly frequent as English ones (Zipf 1935), names and
numbers among them.

Printed are the seconds of each metric in one process, those of the scorer with a process for each core,
and how many times faster a pair of summary and reference is compared than by rouge-score with its
stemmer.
"""

from __future__ import annotations

import random
import sys
import time
from itertools import accumulate
from typing import TYPE_CHECKING

from hydra import compose, initialize_config_module
from hydra.utils import instantiate
from rouge_score.rouge_scorer import RougeScorer

from eval.metrics.rouge import score_pairs
from eval.scoring import Scorer
from summarize.types import (
    Article,
    Cluster,
    FactCheckReport,
    Finding,
    Mention,
    Record,
    Sentence,
    Span,
    Summary,
)

if TYPE_CHECKING:
    from summarize.protocols import Metric

Pair = tuple[Record, Cluster]

ARTICLES, ARTICLE_WORDS = 10, 400
REFERENCES, SUMMARY_WORDS = 3, 250
VOCABULARY = 30_000
COMPARED = 30
"""Pairs that rouge-score is timed on."""
TYPES = ("rouge1", "rouge2", "rouge3", "rougeL", "rougeLsum")
"""Those that rouge-score has."""


class Writer:
    """Draws sentences."""

    def __init__(self, seed: int = 0) -> None:
        self._random = random.Random(seed)
        draw = self._random
        syllables = [
            first + vowel + last
            for first in "bdfglmnprst"
            for vowel in "aeiou"
            for last in ("", "n", "r", "s")
        ]
        endings = ["", "", "s", "ed", "ing", "ation"]
        words = {
            "".join(draw.choices(syllables, k=draw.randint(1, 3))) + draw.choice(endings)
            for _ in range(2 * VOCABULARY)
        }
        self._words = [
            word.capitalize() if draw.random() < 0.1 else word for word in sorted(words)[:VOCABULARY]
        ]
        draw.shuffle(self._words)
        self._frequent = list(accumulate(1 / rank for rank in range(1, len(self._words) + 1)))

    def text(self, words: int, known: list[str] | None = None) -> list[str]:
        """Sentences of so many words or a few more; half of them of those that are known."""
        sentences: list[str] = []
        while sum(sentence.count(" ") + 1 for sentence in sentences) < words:
            if known and self._random.random() < 0.5:
                sentences.append(self._random.choice(known))
            else:
                sentences.append(self._sentence())
        return sentences

    def _sentence(self) -> str:
        drawn = self._random.choices(self._words, cum_weights=self._frequent, k=self._random.randint(8, 34))
        drawn[0] = drawn[0].capitalize()
        if self._random.random() < 0.5:
            drawn[self._random.randrange(1, len(drawn))] = f"{self._random.randint(2, 5000):,}"
        return " ".join(drawn) + "."


def make_pair(number: int, writer: Writer) -> Pair:
    """A cluster, and the record of a summary of it."""
    articles = [writer.text(ARTICLE_WORDS) for _ in range(ARTICLES)]
    known = [sentence for article in articles for sentence in article]
    cluster = Cluster(
        id=f"c{number}",
        articles=tuple(Article(str(index), "", " ".join(text)) for index, text in enumerate(articles)),
        references=tuple(" ".join(writer.text(SUMMARY_WORDS, known)) for _ in range(REFERENCES)),
    )
    sentences = [Sentence(text, (Span("0", 0, 9),)) for text in writer.text(SUMMARY_WORDS, known)]
    findings = [Finding(Mention("person", "x", 0, 1, "x"), "supported")] * 20
    return Record(
        cluster.id, "ok", Summary(cluster.id, tuple(sentences)), FactCheckReport(tuple(findings))
    ), cluster


def default_metrics() -> dict[str, Metric]:
    """Those of `summarize-eval`."""
    with initialize_config_module("summarize.conf", version_base="1.3"):
        config = compose("evaluate")
    metrics: dict[str, Metric] = instantiate(config.metrics, _convert_="all")
    return metrics


def seconds_each(metrics: dict[str, Metric], pairs: list[Pair]) -> dict[str, float]:
    """What each metric takes, in the order of the config: what the first reads, the others find read."""
    spent = dict.fromkeys(metrics, 0.0)
    for record, cluster in pairs:
        for name, metric in metrics.items():
            started = time.perf_counter()
            metric.score(record, cluster)
            spent[name] += time.perf_counter() - started
    return spent


def milliseconds_a_pair(pairs: list[Pair]) -> tuple[float, float]:
    """What a summary and one reference take, stemmed: by rouge-score, and here."""
    texts = [
        ([sentence.text for sentence in record.summary.sentences], reference.replace(". ", ".\n").split("\n"))
        for record, cluster in pairs[: -(-COMPARED // REFERENCES)]
        for reference in cluster.references
        if record.summary
    ]
    theirs = RougeScorer(TYPES, use_stemmer=True)
    started = time.perf_counter()
    for summary, reference in texts:
        theirs.score("\n".join(reference), "\n".join(summary))
    middle = time.perf_counter()
    for summary, reference in texts:
        score_pairs(summary, [reference], types=TYPES, stem=True)
    ended = time.perf_counter()
    return 1000 * (middle - started) / len(texts), 1000 * (ended - middle) / len(texts)


def main(arguments: list[str]) -> int:
    """Measure and print; the exit code."""
    if len(arguments) > 1 or (arguments and not arguments[0].isdecimal()):
        print("usage: python scripts/benchmark_metrics.py [CLUSTERS]", file=sys.stderr)
        return 2
    count = int(arguments[0]) if arguments else 1000
    writer = Writer()
    pairs = [make_pair(number, writer) for number in range(count)]
    theirs, ours = milliseconds_a_pair(pairs)  # first, so that no word has been stemmed before
    metrics = default_metrics()
    spent = seconds_each(metrics, pairs)
    print(f"{count} clusters of {ARTICLES} articles of {ARTICLE_WORDS} words, {REFERENCES} references")
    print(f"\n{'metric':16}{'seconds':>8}{'ms a cluster':>15}")
    for name, seconds in [*spent.items(), ("all", sum(spent.values()))]:
        print(f"{name:16}{seconds:>8.1f}{1000 * seconds / count:>15.2f}")
    again = [make_pair(count + number, writer) for number in range(count)]  # nothing of them is kept
    started = time.perf_counter()
    Scorer(metrics=metrics, workers=0).score_run(again)
    print(f"\nscorer, a process for each core: {time.perf_counter() - started:.1f} s")
    print(f"rouge-score: {theirs:.1f} ms a pair, here {ours:.2f} ms: {theirs / ours:.0f} times faster")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
