"""How well articles bear out any summary, for `evaluate.load(eval.hf.path("newsfuse_factuality"))`."""

from __future__ import annotations

from typing import Any

import datasets
import evaluate

from eval.hf import means
from eval.metrics.factuality import factuality
from summarize.factcheck.checker import RuleChecker
from summarize.types import Article, Cluster, Sentence, Summary

DESCRIPTION = """\
What source articles say of a summary, by NewsFuse's rule checker (spaCy's English model must be installed):
the share of its names, of its numbers and of its quotations that they carry, how many mentions they do not
carry or have otherwise, and a score from 0 to 1 for the whole and for each sentence."""

INPUTS = """\
predictions: summaries, as strings.
articles: for each prediction the list of its source articles.
Returns the mean of each figure over the predictions that have one, None where none has; `scores`, the score
of each prediction; and `sentence_supports`, for each prediction the scores of its sentences."""


class NewsfuseFactuality(evaluate.Metric):  # type: ignore[misc]
    """`compute(predictions=[str], articles=[[str]])`."""

    def _info(self) -> evaluate.MetricInfo:
        return evaluate.MetricInfo(
            description=DESCRIPTION,
            citation="Nan et al. 2021, Entity-level Factual Consistency of Abstractive Text Summarization",
            inputs_description=INPUTS,
            features=datasets.Features(
                predictions=datasets.Value("string"), articles=datasets.List(datasets.Value("string"))
            ),
        )

    def _compute(self, predictions: list[str], articles: list[list[str]]) -> dict[str, Any]:
        checker = RuleChecker()
        figures, reports = [], []
        for prediction, own in zip(predictions, articles, strict=True):
            sources = tuple(Article(str(number), "", text) for number, text in enumerate(own, start=1))
            summary = Summary("", (Sentence(prediction),))
            report = checker.check(summary, checker.analyse(Cluster("", sources)))
            reports.append(report)
            found = factuality(report, summary)
            figures.append({**found, "score": found.pop("factuality_score")})
        return {
            **means(figures),
            "scores": [report.score for report in reports],
            "sentence_supports": [[one.score for one in report.sentences] for report in reports],
        }
