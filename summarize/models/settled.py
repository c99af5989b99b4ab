"""Decoding settings with nothing left open: what the config leaves out, the model's own config says.

Models come with a generation config that their makers chose: BART for CNN/DailyMail searches with four
beams and writes no trigram twice, Qwen3 samples at temperature 0.6. `decoding=own` leaves all to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from summarize.types import Decoding


@dataclass(frozen=True, slots=True)
class Settled:
    """How tokens are chosen, for one model. The fields are those of `Decoding`."""

    candidates: int
    temperature: float
    top_k: int
    top_p: float
    repetition_penalty: float
    beams: int
    length_penalty: float
    no_repeat_ngram_size: int
    enough_finished: float
    seed: int

    def copies(self, wanted: int | None) -> int:
        """Candidates for a request that asks for `wanted`; greedy search gives the same text each time."""
        number = wanted or self.candidates
        if self.beams > 1:
            return min(number, self.beams)
        return 1 if self.temperature == 0 else number


def settle(decoding: Decoding, own: Any) -> Settled:
    """`decoding` with its gaps filled from `own`, the `generation_config` of the model."""

    def first(given: Any, *names: str, otherwise: Any) -> Any:
        found = (getattr(own, name, None) for name in names)
        return next((value for value in (given, *found) if value is not None), otherwise)

    # A model whose makers do not sample is greedy, whatever temperature stands in its config.
    sampled = bool(getattr(own, "do_sample", None))
    temperature = decoding.temperature
    if temperature is None:
        temperature = first(None, "temperature", otherwise=1.0) if sampled else 0.0
    return Settled(
        candidates=decoding.candidates,
        temperature=float(temperature),
        # The library's word for "all of them" is 0.
        top_k=int(first(decoding.top_k, "top_k", otherwise=50)) or 2**31,
        top_p=float(first(decoding.top_p, "top_p", otherwise=1.0)),
        repetition_penalty=float(first(decoding.repetition_penalty, "repetition_penalty", otherwise=1.0)),
        beams=int(first(decoding.beams, "num_beams", otherwise=1)),
        length_penalty=float(first(decoding.length_penalty, "length_penalty", otherwise=1.0)),
        no_repeat_ngram_size=int(first(decoding.no_repeat_ngram_size, "no_repeat_ngram_size", otherwise=0)),
        enough_finished=decoding.enough_finished,
        seed=decoding.seed,
    )
