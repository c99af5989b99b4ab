"""The union of longest common subsequences behind ROUGE-Lsum (Lin 2004, section 3.2), by bit operations.

Of each sentence of the reference, rouge-score makes a table with each sentence of the summary and walks
it back; which of several longest subsequences the walk finds decides the figure, so it has to be the
same walk. The tables are made here a row at a time for all sentences of the summary together: one long
integer has a bit for each of its words and a guard bit after each sentence, at which carries stop (Hyyrö
2004, "Bit-parallel LCS-length computation revisited", section 3). A row costs a few operations on that
integer instead of one for each cell.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

Tokens = Sequence[str]


def union_hits(reference: Sequence[Tokens], summary: Sequence[Tokens]) -> int:
    """Words of the reference's sentences that are in the union of their longest common subsequences with the
    summary's sentences, each word counted no more often than both texts have it, as in ROUGE-1.5.5."""
    columns = _Columns(summary)
    left_here = Counter(word for sentence in reference for word in sentence)
    left_there = Counter(word for sentence in summary for word in sentence)
    hits = 0
    for sentence in reference:
        for place in columns.union(sentence):
            word = sentence[place]
            if left_here[word] > 0 and left_there[word] > 0:
                hits += 1
                left_here[word] -= 1
                left_there[word] -= 1
    return hits


class _Columns:
    """The sentences of the summary as stretches of bits, lowest first."""

    def __init__(self, sentences: Sequence[Tokens]) -> None:
        self._where: dict[str, int] = {}
        """Word: a bit wherever it stands."""
        self._stretches: list[tuple[int, int]] = []
        """Of each sentence: its first bit, and the bits that it fills shifted down to 0."""
        self._bits = 0
        self._guards = 0
        bit = 0
        for sentence in sentences:
            for place, word in enumerate(sentence, bit):
                self._where[word] = self._where.get(word, 0) | 1 << place
            filled = (1 << len(sentence)) - 1
            self._stretches.append((bit, filled))
            self._bits |= filled << bit
            bit += len(sentence) + 1
            self._guards |= 1 << (bit - 1)

    def union(self, reference: Tokens) -> list[int]:
        """The places of the reference's words that some sentence has in a longest common subsequence."""
        matches, growing = [], []
        row = self._bits  # a 1 where the table does not grow from this column to the one before
        for word in reference:
            match = self._where.get(word, 0)
            common = row & match
            carried = (row + common) | (row & ~match)
            matches.append(match)
            growing.append(carried - row)  # a 1 where the table grows from the row above to this one
            row = carried & ~self._guards
        lengths = ~row & self._bits
        found: set[int] = set()
        for start, filled in self._stretches:
            common = lengths >> start & filled
            if common:
                found.update(_walk(matches, growing, start, filled, common.bit_count()))
        return sorted(found)


def _walk(matches: list[int], growing: list[int], start: int, filled: int, length: int) -> list[int]:
    """The walk back from the table's last cell: to where the words match, else up where the row above has as
    much, else to the left."""
    places = []
    row = len(matches) - 1
    while length:
        match = matches[row] >> start & filled
        stops = match | (~(growing[row] >> start) & filled)
        column = stops.bit_length() - 1
        if column < 0:
            break
        at_stop = 1 << column
        if match & at_stop:
            places.append(row)
            length -= 1
            filled = at_stop - 1
        else:
            filled &= (at_stop << 1) - 1
        row -= 1
    return places
