"""Candidates ranked by another ranker, and read by a second model that did not write them.

    summarize ranking=second_reader

Of a sentence that joins others, what was copied is English already. So the second model is asked about the
joins alone: the words with which a candidate goes on as no document does. The log-probability of the least
likely of them, in nats, is weighed into the score; a copy has no joins, and loses nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from summarize.protocols import Ranker, SentenceReader
from summarize.text.words import find_words, pairs_of
from summarize.types import Candidate, FactCheckReport, Request


class SecondReading:
    """Takes off for what a second model finds unlikely. It reads only candidates without faults."""

    def __init__(self, *, ranker: Ranker, reader: SentenceReader, weight: float = 0.03) -> None:
        self._ranker = ranker
        self._reader = reader
        self._weight = weight

    def rank(
        self,
        requests: Sequence[Request],
        candidates: Sequence[Sequence[Candidate]],
        reports: Sequence[Sequence[FactCheckReport]],
    ) -> list[list[Candidate]]:
        """The same candidates as the other ranker judges them, those without faults in a new order."""
        ranked = self._ranker.rank(requests, candidates, reports)
        joining = [request.form == "sentence" for request in requests]
        texts = {
            one.text
            for offered, joins in zip(ranked, joining, strict=True)
            for one in offered
            if joins and not one.faults
        }
        order = sorted(texts)
        read = dict(zip(order, self._reader.read(order), strict=True)) if order else {}
        return [
            self._reread(request, offered, read) if joins else offered
            for request, offered, joins in zip(requests, ranked, joining, strict=True)
        ]

    def _reread(
        self, request: Request, offered: Sequence[Candidate], read: dict[str, list[float]]
    ) -> list[Candidate]:
        good = [
            replace(
                one, score=(one.score or 0) + self._weight * worst_join(one.text, read[one.text], request)
            )
            for one in offered
            if not one.faults
        ]
        good.sort(key=lambda one: (-(one.score or 0), one.text))
        return [*good, *(one for one in offered if one.faults)]


def worst_join(text: str, likelihoods: Sequence[float], request: Request) -> float:
    """The least of the log-probabilities of the words that stand after another than in any document."""
    known = pairs_of(request.documents)
    pairs = pairwise(find_words(text).keys)
    joins = (said for pair, said in zip(pairs, likelihoods[1:], strict=True) if pair not in known)
    return min(joins, default=0.0)
