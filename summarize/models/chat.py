"""A request as chat messages: instruction, worked examples, fenced documents.

Nothing in the contents can be read as a control token: articles are written by anyone, and a document's
form may put characters around a text that make one with it. Fences inside documents are spelled apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from string import Formatter

from summarize.models.control_tokens import break_fences, neutralise
from summarize.types import Prompt, Request

Message = dict[str, str]
"""`role` (system, user, assistant) and `content`."""
MARK = "- "
"""A list mark, which small models repeat before their answer when their prompt is a list."""
ARROW = "=>"
"""What a base model goes on after, as in the worked examples."""
TLDR = "TL;DR:"
"""What it goes on after where there are none (Radford et al. 2019, section 3.6). After an arrow that it has
not seen before, a base model breaks the line, or goes on with more documents."""


def messages(request: Request, control_tokens: Iterable[str]) -> list[Message]:
    """The messages that ask for an answer: one of the system, then user and assistant in turns, user last.

    Control tokens anywhere, and fences inside documents and worked examples, are spelled apart.
    """
    return _messages(request, tuple(control_tokens), fences(request.prompt.document))


def plain(request: Request, control_tokens: Iterable[str]) -> str:
    """The same as plain text, for a model that was never taught to chat: it ends the last line."""
    mark = ARROW if request.prompt.examples else TLDR
    fenced = (*fences(request.prompt.document), mark)
    system, *turns = _messages(request, tuple(control_tokens), fenced)
    shown = "\n\n".join(
        f"{turn['content']}\n{mark}" + (f" {answer['content']}" if answer else "")
        for turn, answer in zip(turns[::2], [*turns[1::2], None], strict=True)
    )
    return f"{system['content']}\n\n{shown}"


def merged(found: Sequence[Message]) -> list[Message]:
    """The messages without a system role: the instruction opens the first user turn."""
    system, first, *rest = found
    return [{"role": "user", "content": f"{system['content']}\n\n{first['content']}"}, *rest]


def fences(document: str) -> tuple[str, ...]:
    """What a document's form puts around the text, such as `<article` and `</article`.

    A mark of one or two characters (a dash, a bullet) and a plain word fence nothing in.
    """
    pieces = (literal.strip() for literal, *_ in Formatter().parse(document))
    return tuple(piece for piece in pieces if len(piece) > 2 and not _is_words(piece))


def _is_words(piece: str) -> bool:
    return all(word.isalnum() for word in piece.split())


def _messages(request: Request, control: tuple[str, ...], fenced: Sequence[str]) -> list[Message]:
    prompt = request.prompt
    found = [{"role": "system", "content": prompt.instruction}]
    for documents, answer in prompt.examples:
        found.append({"role": "user", "content": _shown(prompt, documents, fenced)})
        found.append({"role": "assistant", "content": break_fences(answer, fenced)})
    found.append({"role": "user", "content": _shown(prompt, request.documents, fenced)})
    # Last of all, so that the pieces cannot make a token together either.
    return [{**message, "content": neutralise(message["content"], control)} for message in found]


def _shown(prompt: Prompt, documents: Sequence[str], fenced: Sequence[str]) -> str:
    listed = [
        prompt.document.format(number=number, text=break_fences(text, fenced))
        for number, text in enumerate(documents, start=1)
    ]
    return "\n".join([*listed, prompt.closing] if prompt.closing else listed)
