"""The library's `generate`: what it is told for every model, and how it is made to sample."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from summarize.models.settled import Settled

if TYPE_CHECKING:
    from summarize.models.supported.holding import Holding


@dataclass(frozen=True, slots=True)
class Written:
    """What a model wrote, one row for each candidate, those of a request side by side."""

    sequences: Any
    """Token ids, (rows, tokens)."""
    logprobs: list[list[float]]
    """Log-probability (nats) of each new token under the model alone."""
    withheld: list[int] | None = None
    """How often each row's likeliest token was withheld; None where nothing was held back."""


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


def sample(
    model: Any,
    copies: int,
    settled: Settled,
    end_tokens: Sequence[int],
    *,
    held: Holding | None,
    **told: Any,
) -> Written:
    """Continue the inputs in `told`, the rows of a request side by side, within what `held` allows.

    The sequences are (rows, tokens), the inputs included.
    """
    from transformers import LogitsProcessorList, StoppingCriteriaList

    from summarize.models.raw_logits import listening
    from summarize.models.sampling import EnoughFinished, Sampler

    with listening(model) as said:
        sampler = Sampler(settled, said, held)
        sequences = model.generate(
            **told,
            logits_processor=LogitsProcessorList([sampler]),
            stopping_criteria=StoppingCriteriaList(
                [EnoughFinished(copies, settled.enough_finished, end_tokens)]
            ),
            # The model's own defaults may be others; the sampler penalises and draws.
            repetition_penalty=1.0,
            num_beams=1,
        )
    return Written(sequences, sampler.logprobs(), held.withheld_by_row() if held else None)
