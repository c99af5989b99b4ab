"""Whether the articles entail a summary, by a model trained on natural language inference.

Each sentence of the summary is read with the passages of the articles that share most of its words, and
the most likely entailment counts; `entailment` is the mean over the sentences: SummaC-ZS (Laban et al.
2022, section 4.1), with passages of three sentences for the single ones, and with those passages only
that can bear the sentence out. It asks the articles anew and not the run's fact-check, so that runs with
different checkers compare.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from msgspec import Meta

from eval.abilities import Pair
from eval.direction import Better
from eval.metrics.shared import sentences_of
from eval.metrics.unscored import unscored, why_no_summary
from summarize.factcheck.entailment import Entailment
from summarize.pretrained.placement import DType
from summarize.pretrained.weights import resolve
from summarize.text.content import content_stems
from summarize.types import Cluster, Record, Score

_NAMES = ("entailment",)
_PREMISES = 4
"""Passages that are read for one sentence."""


class EntailedByArticles:
    """`entailment`: a probability, 0 to 1."""

    def __init__(
        self,
        *,
        path: str,
        revision: str | None = None,
        label: str = "entailment",
        batch_size: Annotated[int, Meta(ge=1)] = 16,
        max_tokens: Annotated[int, Meta(ge=8)] = 512,
        device: str = "auto",
        dtype: DType = "auto",
    ) -> None:
        """`path`: a folder or a hub name of a sequence classifier. `label`: its name for what follows."""
        self._path, self._revision, self._label = path, revision, label
        self._model = Entailment(
            path=path,
            revision=revision,
            label=label,
            batch_size=batch_size,
            max_tokens=max_tokens,
            device=device,
            dtype=dtype,
            setting="metrics.entailment",
        )

    def check(self) -> None:
        """Raise ConfigError or ModelError where the weights are not there."""
        resolve(self._path, self._revision, "metrics.entailment")

    def signature(self) -> str:
        """The settings in one line."""
        revision = f"@{self._revision}" if self._revision else ""
        return (
            f"entailment|model:{self._path}{revision}|label:{self._label}|premises:{_PREMISES} of 3 sentences"
        )

    def better(self, name: str) -> Better | None:
        """More is better."""
        return "higher"

    def score(self, record: Record, cluster: Cluster) -> tuple[Score, ...]:
        """The figure of one summary."""
        return self.score_many([(record, cluster)])[0]

    def score_many(self, pairs: Sequence[Pair]) -> list[tuple[Score, ...]]:
        """The figures of many summaries; all their sentences and passages in batches."""
        tasks = [_sentences(pair) for pair in pairs]
        asked = [
            (place, number, premise, sentence)
            for place, task in enumerate(tasks)
            if not isinstance(task, str)
            for number, (sentence, premises) in enumerate(task)
            for premise in premises
        ]
        likely = self._model.probabilities([(premise, sentence) for _, _, premise, sentence in asked])
        best: dict[tuple[int, int], float] = {}
        for (place, number, _, _), probability in zip(asked, likely, strict=True):
            best[place, number] = max(best.get((place, number), 0.0), probability)
        return [
            unscored(_NAMES, task)
            if isinstance(task, str)
            else (Score("entailment", sum(best[place, number] for number in range(len(task))) / len(task)),)
            for place, task in enumerate(tasks)
        ]


def passages(text: str) -> list[str]:
    """Every three sentences of an article in a row; the whole of one that has fewer."""
    sentences = sentences_of(text)
    return [" ".join(sentences[start : start + 3]) for start in range(max(1, len(sentences) - 2))]


def _sentences(pair: Pair) -> list[tuple[str, list[str]]] | str:
    """Each sentence of a summary with the passages that share most of its words, or why there is none."""
    record, cluster = pair
    if record.status == "failed" or record.summary is None:
        return why_no_summary(record)
    if not cluster.articles:
        return "the cluster has no articles"
    known = [
        (passage, frozenset(content_stems(passage)))
        for article in cluster.articles
        for passage in passages(article.text)
    ]
    found = []
    for sentence in record.summary.sentences:
        if sentence.text.strip():
            words = frozenset(content_stems(sentence.text))
            shared = [len(words & own) for _, own in known]
            order = sorted(range(len(known)), key=shared.__getitem__, reverse=True)
            found.append((sentence.text, [known[index][0] for index in order[:_PREMISES]]))
    return found or "the summary has no word"
