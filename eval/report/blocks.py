"""One cluster for the page: its articles and what each run made of them, as JSON values.

Offsets are in UTF-16 units, as the page counts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from eval.report import stages
from eval.report.novel import Articles
from eval.report.offsets import Units
from summarize.runs import Run
from summarize.types import Cluster, Conflict, Finding, Record, Span

Json = dict[str, Any]
Placed = list[Any]
"""A span: the article's place in the cluster, start, end."""


def block(cluster_id: str, runs: Sequence[Run]) -> Json:
    """All that the page shows of one cluster. A run that lacks it has null there.

    Runs that read the same articles share one input; others have one of their own.
    """
    inputs: list[Cluster] = []
    made: list[Json | None] = []
    views: list[_View] = []
    for run in runs:
        record = run.records.get(cluster_id)
        if record is None:
            made.append(None)
            continue
        cluster = run.clusters[cluster_id]
        at = next((at for at, one in enumerate(inputs) if _alike(one, cluster)), None)
        if at is None:
            at = len(inputs)
            inputs.append(cluster)
            views.append(_View(cluster))
        made.append({"input": at, **views[at].record(record)})
    return {"id": cluster_id, "inputs": [view.cluster() for view in views], "runs": made}


def _alike(one: Cluster, other: Cluster) -> bool:
    return [(article.id, article.text) for article in one.articles] == [
        (article.id, article.text) for article in other.articles
    ] and one.references == other.references


class _View:
    """One cluster as runs read it."""

    def __init__(self, cluster: Cluster) -> None:
        self._cluster = cluster
        self._place = {article.id: at for at, article in enumerate(cluster.articles)}
        self._units = [Units(article.text) for article in cluster.articles]
        self._words = Articles([article.text for article in cluster.articles])

    def cluster(self) -> Json:
        """Articles and references."""
        return {
            "articles": [
                {
                    "id": article.id,
                    "title": article.title,
                    "text": article.text,
                    "published": article.published,
                    "url": article.url,
                    "dropped": [[piece.reason, piece.text] for piece in article.dropped],
                }
                for article in self._cluster.articles
            ],
            "references": list(self._cluster.references),
            "problems": [[problem.source, problem.reason] for problem in self._cluster.problems],
        }

    def record(self, record: Record) -> Json:
        """What one run made of it."""
        read = stages.shown(record)
        return {
            "status": record.status,
            "error": record.error,
            "notes": list(record.notes),
            "seconds": {name: round(value, 3) for name, value in record.seconds.items()},
            "tokens": [record.tokens.prompt, record.tokens.generated, record.tokens.cost],
            "conflicts": [self._conflict(one) for one in record.conflicts],
            "read": None if read is None else self._spans(read),
            "shares": self._shares(stages.shares(record)),
            "repairs": [_change(one) for one in stages.repairs(record)],
            "edits": [_change(one) for one in stages.edits(record)],
            **(self._summary(record) if record.summary else {"text": None}),
        }

    def _summary(self, record: Record) -> Json:
        assert record.summary is not None
        text = record.summary.text
        units = Units(text)
        support = {one.start: one for one in record.factcheck.sentences} if record.factcheck else {}
        sentences, start = [], 0
        for sentence in record.summary.sentences:
            end = start + len(sentence.text)
            borne = support.get(start)
            sentences.append(
                {
                    "at": [units(start), units(end)],
                    "origin": sentence.origin,
                    "sources": self._spans(sentence.sources),
                    "copied": self._words.copied(sentence.text),
                    "support": borne.score if borne else None,
                    "note": borne.note if borne else "",
                    "otherwise": list(borne.otherwise) if borne else [],
                }
            )
            start = end + 1
        new = self._words.new_in(text)
        findings = record.factcheck.findings if record.factcheck else ()
        return {
            "text": text,
            "checked": record.factcheck is not None,
            "score": record.factcheck.score if record.factcheck else None,
            "sentences": sentences,
            "mentions": [self._mention(one, units, record) for one in findings],
            "words": [[units(start), units(end)] for start, end in new.words],
            "pairs": [[units(start), units(end)] for start, end in new.pairs],
        }

    def _mention(self, finding: Finding, units: Units, record: Record) -> Json:
        mention = finding.mention
        wrong = finding.verdict in ("unsupported", "contradicted")
        return {
            "at": [units(mention.start), units(mention.end)],
            "kind": mention.kind,
            "value": mention.value,
            "verdict": finding.verdict,
            "note": finding.note,
            "evidence": self._spans(finding.evidence),
            "from": stages.introduced(record, _sentence_at(record, mention.start), mention.text)
            if wrong
            else "",
        }

    def _conflict(self, conflict: Conflict) -> Json:
        return {
            "subject": conflict.subject,
            "kind": conflict.kind,
            "claims": [
                {"text": claim.text, "at": self._span(claim.span), "said": claim.in_summary}
                for claim in conflict.claims
            ],
        }

    def _shares(self, shares: Mapping[str, Mapping[str, Any]]) -> list[Any] | None:
        """For each article its sentences, those shown, and its share; null where the stages do not tell."""
        if not shares:
            return None
        keys = ("sentences", "shown_to_model", "share")
        return [
            [shares[article.id].get(key) for key in keys] if article.id in shares else None
            for article in self._cluster.articles
        ]

    def _spans(self, spans: Sequence[Span]) -> list[Placed]:
        return [placed for span in spans if (placed := self._span(span))]

    def _span(self, span: Span) -> Placed | None:
        at = self._place.get(span.article_id)
        return None if at is None else [at, self._units[at](span.start), self._units[at](span.end)]


def _change(one: stages.Change) -> Json:
    return {"step": one.step, "before": one.before, "after": one.after, "why": list(one.why)}


def _sentence_at(record: Record, offset: int) -> str:
    """The sentence of the summary in which a character stands."""
    start = 0
    for sentence in record.summary.sentences if record.summary else ():
        start += len(sentence.text) + 1
        if offset < start:
            return sentence.text
    return ""
