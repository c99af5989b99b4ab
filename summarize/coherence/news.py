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
from summarize.factcheck.language import English, load_english
from summarize.protocols import Check
from summarize.types import Cluster, Conflict, Draft, Sentence, Stage


class _Story:
    """What sentences are edited by: the articles, and what was read from all of them once."""

    def __init__(self, cluster: Cluster, conflicts: Sequence[Conflict], english: English) -> None:
        self.cluster = cluster
        self.conflicts = conflicts
        self.english = english
        self.articles = {article.id: article for article in cluster.articles}
        self.texts = [article.text for article in cluster.articles]
        self.acronyms = defined_acronyms(self.texts)


class NewsEditor:
    """Edits a draft as a news desk would, without adding a fact."""

    def load(self) -> None:
        """Load the spaCy model now. Raises ResourceError where none is installed."""
        load_english()

    def edit(self, draft: Draft, cluster: Cluster, check: Check, conflicts: Sequence[Conflict]) -> Draft:
        """The draft with its sentences edited, at least one of them left.

        `check` gives the fact-check's reports on texts; `conflicts` are what the articles disagree on.
        """
        english = load_english()
        story = _Story(cluster, conflicts, english)
        desk = Desk(draft.sentences, check, draft.max_words)
        _sentence_by_sentence(desk, story)
        surnames = {call for person in _people(desk, story) for call in person.calls}
        desk.put("antecedents", with_antecedents(desk.sentences, cluster.articles, surnames, english))
        _name(desk, story)
        desk.put("repetition", _once(desk.texts, english))
        if draft.spare:
            desk.drop("fragments", fragments(desk.texts, english))
            desk.drop("figures", superseded(desk.sentences, conflicts))
            beside = Desk((*_others_for_gone(draft, desk), *draft.spare), check, None)
            _put_spares(desk, beside, story)
            desk.put("additions", without_also(desk.texts))
            desk.put("dates", without_said_dates(desk.texts))
        desk.put("articles", with_own_articles(desk.sentences, story.articles))
        desk.put("attribution", first_says(desk.texts))
        _name(desk, story)
        desk.put(
            "repetition",
            [text or one for text, one in zip(_once(desk.texts, english), desk.texts, strict=True)],
        )
        desk.put("marks", set_marks(desk.texts))
        desk.put("marks", with_own_capitals(desk.texts, [article.text for article in cluster.articles]))
        changed = Stage("coherence", {"changes": desk.changes})
        return replace(draft, sentences=tuple(desk.sentences), stages=(*draft.stages, changed))


def _sentence_by_sentence(desk: Desk, story: _Story) -> None:
    """What is mended in each sentence alone."""
    desk.put("marks", set_marks(desk.texts))
    desk.put(
        "dates",
        [with_dates(one, story.cluster) for one in desk.sentences],
        [without_dates(one) for one in desk.sentences],
    )
    desk.put("dates", [without_recently(text) for text in desk.texts])
    desk.put(
        "abridged",
        [abridged(one.text, story.english) if one.origin == "source" else one.text for one in desk.sentences],
    )
    desk.put("marks", [closed_appositions(text, story.english) for text in desk.texts])
    desk.put("ranges", [with_ranges(text, story.conflicts) for text in desk.texts])
    desk.put("attribution", [attributed(one, story.articles) for one in desk.sentences])
    desk.put("attribution", [said_once(text) for text in desk.texts])


def _name(desk: Desk, story: _Story) -> None:
    english = story.english
    for person in distinct(_people(desk, story)):
        if not desk.put_together("names", name_people(desk.texts, [person], english)):
            nameless = replace(person, described="")  # where there is no room for the office
            desk.put_together("names", name_people(desk.texts, [nameless], english))
        desk.put("roles", with_roles(desk.texts, person, english))
    desk.put("acronyms", spell_out(desk.texts, story.acronyms))
    desk.put("acronyms", in_short_again(desk.texts, story.texts, story.acronyms))


def _people(desk: Desk, story: _Story) -> list[Person]:
    """The people of the articles, those among them whom only the summary shows to be people."""
    found = story.english.entities(desk.texts)
    known = [
        text[one.start : one.end]
        for text, own in zip(desk.texts, found, strict=True)
        for one in own
        if one.label == "PERSON"
    ]
    return read_people(story.texts, known, story.english)


def _put_spares(desk: Desk, beside: Desk, story: _Story) -> None:
    """Put sentences to spare, those of the desk `beside`, where others have gone or are not understood."""
    known = known_to_the_story(story.texts)
    desk.arrange(explained_order(desk.texts, story.english, known))
    desk.drop("definites", never_explained(desk.texts, known, story.english))
    _sentence_by_sentence(beside, story)
    spares = Spares(beside.sentences, story.articles, known, story.english, story.conflicts)
    spares.replace_puzzles(desk)
    spares.fill(desk)


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
