"""The ladder: for each sentence with a fault, the least change that mends it.

    summarize repair=ladder

1. Another candidate that the model wrote from the same sources.
2. A new sentence, written without the wrong mentions; the model is asked for all of them at once.
3. The mention that the articles have in the place of the wrong one.
4. The sentence without the clause that holds it.
5. The source sentence that comes nearest.
6. Nothing in its place; where nothing would be left, any source sentence.

A fault is a mention that the articles do not have or have otherwise, and a sentence that they bear out less
than a consistent summary: small models fill the room between two right names with anything.

An edit stands only where the fact-check agrees (`work.py`). One that mends a part of what is wrong stands
too, and the sentence goes on down the ladder.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from summarize.chunking.lengths import SHORTEST
from summarize.extraction.source_sentences import SourceSentence
from summarize.prompts import Prompts
from summarize.protocols import Budget, Drafting, FactChecker, Sources
from summarize.repair.checking import Checking
from summarize.repair.clauses import shortened
from summarize.repair.material import Material
from summarize.repair.records import repaired_draft
from summarize.repair.regenerating import request_for, sentences_of
from summarize.repair.replacing import replaced
from summarize.repair.work import Rung, Work
from summarize.rewriting.reading import SentenceReader
from summarize.types import Draft, Sentence

S = TypeVar("S", bound=Sources)


class Ladder:
    """Repairs from the least change to the greatest."""

    def __init__(self, *, prompts: Prompts, least_support: float | None = None) -> None:
        """`prompts`: of these, that for `fuse` asks for a sentence anew.

        `least_support`: the support below which a sentence of a summary of whole texts is mended, whatever it
        mentions, 0 to 1. None takes the threshold of the checker, which holds for all other sentences.
        """
        self._prompts = prompts
        self._least_support = least_support
        self._reader = SentenceReader()

    def run(self, draft: Draft, checker: FactChecker[S], sources: S, budget: Budget) -> Drafting:
        """Yield at most one list of requests; return the repaired draft, its stage `repair` added."""
        least_support = self._least_support if draft.form == "summary" else None
        work = Work(draft, Checking(checker, sources, least_support))
        if not work.pending:
            return repaired_draft(work)
        material = Material(sources.cluster)

        def behind(place: int) -> list[SourceSentence]:
            return material.behind(work.sentences[place], work.whole.sources.get(place, ()))

        alternatives = dict(enumerate(draft.alternatives))
        work.attempt("candidate", {place: alternatives.get(place, ()) for place in work.pending})
        asked = {
            place: request
            for place in work.pending
            if (request := request_for(work.whole.faults[place], behind(place), self._prompts, budget))
        }
        if asked:
            answers = yield list(asked.values())
            written = dict(zip(asked, answers, strict=True))
            for place, candidates in written.items():
                work.refuse("regenerated", place, {one.text: "; ".join(one.faults) for one in candidates})
            work.attempt(
                "regenerated",
                {place: sentences_of(written[place], behind(place), asked[place]) for place in asked},
            )
        _while_it_helps(work, "replaced", lambda place: self._replaced(work, place, behind(place), material))
        _while_it_helps(work, "shortened", lambda place: self._shortened(work, place))
        work.attempt("source", {place: as_they_stand(behind(place)) for place in work.pending})
        work.attempt("dropped", {place: [None] for place in work.pending})
        if work.pending:
            work.attempt("source", {place: as_they_stand(material.leads()) for place in work.pending})
        return repaired_draft(work)

    def _replaced(
        self, work: Work, place: int, near: Sequence[SourceSentence], material: Material
    ) -> list[Sentence]:
        faults = work.whole.faults[place]
        named = {fault.key: material.at(fault.evidence) for fault in faults}
        texts = [one.text for one in (*near, *(source for own in named.values() for source in own))]
        known = work.checking.alone([work.sentences[place].text, *texts])
        return replaced(work.sentences[place], faults, near, named, known, self._reader)

    def _shortened(self, work: Work, place: int) -> list[Sentence]:
        return shortened(work.sentences[place], work.whole.faults[place], self._reader)


def _while_it_helps(work: Work, rung: Rung, propose: Callable[[int], list[Sentence]]) -> None:
    """Try a rung again where it mended one of several faults. Each time there is a fault less."""
    places = work.pending
    while places:
        mended = work.attempt(rung, {place: propose(place) for place in places})
        places = [place for place in mended if place in work.whole.faults]


def as_they_stand(near: Sequence[SourceSentence]) -> list[Sentence]:
    """The source sentences that can stand alone and say something, as sentences of a summary."""
    return [
        Sentence(one.standalone, (one.span,), "source")
        for one in near
        if one.standalone and len(one.standalone.split()) >= SHORTEST
    ]
