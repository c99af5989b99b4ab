"""On which day and in which country something happened, by its verb and those who took part.

"The ferry sank on Monday" fills the day of (sink, ferry). Many things happen more than once, so that two
fillings are compared only where their sentences say the same otherwise.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from summarize.factcheck.articles.passages import Passages
from summarize.factcheck.articles.sources import ArticleIndex
from summarize.factcheck.conflicts.figure_phrases import stem_of
from summarize.factcheck.conflicts.sentence_facts import days_of, named_things
from summarize.factcheck.conflicts.stated import Filled
from summarize.factcheck.language import English
from summarize.text.content import REPORTING
from summarize.text.dates import Date
from summarize.text.words import word_key

if TYPE_CHECKING:
    from spacy.tokens import Token

MOST_SENTENCES = 1500
"""Sentences with a day that are read in all; of long articles those that come first."""
_ON_THE_WAY = frozenset(("npadvmod", "pobj", "prep", "compound", "nummod"))
_MOST_STEPS = 4
_PAST = ("VBD", "VBN", "VBZ", "VBP")
_NO_EVENT = frozenset(
    ("be", "wa", "is", "are", "were", "been", "have", "ha", "had", "do", "did", "begin", "continu")
)


def find_events(articles: Sequence[ArticleIndex], passages: Passages, english: English) -> list[Filled]:
    """The days of what happened and the countries where, from sentences that have a day and a verb for it."""
    dated = _dated(articles, passages)
    texts = list(dict.fromkeys(passages.passages[passage].text for passage, _ in dated))
    parses = dict(zip(texts, english.parse(texts), strict=True))
    things = [named_things(article) for article in articles]
    found: list[Filled] = []
    for passage, date in dated:
        sentence = passages.passages[passage]
        number, offset = sentence.article, sentence.span.start
        parse = parses[sentence.text]
        verb = next((_verb(token) for token in parse if token.idx + offset == date.start), None)
        event = _event(verb) if verb is not None else None
        if verb is None or event is None:
            continue
        label = " ".join(token.text for token in parse if token in event[1] or token == verb)
        starts = [token.idx + offset for token in (*event[1], verb)]
        start, end = min(*starts, date.start), max(date.end, verb.idx + offset + len(verb.text))
        for day in days_of(date, articles[number].published):
            sort = "weekday" if day.startswith("weekday") else "day"
            found.append(
                Filled(
                    article=number,
                    start=start,
                    end=end,
                    slot=(sort, *event[0]),
                    value=day,
                    label=f"day: {label}",
                )
            )
        country = next(
            (
                things[number][pobj.idx + offset]
                for pobj in _places(verb)
                if pobj.idx + offset in things[number]
            ),
            "",
        )
        if country:
            found.append(
                Filled(
                    article=number,
                    start=start,
                    end=end,
                    slot=("place", *event[0]),
                    value=country,
                    label=f"place: {label}",
                )
            )
    return found


def _dated(articles: Sequence[ArticleIndex], passages: Passages) -> list[tuple[int, Date]]:
    starts: dict[int, tuple[list[int], list[int]]] = {}
    for index, passage in enumerate(passages.passages):
        offsets, indices = starts.setdefault(passage.article, ([], []))
        offsets.append(passage.span.start)
        indices.append(index)
    most = max(1, MOST_SENTENCES // max(1, len(articles)))
    found: list[tuple[int, Date]] = []
    for number, article in enumerate(articles):
        days = [date for date in article.dates if date.days or date.weekday is not None][:most]
        offsets, indices = starts.get(number, ([], []))
        found += [(indices[bisect_right(offsets, date.start) - 1], date) for date in days]
    return found


def _verb(token: Token) -> Token | None:
    """The verb that a date belongs to."""
    for _ in range(_MOST_STEPS):
        if token.dep_ not in _ON_THE_WAY:
            return None
        token = token.head
        if token.tag_.startswith("V"):
            stem = stem_of(token)
            modal = any(
                child.dep_ in ("aux", "neg") and child.tag_ in ("MD", "RB", "TO") for child in token.children
            )
            return token if token.tag_ in _PAST and not modal and stem not in REPORTING | _NO_EVENT else None
    return None


def _event(verb: Token) -> tuple[tuple[str, str, str], list[Token]] | None:
    """The verb, who did it and whom it befell; None where neither is named."""
    children = {child.dep_: child for child in verb.children}
    agents = [one for one in children["agent"].children if one.dep_ == "pobj"] if "agent" in children else []
    agent = children.get("nsubj") or (agents[0] if agents else None)
    patient = children.get("nsubjpass") or children.get("dobj")
    parts = [one for one in (agent, patient) if one is not None]
    if not parts or any(one.tag_ in ("PRP", "WDT", "WP", "DT", "CD", "EX") for one in parts):
        return None
    return (stem_of(verb), stem_of(agent) if agent else "", stem_of(patient) if patient else ""), parts


def _places(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ == "prep" and word_key(child.text) == "in":
            yield from (one for one in child.children if one.dep_ == "pobj")
