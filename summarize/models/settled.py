"""Decoding settings with nothing left open: what the config leaves out, the model's own config says.

Models come with a generation config that their makers chose: BART for CNN/DailyMail searches with four
beams and writes no trigram twice, Qwen3 samples at temperature 0.6. `decoding=own` leaves all to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from summarize.types import Decoding, Request, Words

ALL = 2**31
"""More tokens than any vocabulary has."""


@dataclass(frozen=True, slots=True)
class Settled:
    """How tokens are chosen, for one model: the fields of `Decoding`, and what only a model's makers set."""

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
    supported: bool = False
    words: Words = "any"
    early_stopping: bool | str = False
    """When a beam search ends: True, as soon as there are enough beams; False, when the open ones are no
    better so far; "never", when they could not become better."""
    least_new_tokens: int = 0
    """The makers let a text end after so many tokens at the earliest."""
    forced_end: bool = False
    """Whether the makers force an end token where the limit is reached."""

    def copies(self, wanted: int | None) -> int:
        """Candidates for a request that asks for `wanted`: the best beams, and samples beyond these.

        Without samples there are no more candidates than beams; greedy search gives one.
        """
        number = wanted or self.candidates
        return min(number, self.beams) if self.temperature == 0 else number

    def searched(self, copies: int) -> int:
        """How many of so many candidates are beams; they come first."""
        return min(copies, self.beams) if self.beams > 1 else 0

    def rows(self, copies: int) -> int:
        """Sequences that the model works on for a request with so many candidates."""
        return max(copies, self.beams)

    def texts(self, request: Request) -> tuple[str, ...] | None:
        """The texts to whose words the answer to a request is kept; None where any words may be written.

        A summary of whole texts may be in any words: what it needs is no list of their words.
        """
        if self.words == "any" or request.form == "summary":
            return None
        within_cluster = self.words == "cluster" and request.cluster
        return request.cluster if within_cluster else request.documents

    @property
    def limit_matters(self) -> bool:
        """Whether the limit on new tokens changes what comes before it: then a batch has one limit."""
        return self.least_new_tokens > 0 or self.forced_end

    def least(self, max_new_tokens: int) -> int:
        """Tokens that a text must have where `max_new_tokens` is the limit.

        At most half of the limit: a model that was tuned to write 56 to 142 tokens could otherwise never end
        a text of 60.
        """
        return min(self.least_new_tokens, max_new_tokens // 2)


def settle(decoding: Decoding, own: Any) -> Settled:
    """`decoding` with its gaps filled from `own`, the generation config of the model."""

    def first(given: Any, *names: str, otherwise: Any) -> Any:
        found = (getattr(own, name, None) for name in names)
        return next((value for value in (given, *found) if value is not None), otherwise)

    temperature, beams = decoding.temperature, decoding.beams
    if beams is None:
        # Who names a temperature wants samples, or greedy search with 0, and not the beams of the makers.
        beams = 1 if temperature is not None else first(None, "num_beams", otherwise=1)
    if temperature is None:
        # A model whose makers do not sample is greedy, whatever temperature stands in its config.
        sampled = bool(getattr(own, "do_sample", None))
        temperature = first(None, "temperature", otherwise=1.0) if sampled else 0.0
    return Settled(
        candidates=decoding.candidates,
        temperature=float(temperature),
        # The library's word for "all of them" is 0.
        top_k=int(first(decoding.top_k, "top_k", otherwise=50)) or ALL,
        top_p=float(first(decoding.top_p, "top_p", otherwise=1.0)),
        repetition_penalty=float(first(decoding.repetition_penalty, "repetition_penalty", otherwise=1.0)),
        beams=int(beams),
        length_penalty=float(first(decoding.length_penalty, "length_penalty", otherwise=1.0)),
        no_repeat_ngram_size=int(first(decoding.no_repeat_ngram_size, "no_repeat_ngram_size", otherwise=0)),
        enough_finished=decoding.enough_finished,
        seed=decoding.seed,
        early_stopping=first(None, "early_stopping", otherwise=False),
        supported=decoding.supported,
        words=decoding.words,
        least_new_tokens=int(first(None, "min_new_tokens", otherwise=0)),
        forced_end=getattr(own, "forced_eos_token_id", None) is not None,
    )
