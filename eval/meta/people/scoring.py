"""Labelled cases as records, so that every metric of a run can be made of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eval.meta.labelled import Judged
from eval.scoring import RunScores, Scorer
from summarize.text.sentences import split_sentences
from summarize.types import Article, Cluster, Record, Sentence, Summary


def score_cases(judged: Sequence[Judged], scorer: Scorer) -> RunScores:
    """Every figure of every case; its cluster id is its number, since ids of cases may be given twice."""
    return scorer.score_run(_pairs(judged))


def _pairs(judged: Sequence[Judged]) -> Iterator[tuple[Record, Cluster]]:
    for number, one in enumerate(judged):
        case, id_ = one.case, str(number)
        articles = tuple(Article(str(at), "", text) for at, text in enumerate(case.sources, start=1))
        sentences = tuple(Sentence(text) for text in split_sentences(case.summary))
        summary = Summary(id_, sentences or (Sentence(case.summary),))
        record = Record(id_, "ok", summary, one.judgement.report)
        yield record, Cluster(id_, articles, case.references)
