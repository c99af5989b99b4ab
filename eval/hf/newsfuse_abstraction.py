"""Novel n-grams and copied sentences, for `evaluate.load(eval.hf.path("newsfuse_abstraction"))`."""

from __future__ import annotations

import datasets
import evaluate

from eval.hf import means
from eval.metrics.abstraction import abstraction
from eval.metrics.sources import sources_of
from summarize.text.sentences import split_sentences

DESCRIPTION = """\
Share of a summary's uni-, bi- and trigrams that stand in none of its source articles, and share of its
sentences that stand in one word for word."""

INPUTS = """\
predictions: summaries, as strings.
articles: for each prediction the list of its source articles.
Returns the mean of each share over the predictions that are long enough for it, None where none is."""


class NewsfuseAbstraction(evaluate.Metric):  # type: ignore[misc]
    """`compute(predictions=[str], articles=[[str]])`."""

    def _info(self) -> evaluate.MetricInfo:
        return evaluate.MetricInfo(
            description=DESCRIPTION,
            citation="See et al. 2017, Get To The Point: Summarization with Pointer-Generator Networks",
            inputs_description=INPUTS,
            features=datasets.Features(
                predictions=datasets.Value("string"), articles=datasets.List(datasets.Value("string"))
            ),
        )

    def _compute(self, predictions: list[str], articles: list[list[str]]) -> dict[str, float | None]:
        return means(
            [
                abstraction(split_sentences(prediction), sources_of(tuple(own)))
                for prediction, own in zip(predictions, articles, strict=True)
            ]
        )
