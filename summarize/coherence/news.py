"""Sentences from anywhere in the articles as one text: summarize coherence=news

Whatever strategy and model wrote them, in this order:

1. marks are set (`typography`);
2. relative dates become dates (`dating`), figures on which articles differ ranges (`ranges`);
3. pronouns get their antecedent or their sentence goes (`antecedents`), shortened sentences keep their
   speaker (`attribution`);
4. what is said twice goes (`repetition`), and so does what speaks of things that nobody told (`definites`),
   where the strategy has sentences to spare that take the room;
5. people are introduced once and then called by the short form (`naming`), acronyms spelled out (`acronyms`).

By rules alone, each held to the fact-check: an edit that it would flag is not made. What was changed stands
in the record, as the stage `coherence`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from summarize.coherence.abridging import abridged, without_recently
from summarize.coherence.acronyms import defined_acronyms, in_short_again, spell_out
from summarize.coherence.antecedents import points_back, with_antecedents
from summarize.coherence.appositions import closed_appositions
from summarize.coherence.attribution import attributed, first_says, said_once, without_also
from summarize.coherence.capitals import with_own_capitals
from summarize.coherence.dating import with_dates, without_dates
from summarize.coherence.definites import explained_order, known_to_the_story, never_explained
from summarize.coherence.desk import Desk
from summarize.coherence.determiners import with_own_articles
from summarize.coherence.fragments import fragments
from summarize.coherence.naming import name_people
from summarize.coherence.people import Person, distinct, read_people
from summarize.coherence.ranges import with_ranges
from summarize.coherence.repetition import without_repeats
from summarize.coherence.roles import with_roles
from summarize.coherence.said_dates import without_said_dates
from summarize.coherence.spares import Spares
from summarize.coherence.superseded import superseded
from summarize.coherence.typography import set_marks
from summarize.protocols import Check
from summarize.types import Cluster, Conflict, Draft, Sentence, Stage

if TYPE_CHECKING:
    from summarize.factcheck.language import English


class NewsEditor:
    """Edits a draft as a news desk would, without adding a fact."""

    def __init__(self) -> None:
        self._english: English | None = None

    def load(self) -> None:
        """Load the spaCy model now. Raises ResourceError where none is installed."""
        self._loaded()

    def edit(self, draft: Draft, cluster: Cluster, check: Check, conflicts: Sequence[Conflict]) -> Draft:
        """The draft with its sentences edited, at least one of them left.

        `check` gives the fact-check's reports on texts; `conflicts` are what the articles disagree on.
        """
        english = self._loaded()
        desk = Desk(draft.sentences, check, draft.max_words)
        self._sentence_by_sentence(desk, cluster, conflicts, english)
        surnames = {call for person in self._people(desk, cluster, english) for call in person.calls}
        desk.put("antecedents", with_antecedents(desk.sentences, cluster.articles, surnames, english))
        self._name(desk, cluster, english)
        desk.put("repetition", _once(desk.texts, english))
        if draft.spare:
            desk.drop("fragments", fragments(desk.texts, english))
            desk.drop("figures", superseded(desk.sentences, conflicts))
            self._put_spares(
                desk, (*_others_for_gone(draft, desk), *draft.spare), cluster, conflicts, check, english
            )
            desk.put("additions", without_also(desk.texts))
            desk.put("dates", without_said_dates(desk.texts))
        articles = {article.id: article for article in cluster.articles}
        desk.put("articles", with_own_articles(desk.sentences, articles))
        desk.put("attribution", first_says(desk.texts))
        self._name(desk, cluster, english)
        desk.put(
            "repetition",
            [text or one for text, one in zip(_once(desk.texts, english), desk.texts, strict=True)],
        )
        desk.put("marks", set_marks(desk.texts))
        desk.put("marks", with_own_capitals(desk.texts, [article.text for article in cluster.articles]))
        changed = Stage("coherence", {"changes": desk.changes})
        return replace(draft, sentences=tuple(desk.sentences), stages=(*draft.stages, changed))

    def _sentence_by_sentence(
        self, desk: Desk, cluster: Cluster, conflicts: Sequence[Conflict], english: English
    ) -> None:
        """What is mended in each sentence alone."""
        articles = {article.id: article for article in cluster.articles}
        desk.put("marks", set_marks(desk.texts))
        desk.put(
            "dates",
            [with_dates(one, cluster) for one in desk.sentences],
            [without_dates(one) for one in desk.sentences],
        )
        desk.put("dates", [without_recently(text) for text in desk.texts])
        desk.put(
            "abridged",
            [abridged(one.text, english) if one.origin == "source" else one.text for one in desk.sentences],
        )
        desk.put("marks", [closed_appositions(text, english) for text in desk.texts])
        desk.put("ranges", [with_ranges(text, conflicts) for text in desk.texts])
        desk.put("attribution", [attributed(one, articles) for one in desk.sentences])
        desk.put("attribution", [said_once(text) for text in desk.texts])

    def _name(self, desk: Desk, cluster: Cluster, english: English) -> None:
        for person in distinct(self._people(desk, cluster, english)):
            if not desk.put_together("names", name_people(desk.texts, [person], english)):
                nameless = replace(person, described="")  # where there is no room for the office
                desk.put_together("names", name_people(desk.texts, [nameless], english))
            desk.put("roles", with_roles(desk.texts, person, english))
        texts = [article.text for article in cluster.articles]
        meanings = defined_acronyms(texts)
        desk.put("acronyms", spell_out(desk.texts, meanings))
        desk.put("acronyms", in_short_again(desk.texts, texts, meanings))

    def _people(self, desk: Desk, cluster: Cluster, english: English) -> list[Person]:
        """The people of the articles, those among them whom only the summary shows to be people."""
        found = english.entities(desk.texts)
        known = [
            text[one.start : one.end]
            for text, own in zip(desk.texts, found, strict=True)
            for one in own
            if one.label == "PERSON"
        ]
        return read_people([article.text for article in cluster.articles], known, english)

    def _put_spares(
        self,
        desk: Desk,
        spare: Sequence[Sentence],
        cluster: Cluster,
        conflicts: Sequence[Conflict],
        check: Check,
        english: English,
    ) -> None:
        """Put sentences to spare where others have gone, or are not understood."""
        known = known_to_the_story(article.text for article in cluster.articles)
        desk.arrange(explained_order(desk.texts, english, known))
        puzzling = never_explained(desk.texts, known, english)
        desk.drop("definites", puzzling)
        beside = Desk(spare, check, None)
        self._sentence_by_sentence(beside, cluster, conflicts, english)
        articles = {article.id: article for article in cluster.articles}
        spares = Spares(beside.sentences, articles, known, english, conflicts)
        spares.replace_puzzles(desk)
        spares.fill(desk)

    def _loaded(self) -> English:
        if self._english is None:
            from summarize.factcheck.language import load_english

            self._english = load_english()
        return self._english


def _others_for_gone(draft: Draft, desk: Desk) -> Iterator[Sentence]:
    """What else the model wrote from the sources of sentences that are gone."""
    left = {one.sources for one in desk.sentences}
    for one, others in zip(draft.sentences, draft.alternatives, strict=False):
        if one.sources not in left:
            yield from others


def _once(texts: Sequence[str], english: English) -> list[str | None]:
    """The texts without what those before them say; None for one that says nothing else.

    What points back at a sentence that goes, goes with it.
    """
    kept: list[str] = []
    edited: list[str | None] = []
    for text in texts:
        orphaned = bool(edited) and edited[-1] is None and points_back(text)
        once = None if orphaned else without_repeats(text, kept, english)
        edited.append(once)
        if once is not None:
            kept.append(once)
    return edited
