"""Which of the values of a conflict a summary has chosen."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.factcheck.conflicts.comparing import compare_values
from summarize.factcheck.conflicts.context import ALIKE, Context
from summarize.factcheck.conflicts.stated import Assertion, Filled, Stated
from summarize.factcheck.conflicts.twins import Twin
from summarize.factcheck.conflicts.wording import Wording

_UNDATED = (None, None)


class Chosen:
    """What a summary states, read in each of the ways in which articles are."""

    def __init__(
        self,
        figures: Sequence[Assertion],
        fillings: Sequence[Filled],
        wordings: Sequence[Wording],
        context: Context,
    ) -> None:
        self._figures = figures
        self._fillings = {(one.slot, one.value) for one in fillings}
        self._wordings = wordings
        self._context = context

    def of(self, group: Sequence[Stated]) -> frozenset[int]:
        """The ids of those values of a conflict that the summary has."""
        figures = [one for one in group if isinstance(one, Assertion)]
        return frozenset(
            {
                *self._nearest(figures),
                *(id(one) for one in group if isinstance(one, Filled) and self._fills(one)),
                *(id(one) for one in group if isinstance(one, Twin) and self._has(one)),
            }
        )

    def _nearest(self, claims: Sequence[Assertion]) -> set[int]:
        """Those whose figure the summary has: the nearest of those that agree with it."""
        found: set[int] = set()
        for one in self._figures:
            apart = {
                id(claim): abs(claim.amount.value - one.amount.value)
                for claim in claims
                if _may_be_of_one_matter(claim, one) and claim.amount.agrees(one.amount)
            }
            found |= {id_ for id_, distance in apart.items() if distance == min(apart.values())}
        return found

    def _fills(self, one: Filled) -> bool:
        return (one.slot, one.value) in self._fillings

    def _has(self, one: Twin) -> bool:
        """Is its value in a sentence of the summary that says much the same?"""
        return any(
            self._context.overlap(wording.content - {one.piece.key}, one.frame) >= ALIKE
            and any(
                piece.kind == one.piece.kind and compare_values(piece, one.piece, _UNDATED) == "same"
                for piece in wording.pieces
            )
            for wording in self._wordings
        )


def _may_be_of_one_matter(claim: Assertion, said: Assertion) -> bool:
    """May a summary, which leaves much out, say the same? Then it has no other place or owner."""
    named = ((claim.places, said.places), (claim.owners, said.owners))
    return claim.kind == said.kind and not any(
        one and other and one.isdisjoint(other) for one, other in named
    )
