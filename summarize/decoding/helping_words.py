"""Faults of words that only help others: helping verbs, articles, "that" and the last word of a sentence.

A model that is kept from the word that it wants writes another in its place ("events by just"),
drops the verb that a helping verb was for, or changes when something was ("have rehearsed" for "had"). What
is compared is the text with its own sources, as in `small_words.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarize.decoding.comparing import has_new
from summarize.text.content import FUNCTION_WORDS, REPORTING, porter_stem
from summarize.text.words import find_words, word_key, word_set

_NO_LAST_WORD = word_set(
    "a an and as at because but by every for from his if its just my nor of or our quite than that the their"
    " unless very when which while whose with your"
)
"""What a sentence cannot end in; at, by, for, from, of and with at times do, where its sources do."""
_ARTICLE = re.compile(
    r"\b(?:an?|the|its|their|our|your) (?:and|are|at|but|by|for|from|had|has|have|is|it|just|of|or|that|they"
    r"|to|was|were|with)(?![\w-])",
    re.IGNORECASE,
)
_PROGRESSIVE = re.compile(r"\b(?:am|are|is|was|were) (?:\w+ )?(being [a-z]+)\b", re.IGNORECASE)
_PERFECT = re.compile(r"\b(had|has|have) (?:(?:\w+ly|also|already|been|not) )*([a-z]+)\b", re.IGNORECASE)
_HAS_GOING_ON = re.compile(r"\b(?:had|has|have) (?:\w+ly )?([a-z]+ing)\b", re.IGNORECASE)
_GOING_ON = re.compile(r"\b(?:am|are|be|been|is|was|were) (?:\w+ly )?([a-z]+ing)\b", re.IGNORECASE)
_AND_THAT = re.compile(
    r"(?P<before>.*?\b(?P<word>[\w'’]+)[\"”]?,? and) that (?!(?:is|was|had|has|will)\b)", re.IGNORECASE
)
_SAYING = REPORTING - {"statement"}
_CONTRAST = re.compile(
    r"\b(?:in fact|actually|in reality|instead of|rather than),? (?:(?:in|at|on|the|an?) )*(?P<word>\w+)",
    re.IGNORECASE,
)
_CONTRASTING = re.compile(r"\b(?:in fact|actually|in reality|instead of|rather than)\b", re.IGNORECASE)
_OWNED = re.compile(r"\b(?P<owner>his|her|their|its) (?P<noun>\w+)", re.IGNORECASE)
_TITLED = re.compile(
    r"\b(?P<article>[Tt]he )?(?P<title>Captain|Colonel|Dr|General|Judge|King|Lady|Lord|Mr|Mrs|Pope|Prince"
    r"|Princess|Professor|Queen|Senator|Sir)\.? (?P<name>[A-Z]\w+)",
)


def helping_word_faults(text: str, documents: Sequence[str]) -> tuple[str, ...]:
    """What is wrong with the helping words of `text`, which was made from `documents`."""
    checks = (
        (_ends_in_the_middle(text, documents), "ends in a word that goes on"),
        (has_new(_ARTICLE, text, documents), "an article without a noun"),
        (has_new(_PROGRESSIVE, text, documents), "a progressive that no source has"),
        (_breaks_perfect(text, documents), "another tense"),
        (_second_that(text, documents), '"and that" without a first "that"'),
        (_drops_contrast(text, documents), "takes for true what a source says to the contrary"),
        (_loses_owner(text, documents), "an owner that is not named"),
        (_article_before_title(text, documents), '"the" before a title'),
    )
    return tuple(reason for wrong, reason in checks if wrong)


def _ends_in_the_middle(text: str, documents: Sequence[str]) -> bool:
    last = find_words(text).keys[-1:]
    return bool(_NO_LAST_WORD.intersection(last)) and all(
        find_words(one).keys[-1:] != last for one in documents
    )


def _breaks_perfect(text: str, documents: Sequence[str]) -> bool:
    """Whether "has" stands for "had", or, before "-ing", for "is"."""
    known = {pair for document in documents for pair in _perfects(document)}
    going_on = {verb for document in documents for verb in _GOING_ON.findall(document)}
    return bool(going_on.intersection(_HAS_GOING_ON.findall(text))) or any(
        helper != "had" and ("had", verb) in known and not {("has", verb), ("have", verb)} & known
        for helper, verb in _perfects(text)
    )


def _perfects(text: str) -> set[tuple[str, str]]:
    return {(helper.casefold(), verb.casefold()) for helper, verb in _PERFECT.findall(text)}


def _second_that(text: str, documents: Sequence[str]) -> bool:
    """Whether "and that" follows neither "that" nor a verb of saying, where no source has it there."""
    match = _AND_THAT.match(text)
    if match is None:
        return False
    before = find_words(match["before"]).keys
    if "that" in before or any(porter_stem(key) in _SAYING for key in before):
        return False
    joint = [word_key(match["word"]), "and", "that"]
    return not any(
        joint == list(keys[index : index + 3])
        for keys in (find_words(document).keys for document in documents)
        for index in range(len(keys))
    )


def _drops_contrast(text: str, documents: Sequence[str]) -> bool:
    """Whether of "in Mexico while he was, in fact, in Italy" it has the second place alone, or both."""
    if _CONTRASTING.search(text):
        return False
    words = set(find_words(text).keys)
    contrary = {word_key(match["word"]) for one in documents for match in _CONTRAST.finditer(one)}
    plain = {key for one in documents if not _CONTRASTING.search(one) for key in find_words(one).keys}
    return bool(words & contrary - plain - FUNCTION_WORDS)


def _loses_owner(text: str, documents: Sequence[str]) -> bool:
    """Whether nothing that stands before "their women" stands before it in a source."""
    known = [owned for document in documents for owned in _owned(document)]
    for owner, noun, before in _owned(text):
        sources = [words for *same, words in known if same == [owner, noun]]
        if before and sources and all(words and not words & before for words in sources):
            return True
    return False


def _owned(text: str) -> list[tuple[str, str, frozenset[str]]]:
    """Each "his" or "their" with its noun and the stems of the words before it."""
    return [
        (match["owner"].casefold(), word_key(match["noun"]), _content(text[: match.start()]))
        for match in _OWNED.finditer(text)
    ]


def _content(text: str) -> frozenset[str]:
    return frozenset(porter_stem(key) for key in find_words(text).keys if key not in FUNCTION_WORDS)


def _article_before_title(text: str, documents: Sequence[str]) -> bool:
    """Whether "the Prince Charles" stands where the sources have "Prince Charles"."""
    known = {
        (match["title"], match["name"], bool(match["article"]))
        for one in documents
        for match in _TITLED.finditer(one)
    }
    return any(
        match["article"]
        and (match["title"], match["name"], False) in known
        and (match["title"], match["name"], True) not in known
        for match in _TITLED.finditer(text)
    )
