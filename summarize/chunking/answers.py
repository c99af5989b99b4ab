"""From the model's candidates to sentences that are used."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from summarize.text.sentences import split_sentences
from summarize.types import Candidate

Reason = Literal["unfinished", "repeats", "too long"]
_ENDED = re.compile(r"[.!?。！？।؟…][\"”’»')\]]*$")
_WORDS: dict[Reason, str] = {
    "unfinished": "broken off at the token limit",
    "repeats": "said before",
    "too long": "beyond the longest summary",
}


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
    if not best.finished and len(sentences) > 1 and not _ENDED.search(sentences[-1]):
        cut.append(Cut(sentences.pop(), "unfinished"))
    distinct = list(dict.fromkeys(sentences))
    repeated = Counter(sentences) - Counter(distinct)
    cut[:0] = [Cut(text, "repeats") for text in repeated.elements()]
    if max_words is None:
        return Answered(tuple(distinct), tuple(cut), candidates)
    kept: list[str] = []
    left = max_words
    for number, sentence in enumerate(distinct):
        words = sentence.split()
        if len(words) > left:
            beyond = distinct[number:]
            if not kept:
                kept, beyond[0] = [" ".join(words[:left]) + "…"], " ".join(words[left:])
            cut += [Cut(text, "too long") for text in beyond]
            break
        kept.append(sentence)
        left -= len(words)
    return Answered(tuple(kept), tuple(cut), candidates)


def cut_notes(step: str, answers: Sequence[Answered]) -> list[str]:
    """What the reader must know of what was cut from the texts of a step; nothing where nothing was."""
    reasons = Counter(cut.reason for answer in answers for cut in answer.cut)
    if not reasons:
        return []
    number = sum(reasons.values())
    listed = ", ".join(f"{count} {_WORDS[reason]}" for reason, count in reasons.items())
    sentences = "1 sentence of the model was" if number == 1 else f"{number} sentences of the model were"
    return [f"{step}: {sentences} left out ({listed}); the record has them."]
