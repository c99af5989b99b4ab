"""Encoder-decoder models.

summarize model=hf_seq2seq model.path=facebook/bart-large-cnn
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from summarize.errors import ModelError
from summarize.models.control_tokens import neutralise
from summarize.models.generating import Written
from summarize.models.global_attention import global_attention, takes_global_attention
from summarize.models.makers_choice import summarizing
from summarize.models.positions import window, written_positions
from summarize.models.settled import Settled
from summarize.models.transformers_model import TransformersModel
from summarize.pretrained.placement import DType
from summarize.pretrained.weights import Weights, resolve
from summarize.types import Request

if TYPE_CHECKING:
    from summarize.models.supported.holding import Holding


class Seq2SeqModel(TransformersModel):
    """An encoder-decoder model, from a folder or the hub.

    It reads the documents after its prefix, and nothing else: instruction and examples are for chat models.
    Line breaks in a document become spaces, as in the texts that summarisers are trained on.
    """

    shares_positions = False

    def __init__(
        self,
        *,
        path: str,
        revision: str | None = None,
        prefix: str | None = None,
        separator: str = "\n",
        separator_token: str | None = None,
        line_break: str | None = None,
        licence: str = "",
        adapter: str | None = None,
        device: str = "auto",
        dtype: DType = "auto",
        max_batch_tokens: int = 32_768,
    ) -> None:
        """`prefix` stands before the documents; None takes the one in the model's own config, if any.

        `separator` stands between them. `separator_token`, where it is set, stands after each of them
        instead: a token of the model's own that says where a document ends (PRIMERA's `<doc-sep>`).
        `line_break` is what the model writes to end a line (PEGASUS writes `<n>`); a space takes its place.
        """
        super().__init__(
            name=path,
            device=device,
            dtype=dtype,
            max_batch_tokens=max_batch_tokens,
            adapter=adapter,
            licence=licence,
        )
        self._path = path
        self._revision = revision
        self._given_prefix = prefix
        self._prefix = ""
        self._separator = separator
        self._separator_token = separator_token
        self._separator_id: int | None = None
        self._line_break = line_break
        self._looks_everywhere = False
        self._window = 1

    def locate(self) -> Weights:
        """The folder or hub name of `model.path`."""
        return resolve(self._path, self._revision)

    def auto_class(self) -> Any:
        """AutoModelForSeq2SeqLM."""
        from transformers import AutoModelForSeq2SeqLM

        return AutoModelForSeq2SeqLM

    def prepare(self, model: Any, tokenizer: Any) -> None:
        """What its config says of prefix and windows. Raises ModelError where there is no such separator."""
        own = str(summarizing(model.config).get("prefix") or "")
        self._prefix = own if self._given_prefix is None else self._given_prefix
        self._looks_everywhere = takes_global_attention(model)
        self._window = window(model.config)
        if self._separator_token is not None:
            self._separator_id = _id_of(self._separator_token, tokenizer, self.name)

    @property
    def max_output_tokens(self) -> int:
        """Positions of the decoder; one with relative positions (T5) has no end."""
        return written_positions(self.model.config)

    def render(self, request: Request) -> str:
        """Prefix and documents, with control tokens in them neutralised."""
        self.load()
        token = self._separator_token
        reserved = self.control_tokens if token is None else [*self.control_tokens, token]
        documents = [" ".join(neutralise(document, reserved).split()) for document in request.documents]
        if token is None:
            return self._prefix + self._separator.join(documents)
        # The tokenizer ends every text with its end token anyway.
        last = "" if token == self.tokenizer.eos_token else token
        return self._prefix + token.join(documents) + last

    def tidy(self, text: str) -> str:
        """Without separators and marks of line breaks that the model wrote."""
        for mark in filter(None, (self._separator_token, self._line_break)):
            text = " ".join(text.replace(mark, " ").split()) if mark in text else text
        return text

    def encode(self, prompts: Sequence[str]) -> dict[str, Any]:
        """Ids and masks, in whole windows; with the mask of global attention where the model takes one."""
        encoded = self.tokenizer(
            list(prompts), return_tensors="pt", padding=True, pad_to_multiple_of=self._window
        ).to(self.model.device)
        ids, mask = encoded["input_ids"], encoded["attention_mask"]
        inputs = {"input_ids": ids, "attention_mask": mask}
        if self._looks_everywhere:
            inputs["global_attention_mask"] = global_attention(ids, mask, self._separator_id)
        return inputs

    def run_batch(
        self,
        prompts: Sequence[str],
        copies: int,
        limits: Sequence[int],
        settled: Settled,
        held: Holding | None,
    ) -> Written:
        """Encode each prompt once, then decode it in as many rows as are worked on."""
        from transformers.modeling_outputs import BaseModelOutput

        inputs, rows = self.encode(prompts), settled.rows(copies)
        read = self.model.get_encoder()(**inputs).last_hidden_state
        return self.write(
            copies,
            limits,
            settled,
            held,
            given=1,  # the decoder's start token
            # Not read again; some models may not repeat runs of tokens of their input.
            input_ids=inputs["input_ids"].repeat_interleave(rows, dim=0),
            encoder_outputs=BaseModelOutput(last_hidden_state=read.repeat_interleave(rows, dim=0)),
            attention_mask=inputs["attention_mask"].repeat_interleave(rows, dim=0),
        )


def _id_of(token: str, tokenizer: Any, name: str) -> int:
    """The id of a token that must be one of the tokenizer's own. Raises ModelError where it is not."""
    ids: list[int] = tokenizer(token, add_special_tokens=False).input_ids
    if len(ids) == 1 and tokenizer.convert_ids_to_tokens(ids[0]) == token:
        return ids[0]
    own = [added.content for added in tokenizer.added_tokens_decoder.values()]
    raise ModelError(
        f"The tokenizer of {name} has no token {token}, which model.separator_token names; its special "
        f"tokens are {', '.join(own) or 'none'}. Name one of them, or put the text of model.separator "
        "between documents: model.separator_token=null"
    )
