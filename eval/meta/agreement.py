"""How well a judge agrees with people: the figures of one group of cases, each with its interval."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from eval.meta.labelled import Judged
from eval.meta.thresholds import Threshold
from eval.statistics.estimates import (
    Estimate,
    Statistic,
    auc,
    balanced_accuracy,
    bootstrap,
    f1,
    pearson,
    ratio,
    spearman,
)
from eval.statistics.settings import Resampling


@dataclass(frozen=True, slots=True)
class Group:
    """The figures of some cases, each `[value, low, high]`, or None where the cases do not allow it."""

    n: int
    """Cases."""
    auc: Estimate | None
    """Of the score, for the label."""
    bacc: Estimate | None
    """Balanced accuracy for the label, at the threshold."""
    spearman: Estimate | None
    """Of the score, with that of people."""
    pearson: Estimate | None
    span_precision: Estimate | None
    """Of the flagged words, those of all cases together, the share that people marked."""
    span_recall: Estimate | None
    """Of the marked words that are part of a name or number, the share that is flagged."""
    span_f1: Estimate | None
    n_scored: int
    """Cases that the judge has a score for: `auc` and `bacc` are made of them."""
    n_spans: int
    """Cases that the span figures are made of."""
    missing: Mapping[str, str] = field(default_factory=dict)
    """By figure: why it is None."""


FIGURES = ("auc", "bacc", "spearman", "pearson", "span_precision", "span_recall", "span_f1")
_UNDEFINED = {
    "auc": "all cases have the same label",
    "bacc": "all cases have the same label",
    "spearman": "all scores are equal",
    "pearson": "all scores are equal",
    "span_precision": "no word is flagged",
    "span_recall": "no word of a name or number is marked",
    "span_f1": "no word of a name or number is flagged or marked",
}


def agreement(judged: Sequence[Judged], threshold: Threshold, resampling: Resampling) -> Group:
    """All figures of a group of cases, what one judge says of each."""
    figures: dict[str, Estimate | None] = {}
    missing: dict[str, str] = {}

    def add(name: str, statistic: Statistic, reason: str | None, *columns: Sequence[float]) -> None:
        figures[name] = (
            None
            if reason
            else bootstrap(
                statistic, *columns, n_boot=resampling.n_boot, seed=resampling.seed, level=resampling.level
            )
        )
        if figures[name] is None:
            missing[name] = reason or _UNDEFINED[name]

    scored = [(one.case, one.judgement.score) for one in judged if one.judgement.score is not None]
    scores = [score for _, score in scored]
    labels = [case.label for case, _ in scored]
    unscored = None if scored else _why_unscored(judged)
    add("auc", auc, unscored, labels, scores)
    no_threshold = threshold.origin if threshold.value is None else None
    consistent = [score >= (threshold.value or 0) for score in scores]
    add("bacc", balanced_accuracy, unscored or no_threshold, labels, consistent)

    pairs = [(case.score, score) for case, score in scored if case.score is not None]
    unrated = None if pairs else "no case has a score from people"
    people, own = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    add("spearman", spearman, unscored or unrated, people, own)
    add("pearson", pearson, unscored or unrated, people, own)

    spans = [one.spans for one in judged if one.spans is not None]
    unmarked = None if spans else _why_no_spans(judged)
    hits = [len(words.hit) for words in spans]
    flagged = [len(words.hit) + len(words.false_alarm) for words in spans]
    marked = [len(words.hit) + len(words.missed) for words in spans]
    add("span_precision", ratio, unmarked, hits, flagged)
    add("span_recall", ratio, unmarked, hits, marked)
    add("span_f1", f1, unmarked, hits, flagged, marked)
    return Group(len(judged), **figures, n_scored=len(scored), n_spans=len(spans), missing=missing)


def _why_unscored(judged: Sequence[Judged]) -> str:
    """The most frequent reason why no case has a score."""
    reasons = [one.judgement.reason or "no reason was given" for one in judged]
    return max(reasons, key=reasons.count)


def _why_no_spans(judged: Sequence[Judged]) -> str:
    if all(one.case.spans is None for one in judged):
        return "no case has spans"
    if all(one.judgement.flagged is None for one in judged):
        return "it flags no words"
    return "no case has spans that are all in its summary"
