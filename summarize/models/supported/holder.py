"""Makes the holdings of one model: its vocabulary is read once, and each licence becomes a trie once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from summarize.models.supported.licence import licence
from summarize.models.supported.spelling import read_vocabulary
from summarize.models.supported.trie import Node, Vocabulary, build

if TYPE_CHECKING:
    import torch

    from summarize.models.supported.holding import Holding
    from summarize.models.supported.tables import TokenTable

_REMEMBERED = 64
"""Licences whose tries are kept: candidates of one request may come in several batches."""

Licensing = tuple[tuple[str, ...], tuple[str, ...]]
"""Documents, and mentions that are barred."""


class Holder:
    """What supported-token decoding needs to know of one model."""

    def __init__(self, model: Any, tokenizer: Any) -> None:
        from summarize.models.supported.tables import TokenTable

        self._device: torch.device = model.device
        spellings, marks = read_vocabulary(tokenizer)
        self._vocabulary = Vocabulary.of(spellings, marks)
        self._table: TokenTable = TokenTable.of(spellings, self._device)
        self._tries: OrderedDict[Licensing, tuple[list[Node], ...]] = OrderedDict()

    def hold(self, licensing: Sequence[Licensing], rows: int) -> Holding:
        """A holding for so many rows of each of several requests, those of one request side by side."""
        import torch

        from summarize.models.supported.holding import Holding
        from summarize.models.supported.tables import Tables

        distinct = list(dict.fromkeys(licensing))
        tables = Tables.of([self._trie(one) for one in distinct], self._table)
        order = torch.tensor([distinct.index(one) for one in licensing], device=self._device)
        return Holding(tables, self._table, order.repeat_interleave(rows))

    def _trie(self, licensing: Licensing) -> tuple[list[Node], ...]:
        """The trie for words within a sentence, and that for words that open one."""
        if licensing not in self._tries:
            allowed = licence(*licensing)
            self._tries[licensing] = (
                build(allowed.anywhere, self._vocabulary),
                build(allowed.anywhere | allowed.opening, self._vocabulary),
            )
            if len(self._tries) > _REMEMBERED:
                self._tries.popitem(last=False)
        self._tries.move_to_end(licensing)
        return self._tries[licensing]
