"""Which of a model's candidates is used: faults exclude, then a weighted score orders.

The score of a candidate without faults is the weighted sum of
  support   its neighbouring content words that one source joins in the same order, 0 to 1;
  coverage  how much of the first document's content it keeps, 0 to 1;
  fluency   its mean log-probability per token, in nats (0 is certain);
  novelty   the share of its word bigrams that no document has, up to `most_novel`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from summarize.decoding.evidence import Sources, Support, index_sources, support
from summarize.text.sentences import sentence_spans
from summarize.text.standalone import leans
from summarize.text.words import find_words
from summarize.types import Candidate, FactCheckReport, Request

_COMPARISON = re.compile(r"\bas (?:many|much|few|little|high|low|long|large)\b", re.IGNORECASE)
_SECOND_HALF = re.compile(r"\b(?:as|than)\b", re.IGNORECASE)
_RELATION = re.compile(r"\b(?:before|until|because|if|unless|followed by|despite)\b", re.IGNORECASE)
_MISPLACED_ARTICLE = re.compile(r"\ban? (?:[$€£]|[\d.,]+ (?:percent|per cent|people|million|billion)\b)")


class SupportRanker:
    """Ranks candidates by how well the documents of their request bear them out."""

    def __init__(
        self,
        *,
        least_support: float = 0.8,
        least_coverage: float = 0.4,
        support: float = 1.0,
        coverage: float = 0.2,
        fluency: float = 0.4,
        novelty: float = 2.0,
        most_novel: float = 0.5,
    ) -> None:
        self._least_support = least_support
        self._least_coverage = least_coverage
        self._support = support
        self._coverage = coverage
        self._fluency = fluency
        self._novelty = novelty
        self._most_novel = most_novel

    def rank(
        self,
        requests: Sequence[Request],
        candidates: Sequence[Sequence[Candidate]],
        reports: Sequence[Sequence[FactCheckReport]],
    ) -> list[list[Candidate]]:
        """The same candidates with score and faults, faultless ones first, then by score."""
        return [
            self._rank_one(request, offered, checked)
            for request, offered, checked in zip(requests, candidates, reports, strict=True)
        ]

    def _rank_one(
        self, request: Request, candidates: Sequence[Candidate], reports: Sequence[FactCheckReport]
    ) -> list[Candidate]:
        sources = index_sources(request.documents)
        known = {pair for document in request.documents for pair in pairwise(find_words(document).keys)}
        ranked = []
        for candidate, report in zip(candidates, reports, strict=True):
            found = support(candidate.text, sources)
            faults = (*self._faults(candidate, found, sources, request), *_unsupported(report))
            score = self._score(candidate, found, known)
            ranked.append(replace(candidate, score=score, faults=faults))
        return sorted(ranked, key=lambda one: (bool(one.faults), -(one.score or 0), one.text))

    def _score(self, candidate: Candidate, found: Support, known: set[tuple[str, str]]) -> float:
        pairs = list(pairwise(find_words(candidate.text).keys))
        novel = sum(pair not in known for pair in pairs) / max(1, len(pairs))
        return (
            self._support * found.pairs
            + self._coverage * found.coverage
            + self._fluency * candidate.logprob / max(1, candidate.tokens)
            + self._novelty * min(novel, self._most_novel)
        )

    def _faults(
        self, candidate: Candidate, found: Support, sources: Sources, request: Request
    ) -> tuple[str, ...]:
        text = candidate.text
        longest = max(len(document.split()) for document in request.documents)
        checks = (
            (not candidate.finished, "cut off at the token limit"),
            (len(sentence_spans(text)) != 1, "not one sentence"),
            (leans(text), "cannot stand alone"),
            (len(text.split()) > 1.25 * longest, "longer than its sources"),
            (bool(found.missing), f"words that no source has: {', '.join(found.missing)}"),
            (found.pairs < self._least_support, "joins words that no source joins"),
            (found.coverage < self._least_coverage, "leaves out too much"),
            (found.negation_differs, "negates what the sources do not, or the reverse"),
            (_repeats(text), "repeats itself"),
            (_cuts_comparison(text, request.documents), "breaks off a comparison"),
            (_relates_anew(text, request.documents), "relates what the sources do not"),
            (_MISPLACED_ARTICLE.search(text) is not None, "an article before a number"),
        )
        return tuple(reason for wrong, reason in checks if wrong)


def _unsupported(report: FactCheckReport) -> tuple[str, ...]:
    wrong = (finding for finding in report.findings if finding.verdict in ("unsupported", "contradicted"))
    return tuple(f"{finding.verdict}: {finding.mention.text}" for finding in wrong)


def _cuts_comparison(text: str, documents: Sequence[str]) -> bool:
    """Whether it compares ("as many ...") without the second half that its sources have ("as men")."""
    compared = [document for document in documents if _COMPARISON.search(document)]
    if not compared or not _COMPARISON.search(text):
        return False
    halves = min(len(_SECOND_HALF.findall(document)) for document in compared)
    return len(_SECOND_HALF.findall(text)) < halves


def _relates_anew(text: str, documents: Sequence[str]) -> bool:
    """Whether it says that one thing came before, or because of, another, in words that no source has."""
    said = {match.casefold() for match in _RELATION.findall(text)}
    return not said <= {match.casefold() for document in documents for match in _RELATION.findall(document)}


def _repeats(text: str) -> bool:
    """Whether three words in a row stand twice."""
    keys = find_words(text).keys
    trigrams = list(zip(keys, keys[1:], keys[2:], strict=False))
    return len(trigrams) != len(set(trigrams))
