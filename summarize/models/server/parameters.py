"""Decoding settings in the words of a server: names differ, and not every server has all settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from summarize.errors import ConfigError
from summarize.types import Decoding

NEUTRAL: Mapping[str, float] = {"top_p": 1.0, "repetition_penalty": 1.0, "no_repeat_ngram_size": 0}
"""Values that change nothing."""
DRAWING = frozenset({"top_p", "top_k"})
"""Settings that play no part where nothing is drawn."""


@dataclass(frozen=True, slots=True)
class Parameters:
    """What a server calls the settings of a call; None: it has no such setting, and is not sent it."""

    max_new_tokens: str = "max_tokens"
    """`max_completion_tokens` for OpenAI's newer models."""
    seed: str | None = "seed"
    temperature: str | None = "temperature"
    top_p: str | None = "top_p"
    top_k: str | None = None
    """OpenAI has none; vLLM and llama.cpp call it `top_k`."""
    repetition_penalty: str | None = None
    """OpenAI has none of this kind; vLLM calls it `repetition_penalty`, llama.cpp `repeat_penalty`."""
    no_repeat_ngram_size: str | None = None

    def settings(self, decoding: Decoding, max_new_tokens: int) -> dict[str, Any]:
        """The settings that the server has, by its own names, the seed aside. What is None is its choice."""
        given = {
            name: getattr(decoding, setting) for setting, name in self._drawing().items() if name is not None
        }
        chosen = {name: value for name, value in given.items() if value is not None}
        return {self.max_new_tokens: max_new_tokens, **chosen}

    def seeded(self, seed: int) -> dict[str, int]:
        """The seed by the server's name for it."""
        return {} if self.seed is None else {self.seed: seed}

    def unsent(self, decoding: Decoding) -> list[str]:
        """Settings that would change what is written, and that the server does not have."""
        greedy = decoding.temperature == 0
        values = {
            setting: getattr(decoding, setting) for setting, name in self._drawing().items() if not name
        }
        return [
            f"decoding.{setting}={value}"
            for setting, value in values.items()
            if value not in (None, NEUTRAL.get(setting)) and not (greedy and setting in DRAWING)
        ]

    def _drawing(self) -> dict[str, str | None]:
        """The server's names by the fields of `Decoding` that say how tokens are chosen."""
        named = {field.name: getattr(self, field.name) for field in fields(self)}
        return {setting: name for setting, name in named.items() if setting not in ("max_new_tokens", "seed")}


def refuse_beams(decoding: Decoding) -> None:
    """Raise ConfigError where beam search is wanted: there is no way to ask a server for it."""
    if decoding.beams is not None and decoding.beams > 1:
        raise ConfigError(
            f"decoding.beams={decoding.beams}: a server samples, it cannot be asked for beam search. "
            "Set decoding.beams=1"
        )
