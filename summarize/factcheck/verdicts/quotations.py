"""Whether an article has the words of a quotation.

Quotation marks, case, punctuation and British or American spelling make no difference.
"""

from __future__ import annotations

from summarize.factcheck.articles.answers import MOST_PLACES, Match
from summarize.factcheck.articles.indexed import ArticleIndex
from summarize.factcheck.mentions.quotations import Quotation
from summarize.text.words import stem

_REACH = 8
"""How many words of an article may stand where a quotation has brackets or dots."""


def match_quotation(quotation: Quotation, article: ArticleIndex) -> list[Match]:
    """Up to two places where `article` has the words of a quotation, in quotation marks or not."""
    head = quotation.pieces[0]
    rarest = min(range(len(head)), key=lambda index: len(article.positions.get(stem(head[index]), ())))
    found: list[Match] = []
    for place in article.positions.get(stem(head[rarest]), ()):
        first = place - rarest
        last = _last_word(quotation, article, first) if first >= 0 else None
        if last is not None:
            found.append(Match(*article.span(first, last)))
            if len(found) == MOST_PLACES:
                break
    return found


def _last_word(quotation: Quotation, article: ArticleIndex, first: int) -> int | None:
    """The last word of the quotation in `article` if it begins with word `first`, else None."""
    keys = article.words.keys
    position = first
    for number, piece in enumerate(quotation.pieces):
        reach = range(position, position + (_REACH + 1 if number else 1))
        place = next((at for at in reach if keys[at : at + len(piece)] == list(piece)), None)
        if place is None:
            return None
        position = place + len(piece)
    return position - 1
