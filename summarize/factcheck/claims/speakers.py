"""What somebody says in a sentence, and somebody else says in the articles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from summarize.factcheck.articles.passages import is_content
from summarize.factcheck.claims.passages import Sources
from summarize.factcheck.claims.tellers import speaker_of, speaking
from summarize.factcheck.structure.reading import Reading
from summarize.factcheck.structure.values import Value, differ
from summarize.text.content import REPORTING

_ENOUGH = 0.7
"""Share of what is said that a passage must have to be the same."""
_ALIKE = 0.4
"""A passage with the speaker, or one after it, and this much may have them say it."""
_FEWEST = 3
"""Content words that must be said."""
_MOST_COMPARED, _MOST_RARE = 3, 4


@dataclass(frozen=True, slots=True)
class Saying:
    """Somebody who says something, and the content words of it."""

    speaker: Value
    stems: frozenset[str]


def sayings(reading: Reading) -> Iterator[Saying]:
    """What a sentence attributes to one speaker; nothing where there are several."""
    those = speaking(reading)
    if len(those) != 1 or not those[0].sure:
        return
    speaker = those[0].filler.value
    said = {stem for stem in reading.places if is_content(stem)} - REPORTING
    if speaker is not None and speaker.is_name and len(said - speaker.stems) >= _FEWEST:
        yield Saying(speaker, frozenset(said - speaker.stems))


def near(saying: Saying, sources: Sources) -> list[int]:
    """The passages that may have it from somebody else."""
    rare = sorted(saying.stems, key=lambda stem: (len(sources.with_head(stem)) or 10**9, stem))[:_MOST_RARE]
    holding = frozenset[int]().union(*map(sources.with_head, rare))
    best = sources.best(holding, saying.stems, _MOST_COMPARED)
    return [passage for share, passage in best if share >= _ENOUGH]


def said_by_another(saying: Saying, sources: Sources) -> int | None:
    """A passage in which somebody else says it, if none can be read as having this speaker say it."""
    having = sources.having(saying.speaker)
    for passage in near(saying, sources):
        if passage in having:
            return None
        told = speaker_of(passage, sources)
        if told is None or not differ(saying.speaker, told.speaker):
            continue
        if not having.isdisjoint(range(told.passage, passage + 1)):
            return None
        beside = having.union(*map(sources.after, having))
        if any(sources.share(saying.stems, one) >= _ALIKE for one in beside - {passage}):
            return None
        return passage
    return None
