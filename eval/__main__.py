"""`python -m eval`: the same as `summarize-eval`."""

from __future__ import annotations

from eval.cli import main

main()
