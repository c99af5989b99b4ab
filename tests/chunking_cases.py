"""Clusters and budgets that the tests of chunking share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarize.extraction.source_sentences import SourceSentence
from summarize.prompts import Prompts
from summarize.text.content import content_stems
from summarize.types import Article, Cluster, Prompt, Request, Span


def article(id_: str, *sentences: str, title: str = "") -> Article:
    return Article(id_, title, "\n".join((title, " ".join(sentences))) if title else " ".join(sentences))


def sentence(
    text: str, *, article: int = 0, position: int = 5, depth: float = 0.5, standalone: bool = True
) -> SourceSentence:
    """A source sentence as the reader of articles would make it; its span is unique to it."""
    return SourceSentence(
        text=text,
        standalone=text if standalone else None,
        span=Span(f"a{article}", position * 1000, position * 1000 + len(text)),
        article=article,
        position=position,
        depth=depth,
        stems=tuple(content_stems(text)),
    )


@dataclass
class WordBudget:
    """A model whose tokens are words."""

    max_input_tokens: int = 100_000
    max_output_tokens: int = 100_000

    def count_tokens(self, request: Request) -> int:
        """Words of instruction, closing and documents."""
        told = (request.prompt.instruction, request.prompt.closing, *request.documents)
        return sum(self.count_texts(told))

    def count_texts(self, texts: Sequence[str]) -> list[int]:
        return [len(text.split()) for text in texts]

    def room(self, request: Request) -> int:
        return self.max_input_tokens - self.count_tokens(request) - request.max_new_tokens


PROMPTS = Prompts(
    summarize=Prompt("Summarise in {words} words.", document="<article {number}>\n{text}\n</article>"),
    combine=Prompt("Combine in {words} words."),
    refine=Prompt("Refine in {words} words."),
    fuse=Prompt("Merge.", examples=((("One.", "Two."), "Both."),)),
)

STORM = Cluster(
    "storm",
    (
        article(
            "bbc",
            "Cyclone Idai killed twelve people in the port city of Beira on Friday.",
            "Rescue teams flew food and blankets to villages cut off by the flood.",
            "However, the airport of Beira stayed closed for a second week.",
            "He said nothing more.",
            title="Cyclone kills twelve in Beira",
        ),
        article(
            "afp",
            "Twelve people died in the port city of Beira when Cyclone Idai struck.",
            "Maize fields along the Buzi river lay under three metres of water.",
            "Donors promised ninety million dollars at a conference in Geneva.",
        ),
        article(
            "dpa",
            "Officials counted twelve people killed by Cyclone Idai in the city of Beira.",
            "Rescue teams brought food and blankets to villages that the flood had cut off.",
            "Schools in the neighbouring province of Sofala reopened after ten days.",
        ),
    ),
)
"""Three articles: all tell of the dead in Beira, two of the rescue teams, one each of the rest."""


def texts(cluster: Cluster, spans: Sequence[Span]) -> list[str]:
    """What stands at `spans`."""
    by_id = {one.id: one.text for one in cluster.articles}
    return [by_id[span.article_id][span.start : span.end] for span in spans]
