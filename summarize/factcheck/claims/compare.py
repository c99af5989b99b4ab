"""The claims of a summary's sentences, compared with the articles: which known mentions stand wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from summarize.factcheck.analysed import AnalysedCluster
from summarize.factcheck.claims import origins, polarity, speakers
from summarize.factcheck.claims.misplaced import misplaced, nearest
from summarize.factcheck.claims.passages import Sources
from summarize.factcheck.claims.polarity import Deed, deeds
from summarize.factcheck.claims.slots import Slot, slots
from summarize.factcheck.claims.speakers import Saying, sayings
from summarize.factcheck.language import English
from summarize.factcheck.structure.origins import Origin
from summarize.factcheck.structure.reading import Reading, read_sentence
from summarize.factcheck.structure.values import Known, Value
from summarize.types import Finding, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LONGEST_QUOTE = 160
TURNED = "the articles have it the other way round"
CONTRARY = "the articles say the contrary"


@dataclass(frozen=True, slots=True)
class Compared:
    """What the comparison found."""

    findings: tuple[Finding, ...]
    """The findings, those contradicted whose mention stands in a wrong slot."""
    wrongs: tuple[tuple[str, ...], ...]
    """For each sentence what else the articles contradict, in words."""


def compare(
    docs: Sequence[Doc],
    starts: Sequence[int],
    findings: Sequence[Finding],
    base: AnalysedCluster,
    english: English,
) -> Compared:
    """Compare parsed sentences, which begin at characters `starts` of their text, with the articles.

    `findings` are those on the mentions of the text. The passages that are nearest to the sentences are
    parsed in one batch, and each only once however many summaries are compared.
    """
    if not base.articles:
        return Compared(tuple(findings), tuple(() for _ in docs))
    sources = Sources(base, english)
    known = Known(base.people)
    readings = [read_sentence(doc, english.base_verb, known) for doc in docs]
    claims = [
        _Claims(list(slots(one)), list(deeds(one)), list(sayings(one)), one.origins) for one in readings
    ]
    sources.parse(passage for own in claims for passage in own.near(sources))
    judged = list(findings)
    wrongs: list[tuple[str, ...]] = []
    for start, own in zip(starts, claims, strict=True):
        notes: list[str] = []
        for value, passage, note in own.wrong(sources):
            quoted = _quoted(passage, sources)
            if note:
                notes.append(f"{note}: {quoted}")
            if value is not None:
                there = start + value.start, start + value.end
                judged = [_marked(finding, there, passage, quoted, sources) for finding in judged]
        wrongs.append(tuple(dict.fromkeys(notes)))
    return Compared(tuple(judged), tuple(wrongs))


@dataclass(frozen=True, slots=True)
class _Claims:
    """What one sentence claims."""

    slots: list[Slot]
    deeds: list[Deed]
    sayings: list[Saying]
    origins: tuple[Origin, ...]

    @classmethod
    def of(cls, reading: Reading) -> _Claims:
        """The claims of a sentence."""
        return cls(list(slots(reading)), list(deeds(reading)), list(sayings(reading)), reading.origins)

    def near(self, sources: Sources) -> Iterator[int]:
        for slot in self.slots:
            yield from (passage for _, passage in nearest(slot, sources))
        for deed in self.deeds:
            yield from polarity.near(deed, sources)
        for saying in self.sayings:
            yield from speakers.near(saying, sources)
        for origin in self.origins:
            yield from origins.near(origin, sources)

    def wrong(self, sources: Sources) -> Iterator[tuple[Value | None, int, str]]:
        """What stands wrong, the passage that has it otherwise, and what to say of the sentence, or ""."""
        for slot in self.slots:
            found = misplaced(slot, sources)
            if found is not None:
                yield found.value, found.passage, TURNED if found.turned else ""
        for deed in self.deeds:
            passage = polarity.contradicting(deed, sources)
            if passage is not None:
                yield None, passage, CONTRARY
        for saying in self.sayings:
            passage = speakers.said_by_another(saying, sources)
            if passage is not None:
                yield saying.speaker, passage, ""
        for origin in self.origins:
            passage = origins.of_another(origin, sources)
            if passage is not None:
                yield origin.country, passage, ""


def _marked(finding: Finding, there: tuple[int, int], passage: int, quoted: str, sources: Sources) -> Finding:
    """A supported mention as contradicted where it is the one that stands wrong."""
    mention = finding.mention
    inside = mention.start < there[1] and there[0] < mention.end
    if finding.verdict != "supported" or mention.kind == "quote" or not inside:
        return finding
    evidence = (Span(*sources.span(passage)),)
    return replace(finding, verdict="contradicted", evidence=evidence, note=f"the articles have {quoted}")


def _quoted(passage: int, sources: Sources) -> str:
    text = sources.text(passage)
    return f"'{text if len(text) <= _LONGEST_QUOTE else text[:_LONGEST_QUOTE] + '...'}'"
