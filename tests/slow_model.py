"""Models that take their time or die, for tests that interrupt: `model._target_=slow_model.SlowModel`."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from fakes import ScriptedModel

from summarize.types import Answer, Decoding, Request


class SlowModel(ScriptedModel):
    """Answers like the scripted one after a minute, and says in a file that it was asked."""

    def __init__(
        self,
        *,
        asked: str,
        script: Mapping[str, Sequence[str]] | None = None,
        positions: int = 100_000,
        interrupt_at_call: int | None = None,
    ) -> None:
        super().__init__(script=script, positions=positions, interrupt_at_call=interrupt_at_call)
        self._asked = Path(asked)

    def generate(self, requests: Sequence[Request], decoding: Decoding) -> list[Answer]:
        self._asked.touch()
        time.sleep(60)
        return super().generate(requests, decoding)


class KilledModel(ScriptedModel):
    """Takes its process with it, as the operating system does where memory runs out."""

    def generate(self, requests: Sequence[Request], decoding: Decoding) -> list[Answer]:
        deadline = time.monotonic() + 60
        while not list(Path().glob("outputs/*/*-sweep/jobs/*.json")) and time.monotonic() < deadline:
            time.sleep(0.1)  # until another job of the sweep has ended
        os._exit(9)
