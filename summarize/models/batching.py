"""Which requests go to the model together, and how large that is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summarize.models.out_of_memory import Batch
from summarize.models.packing import pack
from summarize.models.settled import Settled
from summarize.types import Request


@dataclass(frozen=True, slots=True)
class Rendered:
    """A request as the model will read it."""

    text: str
    """After template and neutralisation."""
    length: int
    """Tokens."""
    request: Request
    """What was asked for."""

    @property
    def limit(self) -> int:
        """The most new tokens."""
        return self.request.max_new_tokens


def batches(
    prompts: Sequence[Rendered],
    fitting: Iterable[int],
    settled: Settled,
    *,
    max_batch_tokens: int,
    most_new: Sequence[int],
) -> list[Batch]:
    """Batches of the prompts `fitting` that have the same number of candidates, alike in length.

    A batch runs to its longest limit, so a prompt that has no positions for that goes alone: `most_new` says
    how many new tokens it has positions for. Where the limit changes the text before it, all of a batch have
    the same.
    """
    fitting = list(fitting)
    longest = max((prompts[index].limit for index in fitting), default=0)
    alike: dict[tuple[int, int], list[int]] = {}
    made: list[Batch] = []
    for index in fitting:
        prompt = prompts[index]
        copies = settled.copies(prompt.request.candidates)
        limit = prompt.limit if settled.limit_matters else longest
        if limit > most_new[index]:
            made.append(Batch((index,), copies))
        else:
            alike.setdefault((copies, limit), []).append(index)
    for (copies, limit), members in alike.items():
        lengths = [prompts[index].length + limit for index in members]
        packed = pack(lengths, [settled.rows(copies)] * len(members), max_batch_tokens)
        made.extend(Batch(tuple(members[position] for position in batch), copies) for batch in packed)
    return made


def size(batch: Batch, prompts: Sequence[Rendered], settled: Settled) -> int:
    """Tokens of a batch once all of it is written, padding included."""
    longest = max(prompts[index].length + prompts[index].limit for index in batch.requests)
    return longest * len(batch.requests) * settled.rows(batch.copies)
