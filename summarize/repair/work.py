"""A draft under repair: what stands, what is wrong with it, and what was tried.

An edit stands only where the checker then finds fewer faults in its sentence and none that is new, in the
whole summary or in the sentence alone, and nothing new in any other sentence; where the summary stays within
its words; where the sentence says what no other says, and leans on the one before it only if the draft's did.
A sentence that is borne out less than a consistent summary has a fault, all its mentions being known or not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from summarize.repair.checking import TOO_LITTLE, Checking, Fault, Sentences, Whole, keys
from summarize.text.content import content_stems, overlap
from summarize.text.standalone import points_back
from summarize.types import Draft, Sentence

Rung = Literal["candidate", "regenerated", "replaced", "shortened", "source", "dropped"]
Proposals = Mapping[int, Sequence[Sentence | None]]
"""For each place what may stand there, what is to be tried first leading; None: nothing."""
MOST_TRIED = 6
"""Proposals of one rung for one sentence."""
REPEATS = 0.5
"""Share of content stems from which a sentence repeats another."""


@dataclass(slots=True)
class History:
    """What became of one sentence."""

    before: str
    reasons: tuple[Fault, ...]
    leaned: bool = False
    """It went because the sentence before it did, on which it leaned."""
    taken: list[Rung] = field(default_factory=list)
    """The rungs whose edits stood; the last one made the sentence what it is."""
    in_vain: list[tuple[Rung, str, str]] = field(default_factory=list)
    """What was proposed and did not stand, with the reason; "" for dropping it."""


class Work:
    """The sentences of a draft, by place."""

    def __init__(self, draft: Draft, checking: Checking) -> None:
        self.draft = draft
        self.checking = checking
        self.sentences: dict[int, Sentence] = dict(enumerate(draft.sentences))
        self.whole: Whole = checking.whole(self.sentences)
        self.before = self.whole
        self.histories = {
            place: History(draft.sentences[place].text, faults)
            for place, faults in sorted(self.whole.faults.items())
        }

    @property
    def pending(self) -> list[int]:
        """The places of sentences with a fault."""
        return sorted(self.whole.faults)

    def attempt(self, rung: Rung, proposals: Proposals) -> list[int]:
        """Put the first proposal that can stand into each place; the places where one does."""
        self.checking.alone(
            one.text
            for place, offered in proposals.items()
            for one in (self.sentences.get(place), *offered)
            if one is not None
        )
        return [
            place
            for place, offered in proposals.items()
            if place in self.whole.faults and self._attempt(rung, place, self._best_first(place, offered))
        ]

    def refuse(self, rung: Rung, place: int, faults: Mapping[str, str]) -> None:
        """Note what has a fault by the ranking already, with the fault, so that it need not be tried."""
        refused = [(rung, text, why) for text, why in faults.items() if why]
        self.histories[place].in_vain += refused[:MOST_TRIED]

    def _best_first(self, place: int, offered: Sequence[Sentence | None]) -> list[Sentence | None]:
        """Those with the fewest faults alone, each once and none that stands there already."""
        known = self.sentences[place].text
        distinct = {one.text if one else "": one for one in offered}
        distinct.pop(known, None)

        def faults(one: Sentence | None) -> int:
            return len(self.checking.faults(one.text)) if one else 0

        return sorted(distinct.values(), key=faults)[:MOST_TRIED]

    def _attempt(self, rung: Rung, place: int, offered: Sequence[Sentence | None]) -> bool:
        history = self.histories[place]
        for proposal in offered:
            edited = self._edited(place, proposal)
            objection = self._objection(place, proposal, edited)
            if not objection:
                whole = self.checking.whole(edited)
                objection = self._verdict(place, whole)
            if objection:
                vain = (rung, proposal.text if proposal else "", objection)
                history.in_vain += [] if vain in history.in_vain else [vain]
                continue
            for gone in sorted(self.sentences.keys() - edited.keys() - {place}):
                leaning = self.histories.setdefault(gone, History(self.sentences[gone].text, ()))
                leaning.leaned = True
                leaning.taken.append("dropped")
            self.sentences, self.whole = edited, whole
            history.taken.append(rung)
            return True
        return False

    def _edited(self, place: int, proposal: Sentence | None) -> dict[int, Sentence]:
        """The sentences after an edit. What leans on a dropped sentence goes with it."""
        edited = dict(self.sentences)
        if proposal is not None:
            return edited | {place: proposal}
        del edited[place]
        for later in sorted(one for one in edited if one > place):
            if not points_back(edited[later].text):
                break
            del edited[later]
        return edited

    def _objection(self, place: int, proposal: Sentence | None, edited: Sentences) -> str:
        """Why an edit cannot stand, as far as can be told from its own sentence; "" where it may."""
        if not edited:
            return "nothing would be left"
        words = _words(edited)
        if self.draft.max_words is not None and words > max(self.draft.max_words, _words(self.sentences)):
            return f"the summary would have {words} words"
        if proposal is None:
            return ""
        if points_back(proposal.text) and not points_back(self.sentences[place].text):
            return "it points back"
        if self._repeats(place, proposal.text):
            return "another sentence says so"
        return _excess(keys(self.checking.faults(proposal.text)), self._known(place))

    def _known(self, place: int) -> Counter[str]:
        return self.whole.keys(place) | keys(self.checking.faults(self.sentences[place].text))

    def _verdict(self, place: int, whole: Whole) -> str:
        """What is wrong after an edit that was not before, or that it mends nothing; "" where all is well."""
        support = whole.support.get(place, 1.0)
        if support < self.checking.threshold <= self.whole.support.get(place, 1.0):
            return f"{TOO_LITTLE}: {support:.2f}"
        for other in whole.faults:
            if excess := _excess(whole.keys(other), self._known(other)):
                return excess
        fewer = whole.keys(place).total() < self.whole.keys(place).total()
        return "" if fewer else "no less is wrong"

    def _repeats(self, place: int, text: str) -> bool:
        """Whether `text` says what another sentence says, more than what stands in its place does."""
        new, old = frozenset(content_stems(text)), frozenset(content_stems(self.sentences[place].text))
        said = (frozenset(content_stems(one.text)) for other, one in self.sentences.items() if other != place)
        return any(overlap(new, one) > max(REPEATS, overlap(old, one)) for one in said)


def _words(sentences: Sentences) -> int:
    return sum(len(one.text.split()) for one in sentences.values())


def _excess(found: Counter[str], known: Counter[str]) -> str:
    """What is wrong that was not known to be; "" where nothing is."""
    excess = found - known
    return f"wrong then: {', '.join(sorted(excess))}" if excess else ""
