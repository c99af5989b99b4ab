"""From the calls that a request took to its answer."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from summarize.models.server.address import Address
from summarize.models.server.calls import Made
from summarize.models.server.completion import Completion
from summarize.models.server.usage import Prices
from summarize.types import Answer


def answer(
    made: Sequence[Made], estimated_prompt: int, prices: Prices, address: Address, names: Collection[str]
) -> Answer:
    """The candidates of all calls, what they cost together, and what the record must say of them.

    `estimated_prompt` stands in where the server tells no tokens; `names` are those of the model that was
    asked for. There is an error only where no call gave a candidate.
    """
    whole = [one.completion for one in made if one.completion is not None]
    prompts = [estimated_prompt if one.prompt_tokens is None else one.prompt_tokens for one in whole]
    candidates = tuple(candidate for one in whole for candidate in one.candidates)
    return Answer(
        candidates=candidates,
        prompt_tokens=prompts[0] if prompts else 0,
        cost=sum(
            (prices.cost(read, one.completion_tokens) for read, one in zip(prompts, whole, strict=True)), 0.0
        ),
        notes=tuple(dict.fromkeys(_notes(made, whole, address, names, some=bool(candidates)))),
        error=None if candidates else _error(made, whole, address),
    )


def _notes(
    made: Sequence[Made], whole: Sequence[Completion], address: Address, names: Collection[str], *, some: bool
) -> list[str]:
    server = f"The server at {address.url}"
    notes = [f"{server} {reason}; it was asked again." for one in made for reason in one.failures]
    notes += [
        f"{server} answered with the model {one.model}."
        for one in whole
        if one.model and one.model not in names
    ]
    if any(not one.counted for one in whole):
        notes.append(f"{server} does not tell how many tokens it used: the figures are estimates.")
    if some:  # what is missing beside candidates that are there
        notes += [
            f"A candidate is missing: the server at {address.url} {one.error}." for one in made if one.error
        ]
        notes += [f"A candidate cannot be used: {fault}." for one in whole for fault in one.unusable]
    return notes


def _error(made: Sequence[Made], whole: Sequence[Completion], address: Address) -> str:
    failed = dict.fromkeys(f"it {one.error}" for one in made if one.error)
    unusable = dict.fromkeys(fault for one in whole for fault in one.unusable)
    return f"The server at {address.url} gave no text: {'; '.join([*failed, *unusable])}."
