"""Who holds an office that one person holds at a time: "Russian Foreign Minister Sergey Lavrov"."""

from __future__ import annotations

from collections.abc import Iterator

from summarize.factcheck.articles.indexed import ArticleIndex
from summarize.factcheck.conflicts.stated import Filled
from summarize.factcheck.people.exclusive import ONE_HOLDER
from summarize.factcheck.people.holders import describe
from summarize.text.names import skeleton
from summarize.text.words import word_key


def find_holders(number: int, article: ArticleIndex) -> Iterator[Filled]:
    """The holders of one country's offices, and the countries of one name's office."""
    if not article.cased:
        return
    for one, span in describe(article):
        if not one.country or one.hedges or one.office not in ONE_HOLDER:
            continue
        office, surname = " ".join(one.office), skeleton(one.name[-1])
        name = article.words.text[slice(*one.name_at)]
        yield Filled(
            article=number,
            start=span.start,
            end=span.end,
            slot=("holder", word_key(one.country), *one.office),
            value=surname,
            label=f"{one.country} {office}",
            written=name,
        )
        yield Filled(
            article=number,
            start=span.start,
            end=span.end,
            slot=("country", surname, *one.office),
            value=word_key(one.country),
            label=f"country of {name}",
            written=one.country,
        )
