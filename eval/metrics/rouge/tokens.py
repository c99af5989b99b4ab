"""Words as ROUGE compares them: three tokenizers, and Porter's stemmer with each word stemmed once.

`ascii` is the tokenizer of ROUGE-1.5.5 and rouge-score: letters outside a-z separate words, so "Çavuşoğlu" is
"avu", "o", "lu". `folded` writes every script in ASCII first and sees "cavusoglu". `unicode` keeps
scripts and diacritics: a word is a run of letters, digits and combining marks, compared without case
after NFKC (Unicode Standard Annex 15); scripts that put no space between words (Chinese, Japanese, Thai,
Lao, Khmer, Burmese, Tibetan) are taken letter by letter, as is usual for ROUGE of Chinese.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import lru_cache
from importlib.metadata import version

from summarize.text.words import fold

_UNSPACED = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Bopomofo}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}]"
_UNICODE = (
    rf"[{_UNSPACED}&&[\p{{L}}\p{{N}}]]\p{{M}}*"  # a letter with its marks
    rf"|[[\p{{L}}\p{{N}}]--{_UNSPACED}][[\p{{L}}\p{{N}}]--{_UNSPACED}||\p{{M}}]*"  # a word with its marks
)
Tokenizer = Callable[[str], list[str]]


def _by_ascii(text: str) -> list[str]:
    return _rouge_score(stem=False)(text)


def _by_folding(text: str) -> list[str]:
    return _by_ascii(fold(text))


def _by_unicode(text: str) -> list[str]:
    # Folding case can undo the normal form, so it is made before and after (Unicode 16.0, section 3.13,
    # D146).
    folded = unicodedata.normalize("NFKC", text).casefold()
    return _unicode_words()(unicodedata.normalize("NFKC", folded))


@lru_cache(maxsize=1)
def _unicode_words() -> Tokenizer:
    import regex  # `re` knows no scripts, and ends a word of Devanagari at its first vowel sign

    found: Tokenizer = regex.compile(_UNICODE, regex.VERSION1).findall
    return found


TOKENIZERS: dict[str, Tokenizer] = {"ascii": _by_ascii, "folded": _by_folding, "unicode": _by_unicode}
"""By name: text -> its words in order, lower-cased."""


def tokenize(text: str, tokenizer: str = "ascii", *, stem: bool = False) -> list[str]:
    """The words of a text as they are compared.

    `stem`: Porter's stemmer on words of four letters and more, as the option -m of ROUGE-1.5.5; words with
    letters beyond a-z are left as they are.
    """
    words = TOKENIZERS[tokenizer](text)
    return [_stemmed(word) for word in words] if stem else words


def versions() -> str:
    """What splits words and stems them, for a signature."""
    packages = ("syntok", "nltk", "rouge-score", "newsfuse")
    return "|".join(f"{package}:{version(package)}" for package in packages)


@lru_cache(maxsize=1 << 18)
def _stemmed(word: str) -> str:
    # The stemmer takes 80 % of the time of ROUGE-1 and -2, and texts have few distinct words.
    return _rouge_score(stem=True)(word)[0] if word.isascii() else word


@lru_cache(maxsize=2)
def _rouge_score(*, stem: bool) -> Tokenizer:
    from rouge_score.tokenizers import DefaultTokenizer

    words: Tokenizer = DefaultTokenizer(use_stemmer=stem).tokenize
    return words
