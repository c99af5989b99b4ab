"""Makes the holdings of one model: its vocabulary is read once, and each licence becomes a trie once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from summarize.models.supported.closed_vocabulary import small_words
from summarize.models.supported.licence import licence
from summarize.models.supported.spelling import read_vocabulary
from summarize.models.supported.trie import Node, Vocabulary, build

if TYPE_CHECKING:
    import torch

    from summarize.models.supported.holding import Holding
    from summarize.models.supported.tables import TokenTable
    from summarize.models.supported.word_holding import Wording

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

_REMEMBERED = 64
"""Licences whose tries are kept: candidates of one request may come in several batches."""


class Licensing(NamedTuple):
    """What one request may be written with."""

    documents: tuple[str, ...]
    """Their names and numbers may be written."""
    barred: tuple[str, ...] = ()
    """Mentions that may not, though a document has them."""
    words: tuple[str, ...] | None = None
    """Texts whose words may be written in small letters; None: any may, and so in the whole batch."""
    cluster: tuple[str, ...] = ()
    """All texts of the cluster, where they are known: other forms of a name or figure have to be in one."""


class Holder:
    """What supported-token decoding needs to know of one model."""

    def __init__(self, model: Any, tokenizer: Any) -> None:
        from summarize.models.supported.tables import TokenTable

        self._device: torch.device = model.device
        spellings, marks = read_vocabulary(tokenizer)
        self._vocabulary = Vocabulary.of(spellings, marks)
        self._table: TokenTable = TokenTable.of(spellings, self._device)
        self._tries: OrderedDict[Licensing, tuple[list[Node], ...]] = OrderedDict()
        self._words: OrderedDict[tuple[str, ...], list[Node]] = OrderedDict()

    def hold(self, licensing: Sequence[Licensing], rows: int) -> Holding:
        """A holding for so many rows of each of several requests, those of one request side by side."""
        from summarize.models.supported.holding import Holding
        from summarize.models.supported.tables import Tables

        named = [one._replace(words=None) for one in licensing]
        tables = Tables.of([self._names(one) for one in dict.fromkeys(named)], self._table)
        return Holding(
            tables,
            self._table,
            self._numbers(named, rows),
            self._wording([one.words for one in licensing], rows),
        )

    def _wording(self, texts: Sequence[tuple[str, ...] | None], rows: int) -> Wording | None:
        from summarize.models.supported.word_holding import Wording, WordTables

        known = [one for one in texts if one is not None]
        if not known:
            return None
        tries = [self._small_words(one) for one in dict.fromkeys(known)]
        return Wording(WordTables.of(tries, self._table), self._table, self._numbers(known, rows))

    def _numbers(self, keys: Sequence[Hashable], rows: int) -> torch.Tensor:
        """For each row which of the distinct keys, in their order, is its request's."""
        import torch

        distinct = {key: number for number, key in enumerate(dict.fromkeys(keys))}
        order = torch.tensor([distinct[key] for key in keys], device=self._device)
        return order.repeat_interleave(rows)

    def _names(self, licensing: Licensing) -> tuple[list[Node], ...]:
        """The trie for words within a sentence, and that for words that open one."""

        def made() -> tuple[list[Node], ...]:
            allowed = licence(licensing.documents, licensing.barred, licensing.cluster)
            return (
                build(allowed.anywhere, self._vocabulary),
                build(allowed.anywhere | allowed.opening, self._vocabulary),
            )

        return _remembered(self._tries, licensing, made)

    def _small_words(self, texts: tuple[str, ...]) -> list[Node]:
        return _remembered(
            self._words, texts, lambda: build(small_words(texts), self._vocabulary, guarded_words=())
        )


def _remembered(known: OrderedDict[K, V], key: K, make: Callable[[], V]) -> V:
    """What `known` has for `key`, made where it has nothing; the oldest goes where there are too many."""
    if key not in known:
        known[key] = make()
        if len(known) > _REMEMBERED:
            known.popitem(last=False)
    known.move_to_end(key)
    return known[key]
