"""Encoder-decoder models.

summarize model=hf_seq2seq model.path=facebook/bart-large-cnn
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

from summarize.models.control_tokens import neutralise
from summarize.models.settled import Settled
from summarize.models.transformers_model import TransformersModel
from summarize.pretrained.placement import DType
from summarize.pretrained.weights import Weights, resolve
from summarize.types import Request


class Seq2SeqModel(TransformersModel):
    """An encoder-decoder model, from a folder or the hub.

    It reads the documents, joined by `separator`, after `prefix`; instruction and examples are for
    chat models and are left out.
    """

    def __init__(
        self,
        *,
        path: str,
        revision: str | None = None,
        prefix: str = "",
        separator: str = "\n",
        device: str = "auto",
        dtype: DType = "auto",
        max_batch_tokens: int = 32_768,
    ) -> None:
        super().__init__(name=path, device=device, dtype=dtype, max_batch_tokens=max_batch_tokens)
        self._path = path
        self._revision = revision
        self._prefix = prefix
        self._separator = separator

    def locate(self) -> Weights:
        """The folder or hub name of `model.path`."""
        return resolve(self._path, self._revision)

    def auto_class(self) -> Any:
        """AutoModelForSeq2SeqLM."""
        from transformers import AutoModelForSeq2SeqLM

        return AutoModelForSeq2SeqLM

    def new_positions(self, new_tokens: int) -> int:
        """None: the decoder has positions of its own."""
        return 0

    @property
    def max_output_tokens(self) -> int:
        """Positions of the decoder; one with relative positions (T5) has no end."""
        config = self.model.config
        shared = getattr(config, "max_position_embeddings", sys.maxsize)
        return int(getattr(config, "max_decoder_position_embeddings", shared))

    def render(self, request: Request) -> str:
        """Prefix and documents, with control tokens in them neutralised."""
        documents = [neutralise(document, self.control_tokens) for document in request.documents]
        return self._prefix + self._separator.join(documents)

    def run_batch(
        self, prompts: Sequence[str], copies: int, max_new_tokens: int, settled: Settled
    ) -> tuple[Any, list[list[float]]]:
        """Encode each prompt once, then decode it `copies` times."""
        from transformers.modeling_outputs import BaseModelOutput

        model = self.model
        encoded = self.tokenizer(list(prompts), return_tensors="pt", padding=True).to(model.device)
        mask = encoded["attention_mask"]
        read = model.get_encoder()(input_ids=encoded["input_ids"], attention_mask=mask)
        sequences, logprobs = self.sample(
            copies,
            max_new_tokens,
            settled,
            encoder_outputs=BaseModelOutput(
                last_hidden_state=read.last_hidden_state.repeat_interleave(copies, dim=0)
            ),
            attention_mask=mask.repeat_interleave(copies, dim=0),
        )
        # The first token is the decoder's start token, which is given, not generated.
        return sequences[:, 1:], logprobs
