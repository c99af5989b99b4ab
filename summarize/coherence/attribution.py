"""Who says it: a sentence that was shortened keeps the speaker that all its sources have."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from summarize.text.content import REPORTING, content_stems
from summarize.text.quoted import mask
from summarize.types import Article, Sentence

_SPEAKER = (
    r"(?P<who>(?:the\s+|The\s+)?(?:[^\W\d_a-z][\w.’'-]*\s+)*"
    r"(?:[^\W\d_a-z][\w.’'-]*|ministry|government|statement|police|officials|spokesman|spokeswoman|report))"
)
_SAYS = r"(?:said|says|claimed|claims|alleged|argued|reported|told|announced|warned|insisted|asserted|stated)"
_OPENING = re.compile(rf"^{_SPEAKER}\s+(?:has\s+|have\s+)?{_SAYS}\s+(?:that\s+)?(?P<said>.+)$")
_CLOSING = re.compile(rf"^(?P<said>.+?),\s+{_SPEAKER}\s+(?:has\s+|have\s+)?{_SAYS}\b[^,]*\.$")
_ACCORDING = re.compile(rf"^(?P<said>.+?),?\s+according\s+to\s+{_SPEAKER}(?P<rest>.*)$")
_ATTRIBUTED = re.compile(
    r"\b(?:according\s+to|said|says|told|quoted|cited|citing|reported(?:ly)?)\b", re.IGNORECASE
)
_ADDED = re.compile(r"(?P<who>[^\W\d_a-z][\w’'-]+)\s+(?P<verb>added|adds)\s+(?:that\b|[“\"])")
"""Only with what is said after it: "Turkey added troops" is no saying."""
_SAID_AGAIN = re.compile(
    r"\b(?:said|says|added|adds|told\s+\w+|stated|announced|claimed|warned|insisted)\s+(?:that\b|in\b|on\b).*"
    r"(?P<again>,\s+(?:he|she|they|it)\s+(?:also\s+)?(?:said|says|added|adds|stated|told\s+\w+))[.]$"
)
_ALSO = re.compile(
    r"(?<!not only)(?<!\bbut)(?:(?<=\w)|,) (?:also|additionally|likewise|similarly)\b,?"
    r"(?= (?!known as\b|called\b))"
)
_SHARE = 0.6
"""Share of a sentence's content stems that a source must report, so that it comes from what is reported."""

_OPENING_WORDS = 6
"""Words at the start of a sentence that tell what it is about."""


def attributed(sentence: Sentence, articles: Mapping[str, Article]) -> str:
    """The text of a sentence that the model wrote, with its speaker, where every source only reports it."""
    text = sentence.text
    if sentence.origin == "source" or _speaks(text):
        return text
    stems = set(content_stems(text))
    speakers: list[str] = []
    for span in sentence.sources:
        article = articles.get(span.article_id)
        if article is None:
            continue
        source = " ".join(article.text[span.start : span.end].split())
        if len(stems & set(content_stems(source))) < _SHARE * len(stems):
            continue
        reported = _reported(source)
        if reported is None:
            return text
        who, said = reported
        if len(stems & set(content_stems(said))) < _SHARE * len(stems):
            return text
        speakers.append(who)
    if not speakers:
        return text
    ending = re.search(r"[.!?][\"”’')\]]*$", text)
    who = re.sub(r"^The\b", "the", speakers[0])
    return f"{text[: ending.start()]}, according to {who}." if ending and ending[0] == "." else text


def said_once(text: str) -> str:
    """`text` without a second "he said" at its end: "Blair said that talks went on, he said"."""
    match = _SAID_AGAIN.search(mask(text))
    return f"{text[: match.start('again')]}." if match else text


def adds(text: str) -> bool:
    """Does a sentence say "also" of something that another has told?"""
    return _ALSO.search(mask(text)) is not None


def without_also(sentences: Sequence[str]) -> list[str]:
    """`sentences` without "also" where the sentence before is about something else.

    It goes on about the same where both have a name, or else a word, of their first few in common.
    """
    texts: list[str] = []
    before: set[str] = set()
    for text in sentences:
        opening = set(content_stems(" ".join(text.split()[:_OPENING_WORDS])))
        match = _ALSO.search(mask(text))
        first = match is not None and before.isdisjoint(opening - REPORTING)
        texts.append(text[: match.start()] + text[match.end() :] if match and first else text)
        before = opening
    return texts


def first_says(sentences: Sequence[str]) -> list[str]:
    """`sentences` with "said" for "added" where the speaker has said nothing in the sentence before."""
    texts: list[str] = []
    before = ""
    for text in sentences:
        match = _ADDED.search(mask(text))
        if (
            match
            and not re.search(rf"\b{re.escape(match['who'])}\b", before)
            and not _speaks(text[: match.start()])
        ):
            verb = "says" if match["verb"] == "adds" else "said"
            texts.append(f"{text[: match.start('verb')]}{verb}{text[match.end('verb') :]}")
        else:
            texts.append(text)
        before = text
    return texts


def _speaks(text: str) -> bool:
    return (
        _ATTRIBUTED.search(text) is not None
        or not REPORTING.isdisjoint(content_stems(text))
        or "“" in mask(text)
    )


def _reported(source: str) -> tuple[str, str] | None:
    """The speaker of a source sentence and what they say; None where the article says it itself."""
    for pattern in (_OPENING, _CLOSING, _ACCORDING):
        if match := pattern.match(source):
            return match["who"], match["said"]
    return None
