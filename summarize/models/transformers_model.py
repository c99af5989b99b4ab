"""What all models that run in this process through transformers have in common.

A subclass says where its weights are, how a request becomes prompt text, and how a batch of prompts
becomes sequences. Loading, limits, packing, seeds and candidates are the same for all.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from summarize.models.batching import Rendered, batches, size
from summarize.models.generating import Written, options, write
from summarize.models.loaded_model import LoadedModel
from summarize.models.misfits import no_memory, no_room, no_room_for_answer
from summarize.models.out_of_memory import Batch, MemoryLimit
from summarize.models.positions import read_positions
from summarize.models.settled import Settled, settle
from summarize.models.supported.holder import Holder, Licensing
from summarize.pretrained.placement import DType
from summarize.types import Answer, Candidate, Decoding, Request

if TYPE_CHECKING:
    from summarize.models.supported.holding import Holding


class TransformersModel(LoadedModel):
    """A model of the transformers library in this process."""

    shares_positions = True
    """Whether new tokens take positions of the prompt's: so it is in a decoder-only model."""

    def __init__(
        self,
        *,
        name: str,
        device: str,
        dtype: DType,
        max_batch_tokens: int,
        adapter: str | None = None,
        licence: str = "",
    ) -> None:
        super().__init__(name=name, device=device, dtype=dtype, adapter=adapter, licence=licence)
        self._max_batch_tokens = max_batch_tokens
        self._memory = MemoryLimit()
        self._holder: Holder | None = None

    @abstractmethod
    def render(self, request: Request) -> str:
        """The prompt text of a request."""

    @abstractmethod
    def run_batch(
        self,
        prompts: Sequence[str],
        copies: int,
        limits: Sequence[int],
        settled: Settled,
        held: Holding | None,
    ) -> Written:
        """What it writes to each prompt, `copies` rows of it. `limits` are the most new tokens of each."""

    @property
    def max_input_tokens(self) -> int:
        """Positions of the model's own config."""
        if (positions := read_positions(self.model.config)) is not None:
            return positions
        # Relative positions (T5): no hard limit; what the tokenizer was trained for, where it says so.
        limit = int(self.tokenizer.model_max_length)
        return limit if limit < 1_000_000 else 16_384

    @property
    def max_output_tokens(self) -> int:
        """Positions of what is written; for a decoder-only model those of the prompt."""
        return self.max_input_tokens

    def count_tokens(self, request: Request) -> int:
        """Rendered tokens of a request, template and examples included."""
        return self._length(self.render(request))

    def room(self, request: Request) -> int:
        """Positions left when prompt and new tokens are in; negative: too long by so many tokens."""
        new = request.max_new_tokens if self.shares_positions else 0
        return self.max_input_tokens - self.count_tokens(request) - new

    def generate(self, requests: Sequence[Request], decoding: Decoding) -> list[Answer]:
        """An answer to each request, in their order.

        One that the model's positions or the memory do not hold gets an answer with an error.
        """
        self.load()
        settled = settle(decoding, self._own)
        prompts = [self._prompt(request) for request in requests]
        answers = [Answer(prompt_tokens=prompt.length, error=self._misfit(prompt)) for prompt in prompts]
        planned = batches(
            prompts,
            [index for index, answer in enumerate(answers) if answer.error is None],
            settled,
            max_batch_tokens=self._max_batch_tokens,
            most_new=[self.max_output_tokens - self._taken(prompt) for prompt in prompts],
        )
        for batch in planned:
            for index, made in self._answers(batch, prompts, settled).items():
                answers[index] = replace(made, prompt_tokens=prompts[index].length)
        return answers

    def _prompt(self, request: Request) -> Rendered:
        text = self.render(request)
        return Rendered(text=text, length=self._length(text), request=request)

    def _taken(self, prompt: Rendered) -> int:
        """How many of the positions that are written to a prompt takes."""
        return prompt.length if self.shares_positions else 0

    def _misfit(self, prompt: Rendered) -> str | None:
        """Why the positions do not hold a prompt and its answer, in words; None where they do."""
        if prompt.length + (prompt.limit if self.shares_positions else 0) > self.max_input_tokens:
            return no_room(prompt, self.max_input_tokens, self.name)
        if prompt.limit > self.max_output_tokens:
            return no_room_for_answer(prompt, self.max_output_tokens, self.name)
        return None

    def _answers(self, batch: Batch, prompts: Sequence[Rendered], settled: Settled) -> dict[int, Answer]:
        """The answer to each request of a batch, which is made in parts where memory runs out."""
        candidates: dict[int, list[Candidate]] = {index: [] for index in batch.requests}
        errors: dict[int, str] = {}
        most = 0
        for part, found in self._memory.run(
            batch,
            lambda part: self._candidates(part, prompts, settled),
            lambda part: size(part, prompts, settled),
            # Beams are searched together; samples are drawn apart.
            together=settled.beams,
        ):
            if found is None:
                for index in part.requests:
                    errors[index] = no_memory(prompts[index], settled, self.model.device)
                continue
            most = max(most, len(part.requests) * part.copies)
            for index, made in zip(part.requests, found, strict=True):
                candidates[index].extend(made)
        halved = 0 < most < len(batch.requests) * batch.copies
        notes = (f"Memory ran out: batches were halved to {most} sequences.",) if halved else ()
        return {
            index: Answer(error=errors[index]) if index in errors else Answer(tuple(made), notes=notes)
            for index, made in candidates.items()
        }

    def _candidates(
        self, batch: Batch, prompts: Sequence[Rendered], settled: Settled
    ) -> list[list[Candidate]]:
        """Candidates for each request of a batch that fits."""
        import torch

        from summarize.models.sampling import seeded

        if batch.first:
            settled = replace(settled, beams=1)  # the first part had them
        texts = [prompts[index].text for index in batch.requests]
        limits = [prompts[index].limit for index in batch.requests]
        copies = batch.copies
        # A later part of one request must not draw what the first did.
        material = [*texts, f"from {batch.first}"] if batch.first else texts
        with torch.inference_mode(), seeded(settled.seed, material, self.model.device):
            held = self._hold(batch, prompts, settled)
            made = self.run_batch(texts, copies, limits, settled, held)
        found = []
        for row, (tokens, logprobs, withheld) in enumerate(
            zip(made.tokens, made.logprobs, made.withheld, strict=True)
        ):
            # The batch runs to its longest limit; each request keeps to its own.
            one = self._candidate(tokens, logprobs, limits[row // copies], settled)
            searched = row % copies < settled.searched(copies)
            found.append(replace(one, withheld=sum(withheld[: one.tokens]), beam=searched))
        return [found[start : start + copies] for start in range(0, len(found), copies)]

    def _hold(self, batch: Batch, prompts: Sequence[Rendered], settled: Settled) -> Holding | None:
        """What keeps the rows of a batch to what their documents license, where that is wanted."""
        if not settled.supported:
            return None
        if self._holder is None:
            self._holder = Holder(self.model, self.tokenizer)
        asked = [prompts[index].request for index in batch.requests]
        licensing = [
            Licensing(request.documents, request.barred, settled.texts(request), request.cluster)
            for request in asked
        ]
        return self._holder.hold(licensing, settled.rows(batch.copies))

    def _candidate(self, row: list[int], logprobs: list[float], limit: int, settled: Settled) -> Candidate:
        row, ends = row[:limit], set(self.end_tokens())
        stop = next((position for position, token in enumerate(row) if token in ends), None)
        kept = row if stop is None else row[:stop]
        text = self.tidy(self.tokenizer.decode(kept, skip_special_tokens=True).strip())
        tokens = len(kept) + (stop is not None)
        # An end token that is forced at the limit ends nothing.
        finished = stop is not None and not (settled.forced_end and tokens == limit)
        said = logprobs[:tokens]
        return Candidate(
            text=text,
            tokens=tokens,
            logprob=sum(said),
            worst=min(said, default=0.0),
            finished=finished,
        )

    def write(
        self,
        copies: int,
        limits: Sequence[int],
        settled: Settled,
        held: Holding | None,
        *,
        given: int,
        **inputs: Any,
    ) -> Written:
        """Continue `inputs`, the rows of a request side by side, of which `given` tokens are no new ones."""
        told = options(self._own, self.tokenizer, max(limits), settled)
        ends = self.end_tokens()
        return write(
            self.model, copies, settled, ends, limits=limits, given=given, held=held, **inputs, **told
        )

    def tidy(self, text: str) -> str:
        """A generated text without what belongs to the prompt's form and not to the answer."""
        return text
