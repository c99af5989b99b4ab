"""What the record says of the way to a summary, as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from summarize.chunking.answers import Answered
from summarize.chunking.fitting import Fitted
from summarize.types import Candidate, Cluster, Span, Stage


def read_stage(cluster: Cluster, sentences: Sequence[Span], shown: Iterable[Span]) -> Stage:
    """How much of each article the model was shown. `sentences` are those of the bodies of all articles.

    `share` counts the characters of the whole article, headline included, that are no white space.
    """
    visible = {one.id: bytearray(len(one.text)) for one in cluster.articles}
    for span in shown:
        visible[span.article_id][span.start : span.end] = b"\x01" * (span.end - span.start)
    counts = {one.id: {"sentences": 0, "shown_to_model": 0} for one in cluster.articles}
    for span in sentences:
        counts[span.article_id]["sentences"] += 1
        counts[span.article_id]["shown_to_model"] += 0 not in visible[span.article_id][span.start : span.end]
    return Stage(
        "read",
        {one.id: {**counts[one.id], "share": _share(one.text, visible[one.id])} for one in cluster.articles},
    )


def _share(text: str, visible: bytearray) -> float:
    seen = [shown for sign, shown in zip(text, visible, strict=True) if not sign.isspace()]
    if sum(seen) == len(seen):
        return 1.0
    # A rest that is not shown never rounds to nothing, nor does what little is shown.
    return min(0.999, max(0.001, round(sum(seen) / len(seen), 3))) if any(seen) else 0.0


def described_spans(spans: Iterable[Span]) -> list[dict[str, object]]:
    """Spans as JSON."""
    return [{"article_id": span.article_id, "start": span.start, "end": span.end} for span in spans]


def described_candidates(candidates: Iterable[Candidate]) -> list[Mapping[str, object]]:
    """Candidates, best first, each with what the model and the ranking said of it."""
    return [
        {
            "text": candidate.text,
            "beam": candidate.beam,
            "origin": candidate.origin,
            "finished": candidate.finished,
            "tokens": candidate.tokens,
            "logprob": None if candidate.logprob is None else round(candidate.logprob, 4),
            "withheld": candidate.withheld,
            "worst": None if candidate.worst is None else round(candidate.worst, 4),
            "score": None if candidate.score is None else round(candidate.score, 4),
            "faults": list(candidate.faults),
        }
        for candidate in candidates
    ]


def described_answer(fitted: Fitted, answer: Answered) -> dict[str, Any]:
    """What a request asked for, what is used of its answer, and what is not."""
    return {
        "max_words": fitted.asking.words,
        "text": answer.text,
        "cut": [{"text": cut.text, "reason": cut.reason} for cut in answer.cut],
        "candidates": described_candidates(answer.candidates),
    }
