"""Entity and number precision of any summary, for `evaluate.load(eval.hf.path("newsfuse_factuality"))`."""

from __future__ import annotations

import datasets
import evaluate

from eval.hf import means
from eval.metrics.factuality import factuality
from summarize.factcheck.checker import RuleChecker
from summarize.types import Article, Cluster, Sentence, Summary

DESCRIPTION = """\
Share of the names, numbers and quotations in a summary that its source articles carry, by NewsFuse's rule
checker (spaCy's English model must be installed), and how many mentions they do not carry."""

INPUTS = """\
predictions: summaries, as strings.
articles: for each prediction the list of its source articles.
Returns the mean of each figure over the predictions that have one, None where none has."""


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

    def _compute(self, predictions: list[str], articles: list[list[str]]) -> dict[str, float | None]:
        checker = RuleChecker()
        figures = []
        for prediction, own in zip(predictions, articles, strict=True):
            sources = tuple(Article(str(number), "", text) for number, text in enumerate(own))
            summary = Summary("", (Sentence(prediction),))
            report = checker.check(summary, checker.analyse(Cluster("", sources)))
            figures.append(factuality(report.findings))
        return means(figures)
