"""On which day or in which year and in which country something happened, by its verb and those who took part.

"The ferry sank on Monday" fills the day of (sink, ferry). What happens once, like a birth, has one filling;
of other things two fillings are compared only where their sentences say the same otherwise.
"""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarize.factcheck.articles.indexed import ArticleIndex
from summarize.factcheck.articles.passages import Passages
from summarize.factcheck.conflicts.figures.phrases import stem_of
from summarize.factcheck.conflicts.once import LIFETIME, ONCE, ONCE_ALONE
from summarize.factcheck.conflicts.sentence_facts import days_of, named_things
from summarize.factcheck.conflicts.stated import Filled
from summarize.factcheck.language import English
from summarize.text.content import REPORTING
from summarize.text.date import Date
from summarize.text.words import word_key

if TYPE_CHECKING:
    from spacy.tokens import Token

MOST_SENTENCES = 1500
"""Sentences with a day that are read in all; of long articles those that come first."""
_ON_THE_WAY = frozenset(("npadvmod", "pobj", "prep", "compound", "nummod"))
_WHEN = ("on", "in", "at", "of")
"""Prepositions of the day itself; "since 1997" and "before Monday" name another."""
_MOST_STEPS = 4
_PAST = ("VBD", "VBN", "VBZ", "VBP")
_NO_EVENT = frozenset(
    ("be", "wa", "is", "are", "were", "been", "have", "ha", "had", "do", "did", "begin", "continu")
)


def find_events(articles: Sequence[ArticleIndex], passages: Passages, english: English) -> list[Filled]:
    """The days and years of what happened and the countries where, from sentences with a date and a verb."""
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
        fillings = [
            (sort, sort.removeprefix("week"), value)
            for sort, value in _times(date, articles[number].published)
            if sort != "year" or event.key[0] in LIFETIME
        ]
        inside = (pobj.idx + offset for pobj in _places(verb))
        fillings += [("place", "place", things[number][place]) for place in inside if place in things[number]]
        told = " ".join(token.text for token in parse if token in event.parts or token == verb)
        starts = [token.idx + offset for token in (*event.parts, verb)]
        found += [
            Filled(
                article=number,
                start=min(*starts, date.start),
                end=max(date.end, verb.idx + offset + len(verb.text)),
                slot=(sort, *event.key),
                value=value,
                label=f"{name}: {told}",
                once=event.once,
            )
            for sort, name, value in fillings
        ]
    return found


def _times(date: Date, published: datetime.date | None) -> Iterator[tuple[str, str]]:
    """The day of a date, or else its year."""
    days = list(days_of(date, published))
    for day in days:
        yield ("weekday" if day.startswith("weekday") else "day"), day
    if not days and date.year is not None:
        yield "year", str(date.year)


def _dated(articles: Sequence[ArticleIndex], passages: Passages) -> list[tuple[int, Date]]:
    starts: dict[int, tuple[list[int], list[int]]] = {}
    for index, passage in enumerate(passages.passages):
        offsets, indices = starts.setdefault(passage.article, ([], []))
        offsets.append(passage.span.start)
        indices.append(index)
    most = max(1, MOST_SENTENCES // max(1, len(articles)))
    found: list[tuple[int, Date]] = []
    for number, article in enumerate(articles):
        days = [one for one in article.dates if one.days or one.weekday is not None or one.year][:most]
        offsets, indices = starts.get(number, ([], []))
        found += [(indices[bisect_right(offsets, date.start) - 1], date) for date in days]
    return found


def _verb(token: Token) -> Token | None:
    """The verb that a date belongs to."""
    for _ in range(_MOST_STEPS):
        if token.dep_ not in _ON_THE_WAY or (token.dep_ == "prep" and word_key(token.text) not in _WHEN):
            return None
        token = token.head
        if token.tag_.startswith("V"):
            stem = stem_of(token)
            modal = any(
                child.dep_ in ("aux", "neg") and child.tag_ in ("MD", "RB", "TO") for child in token.children
            )
            return token if token.tag_ in _PAST and not modal and stem not in REPORTING | _NO_EVENT else None
    return None


@dataclass(frozen=True, slots=True)
class _Event:
    key: tuple[str, str, str]
    """The verb, who did it and whom it befell; of what happens once, not who did it."""
    parts: tuple[Token, ...]
    """Those who took part."""
    once: bool
    """Is it plain that it happened once?"""


def _event(verb: Token) -> _Event | None:
    """Who did it and whom it befell; None where neither is named."""
    children = {child.dep_: child for child in verb.children}
    agents = [one for one in children["agent"].children if one.dep_ == "pobj"] if "agent" in children else []
    agent = children.get("nsubj") or (agents[0] if agents else None)
    patient = children.get("nsubjpass") or children.get("dobj") or _described(verb)
    if patient is not None and patient.tag_ in ("WDT", "WP") and verb.dep_ == "relcl":
        patient = verb.head
    if agent is not None and agent.tag_ in ("WDT", "WP") and verb.dep_ == "relcl":
        agent = verb.head
    stem = stem_of(verb)
    if patient is None or stem in ONCE_ALONE:
        befallen = agent if patient is None or patient.tag_[:2] != "NN" or agent is not None else patient
    else:
        befallen = patient
    if befallen is not None and stem in ONCE and _is_definite(befallen) and befallen.tag_[:2] == "NN":
        return _Event((stem, "", stem_of(befallen)), (befallen,), True)
    parts = tuple(one for one in (agent, patient) if one is not None)
    if not parts or any(one.tag_ in ("PRP", "WDT", "WP", "DT", "CD", "EX") for one in parts):
        return None
    return _Event((stem, stem_of(agent) if agent else "", stem_of(patient) if patient else ""), parts, False)


def _described(verb: Token) -> Token | None:
    """What a participle is said of: "the company, founded in 1996" and "born in 1964, the singer"."""
    if verb.tag_ != "VBN":
        return None
    if verb.dep_ == "acl":
        return verb.head
    if verb.dep_ == "advcl":
        return next((one for one in verb.head.children if one.dep_ in ("nsubj", "nsubjpass")), None)
    return None


def _is_definite(token: Token) -> bool:
    return token.tag_ in ("NNP", "NNPS") or any(
        child.dep_ in ("det", "poss") and word_key(child.text) not in ("a", "an") for child in token.children
    )


def _places(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ == "prep" and word_key(child.text) == "in":
            yield from (one for one in child.children if one.dep_ == "pobj")
