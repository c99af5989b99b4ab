"""Where the articles of a cluster disagree: figures, ages, offices, days, places and names.

    find_conflicts(sources, summary, english)

Three readers find values that articles state (`stated.py`): figures with what they count (`disputes.py`),
slots that have room for one value (`same_slot.py`), and sentences that differ in one value only (`twins.py`).
Only what is plain is listed: a conflict that is none costs more trust than one that is missed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from summarize.factcheck.analysed import AnalysedCluster
from summarize.factcheck.articles.indexed import ArticleIndex
from summarize.factcheck.articles.passages import Passages, index_passages
from summarize.factcheck.articles.sources import index_article
from summarize.factcheck.conflicts.chosen import Chosen
from summarize.factcheck.conflicts.context import Context
from summarize.factcheck.conflicts.figures.assertions import find_assertions
from summarize.factcheck.conflicts.figures.disputes import disputes
from summarize.factcheck.conflicts.offices import find_holders
from summarize.factcheck.conflicts.slots.ages import find_ages
from summarize.factcheck.conflicts.slots.events import find_events
from summarize.factcheck.conflicts.slots.same_slot import disputed
from summarize.factcheck.conflicts.slots.scores import find_scores
from summarize.factcheck.conflicts.stated import Filled, Stated
from summarize.factcheck.conflicts.twins import find_twins
from summarize.factcheck.conflicts.updates import is_update, latest_first
from summarize.factcheck.conflicts.wording import Wording, WordingReader
from summarize.factcheck.language import English
from summarize.types import Article, Claim, Conflict, Summary
from summarize.world.gazetteer import load_gazetteer

_KEPT = "conflicts"
"""Under which name a cluster keeps what its articles state differently."""


def find_conflicts(
    sources: AnalysedCluster, summary: Summary | None, english: English
) -> tuple[Conflict, ...]:
    """The matters on which the articles differ, those with most claims first.

    With a summary, the claims that it makes too are marked.
    """
    if not sources.articles:
        return ()
    if _KEPT not in sources.kept:
        sources.kept[_KEPT] = _differing(sources, english)
    context, found = sources.kept[_KEPT]
    chosen = _read(summary, sources, context, english)
    listed = (_conflict(group, context, chosen.of(group)) for group in found)
    return tuple(sorted(listed, key=lambda one: -len(one.claims)))


def _differing(sources: AnalysedCluster, english: English) -> tuple[Context, list[Sequence[Stated]]]:
    """The groups of what articles state differently, whatever a summary says."""
    articles, passages = sources.articles, sources.passages
    context = Context.of(articles, passages, sources.cluster)
    found: list[Sequence[Stated]] = [
        [one for value in group for one in value]
        for group in disputes(find_assertions(articles, passages, english), context)
    ]
    wordings = list(_wordings(articles, passages, sources.names))
    found += _new(disputed(_fillings(articles, passages, wordings, english), context), found)
    found += _new(find_twins(wordings, context), found)
    return context, found


def _new(groups: Iterable[Sequence[Stated]], known: Iterable[Sequence[Stated]]) -> list[Sequence[Stated]]:
    """Those groups that are not listed already: no two of their values stand in one group that is known."""
    places = [[(one.article, range(one.start, one.end)) for one in group] for group in known]

    def covered(group: Sequence[Stated], listed: Sequence[tuple[int, range]]) -> bool:
        return (
            sum(
                any(article == one.article and one.point in there for article, there in listed)
                for one in group
            )
            > 1
        )

    return [group for group in groups if not any(covered(group, listed) for listed in places)]


def _read(summary: Summary | None, sources: AnalysedCluster, context: Context, english: English) -> Chosen:
    """What a summary states."""
    if summary is None:
        return Chosen((), (), (), context)
    index = [index_article(Article("", "", summary.text), load_gazetteer())]
    if not index[0].words:
        return Chosen((), (), (), context)
    passages = index_passages(index)
    wordings = list(_wordings(index, passages, sources.names))
    figures = find_assertions(index, passages, english)
    return Chosen(figures, _fillings(index, passages, wordings, english), wordings, context)


def _conflict(group: Sequence[Stated], context: Context, chosen: frozenset[int]) -> Conflict:
    update = is_update(group, context)
    shown = _shown(group)
    claims: dict[tuple[int, str], Claim] = {}
    for one in (
        latest_first(group, context) if update else sorted(group, key=lambda one: (one.article, one.start))
    ):
        if (one.article, one.value) not in claims:
            text = " ".join(context.articles[one.article].words.text[one.start : one.end].split())
            passage = context.passages.passages[context.passage_at(one.article, one.start)]
            claims[one.article, one.value] = Claim(text, passage.span, shown[one.value], id(one) in chosen)
    label = next((one.label for one in group if one.label), "")
    return Conflict(label, tuple(claims.values()), "update" if update else "conflict")


def _shown(group: Iterable[Stated]) -> dict[str, str]:
    """How each value is shown: the longest form that stands in an article, the same for all spellings."""
    shown: dict[str, str] = {}
    for one in group:
        written = " ".join(one.written.split()) or one.value
        shown[one.value] = max(shown.get(one.value, ""), written, key=len)
    return shown


def _fillings(
    articles: Sequence[ArticleIndex], passages: Passages, wordings: Iterable[Wording], english: English
) -> list[Filled]:
    numbered = list(enumerate(articles))
    return [
        *find_scores(wordings, articles),
        *find_events(articles, passages, english),
        *chain.from_iterable(find_ages(number, article) for number, article in numbered),
        *chain.from_iterable(find_holders(number, article) for number, article in numbered),
    ]


def _wordings(
    articles: Sequence[ArticleIndex], passages: Passages, names: frozenset[str]
) -> Iterator[Wording]:
    readers = [WordingReader(number, article, names) for number, article in enumerate(articles)]
    for number, passage in enumerate(passages.passages):
        yield readers[passage.article].read(passages, number)
