"""Pronouns that open a sentence, or attribute what it says, with nobody before them to point at.

Where the sentence comes from an article whose sentence before it has one person, as its subject, the
pronoun is that person. A pronoun that nothing before it in the summary explains leaves no sentence.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from summarize.coherence.tokens import read_tokens
from summarize.text.content import FUNCTION_WORDS
from summarize.text.quoted import mask
from summarize.text.sentences import sentence_spans
from summarize.types import Article, Sentence

if TYPE_CHECKING:
    from summarize.factcheck.language import English

_OPENS = re.compile(r"^[\"“‘']?(?P<word>he|she|his|her)\b", re.IGNORECASE)
_ATTRIBUTES = re.compile(
    r"[,”\"]\s(?:(?P<word>he|she)\s(?:said|says|added|told|noted|wrote|explained|stressed|warned|argued|claimed|"
    r"continued|concluded)|(?:said|added)\s(?P<after>he|she))\b",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(
    r"^[\"“‘']?(?:they|their|it|its|this|these|those|both|such|neither|another|others|that"
    r"|the\s+(?:two|former|latter|pair|same|other|others)"
    r"|(?:all|some|many|most|several|one|two|three|none)\s+of\s+(?:them|these|those))\b"
    r"(?!\s+(?:is|was)\s+(?:the\s+first|not\s+(?:known|clear)|known|clear|unclear|expected|believed|thought"
    r"|reported|feared)\b)(?!\s+(?:week|month|year|morning|evening)\b)",
    re.IGNORECASE,
)
_BACK = 3
"""How many sentences of an article are followed back where each opens with the same pronoun."""


def with_antecedents(
    sentences: Sequence[Sentence], articles: Sequence[Article], known: Collection[str], english: English
) -> list[str | None]:
    """The texts of `sentences`, pronouns without an antecedent resolved; None where one cannot be.

    `known` are keys of surnames that the articles have with a title or a given name.
    """
    texts: list[str | None] = []
    people = _people([one.text for one in sentences], known, english)
    before = -1
    for number, sentence in enumerate(sentences):
        named = set(people[before]) if before >= 0 else set()
        text = _resolved(
            sentence, articles, known, english, explained=len(named) == 1 and before == number - 1
        )
        # What points at more than a person is only trusted beside the sentence that it was written after.
        if text is not None and _POINTS_BACK.match(mask(text)) and before != number - 1:
            text = None
        if text is not None and before < 0 and _POINTS_BACK.match(mask(text)):
            text = None
        if text is not None:
            before = number
        texts.append(text)
    return texts


def _people(texts: Sequence[str], known: Collection[str], english: English) -> list[list[str]]:
    """The names of people in each text."""
    named: list[list[str]] = []
    for text, found in zip(texts, english.entities(texts), strict=True):
        spans = [(one.start, one.end) for one in found if one.label == "PERSON"]
        spans += [
            (token.start, token.end)
            for token in read_tokens(text, english)
            if token.key in known
            and token.text[0].isupper()
            and not any(start <= token.start < end for start, end in spans)
        ]
        named.append([re.sub(r"['’]s$", "", text[start:end]) for start, end in sorted(spans)])
    return named


def points_back(text: str) -> bool:
    """Does a sentence open with a word that means something in the sentence before it?"""
    return _POINTS_BACK.match(mask(text)) is not None or _OPENS.match(mask(text)) is not None


def _resolved(
    sentence: Sentence,
    articles: Sequence[Article],
    known: Collection[str],
    english: English,
    *,
    explained: bool,
) -> str | None:
    text = sentence.text
    masked = mask(text)
    match = _OPENS.match(masked)
    if match is None:
        found = _ATTRIBUTES.search(masked)
        if found is None or _names_someone(masked[: found.start()]):
            return text
        start, end = found.span("word" if found["word"] else "after")
        own = False
    else:
        start, end = match.span("word")
        own = match["word"].lower() in ("his", "her")
    name = _person_before(sentence, text[start:end], articles, known, english)
    if name is not None:
        return f"{text[:start]}{name}{'’s' if own else ''}{text[end:]}"
    return text if explained else None


def _names_someone(text: str) -> bool:
    """Is there a capitalised word that can name who speaks?"""
    words = re.findall(r"[^\W\d_][\w’'-]*", text)
    return any(
        word[0].isupper() and (number > 0 or word.lower() not in FUNCTION_WORDS)
        for number, word in enumerate(words)
        if number > 0 or len(words) == 1
    )


def _person_before(
    sentence: Sentence, pronoun: str, articles: Sequence[Article], known: Collection[str], english: English
) -> str | None:
    """Whom the pronoun is in the article that the sentence comes from, where that is plain."""
    by_id = {article.id: article for article in articles}
    names: set[str] = set()
    for span in sentence.sources:
        article = by_id.get(span.article_id)
        if article is None:
            continue
        spans = sentence_spans(article.text)
        at = next((index for index, (_, end) in enumerate(spans) if end > span.start), None)
        if at is None or not re.search(
            rf"\b{pronoun}\b", mask(article.text[slice(*spans[at])]), re.IGNORECASE
        ):
            continue
        name = _subject_before(article, spans[:at], pronoun, known, english)
        if name is None:
            return None
        names.add(name)
    return names.pop() if len(names) == 1 else None


def _subject_before(
    article: Article, spans: Sequence[tuple[int, int]], pronoun: str, known: Collection[str], english: English
) -> str | None:
    """The only person of the last of these sentences, if its subject; or of those before that."""
    for span in reversed(spans[-_BACK:]):
        text = article.text[slice(*span)]
        (people,) = _people([text], known, english)
        if not people:
            if re.match(rf"[\"“]?{pronoun}\b", text, re.IGNORECASE):
                continue
            return None
        if len(set(people)) != 1:
            return None
        (parse,) = english.parse([text])
        subjects = {
            token.idx
            for head in parse
            if head.dep_ in ("nsubj", "nsubjpass") and head.head.dep_ == "ROOT"
            for token in head.subtree
        }
        start = text.index(people[0])
        is_subject = any(start <= position < start + len(people[0]) for position in subjects)
        return people[0] if is_subject else None
    return None
