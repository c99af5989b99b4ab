"""Lead: the openings of the documents, which in news is where the news stands."""

from __future__ import annotations

from collections import deque

from summarize.models.extractive import ExtractiveModel, Task


class Lead(ExtractiveModel):
    """The first sentence of each document in turn, then the second of each, until the words run out.

    They are read document by document, so that a second sentence follows the first that it leans on. A
    document whose next sentence does not fit gives no more. Documents that come first give most.
    """

    name = "lead"

    def choose(self, task: Task) -> list[int]:
        """In the order of the rounds; a sentence that stands in two documents is taken once."""
        waiting: dict[int, deque[int]] = {}
        for index, sentence in enumerate(task.sentences):
            waiting.setdefault(sentence.article, deque()).append(index)
        turns = deque(waiting.values())
        said: set[tuple[str, ...]] = set()
        chosen: list[int] = []
        left = task.words
        while turns:
            turn = turns.popleft()
            while turn and (words := tuple(task.sentences[turn[0]].text.split())) in said:
                turn.popleft()
            if not turn or len(words) > left:
                continue
            chosen.append(turn.popleft())
            said.add(words)
            left -= len(words)
            turns.append(turn)
        return chosen
