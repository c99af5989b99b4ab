"""Sentences that open with something known, "The raids began", where nobody has heard of any raids.

Such a sentence stands after the one that tells of them, if there is one; what a strategy has to spare is
only used where it needs no such explanation, and takes the place of one that gets none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from summarize.text.content import content_stems, porter_stem
from summarize.text.words import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from summarize.factcheck.language import English

_PART = word_set("all some many most several both none each one two three four")
KNOWN_TO_ALL = word_set(
    """
    army authorities country crowd economy event future government internet law media military
    moon news opposition past police press president prime public sun team weather west world year
    """
)
"""Nouns of which there is one that everybody knows, or that the story as a whole is about."""
_SELF_EXPLAINED = frozenset(
    ("prep", "relcl", "acl", "amod", "compound", "nummod", "poss", "appos", "conj", "advcl")
)


def unexplained(texts: Sequence[str], english: English) -> list[str]:
    """For each text the stem of the bare "the" noun that is its subject and opens it; "" for none."""
    return [_opening_noun(parse) for parse in english.parse(list(texts))]


def _opening_noun(parse: Doc) -> str:
    """The stem of "raids" in "The raids began", "All of the raids began"; "" where it is told which."""
    the = 2 if len(parse) > 3 and parse[0].lower_ in _PART and parse[1].lower_ == "of" else 0
    if len(parse) < the + 2 or parse[the].lower_ != "the":
        return ""
    noun = parse[the + 1]
    bare = (
        noun.dep_ in (("pobj",) if the else ("nsubj", "nsubjpass"))
        and noun.tag_ in ("NN", "NNS")
        and noun.text.islower()
        and noun.lower_ not in KNOWN_TO_ALL
        and not any(child.dep_ in _SELF_EXPLAINED for child in noun.children)
    )
    return porter_stem(noun.lower_) if bare else ""


def explained_order(
    texts: Sequence[str], english: English, known: Collection[str] = frozenset()
) -> list[int]:
    """The texts' indices, each text behind the first that tells of what it opens with, if one does.

    What opens with something `known` stays where it is.
    """
    wanted = unexplained(texts, english)
    told = [set(content_stems(text)) for text in texts]
    order = list(range(len(texts)))
    for index, stem in enumerate(wanted):
        if not stem or stem in known or any(stem in told[other] for other in order[: order.index(index)]):
            continue
        after = next((other for other in order[order.index(index) + 1 :] if stem in told[other]), None)
        if after is not None and len(order) > 1:
            order.remove(index)
            order.insert(order.index(after) + 1, index)
    return order


def known_to_the_story(articles: Iterable[str]) -> frozenset[str]:
    """Stems that at least half of the articles have: what the whole story is about, such as its talks."""
    texts = [frozenset(content_stems(article)) for article in articles]
    counts = Counter(stem for stems in texts for stem in stems)
    return frozenset(stem for stem, count in counts.items() if count > 1 and 2 * count >= len(texts))


def never_explained(texts: Sequence[str], known: Collection[str], english: English) -> list[bool]:
    """For each text whether no text before it tells of what it opens with, and it is not `known`."""
    told = set(known)
    found: list[bool] = []
    for text, stem in zip(texts, unexplained(texts, english), strict=True):
        found.append(bool(stem) and stem not in told)
        told.update(content_stems(text))
    return found
