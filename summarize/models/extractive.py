"""Baselines without a model: they take sentences out of the documents, word for word.

    summarize model=lexrank chunking=concat

A subclass says which. Tokens are words, positions have no end, nothing is loaded and nothing costs
anything. The same request with the same seed gets the same answer.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass

from summarize.extraction.documents import read_documents
from summarize.extraction.filling import count_words
from summarize.extraction.source_sentences import SourceSentence
from summarize.text.token_rate import TOKENS_PER_WORD
from summarize.types import Answer, Candidate, Decoding, ModelCard, Request

UNLIMITED = 10**9
"""Positions. No request is ever too long."""


@dataclass(frozen=True, slots=True)
class Task:
    """What a method chooses from, and how much."""

    sentences: tuple[SourceSentence, ...]
    """At least one."""
    headlines: tuple[str, ...]
    """Of the documents that have one."""
    words: int
    """The most words that the chosen sentences may have together. At least one sentence fits."""
    request: Request
    seed: int


class ExtractiveModel(ABC):
    """Answers each request with sentences of its documents."""

    name: str
    """How reports call it."""
    note = ""
    """What reports must say beside its figures."""
    upper_bound = False
    max_input_tokens = UNLIMITED
    max_output_tokens = UNLIMITED

    @abstractmethod
    def choose(self, task: Task) -> list[int]:
        """Indices of the chosen sentences, the most important first; none where none is of use."""

    def reading_order(self, chosen: Sequence[int], task: Task) -> list[int]:
        """The chosen sentences in the order in which they are read: as the documents have them."""
        return sorted(chosen)

    def load(self) -> None:
        """There is nothing to load."""
        return

    def card(self) -> ModelCard:
        """There are no weights, so it has no digest."""
        return ModelCard(
            self.name,
            "no model: sentences of the articles, word for word",
            note=self.note,
            upper_bound=self.upper_bound,
        )

    def count_texts(self, texts: Sequence[str]) -> list[int]:
        """Words between white space."""
        return [len(text.split()) for text in texts]

    def count_tokens(self, request: Request) -> int:
        """Words of the documents. The prompt is not read."""
        return sum(self.count_texts(request.documents))

    def room(self, request: Request) -> int:
        """More than any cluster fills."""
        return self.max_input_tokens - self.count_tokens(request)

    def generate(self, requests: Sequence[Request], decoding: Decoding) -> list[Answer]:
        """One candidate for each request: the chosen sentences, joined by spaces."""
        return [self._answer(request, decoding.seed) for request in requests]

    def _answer(self, request: Request, seed: int) -> Answer:
        documents = read_documents(request.documents)
        words = _word_limit(request)
        if not documents.sentences:
            return self._nothing("no whole sentence in the documents, only headlines and fragments")
        lengths = [count_words(sentence) for sentence in documents.sentences]
        if min(lengths) > words:
            return self._nothing(
                f"no sentence of at most {words} words in the documents, the shortest has {min(lengths)}: "
                "allow more with chunking.max_words"
            )
        task = Task(documents.sentences, documents.headlines, words, request, seed)
        # Whoever asks gets something: what is of no use to a method may be all that an article has.
        chosen = self.choose(task) or [next(i for i, length in enumerate(lengths) if length <= words)]
        if request.form == "sentence":
            chosen = chosen[:1]
        text = " ".join(task.sentences[index].text for index in self.reading_order(chosen, task))
        (tokens,) = self.count_texts([text])
        candidate = Candidate(text, tokens, logprob=None)
        return Answer((candidate,), prompt_tokens=self.count_tokens(request))

    def _nothing(self, found: str) -> Answer:
        # Not an error: one of five articles may be a headline only, and the other four are not.
        return Answer((Candidate("", 0, logprob=None),), notes=(f"The model {self.name} found {found}.",))


def _word_limit(request: Request) -> int:
    allowed = request.max_new_tokens / TOKENS_PER_WORD if request.max_words is None else request.max_words
    return min(int(allowed), request.max_new_tokens)
