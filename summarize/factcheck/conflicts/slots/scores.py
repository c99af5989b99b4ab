"""How matches ended: "Spain beat England 2-1", "Derby lost 3-0 to Leeds"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from summarize.factcheck.articles.indexed import ArticleIndex
from summarize.factcheck.conflicts.stated import Filled
from summarize.factcheck.conflicts.wording import Wording
from summarize.text.words import word_set

_ENDED = word_set("beat beaten defeated won win wins lost lose loses drew draw draws defeat victory thrashed")
_NOT_AT_THE_END = word_set(
    "aggregate half lead led leading leads ahead penalty penalties up earlier previous last"
)
_WHERE = ("in", "at", "on")
_HIGHEST = 60
"""Of goals or points in one match; a larger pair is a span of years or a vote."""


def find_scores(wordings: Iterable[Wording], articles: Sequence[ArticleIndex]) -> Iterator[Filled]:
    """The results in sentences that name two sides and one score. Which side is named first is left open."""
    for wording in wordings:
        article = articles[wording.article]
        words = article.words
        keys = {words.keys[i] for piece in wording.pieces for i in range(piece.first, piece.last + 1)}
        if not keys & _ENDED or keys & _NOT_AT_THE_END:
            continue
        scores = [
            (one, other)
            for one, other in pairwise(wording.pieces)
            if one.kind == other.kind == "number"
            and words.gap(other.first).strip() in ("-", "–")
            and words.keys[one.first].isdigit()
            and words.keys[other.first].isdigit()
            and max(int(words.keys[one.first]), int(words.keys[other.first])) < _HIGHEST
        ]
        before = ["", *(one.key for one in wording.pieces)]
        sides = list(
            dict.fromkeys(
                one.key
                for one, lead in zip(wording.pieces, before, strict=False)
                if one.kind in ("name", "place") and lead not in _WHERE
            )
        )
        if len(scores) != 1 or len(sides) != 2:
            continue
        home, away = scores[0]
        goals = sorted((int(words.keys[home.first]), int(words.keys[away.first])), reverse=True)
        named = sorted(sides)
        shown = [one for one in wording.pieces if one.key in sides]
        label = " and ".join(dict.fromkeys(words.slice_text(one.first, one.last) for one in shown))
        yield Filled(
            article=wording.article,
            start=words.starts[home.first],
            end=words.ends[away.last],
            slot=("score", *named),
            value=f"{goals[0]}-{goals[1]}",
            label=f"score: {label}",
        )
