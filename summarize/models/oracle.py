"""The oracle: the sentences that people's own summaries point at. Whole sentences hardly score higher.

summarize model=oracle chunking=concat data=multiling data.path=DIR
"""

from __future__ import annotations

from summarize.extraction.filling import count_words
from summarize.extraction.greedy_rouge import choose_by_references
from summarize.models.extractive import ExtractiveModel, Task
from summarize.types import Answer, Request


class Oracle(ExtractiveModel):
    """Greedy against the references (Nallapati et al. 2017): an upper bound, not a way to summarise.

    It is the one part of NewsFuse that reads the references before it writes.
    """

    name = "oracle (upper bound)"
    upper_bound = True
    note = "Upper bound: it chooses sentences by the references."

    def choose(self, task: Task) -> list[int]:
        """In the order of choice; of equals, the first of the documents."""
        return choose_by_references(
            [sentence.text for sentence in task.sentences],
            task.request.references,
            lengths=[count_words(sentence) for sentence in task.sentences],
            words=task.words,
        )

    def _answer(self, request: Request, seed: int) -> Answer:
        if not any(reference.strip() for reference in request.references):
            return Answer(
                error=f"The {self.name} has nothing to choose by: it needs clusters with references."
            )
        return super()._answer(request, seed)
