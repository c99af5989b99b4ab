""" "a" and "the" as the source has them: what an article brings up as "a small town" nobody knows yet.

A small model writes "the" for either, and a reader looks in vain for what was said of that town before.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from summarize.text.content import FUNCTION_WORDS, content_stems, porter_stem
from summarize.text.quoted import mask
from summarize.text.words import fold
from summarize.types import Article, Sentence

_THE = re.compile(r"\b(?P<the>[Tt]he) (?P<words>[a-z][\w’'-]*(?: [a-z][\w’'-]*){0,2})")
_GOES_ON = re.compile(r"^ [a-z]")
_EXPLAINED = re.compile(r"^ (?:of|in|for|from|at|on|to|who|that|which)\b")


def with_own_articles(sentences: Sequence[Sentence], articles: Mapping[str, Article]) -> list[str]:
    """The texts of `sentences`, each noun phrase that is new with the article that its source has."""
    texts: list[str] = []
    told: set[str] = set()
    for sentence in sentences:
        text = sentence.text
        sources = [
            " ".join(articles[span.article_id].text[span.start : span.end].split())
            for span in sentence.sources
            if span.article_id in articles
        ]
        for match in reversed(list(_THE.finditer(mask(text)))):
            text = _mended(text, match, sources, told)
        texts.append(text)
        told.update(content_stems(text))
    return texts


def _mended(text: str, match: re.Match[str], sources: Sequence[str], told: set[str]) -> str:
    words = match["words"].split()
    for count in range(len(words), 0, -1):
        phrase = " ".join(words[:count])
        after = text[match.start("words") + len(phrase) :]
        if words[count - 1] in FUNCTION_WORDS:
            continue
        if count == 1 and _GOES_ON.match(after) and not _EXPLAINED.match(after):
            return text  # "small" of "the small town" is no noun
        if any(re.search(rf"\bthe {re.escape(phrase)}\b", one, re.IGNORECASE) for one in sources):
            return text
        found = next((a for one in sources if (a := re.search(rf"\b(an?) {re.escape(phrase)}\b", one))), None)
        opens = match.start() == 0 and any(one.lower().startswith(f"{phrase} ") for one in sources)
        if not found and not opens:
            continue
        noun = words[count - 1]
        if porter_stem(fold(noun)) in told:
            return text
        if found:
            article = found[1].capitalize() if match["the"] == "The" else found[1]
            return text[: match.start("the")] + article + text[match.end("the") :]
        if _EXPLAINED.match(after) or after.startswith(","):
            return text  # "The captain, Christopher Air," is no bare title
        return phrase[:1].upper() + phrase[1:] + after
    return text
