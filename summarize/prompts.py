"""The wordings that chat models are asked with: one file in `conf/prompt` is one set.

A wording may name `{words}` (the longest answer), `{language}` and `{style}`; they are filled in as a
strategy asks. Models that were trained for summarising never see them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from string import Formatter
from typing import Literal

from summarize.errors import ConfigError
from summarize.types import Prompt

Task = Literal["summarize", "combine", "refine", "fuse"]
TEXT = "Some text."
SLOTS: Mapping[str, object] = {"number": 1, "text": TEXT}
"""What the form of a document may name, with an example of each."""
BRACES = "A brace that is meant as such is written twice: {{ }}."


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

        Raises ConfigError where a wording names a variable that there is not, or cannot be filled in.
        """
        self._tasks: dict[Task, Prompt] = {
            "summarize": summarize, "combine": combine, "refine": refine, "fuse": fuse,
        }  # fmt: skip
        self._language = language
        self._style = style
        problems = [problem for task in self._tasks for problem in self._problems(task)]
        if problems:
            raise ConfigError(*problems)

    def ask(self, task: Task, words: int) -> Prompt:
        """The wording for `task`, filled in for an answer of at most `words` words."""
        prompt = self._tasks[task]
        values = self._values(words)
        return replace(
            prompt,
            instruction=prompt.instruction.format_map(values),
            closing=prompt.closing.format_map(values),
        )

    def _values(self, words: int) -> dict[str, object]:
        return {"words": words, "language": self._language, "style": self._style}

    def _problems(self, task: Task) -> Iterator[str]:
        """What is wrong with the wordings for one task. Each is filled in once, as a strategy would."""
        prompt, values = self._tasks[task], self._values(words=100)
        where = f"prompt.{task}"
        yield from _unfillable(f"{where}.instruction", prompt.instruction, values)
        yield from _unfillable(f"{where}.closing", prompt.closing, values)
        wrong = list(_unfillable(f"{where}.document", prompt.document, SLOTS))
        yield from wrong
        if not wrong and TEXT not in prompt.document.format_map(SLOTS):
            yield f"{where}.document={prompt.document!r} has no {{text}}: no document would be shown."


def _unfillable(where: str, template: str, values: Mapping[str, object]) -> Iterator[str]:
    """Problems with a template that is to be filled in with `values`."""
    try:
        names = {name for _, name, _, _ in Formatter().parse(template) if name is not None}
        unknown = sorted(names - values.keys())
        if not unknown:
            template.format_map(values)
    except Exception as error:  # ValueError, KeyError ...: whatever the conversions and formats in it lead to
        yield f"{where}={template!r} cannot be filled in: {error}. {BRACES}"
        return
    for name in unknown:
        yield f"{where} names {{{name}}}: there are {', '.join(sorted(values))}. {BRACES}"
