"""From the model's candidates to sentences that are used."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from summarize.text.sentences import split_sentences
from summarize.types import Candidate

Reason = Literal["unfinished", "repeats", "too long", "cut short"]
"""Broken off at the token limit; there already; beyond the longest summary; the end of a sentence that
alone is longer than that."""
_NEXT = "Twelve died."
"""A sentence that is put after another, to see whether that one has ended."""
_ENDED = re.compile(r"[.!?。！？।؟…][\"”’»')\]]*$")


@dataclass(frozen=True, slots=True)
class Cut:
    """A piece of an answer that is not used."""

    text: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Answered:
    """What became of a request."""

    sentences: tuple[str, ...]
    """What is used of the best candidate; () where the model wrote nothing."""
    cut: tuple[Cut, ...]
    candidates: tuple[Candidate, ...]
    broken: bool = False
    """Whether the token limit broke off the only sentence, which is kept."""

    @property
    def text(self) -> str:
        """The sentences as one text."""
        return " ".join(self.sentences)


def use(candidates: Sequence[Candidate], max_words: int | None = None) -> Answered:
    """The best candidate that has any text, faults or not, as sentences.

    Left out are a last sentence that the token limit broke off, unless it is the only one; sentences
    that are there already; with `max_words`, what goes beyond so many words. A first sentence that alone
    is longer is cut between words.
    """
    for candidate in candidates:
        sentences = [" ".join(one.split()) for one in split_sentences(candidate.text)]
        if sentences:
            return _used(sentences, candidate, tuple(candidates), max_words)
    return Answered((), (), tuple(candidates))


def _used(
    sentences: list[str], best: Candidate, candidates: tuple[Candidate, ...], max_words: int | None
) -> Answered:
    cut: list[Cut] = []
    broken = not best.finished and not _ended(sentences[-1])
    if broken and len(sentences) > 1:
        cut.append(Cut(sentences.pop(), "unfinished"))
        broken = False
    distinct = list(dict.fromkeys(sentences))
    repeated = Counter(sentences) - Counter(distinct)
    cut[:0] = [Cut(text, "repeats") for text in repeated.elements()]
    if max_words is None:
        return Answered(tuple(distinct), tuple(cut), candidates, broken)
    kept: list[str] = []
    left = max_words
    for number, sentence in enumerate(distinct):
        words = sentence.split()
        if len(words) > left:
            beyond = distinct[number:]
            if not kept:
                kept.append(" ".join(words[:left]) + "…")
                cut.append(Cut(" ".join(words[left:]), "cut short"))
                beyond, broken = beyond[1:], False
            cut += [Cut(text, "too long") for text in beyond]
            break
        kept.append(sentence)
        left -= len(words)
    return Answered(tuple(kept), tuple(cut), candidates, broken)


def _ended(sentence: str) -> bool:
    """Whether a sentence has its end, which is more than the point of an abbreviation."""
    return bool(_ENDED.search(sentence)) and len(split_sentences(f"{sentence} {_NEXT}")) > 1
