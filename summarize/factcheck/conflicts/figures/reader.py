"""One parsed sentence of an article, read for what it says with each of its figures."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from summarize.factcheck.articles.indexed import ArticleIndex
from summarize.factcheck.articles.passages import Passages, is_content
from summarize.factcheck.conflicts.agreement import Amount, amount_of, included_in, reach_of
from summarize.factcheck.conflicts.figures.counted_things import PEOPLE, noun_of, outcome_of, sort_of
from summarize.factcheck.conflicts.figures.outcomes import deed
from summarize.factcheck.conflicts.figures.phrases import (
    Phrase,
    is_agent,
    is_bygone,
    is_hypothetical,
    outer_scope,
    phrase_of,
    scope,
    stem_of,
    subject_of,
    which_of,
)
from summarize.factcheck.conflicts.sentence_facts import (
    DATE_WORDS,
    content_of,
    dates_within,
    days_of,
    periods_of,
)
from summarize.factcheck.conflicts.stated import Assertion
from summarize.factcheck.verdicts.around_figures import counts_a_part, opens_range, rate_of, start_of_bound
from summarize.text.number_context import Number
from summarize.text.numbers import plain
from summarize.text.words import stem, word_key, word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PLACE_PREPOSITIONS = word_set("in at near across around throughout outside inside from within off on")
_SETTING = word_set("in at during")
_RISING = frozenset(("pass", "exceed", "top", "surpass", "overtak"))
_NEARING = frozenset(("near", "approach"))
_NEAR_WORDS = 6
"""How many words from a figure a word may stand that is quoted with it."""


class SentenceReader:
    """One parsed sentence of an article."""

    def __init__(
        self,
        article: ArticleIndex,
        things: dict[int, str],
        passages: Passages,
        passage: int,
        parse: Doc,
        numbers: Sequence[Number],
    ) -> None:
        self._article = article
        self._things = things
        self._passages = passages
        self._passage = passage
        self._offset = passages.passages[passage].span.start
        self._end = passages.passages[passage].span.end
        self._firsts = {number.first for number in numbers}
        self._numbers = numbers
        words = article.words
        # "80,000 in Indonesia alone" is a part of a toll.
        self._alone = any(words.keys[index] == "alone" for index in words.between(self._offset, self._end))
        self._tokens = {token.idx + self._offset: token for token in parse}

    def read(self) -> Iterator[Assertion]:
        """The sentence's assertions; of a range the upper end with the lower one in it."""
        lower: Number | None = None
        for number, following in zip_longest(self._numbers, self._numbers[1:]):
            if following is not None and opens_range(number, following, self._article.words):
                lower = number
                continue
            assertion = self._assertion(number, lower)
            lower = None
            if assertion is not None:
                yield assertion

    def _assertion(self, number: Number, lower: Number | None) -> Assertion | None:
        words = self._article.words
        token = self._tokens.get(words.starts[number.last])
        if token is None or self._alone or counts_a_part(lower or number, words, self._firsts):
            return None
        phrase = phrase_of(token)
        if is_hypothetical(phrase) or is_bygone(phrase):
            return None
        amount = self._amount(number, lower, phrase)
        if amount is None:
            return None
        sort, unit, counted = sort_of(number, phrase)
        if sort is None:
            return None
        happened, told_by = outcome_of(phrase) if sort == "count" else ("", None)
        noun = noun_of(counted, happened)
        if not noun and sort != "money":
            return None
        described = counted if counted is not None else phrase.head
        unit_word = phrase.noun if sort == "measure" else phrase.top
        modifiers = self._modifiers(described, {phrase.top, unit_word})
        clause = scope(phrase)
        outer = outer_scope(phrase)
        places = self._places(clause) or self._places(outer)
        start, end = self._quoted(lower or number, number, (counted, told_by))
        subject = subject_of(phrase)
        periods, days = self._dates(clause)
        return Assertion(
            article=self._passages.passages[self._passage].article,
            passage=self._passage,
            start=start,
            end=end,
            sort=sort,
            unit=unit,
            amount=amount,
            value=f"{plain(amount.value)} {unit}".strip(),
            noun=noun,
            outcome=happened,
            deed=self._deed(phrase) if sort != "measure" else "",
            qualifiers=frozenset(
                stem_of(one) for one in modifiers if not self._name(one) and is_content(word_key(one.text))
            ),
            owners=frozenset(name for one in modifiers if (name := self._name(one))),
            places=places,
            settings=frozenset(
                stem_of(one)
                for one in clause
                if one.dep_ == "pobj" and one.text.islower() and word_key(one.head.text) in _SETTING
            ),
            names=frozenset(name for one in phrase.top.doc if (name := self._name(one))),
            subject=self._name(subject) or stem_of(subject) if subject is not None else "",
            actor=self._name(subject) if subject is not None else "",
            which=which_of(phrase),
            periods=periods,
            days=days,
            per=rate_of(number, words, self._end),
            context=content_of(self._passages, self._passage),
            label=_label(phrase, counted, modifiers, happened),
        )

    def _amount(self, number: Number, lower: Number | None, phrase: Phrase) -> Amount | None:
        words = self._article.words
        reach = reach_of(lower or number, words)
        governor = phrase.governor
        if not reach and governor is not None and phrase.relation == "object":
            verb = stem_of(governor)
            reach = "over" if verb in _RISING else "under" if verb in _NEARING else ""
        if lower is not None and words.key(lower.first - 1) == "from" and words.key(number.first - 1) == "to":
            lower = None  # "rose from 12 to 15"
        amount = amount_of(number, reach, lower)
        return amount and replace(amount, parts=included_in(number, self._numbers, words, self._end))

    def _name(self, token: Token) -> str:
        """The thing or the word that a capitalised token names; "" for another."""
        thing = self._things.get(token.idx + self._offset)
        if thing:
            return thing
        if token.text[:1].isupper() and token.tag_ in ("NNP", "NNPS") and len(token.text) > 1:
            return stem(word_key(token.text))
        return ""

    def _modifiers(self, noun: Token, figure: Collection[Token | None]) -> list[Token]:
        """What stands before a noun, or after it with "of"."""
        found = [
            child
            for child in noun.children
            if child.dep_ in ("amod", "compound", "poss", "nmod")
            and child not in figure
            and child.tag_ not in ("CD", "$")
            and word_key(child.text) not in ("more", "least", "many", "few", "much")
        ]
        for preposition in noun.children:
            if preposition.dep_ == "prep" and word_key(preposition.text) == "of":
                found += [child for child in preposition.children if child.dep_ == "pobj"]
        return found

    def _places(self, tokens: Sequence[Token]) -> frozenset[str]:
        found = set()
        for token in tokens:
            if (
                token.dep_ == "pobj"
                and word_key(token.head.text) in _PLACE_PREPOSITIONS
                and (name := self._name(token))
            ):
                found.add(name)
                found.update(
                    inner
                    for child in token.children
                    if child.dep_ in ("compound", "appos", "conj", "nmod") and (inner := self._name(child))
                )
            elif token.dep_ == "poss" and token.idx + self._offset in self._things:
                found.add(self._name(token))
        return frozenset(found - DATE_WORDS)

    def _deed(self, phrase: Phrase) -> str:
        governor = phrase.governor
        if governor is None:
            return ""
        named = deed(stem_of(governor))
        return f"by {named}" if named and is_agent(phrase) else named

    def _dates(self, clause: Sequence[Token]) -> tuple[frozenset[str], frozenset[str]]:
        places = {token.idx + self._offset for token in clause}
        periods: set[str] = set()
        days: set[str] = set()
        for date in dates_within(self._article, self._offset, self._end):
            if date.start in places:
                periods.update(periods_of(date))
                days.update(days_of(date, self._article.published))
        return frozenset(periods), frozenset(days)

    def _quoted(self, first: Number, last: Number, tokens: Sequence[Token | None]) -> tuple[int, int]:
        """The words that say it: the figure with its bound, the noun and, where it is near, what happened."""
        words = self._article.words
        start, end = start_of_bound(first, words, self._offset), last.end
        for token in tokens:
            if token is None:
                continue
            at = token.idx + self._offset
            if at >= end and len(words.between(end, at)) <= _NEAR_WORDS:
                end = at + len(token.text)
            elif at < start and len(words.between(at, start)) <= _NEAR_WORDS:
                start = at
        return start, end


def _label(phrase: Phrase, counted: Token | None, modifiers: Sequence[Token], happened: str) -> str:
    """What is counted, in words of the text; of money, who did what."""
    if counted is None:
        subject = subject_of(phrase)
        told = [one.text for one in (subject, phrase.governor) if one is not None]
        return f"people {happened}" if happened else " ".join(told)
    if happened and stem(word_key(counted.text)) in PEOPLE:
        return f"people {happened}"
    before = [one.text for one in sorted(modifiers, key=lambda one: one.i) if one.i < counted.i]
    return " ".join([*before, counted.text, happened]).strip()
