"""Reasoning text before an answer, as models write it that were taught to think aloud."""

from __future__ import annotations

OPENS, CLOSES = "<think>", "</think>"
"""The marks that Qwen3, DeepSeek-R1, SmolLM3 and others put around it. Tokenizers do not count them among
their control tokens, so articles must have them spelled apart too."""


def without_reasoning(text: str, *, opened: bool) -> str:
    """The answer alone; "" where the tokens ran out before it began.

    `opened` says that the prompt itself ends inside the reasoning.
    """
    if opened and CLOSES not in text:
        return ""
    # After the last end there may be a second thought, which never ended.
    return text.rpartition(CLOSES)[2].partition(OPENS)[0].strip()


def ends_in_reasoning(prompt: str) -> bool:
    """Whether a prompt opens the reasoning and leaves it open."""
    return prompt.rfind(OPENS) > prompt.rfind(CLOSES)
