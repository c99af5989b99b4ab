"""How much memory this process has held at most: what a run needs of a machine."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

_STATUS, _CLEAR = Path("/proc/self/status"), Path("/proc/self/clear_refs")
_RESET_PEAK = "5"
"""Sets the highest back to what is held now (proc(5), clear_refs, since Linux 4.0)."""


def begin_peak() -> None:
    """Count from here on: of several runs in one process, each has its own peak."""
    with suppress(OSError):
        _CLEAR.write_text(_RESET_PEAK)


def peak_memory() -> int | None:
    """The most resident memory since `begin_peak`, in bytes, that of a GPU left out; None off Linux."""
    try:
        found = re.search(r"^VmHWM:\s*(\d+) kB$", _STATUS.read_text(), re.MULTILINE)
    except OSError:
        return None
    return int(found[1]) * 1024 if found else None
