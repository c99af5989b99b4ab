"""Who holds an office that one person holds at a time: "Russian Foreign Minister Sergey Lavrov"."""

from __future__ import annotations

from collections.abc import Iterator

from summarize.factcheck.articles.sources import ArticleIndex
from summarize.factcheck.conflicts.slots import Filled
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
        holder, country = ("holder", word_key(one.country), *one.office), ("country", surname, *one.office)
        yield Filled(number, span.start, span.end, holder, surname, f"{one.country} {office}", name)
        yield Filled(
            number, span.start, span.end, country, word_key(one.country), f"country of {name}", one.country
        )
