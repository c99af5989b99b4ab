"""How a task is put to the model: prompt and documents, and room for the answer.

For a decoder-only model prompt and answer share the positions. Where the context is so small that the
answer would leave the documents less than it takes itself, its room is halved, down to a floor.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from summarize.chunking.lengths import tokens_for, words_in
from summarize.errors import ClusterError
from summarize.prompts import Prompts, Task
from summarize.protocols import Budget
from summarize.types import Request

FLOOR = 16
"""Tokens of the shortest answer that is asked for: a short sentence."""


@dataclass(frozen=True, slots=True)
class Asking:
    """A task with limits for its answer; what is missing are the documents."""

    prompts: Prompts
    task: Task
    words: int
    new_tokens: int
    budget: Budget

    def request(self, documents: Sequence[str]) -> Request:
        """The request for these documents."""
        prompt = self.prompts.ask(self.task, self.words)
        return Request(prompt, tuple(documents), self.new_tokens, form="summary", max_words=self.words)

    def room(self, documents: Sequence[str]) -> int:
        """Positions left; negative: too long."""
        return self.budget.room(self.request(documents))

    def with_tokens(self, new_tokens: int) -> Asking:
        """The same task for an answer of at most so many tokens, and of words that go into them."""
        return replace(self, new_tokens=new_tokens, words=min(self.words, words_in(new_tokens)))


class Asker:
    """Finds how long an answer a task can have."""

    def __init__(self, prompts: Prompts, task: Task, words: int, budget: Budget, documents: int = 1) -> None:
        """`documents`: how many there are at least."""
        self._wanted = Asking(prompts, task, words, tokens_for(words), budget)
        self._bare = ("",) * documents
        self._budget = budget

    @cached_property
    def longest(self) -> Asking:
        """With the longest answer that is wanted and that the model can write."""
        most = max(1, self._budget.max_output_tokens)
        return self._wanted if self._wanted.new_tokens <= most else self._wanted.with_tokens(most)

    @cached_property
    def balanced(self) -> Asking:
        """With an answer that leaves the documents at least as much room as it takes, where halving it helps.

        Raises ClusterError where even the shortest does not leave each of them a token.
        """
        asking = self.longest
        room = asking.room(self._bare)
        while room < asking.new_tokens > FLOOR:
            shorter = asking.with_tokens(max(FLOOR, asking.new_tokens // 2))
            gained = shorter.room(self._bare) - room
            if gained <= 0:  # an encoder-decoder model writes in positions of its own
                break
            asking, room = shorter, room + gained
        if room < len(self._bare):
            raise too_small(asking)
        return asking

    def check(self) -> None:
        """Raises ClusterError where the model's positions hold no text for this task."""
        _ = self.balanced

    def note(self, asking: Asking) -> str:
        """What the reader must know where an answer was asked to be shorter than wanted; else ""."""
        if asking.words == self._wanted.words:
            return ""
        reason = (
            f"it writes at most {self._budget.max_output_tokens:,} tokens"
            if asking == self.longest
            else f"prompt and answer share its {self._budget.max_input_tokens:,} positions"
        )
        return f"the model was asked for {asking.words} words instead of {self._wanted.words}: {reason}."


def too_small(asking: Asking) -> ClusterError:
    """Why nothing can be asked of this model."""
    prompt = asking.budget.count_tokens(asking.request(("",)))
    return ClusterError(
        f"The prompt takes {prompt:,} tokens before any article is in it, and its shortest answer "
        f"{asking.new_tokens:,}: the {asking.budget.max_input_tokens:,} positions of the model leave no room "
        f"for text. Choose a model with more positions, or shorten prompt.{asking.task}."
    )
