"""Rule-made candidates beside those of the model: other wordings of its best ones and of the sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summarize.rewriting.wordings import Rewriter
from summarize.types import Candidate, Request

BEST = 3
"""Candidates of a request that are worded anew."""


def offered(
    requests: Sequence[Request], ranked: Sequence[Sequence[Candidate]], rewriter: Rewriter
) -> list[Request]:
    """Requests that ask for no new text: each has its faultless candidates, and other wordings of the best of
    them and of its documents, to be ranked together.
    """
    bases = [
        [*_faultless(candidates)[:BEST], *(Candidate(text, 0, None) for text in request.documents)]
        for request, candidates in zip(requests, ranked, strict=True)
    ]
    texts = list(dict.fromkeys(one.text for own in bases for one in own))
    wordings = dict(zip(texts, rewriter.wordings(texts), strict=True))
    pools = [
        _distinct([*_faultless(candidates), *_reworded(own, wordings)])
        for candidates, own in zip(ranked, bases, strict=True)
    ]
    return [
        replace(request, candidates=0, offered=pool) for request, pool in zip(requests, pools, strict=True)
    ]


def _faultless(candidates: Sequence[Candidate]) -> list[Candidate]:
    return [one for one in candidates if not one.faults]


def _reworded(bases: Sequence[Candidate], wordings: dict[str, list[str]]) -> list[Candidate]:
    return [replace(base, text=text, origin="rewritten") for base in bases for text in wordings[base.text]]


def _distinct(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Each text once, as the first that has it."""
    return tuple({one.text: one for one in reversed(candidates)}.values())[::-1]


def with_faulty(reworded: Sequence[Candidate], ranked: Sequence[Candidate]) -> list[Candidate]:
    """All candidates of a request, those without faults as they were ranked with their other wordings."""
    return [*reworded, *(one for one in ranked if one.faults)]
