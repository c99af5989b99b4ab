"""Hand-made records, and run directories that hold them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from summarize.run_meta import Ending, new_meta
from summarize.runs import RunDirectory
from summarize.types import (
    Article,
    Cluster,
    FactCheckReport,
    Finding,
    Mention,
    MentionKind,
    ModelCard,
    Record,
    Sentence,
    Span,
    Summary,
    Verdict,
)


def a_record(
    *sentences: str,
    cluster_id: str = "quake",
    sources: Sequence[Sequence[str]] = (),
    findings: Sequence[tuple[MentionKind, Verdict]] | None = (),
) -> Record:
    """A record of a summary; `sources` are article ids, sentence by sentence."""
    spans = [tuple(Span(article, 0, 4) for article in articles) for articles in sources]
    spans += [()] * (len(sentences) - len(spans))
    report = None
    if findings is not None:
        mentions = [(Mention(kind, "x", 0, 1, "x"), verdict) for kind, verdict in findings]
        report = FactCheckReport(tuple(Finding(mention, verdict) for mention, verdict in mentions))
    return Record(cluster_id, "ok", Summary(cluster_id, tuple(map(Sentence, sentences, spans))), report)


def a_failed_record(cluster_id: str = "quake") -> Record:
    """A record of a cluster that could not be summarised."""
    return Record(cluster_id, "failed", error="no article is left")


def a_cluster(*articles: str, cluster_id: str = "quake", references: Sequence[str] = ()) -> Cluster:
    """A cluster of articles with the ids a, b, c ..."""
    texts = zip("abcdefgh", articles, strict=False)
    return Cluster(cluster_id, tuple(Article(id_, "", text) for id_, text in texts), tuple(references))


def write_run(
    path: Path,
    *pairs: tuple[Record, Cluster],
    status: Ending | None = "success",
    model: str | None = None,
    note: str = "",
    config: str = "",
    choices: Mapping[str, str] | None = None,
    command: Sequence[str] = (),
) -> Path:
    """A run directory on disk; with the status None, one that never finished."""
    meta = new_meta(device="cpu", seed=0, choices=choices, command=("summarize", *command))
    run = RunDirectory.create(path, config, meta)
    for record, cluster in pairs:
        run.add_articles(cluster)
        run.append(record)
    if model:
        run.set_model(ModelCard(model, "a test", note=note))
    if status:
        run.finish(status)
    return run.path
