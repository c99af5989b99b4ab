"""What all models that run in this process through transformers have in common.

A subclass says where its weights are, how a request becomes prompt text, and how a batch of prompts
becomes sequences. Loading, limits, packing, seeds and candidates are the same for all.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from summarize.models.batching import Rendered, batches, size
from summarize.models.control_tokens import special_tokens
from summarize.models.generating import Written, options, write
from summarize.models.makers_choice import take_over
from summarize.models.out_of_memory import Batch, MemoryLimit
from summarize.models.positions import read_positions
from summarize.models.settled import Settled, settle
from summarize.models.supported.holder import Holder, Licensing
from summarize.pretrained.adapters import adapter_note, find_adapter
from summarize.pretrained.loading import load
from summarize.pretrained.placement import DType, choose_device
from summarize.pretrained.weights import Weights
from summarize.types import Answer, Candidate, Decoding, ModelCard, Request

if TYPE_CHECKING:
    from summarize.models.supported.holding import Holding


class TransformersModel(ABC):
    """A model of the transformers library in this process."""

    padding_side = "right"
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
        self.name = name
        self._device_name = device
        self._dtype_name: DType = dtype
        self._max_batch_tokens = max_batch_tokens
        self._adapter = adapter
        self._licence = licence
        self._weights: Weights | None = None
        self._loaded: tuple[Any, Any] | None = None
        self._own: Any = None
        self._memory = MemoryLimit()
        self._holder: Holder | None = None

    @abstractmethod
    def locate(self) -> Weights:
        """Find the weights; may convert them. Raises ModelError, ResourceError or ConfigError."""

    @abstractmethod
    def auto_class(self) -> Any:
        """The transformers Auto class that loads the weights."""

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
    def model(self) -> Any:
        """The loaded model."""
        self.load()
        assert self._loaded is not None
        return self._loaded[0]

    @property
    def tokenizer(self) -> Any:
        """The loaded tokenizer."""
        self.load()
        assert self._loaded is not None
        return self._loaded[1]

    def load(self) -> None:
        """Load tokenizer and weights. Raises ModelError where they are missing, damaged or unsafe."""
        if self._loaded is not None:
            return
        # What is wrong with the settings is told before a file is converted, which may take a minute.
        choose_device(self._device_name)
        if self._adapter is not None:
            find_adapter(self._adapter)
        weights = self.locate()
        model, tokenizer = load(
            weights,
            self.auto_class(),
            device=self._device_name,
            dtype=self._dtype_name,
            adapter=self._adapter,
        )
        tokenizer.padding_side = self.padding_side
        self.prepare(model, tokenizer)
        self._own = take_over(model)
        self._weights, self._loaded = weights, (model, tokenizer)

    def prepare(self, model: Any, tokenizer: Any) -> None:
        """What a subclass must know of model and tokenizer before the first request; may raise ModelError."""
        return

    def card(self) -> ModelCard:
        """Which weights these are; loads them."""
        model = self.model
        assert self._weights is not None
        return ModelCard(
            name=self.name,
            source=self._weights.source,
            revision=getattr(model.config, "_commit_hash", None) or self._weights.revision,
            digest=self._weights.digest,
            device=str(model.device),
            dtype=str(model.dtype).removeprefix("torch."),
            attention=str(getattr(model.config, "_attn_implementation", None) or ""),
            licence=self._licence,
            note=adapter_note(self._adapter),
        )

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

    def count_texts(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text alone, without begin and end tokens."""
        if not texts:
            return []
        return [len(ids) for ids in self.tokenizer(list(texts), add_special_tokens=False).input_ids]

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
            return (
                f"A prompt of {prompt.length} tokens and {prompt.limit} new ones do not fit the "
                f"{self.max_input_tokens} positions of {self.name}. Use a smaller chunk or another model."
            )
        if prompt.limit > self.max_output_tokens:
            return (
                f"{prompt.limit} new tokens do not fit the {self.max_output_tokens} positions in "
                f"which {self.name} writes. Use a smaller chunk or another model."
            )
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
                errors.update((index, self._too_large(prompts[index], settled)) for index in part.requests)
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

    def _too_large(self, prompt: Rendered, settled: Settled) -> str:
        """What to do where memory does not hold one request, in words."""
        search, fewer = "", ""
        if settled.beams > 1:
            search, fewer = f" and {settled.beams} beams", "fewer beams (decoding.beams), "
        return (
            f"Memory ran out on {self.model.device} with one prompt of {prompt.length} tokens, "
            f"{prompt.limit} new ones{search}. Use {fewer}a smaller chunk, dtype=bf16, a smaller model or a "
            "device with more memory."
        )

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

    def encode(self, prompts: Sequence[str]) -> dict[str, Any]:
        """Ids and attention mask of prompts, (prompts, tokens), padded, on the model's device."""
        encoded = self.tokenizer(
            list(prompts), return_tensors="pt", padding=True, add_special_tokens=self.adds_special_tokens
        ).to(self.model.device)
        return {"input_ids": encoded["input_ids"], "attention_mask": encoded["attention_mask"]}

    @property
    def control_tokens(self) -> list[str]:
        """Spellings that the tokenizer reads as control tokens."""
        return special_tokens(self.tokenizer)

    def tidy(self, text: str) -> str:
        """A generated text without what belongs to the prompt's form and not to the answer."""
        return text

    def end_tokens(self) -> list[int]:
        """Token ids that end a sequence: the model's own, the tokenizer's, and the padding after them."""
        configured = self.model.generation_config.eos_token_id
        ends = configured if isinstance(configured, list) else [configured]
        known = {*ends, self.tokenizer.eos_token_id, self.tokenizer.pad_token_id}
        return sorted(token for token in known if token is not None)

    def _length(self, text: str) -> int:
        return len(self.tokenizer(text, add_special_tokens=self.adds_special_tokens).input_ids)

    @property
    def adds_special_tokens(self) -> bool:
        """Whether the tokenizer adds begin and end tokens; a chat template brings its own."""
        return True
