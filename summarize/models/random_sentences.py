"""Random sentences: what any method must beat."""

from __future__ import annotations

import json
import random
from hashlib import sha256

from summarize.extraction.filling import fill, without_copies
from summarize.models.extractive import ExtractiveModel, Task


class RandomSentences(ExtractiveModel):
    """Sentences drawn without looking, each as likely as any other, read as the documents have them."""

    name = "random"

    def choose(self, task: Task) -> list[int]:
        """In the order drawn. The seed and the documents decide, not what else is in the batch."""
        ranking = without_copies(task.sentences)
        drawn_for = json.dumps([task.seed, *task.request.documents])
        random.Random(sha256(drawn_for.encode()).digest()).shuffle(ranking)
        return fill(ranking, task.sentences, task.words)
