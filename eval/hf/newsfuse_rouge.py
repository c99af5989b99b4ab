"""ROUGE as NewsFuse computes it, for `evaluate.load(eval.hf.path("newsfuse_rouge"))`."""

from __future__ import annotations

from statistics import mean
from typing import Any

import datasets
import evaluate

from eval.metrics.rouge import TYPES, rouge

DESCRIPTION = """\
ROUGE-N, -L, -Lsum and -SU4 with the figures of rouge-score, over sentences that NewsFuse splits (no NLTK
download), with several references for each prediction: averaged, the best, jackknifed, or pooled as
ROUGE-1.5.5 does."""

INPUTS = """\
predictions: summaries, as strings.
references: for each prediction a list of reference summaries.
types: of rouge1 to rouge9, rougeL, rougeLsum, rougeSU4. combine: avg, best, jackknife or pooled.
stem: Porter's stemmer. tokenizer: ascii, as ROUGE-1.5.5, folded, for diacritics, or unicode, for scripts.
Returns the mean F over the predictions, by type."""


class NewsfuseRouge(evaluate.Metric):  # type: ignore[misc]
    """`compute(predictions=[str], references=[[str]], types=, combine=, stem=, tokenizer=)`."""

    def _info(self) -> evaluate.MetricInfo:
        return evaluate.MetricInfo(
            description=DESCRIPTION,
            citation="Lin 2004, ROUGE: A Package for Automatic Evaluation of Summaries",
            inputs_description=INPUTS,
            features=datasets.Features(
                predictions=datasets.Value("string"), references=datasets.List(datasets.Value("string"))
            ),
        )

    def _compute(
        self,
        predictions: list[str],
        references: list[list[str]],
        types: tuple[str, ...] = TYPES,
        **settings: Any,
    ) -> dict[str, float]:
        overlaps = [
            rouge(prediction, own, types=types, **settings)
            for prediction, own in zip(predictions, references, strict=True)
        ]
        return {type_: mean(overlap[type_].f for overlap in overlaps) for type_ in types}
