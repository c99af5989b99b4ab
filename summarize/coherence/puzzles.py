"""Sentences that a reader of the summary cannot follow, because their article told something before them.

"The Burley property" and "without the new rule" mean what an earlier sentence of the article has named, and
"their tax returns" somebody; "a helicopter gave support" has no name, no figure and nothing to do with what
was told. Such a sentence gives way to one that needs no such explanation.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from summarize.coherence.definites import KNOWN_TO_ALL
from summarize.coherence.phrases import is_doing
from summarize.text.content import content_stems, first_places, porter_stem
from summarize.text.quoted import mask
from summarize.text.words import word_set
from summarize.types import Article, Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from summarize.factcheck.language import English

_EXPLAINING = word_set("prep relcl acl nummod poss appos conj advcl case")
"""Dependents that say which one is meant. An adjective does not: "the new rule" has been told of."""
_COLLECTIVES = word_set(
    """
    army audience band board cabinet club committee commission company council couple court crew crowd
    delegation everybody everyone family federation force government group nobody pair panel parliament party
    police press public senate staff squad team union
    """
)
"""Singular nouns that "they" may stand for."""
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))


def puzzling(
    sentences: Sequence[Sentence],
    articles: Mapping[str, Article],
    known: Collection[str],
    english: English,
) -> list[bool]:
    """For each sentence whether it means something that only its article has told before it.

    `known` are stems of what the whole story is about, which needs no telling.
    """
    told = set(known)
    found: list[bool] = []
    for sentence, parse in zip(sentences, english.parse([one.text for one in sentences]), strict=True):
        found.append(
            _means_earlier(sentence, parse, told, articles)
            or _owned_by_nobody(parse)
            or (bool(found) and _adrift(parse, told))
        )
        told.update(content_stems(sentence.text))
    return found


def _means_earlier(
    sentence: Sentence, parse: Doc, told: Collection[str], articles: Mapping[str, Article]
) -> bool:
    """Has it "the" with a noun that its article, but not the summary, has had before?"""
    if not sentence.sources or sentence.sources[0].article_id not in articles:
        return False
    span = sentence.sources[0]
    places = first_places(articles[span.article_id].text)
    masked = mask(sentence.text)
    for noun in parse:
        stem = porter_stem(noun.lower_)
        if (
            _is_bare_definite(noun, told)
            and masked[noun.idx] == sentence.text[noun.idx]
            and places.get(stem, span.start) < span.start
            and stem not in told
            and stem not in content_stems(sentence.text[: noun.idx])
        ):
            return True
    return False


def _is_bare_definite(noun: Token, told: Collection[str]) -> bool:
    """Is it "the property", with nothing beside it that says which, but perhaps a name never heard?"""
    return (
        noun.tag_ in ("NN", "NNS")
        and noun.text.islower()
        and (noun.lower_ not in KNOWN_TO_ALL or _is_new(noun))
        and any(child.lower_ == "the" for child in noun.children)
        and not any(
            child.dep_ in _EXPLAINING
            or (child.tag_.startswith("NNP") and porter_stem(child.lower_) in told)
            or child.tag_ in ("JJS", "RBS")
            for child in noun.children
        )
    )


def _adrift(parse: Doc, told: Collection[str]) -> bool:
    """Has it no name, no figure and no thing of which there was talk, or that everybody knows?"""
    return not any(
        token.tag_ in ("NNP", "NNPS", "CD", "``")
        or token.lower_.removesuffix("s") in KNOWN_TO_ALL
        or (_is_thing(token) and porter_stem(token.lower_) in told)
        for token in parse
    )


def _is_thing(token: Token) -> bool:
    """Is it a noun of its own, and no doing, which shares its stem with many a verb?"""
    return token.tag_ in ("NN", "NNS") and token.dep_ != "compound" and not is_doing(token.lower_)


def _is_new(noun: Token) -> bool:
    """Is it "the new law", which is not the law that everybody knows?"""
    return noun.lower_ != "year" and any(child.lower_ == "new" for child in noun.children)


def _owned_by_nobody(parse: Doc) -> bool:
    """Has its subject "their", where nothing before it is more than one?"""
    masked = mask(parse.text)
    for token in parse:
        if masked[token.idx] != parse.text[token.idx]:
            continue
        if (
            token.tag_ in ("NNS", "NNPS", "CD")
            or token.dep_ == "cc"
            or token.lower_ in _COLLECTIVES
            or token.tag_.startswith("NNP")
            or token.lower_ in ("who", "people", "other")
        ):
            return False
        if token.lower_ in ("their", "they", "them"):
            head = token.head if token.lower_ == "their" else token
            return head.dep_ in _SUBJECTS and head.head.dep_ == "ROOT"
    return False
