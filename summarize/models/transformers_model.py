"""What all models that run in this process through transformers have in common.

A subclass says where its weights are, how a request becomes prompt text, and how a batch of prompts
becomes sequences. Loading, limits, packing, seeds and candidates are the same for all.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from summarize.errors import ClusterError, ModelError
from summarize.models.packing import pack
from summarize.models.placement import DType, choose_device, choose_dtype
from summarize.models.weights import Weights
from summarize.types import Candidate, Decoding, ModelCard, Request

POSITION_KEYS = ("max_position_embeddings", "max_encoder_position_embeddings", "n_positions")
"""Where model configs keep the number of positions; a tokenizer's own limit may be 1e30."""


@dataclass(frozen=True, slots=True)
class Prompt:
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
        self, *, name: str, device: str, dtype: DType, max_batch_tokens: int, licence: str = ""
    ) -> None:
        self.name = name
        self._device_name = device
        self._dtype_name: DType = dtype
        self._max_batch_tokens = max_batch_tokens
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
        self, prompts: Sequence[str], copies: int, max_new_tokens: int, decoding: Decoding
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
        device = choose_device(self._device_name)
        dtype = choose_dtype(self._dtype_name, device)
        weights = self.locate()
        from transformers import AutoTokenizer
        from transformers.utils import logging

        logging.disable_progress_bar()
        common = {"revision": weights.revision, "trust_remote_code": False}
        try:
            tokenizer = AutoTokenizer.from_pretrained(weights.location, **common)
            model, report = self.auto_class().from_pretrained(
                weights.location, dtype=dtype, use_safetensors=True, output_loading_info=True, **common
            )
        except (
            Exception
        ) as error:  # the library raises OSError, ValueError, SafetensorError, RuntimeError ...
            raise ModelError(_loading_failed(weights, str(error).strip() or type(error).__name__)) from error
        if missing := sorted(report["missing_keys"]):  # the library would go on with random numbers
            what = f"{len(missing)} weights of {type(model).__name__} are not in it, such as {missing[0]}."
            raise ModelError(_loading_failed(weights, what))
        if tokenizer.pad_token_id is None:
            if tokenizer.eos_token_id is None:
                raise ModelError(_loading_failed(weights, "its tokenizer has no padding and no end token."))
            tokenizer.pad_token = tokenizer.eos_token
        tokenizer.padding_side = self.padding_side
        self._weights = weights
        self._loaded = (model.to(device).eval(), tokenizer)

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
        """Prompt tokens of a request, template and examples included."""
        return self._length(self.render(request))

    def generate(self, requests: Sequence[Request], decoding: Decoding) -> list[list[Candidate]]:
        """Candidates for each request, in the order of the requests.

        Raises ClusterError for a prompt that the model's positions do not hold: it never reaches the model.
        """
        prompts = [self._prompt(request) for request in requests]
        results: list[list[Candidate]] = [[] for _ in requests]
        for batch in self._batches(prompts, decoding):
            for index, candidates in zip(batch, self._run(batch, prompts, decoding), strict=True):
                results[index] = candidates
        return results

    def _prompt(self, request: Request) -> Prompt:
        text = self.render(request)
        prompt = Prompt(text=text, length=self._length(text), request=request)
        if prompt.length + self.new_positions(request.max_new_tokens) > self.max_input_tokens:
            raise ClusterError(
                f"A prompt of {prompt.length} tokens and {request.max_new_tokens} new ones do not fit the "
                f"{self.max_input_tokens} positions of {self.name}. Use a smaller chunk or another model."
            )
        if request.max_new_tokens > self.max_output_tokens:
            raise ClusterError(
                f"{request.max_new_tokens} new tokens do not fit the {self.max_output_tokens} positions in "
                f"which {self.name} writes. Use a smaller chunk or another model."
            )
        return prompt

    def new_positions(self, new_tokens: int) -> int:
        """How many of the prompt's positions new tokens take: all of them for a decoder-only model."""
        return new_tokens

    def _batches(self, prompts: Sequence[Prompt], decoding: Decoding) -> list[list[int]]:
        """Batches of requests that have the same number of candidates, alike in length.

        A batch runs to its longest limit, so a request without room for that goes alone.
        """
        longest = max((prompt.request.max_new_tokens for prompt in prompts), default=0)
        alike: dict[int, list[int]] = {}
        batches: list[list[int]] = []
        for index, prompt in enumerate(prompts):
            if prompt.length + self.new_positions(longest) > self.max_input_tokens:
                batches.append([index])
            else:
                alike.setdefault(_copies(prompt.request, decoding), []).append(index)
        for copies, members in alike.items():
            lengths = [prompts[index].length + longest for index in members]
            packed = pack(lengths, [copies] * len(members), self._max_batch_tokens)
            batches.extend([[members[position] for position in batch] for batch in packed])
        return batches

    def _run(
        self, batch: Sequence[int], prompts: Sequence[Prompt], decoding: Decoding
    ) -> list[list[Candidate]]:
        import torch

        from summarize.models.sampling import seeded

        texts = [prompts[index].text for index in batch]
        limits = [prompts[index].request.max_new_tokens for index in batch]
        copies = _copies(prompts[batch[0]].request, decoding)
        with torch.inference_mode(), seeded(decoding.seed, texts, self.model.device):
            rows, logprobs = self.run_batch(texts, copies, max(limits), decoding)
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
        self, copies: int, max_new_tokens: int, decoding: Decoding, **inputs: Any
    ) -> tuple[Any, list[list[float]]]:
        """Continue `inputs`, the rows of a request side by side: the library's `generate`, our sampler.

        Returns its sequences (rows, tokens) and the log-probabilities of the new tokens in nats.
        """
        from transformers import LogitsProcessorList, StoppingCriteriaList

        from summarize.models.sampling import EnoughFinished, Sampler

        sampler = Sampler(decoding)
        enough = EnoughFinished(copies, decoding.enough_finished, self.end_tokens())
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


def _copies(request: Request, decoding: Decoding) -> int:
    # Greedy decoding gives the same text each time.
    return 1 if decoding.temperature == 0 else (request.candidates or decoding.candidates)


def _loading_failed(weights: Weights, reason: str) -> str:
    return (
        f"The model {weights.source} could not be loaded: {reason.splitlines()[0][:300]} "
        f"(only safetensors are read; remote code is never run). {weights.remedy}"
    )
