"""The library's `generate`: what it is told for every model, and what it gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from summarize.models.settled import Settled

if TYPE_CHECKING:
    from summarize.models.beams import Beams
    from summarize.models.supported.holding import Holding


@dataclass(frozen=True, slots=True)
class Written:
    """What a model wrote, one row for each candidate, those of a request side by side, beams first."""

    tokens: list[list[int]]
    """Ids of the new tokens."""
    logprobs: list[list[float]]
    """Log-probability (nats) of each under the model alone."""
    withheld: list[list[bool]]
    """For each whether a likelier one was withheld."""


def options(own: Any, tokenizer: Any, max_new_tokens: int, settled: Settled) -> dict[str, Any]:
    """What `generate` is told however tokens are chosen. `own` is the makers' generation config."""
    told: dict[str, Any] = {
        "max_new_tokens": max_new_tokens,
        "pad_token_id": tokenizer.pad_token_id,
        "no_repeat_ngram_size": settled.no_repeat_ngram_size,
        "do_sample": False,
    }
    if least := settled.least(max_new_tokens):
        told["min_new_tokens"] = least
    if own.stop_strings:
        told["tokenizer"] = tokenizer
    return told


def write(
    model: Any,
    copies: int,
    settled: Settled,
    end_tokens: Sequence[int],
    *,
    limits: Sequence[int],
    given: int,
    held: Holding | None,
    **told: Any,
) -> Written:
    """Continue the inputs in `told`, the rows of a request side by side, within what `held` allows.

    `limits` are the most new tokens of each request, for its beams: samples go on to the longest. The first
    `given` tokens of a row are no new ones.
    """
    import torch
    from transformers import LogitsProcessorList, StoppingCriteriaList

    from summarize.models.choosing import Chooser
    from summarize.models.raw_logits import listening
    from summarize.models.rows import Rows
    from summarize.models.sampling import EnoughFinished

    width = settled.rows(copies)
    search = settled.beams if settled.beams > 1 else 0
    rows = Rows(len(limits), search, width - search, model.device)
    beams = _beams(model, settled, limits, told) if search else None
    with listening(model, rows.searched if search else None) as said:
        chooser = Chooser(settled, rows, said, held, beams)
        enough = EnoughFinished(rows, settled.enough_finished, end_tokens, beams)
        sequences = model.generate(
            **told,
            logits_processor=LogitsProcessorList([chooser]),
            stopping_criteria=StoppingCriteriaList([enough]),
            # The model's own defaults may be others.
            repetition_penalty=settled.repetition_penalty,
            num_beams=1,
        )[:, given:]
    steps = sequences.shape[1]
    parts: list[tuple[torch.Tensor, ...]] = []
    if beams is not None:
        found = beams.found(min(copies, search))
        parts.append(tuple(part[:, :, :steps] for part in (found.tokens, found.logprobs, found.withheld)))
    if rows.samples:
        drawn = (sequences[rows.drawn], *chooser.samples())
        parts.append(tuple(part[:, :steps].unflatten(0, (rows.requests, -1)) for part in drawn))
    made = [torch.cat(kind, dim=1).flatten(0, 1).tolist() for kind in zip(*parts, strict=True)]
    return Written(*made)


def _beams(model: Any, settled: Settled, limits: Sequence[int], told: Mapping[str, Any]) -> Beams:
    """The search for the best beams, with what `generate` is told."""
    from transformers import StoppingCriteriaList
    from transformers.generation.stopping_criteria import EosTokenCriteria, StopStringCriteria

    from summarize.models.beams import Beams

    own, ends, known = model.generation_config, StoppingCriteriaList(), []
    if own.eos_token_id is not None:
        known = own.eos_token_id if isinstance(own.eos_token_id, list) else [own.eos_token_id]
        ends.append(EosTokenCriteria(known))
    if own.stop_strings:
        ends.append(StopStringCriteria(told["tokenizer"], own.stop_strings))
    return Beams(
        settled,
        limits,
        ends=lambda ids: ends(ids, None),
        end_tokens=len(known),
        padding=told["pad_token_id"],
        device=model.device,
    )
