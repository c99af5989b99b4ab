"""What a server answered to one call: its choices, as candidates, and what it says they cost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import msgspec

from summarize.models.chat import MARK
from summarize.models.reasoning import without_reasoning
from summarize.models.server.failures import CallError, refused_with, unreadable
from summarize.models.server.usage import shared
from summarize.types import Candidate

LONGEST_REFUSAL = 120
"""Characters of a refusal that are repeated."""


class _Part(msgspec.Struct):
    text: str = ""


class _Message(msgspec.Struct):
    content: str | list[_Part] | None = None
    refusal: str | None = None

    def text(self) -> str:
        if isinstance(self.content, list):
            return "".join(part.text for part in self.content)
        return self.content or ""


class _Step(msgspec.Struct):
    logprob: float


class _Logprobs(msgspec.Struct):
    content: list[_Step] | None = None


class _Choice(msgspec.Struct):
    message: _Message
    index: int = 0
    finish_reason: str | None = None
    logprobs: _Logprobs | None = None

    def steps(self) -> list[_Step]:
        return (self.logprobs.content if self.logprobs else None) or []


class _Usage(msgspec.Struct):
    prompt_tokens: int | None = None
    completion_tokens: int | None = None


class _Problem(msgspec.Struct):
    message: str = ""


class _Completion(msgspec.Struct):
    choices: list[_Choice] | None = None
    usage: _Usage | None = None
    model: str | None = None
    error: _Problem | str | None = None


@dataclass(frozen=True, slots=True)
class Completion:
    """The choices of one call."""

    candidates: tuple[Candidate, ...]
    """Those that can be used."""
    unusable: tuple[str, ...]
    """Why the others cannot, one line each."""
    prompt_tokens: int | None
    """None where the server does not tell."""
    completion_tokens: int
    """Over all choices, usable or not."""
    counted: bool
    """Whether the server told both figures; else `completion_tokens` is an estimate."""
    model: str | None
    """What the server says answered."""

    @property
    def choices(self) -> int:
        """How many there were."""
        return len(self.candidates) + len(self.unusable)


def read(text: str, wanted: int, count: Callable[[str], int]) -> Completion:
    """The first `wanted` choices of an answer's JSON. `count` gives the tokens of a text.

    Raises CallError where the JSON is broken or holds no choice.
    """
    try:
        told = msgspec.json.decode(text, type=_Completion)
    except msgspec.DecodeError as error:
        raise unreadable(text) from error
    if told.error is not None:  # some gateways answer 200 and say here that it went wrong
        raise refused_with(told.error if isinstance(told.error, str) else told.error.message)
    if not told.choices:
        raise CallError("answered without a choice", again=True)
    choices = sorted(told.choices, key=lambda choice: choice.index)[:wanted]
    lengths = [len(choice.steps()) or count(choice.message.text()) for choice in choices]
    usage = told.usage or _Usage()
    total = sum(lengths) if usage.completion_tokens is None else usage.completion_tokens
    candidates, unusable = [], []
    for choice, tokens in zip(choices, shared(total, lengths), strict=True):
        text = without_reasoning(choice.message.text(), opened=False).removeprefix(MARK)
        if fault := _fault(choice, text):
            unusable.append(fault)
        else:
            candidates.append(_candidate(choice, text, tokens))
    return Completion(
        candidates=tuple(candidates),
        unusable=tuple(unusable),
        prompt_tokens=usage.prompt_tokens,
        completion_tokens=total,
        counted=usage.prompt_tokens is not None and usage.completion_tokens is not None,
        model=told.model,
    )


def _candidate(choice: _Choice, text: str, tokens: int) -> Candidate:
    steps = choice.steps()
    return Candidate(
        text=text,
        tokens=tokens,
        logprob=sum(step.logprob for step in steps) if steps else None,
        worst=min((step.logprob for step in steps), default=None),
        finished=choice.finish_reason == "stop",
    )


def _fault(choice: _Choice, text: str) -> str | None:
    """Why a choice cannot be used; None where it can."""
    if choice.message.refusal:
        return f"the model refused: {choice.message.refusal[:LONGEST_REFUSAL]}"
    if choice.finish_reason == "content_filter":
        return "the server's content filter stopped it"
    if text:
        return None
    if choice.finish_reason == "length":
        return "its tokens ran out before it began to answer, as happens to a model that reasons first"
    return "the text is empty"
