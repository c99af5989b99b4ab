"""A request as chat messages: instruction, worked examples, fenced documents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from summarize.models.control_tokens import neutralise
from summarize.types import Prompt, Request

Message = dict[str, str]
"""`role` (system, user, assistant) and `content`."""

_SLOT = re.compile(r"\{(?:number|text)\}")


def messages(request: Request, control_tokens: Iterable[str]) -> list[Message]:
    """The messages that ask for an answer: one of the system, then user and assistant in turns, user last.

    Control tokens and fences inside documents and worked examples are spelled apart.
    """
    prompt = request.prompt
    reserved = (*control_tokens, *fences(prompt.document))
    found = [{"role": "system", "content": prompt.instruction}]
    for documents, answer in prompt.examples:
        found.append({"role": "user", "content": _shown(prompt, documents, reserved)})
        found.append({"role": "assistant", "content": neutralise(answer, reserved)})
    return [*found, {"role": "user", "content": _shown(prompt, request.documents, reserved)}]


def plain(request: Request, control_tokens: Iterable[str]) -> str:
    """The same as plain text, for a model that was never taught to chat: it goes on after the last `=>`."""
    system, *turns = messages(request, control_tokens)
    shown = "\n\n".join(
        f"{turn['content']}\n=>" + (f" {answer['content']}" if answer else "")
        for turn, answer in zip(turns[::2], [*turns[1::2], None], strict=True)
    )
    return f"{neutralise(system['content'], control_tokens)}\n\n{shown}"


def fences(document: str) -> list[str]:
    """What a document's form puts around the text, such as `<article` and `</article`.

    Marks of one or two characters (a dash, a bullet) fence nothing in.
    """
    pieces = (piece.strip() for piece in _SLOT.split(document))
    return [piece for piece in pieces if len(piece) > 2]


def _shown(prompt: Prompt, documents: Sequence[str], reserved: Sequence[str]) -> str:
    listed = [
        prompt.document.format(number=number, text=neutralise(text, reserved))
        for number, text in enumerate(documents, start=1)
    ]
    return "\n".join([*listed, prompt.closing] if prompt.closing else listed)
