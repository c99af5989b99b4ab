"""Beam search by the library's `generate`, with the model's own log-probabilities.

The library ranks beams by scores that penalties and forced tokens have changed, divided by their length.
Here each token's log-probability under the model alone is noted on the way. A step may go on with the best
few tokens of each row only, so only these are kept: the whole scores of 256 steps, 32 rows and a vocabulary
of 128,000 would be 4 GB.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from summarize.models.generating import Written
from summarize.models.raw_logits import RawLogits, listening
from summarize.models.settled import Settled

if TYPE_CHECKING:
    import torch

    from summarize.models.supported.holding import Holding


def search(model: Any, copies: int, settled: Settled, *, held: Holding | None, **told: Any) -> Written:
    """The `copies` best beams for each row of the inputs, best first, within what `held` allows.

    `told` are inputs and options of `generate`. The sequences are (rows x copies, tokens), the prompt or
    start token included; after a beam's end a log-probability is 0.
    """
    with listening(model) as said:
        # The library looks at so many tokens of a row, that enough beams are left when some of them end.
        notes = _Notes(said, settled.beams * (1 + _ends(model)))
        found = model.generate(
            **told,
            num_beams=settled.beams,
            num_return_sequences=copies,
            length_penalty=settled.length_penalty,
            repetition_penalty=settled.repetition_penalty,
            logits_processor=[notes] if held is None else [held.mask, notes],
            return_dict_in_generate=True,
        )
    return Written(
        found.sequences,
        notes.logprobs(found.sequences, found.beam_indices),
        held.withheld_by_beam(found.beam_indices) if held else None,
    )


class _Notes:
    """A logits processor that changes nothing, and keeps how likely the next tokens of each row are."""

    def __init__(self, said: RawLogits, width: int) -> None:
        self._said = said
        self._width = width
        self._steps: list[tuple[torch.Tensor, torch.Tensor]] = []

    def __call__(self, input_ids: torch.Tensor, scores: torch.Tensor) -> torch.Tensor:
        """Note the best tokens by `scores` (rows, vocabulary), which are returned as they are."""
        tokens = scores.topk(min(self._width, scores.shape[-1]), dim=-1).indices
        self._steps.append((tokens, self._said.logprobs(tokens)))
        return scores

    def logprobs(self, sequences: torch.Tensor, rows: torch.Tensor) -> list[list[float]]:
        """Log-probabilities of the new tokens of `sequences`, whose step n came from row `rows[:, n]`.

        A row below 0 is past the end of its beam.
        """
        import torch

        new = sequences[:, sequences.shape[1] - rows.shape[1] :]
        found = []
        for step, (tokens, logprobs) in enumerate(self._steps[: rows.shape[1]]):
            row = rows[:, step].clamp(min=0).long()
            here = tokens[row] == new[:, step, None]
            # A token that is not among the noted ones ties with the last of them: it is as likely.
            here[:, -1] |= ~here.any(dim=1)
            taken = logprobs[row].masked_fill(~here, 0).sum(dim=1)
            found.append(taken.masked_fill(rows[:, step] < 0, 0))
        listed: list[list[float]] = torch.stack(found, dim=1).tolist()
        return listed


def _ends(model: Any) -> int:
    """How many tokens end a sequence."""
    ends = model.generation_config.eos_token_id
    return max(1, len(ends)) if isinstance(ends, list) else 1
