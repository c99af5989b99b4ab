"""What all models that run in this process through transformers have in common.

A subclass says where its weights are, how a request becomes prompt text, and how a batch of prompts
becomes sequences. Loading, limits, packing, seeds and candidates are the same for all.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from summarize.models.packing import pack
from summarize.models.settled import Settled, settle
from summarize.pretrained.loading import load
from summarize.pretrained.placement import DType
from summarize.pretrained.weights import Weights
from summarize.types import Answer, Candidate, Decoding, ModelCard, Request

POSITION_KEYS = ("max_position_embeddings", "max_encoder_position_embeddings", "n_positions")
"""Where model configs keep the number of positions; a tokenizer's own limit may be 1e30."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A request as the model will read it."""

    text: str
    """After template and neutralisation."""
    length: int
    """Tokens."""
    request: Request


class TransformersModel(ABC):
    """A model of the transformers library in this process."""

    padding_side = "right"

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
        self, prompts: Sequence[str], copies: int, max_new_tokens: int, settled: Settled
    ) -> tuple[Any, list[list[float]]]:
        """Generated ids, (prompts x copies, new tokens) with the prompts outermost, and the
        log-probability of each row in nats."""

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
        weights = self.locate()
        self._loaded = load(
            weights,
            self.auto_class(),
            device=self._device_name,
            dtype=self._dtype_name,
            adapter=self._adapter,
        )
        self.tokenizer.padding_side = self.padding_side
        self._weights = weights

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
        )

    @property
    def max_input_tokens(self) -> int:
        """Positions of the model's own config."""
        config = self.model.config
        for key in POSITION_KEYS:
            value = getattr(config, key, None)
            if isinstance(value, int) and value > 0:
                return value
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
        return self.max_input_tokens - self.count_tokens(request) - self.new_positions(request.max_new_tokens)

    def generate(self, requests: Sequence[Request], decoding: Decoding) -> list[Answer]:
        """An answer to each request, in their order.

        One that the model's positions do not hold never reaches the model: its answer has an error.
        """
        settled = settle(decoding, self.model.generation_config)
        prompts = [self._prompt(request) for request in requests]
        answers = [Answer(prompt_tokens=prompt.length, error=self._misfit(prompt)) for prompt in prompts]
        fitting = [index for index, answer in enumerate(answers) if answer.error is None]
        for batch in self._batches(fitting, prompts, settled):
            for index, candidates in zip(batch, self._run(batch, prompts, settled), strict=True):
                answers[index] = replace(answers[index], candidates=tuple(candidates))
        return answers

    def _prompt(self, request: Request) -> Rendered:
        text = self.render(request)
        return Rendered(text=text, length=self._length(text), request=request)

    def _misfit(self, prompt: Rendered) -> str | None:
        """Why the positions do not hold a prompt and its answer, in words; None where they do."""
        new = prompt.request.max_new_tokens
        if prompt.length + self.new_positions(new) > self.max_input_tokens:
            return (
                f"A prompt of {prompt.length} tokens and {new} new ones do not fit the "
                f"{self.max_input_tokens} positions of {self.name}. Use a smaller chunk or another model."
            )
        if new > self.max_output_tokens:
            return (
                f"{new} new tokens do not fit the {self.max_output_tokens} positions in "
                f"which {self.name} writes. Use a smaller chunk or another model."
            )
        return None

    def new_positions(self, new_tokens: int) -> int:
        """How many of the prompt's positions new tokens take: all of them for a decoder-only model."""
        return new_tokens

    def _batches(
        self, fitting: Sequence[int], prompts: Sequence[Rendered], settled: Settled
    ) -> list[list[int]]:
        """Batches of the requests `fitting` that have the same number of candidates, alike in length.

        A batch runs to its longest limit, so a request without room for that goes alone.
        """
        longest = max((prompts[index].request.max_new_tokens for index in fitting), default=0)
        alike: dict[int, list[int]] = {}
        batches: list[list[int]] = []
        for index in fitting:
            prompt = prompts[index]
            if prompt.length + self.new_positions(longest) > self.max_input_tokens:
                batches.append([index])
            else:
                alike.setdefault(settled.copies(prompt.request.candidates), []).append(index)
        for copies, members in alike.items():
            lengths = [prompts[index].length + longest for index in members]
            packed = pack(lengths, [copies] * len(members), self._max_batch_tokens)
            batches.extend([[members[position] for position in batch] for batch in packed])
        return batches

    def _run(
        self, batch: Sequence[int], prompts: Sequence[Rendered], settled: Settled
    ) -> list[list[Candidate]]:
        import torch

        from summarize.models.sampling import seeded

        texts = [prompts[index].text for index in batch]
        limits = [prompts[index].request.max_new_tokens for index in batch]
        copies = settled.copies(prompts[batch[0]].request.candidates)
        with torch.inference_mode(), seeded(settled.seed, texts, self.model.device):
            rows, logprobs = self.run_batch(texts, copies, max(limits), settled)
        found = [
            # The batch runs to its longest limit; each request keeps to its own.
            self._candidate(row[: limits[position // copies]], steps)
            for position, (row, steps) in enumerate(zip(rows.tolist(), logprobs, strict=True))
        ]
        return [found[start : start + copies] for start in range(0, len(found), copies)]

    def _candidate(self, row: list[int], logprobs: list[float]) -> Candidate:
        ends = set(self.end_tokens())
        stop = next((position for position, token in enumerate(row) if token in ends), None)
        kept = row if stop is None else row[:stop]
        text = self.tidy(self.tokenizer.decode(kept, skip_special_tokens=True).strip())
        tokens = len(kept) + (stop is not None)
        return Candidate(text=text, tokens=tokens, logprob=sum(logprobs[:tokens]), finished=stop is not None)

    def sample(
        self, copies: int, max_new_tokens: int, settled: Settled, **inputs: Any
    ) -> tuple[Any, list[list[float]]]:
        """Continue `inputs`, the rows of a request side by side: the library's `generate`, our sampler.

        Returns its sequences (rows, tokens) and the log-probabilities of the new tokens in nats.
        """
        from transformers import LogitsProcessorList, StoppingCriteriaList

        from summarize.models.sampling import EnoughFinished, Sampler

        sampler = Sampler(settled)
        enough = EnoughFinished(copies, settled.enough_finished, self.end_tokens())
        sequences = self.model.generate(
            **inputs,
            max_new_tokens=max_new_tokens,
            pad_token_id=self.tokenizer.pad_token_id,
            logits_processor=LogitsProcessorList([sampler]),
            stopping_criteria=StoppingCriteriaList([enough]),
            # The model's own defaults may be others; the sampler penalises and draws.
            repetition_penalty=1.0,
            do_sample=False,
            num_beams=1,
            no_repeat_ngram_size=settled.no_repeat_ngram_size,
        )
        return sequences, sampler.logprobs()

    @property
    def control_tokens(self) -> list[str]:
        """Spellings that the tokenizer reads as control tokens."""
        return [token.content for token in self.tokenizer.added_tokens_decoder.values() if token.special]

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
