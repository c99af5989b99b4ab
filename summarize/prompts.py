"""The wordings that chat models are asked with: one file in `conf/prompt` is one set.

A wording may name `{words}` (the longest answer), `{language}` and `{style}`; they are filled in as a
strategy asks. Models that were trained for summarising never see them.
"""

from __future__ import annotations

from dataclasses import replace
from string import Formatter
from typing import Literal

from summarize.errors import ConfigError
from summarize.types import Prompt

Task = Literal["summarize", "combine", "refine", "fuse"]
VARIABLES = frozenset({"words", "language", "style"})
SLOTS = frozenset({"number", "text"})
"""What the form of a document may name."""


class Prompts:
    """A set of wordings, one for each thing that a strategy asks of a model."""

    def __init__(
        self,
        *,
        summarize: Prompt,
        combine: Prompt,
        refine: Prompt,
        fuse: Prompt,
        language: str = "English",
        style: str = "neutral news prose",
    ) -> None:
        """`summarize` articles; `combine` summaries of parts; `refine` a draft (the first document) with one
        more article; `fuse` sentences that say the same into one.

        Raises ConfigError where a wording names a variable that there is not.
        """
        self._tasks: dict[Task, Prompt] = {
            "summarize": summarize, "combine": combine, "refine": refine, "fuse": fuse,
        }  # fmt: skip
        self._language = language
        self._style = style
        problems = [problem for task, prompt in self._tasks.items() for problem in _problems(task, prompt)]
        if problems:
            raise ConfigError(*problems)

    def ask(self, task: Task, words: int) -> Prompt:
        """The wording for `task`, filled in for an answer of at most `words` words."""
        prompt = self._tasks[task]
        values = {"words": words, "language": self._language, "style": self._style}
        return replace(
            prompt,
            instruction=prompt.instruction.format_map(values),
            closing=prompt.closing.format_map(values),
        )


def _problems(task: Task, prompt: Prompt) -> list[str]:
    checks = (
        ("instruction", prompt.instruction, VARIABLES),
        ("closing", prompt.closing, VARIABLES),
        ("document", prompt.document, SLOTS),
    )
    problems = [
        f"prompt.{task}.{part} names {{{name}}}: there are {', '.join(sorted(known))}. "
        "A brace that is meant as such is written twice: {{ }}."
        for part, template, known in checks
        for name in _names(template)
        if name not in known
    ]
    if "text" not in _names(prompt.document):
        problems.append(
            f"prompt.{task}.document={prompt.document!r} has no {{text}}: no document would be shown."
        )
    return problems


def _names(template: str) -> set[str]:
    """The variables that a template names; a brace left open counts as one."""
    try:
        return {name for _, name, _, _ in Formatter().parse(template) if name is not None}
    except ValueError as error:
        return {str(error)}
