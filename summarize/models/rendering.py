"""Requests as the text that one model reads: through its chat template, or plain where it has none.

A template is a program that came with the model. transformers renders it in Jinja's immutable sandbox, from
which no file, module or attribute of Python's own can be reached.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from summarize.models.chat import Message, merged, messages, plain
from summarize.models.reasoning import CLOSES, OPENS, ends_in_reasoning
from summarize.types import Request

PROBE: tuple[Message, ...] = (
    {"role": "system", "content": "newsfuse-probe"},
    {"role": "user", "content": "A text."},
)
"""Shown to a template once, to see what it makes of a system role."""


class Renderer:
    """Renders requests. Made when the model is loaded, so that a template that fails does so then."""

    def __init__(self, tokenizer: Any, control_tokens: Sequence[str], options: Mapping[str, Any]) -> None:
        """`options` are variables of the chat template, such as Qwen3's `enable_thinking`.

        Raises ValueError where the template cannot be rendered.
        """
        self._tokenizer = tokenizer
        self._reserved = (*control_tokens, OPENS, CLOSES)
        self._options = options
        self.chats = bool(tokenizer.chat_template)
        """Whether there is a template. It writes the begin token itself."""
        self._merges = self.chats and not self._shows_system()
        self.opens_reasoning = self.chats and ends_in_reasoning(self._chat(PROBE))
        """Whether prompts end inside the model's reasoning."""

    def text(self, request: Request) -> str:
        """What the model reads of a request."""
        if not self.chats:
            return plain(request, self._reserved)
        return self._chat(messages(request, self._reserved))

    def _shows_system(self) -> bool:
        """Whether the template shows what the system says: some refuse the role, some leave it out."""
        try:
            return PROBE[0]["content"] in self._apply(PROBE)
        except Exception:  # a template raises what it likes, as Gemma 2's and Mistral's do here
            try:
                self._apply(merged(PROBE))
            except Exception as error:
                raise ValueError(f"{error}".rstrip(".") + ".") from error
            return False

    def _chat(self, found: Sequence[Message]) -> str:
        return self._apply(merged(found) if self._merges else found)

    def _apply(self, found: Sequence[Message]) -> str:
        rendered: str = self._tokenizer.apply_chat_template(
            list(found), tokenize=False, add_generation_prompt=True, **self._options
        )
        return rendered
