"""A summary against its references: n-grams, skip-bigrams, longest common subsequences.

The figures are those of rouge-score 0.1.2 to the last digit, for every type that it has
(tests/eval/test_rouge.py). It makes the n-grams of a reference anew for each summary, and fills its
tables in Python; here a text is counted once for all summaries that it is compared with, and tables are
made by rapidfuzz and by bit operations.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from functools import cached_property, lru_cache

from rapidfuzz.distance import LCSseq

from eval.metrics.rouge.combining import COMBINE
from eval.metrics.rouge.overlap import Overlap, Pair, pair
from eval.metrics.rouge.tokens import tokenize
from eval.metrics.rouge.union_lcs import union_hits
from summarize.text.sentences import split_sentences

TYPES = ("rouge1", "rouge2", "rouge3", "rougeL", "rougeLsum", "rougeSU4")
_GAP = 4
_TEXTS = 4096
"""Texts kept with their counts: of the references of a thousand clusters, plain and stemmed."""

Sentences = Sequence[str]


class Counted:
    """The words of a text, and what each type of ROUGE counts of them, made when it is asked for."""

    def __init__(self, sentences: Sequence[list[str]]) -> None:
        self.sentences = [sentence for sentence in sentences if sentence]
        self.words = [word for sentence in self.sentences for word in sentence]
        self._grams: dict[str, Counter[Hashable]] = {}

    def grams(self, type_: str) -> Counter[Hashable]:
        """The n-grams of `rouge1` to `rouge9`; the skip-bigrams and words of `rougeSU4`."""
        if type_ not in self._grams:
            kind = type_.removeprefix("rouge")
            self._grams[type_] = Counter(
                skip_bigrams(self.words, _GAP) if kind == "SU4" else _ngrams(self.words, int(kind))
            )
        return self._grams[type_]

    @cached_property
    def size(self) -> int:
        """Its words."""
        return len(self.words)


def skip_bigrams(words: Sequence[str], gap: int) -> Iterator[Hashable]:
    """Every two words, in their order, with at most `gap` others between them, and the words themselves (Lin
    2004, section 5).

    As in ROUGE-1.5.5 with -2 4 -U they run over the ends of sentences, and the last word is not one of the
    words: with it, MultiLing's official figures are missed by up to .0011, without by .000005.
    """
    yield from words[:-1]
    for distance in range(1, gap + 2):
        yield from zip(words, words[distance:], strict=False)


def compare(summary: Counted, reference: Counted, type_: str) -> Pair:
    """One type of ROUGE of one summary against one reference."""
    if type_ == "rougeL":
        hits = _longest_common(summary.words, reference.words)
        return pair(hits, summary.size, reference.size)
    if type_ == "rougeLsum":
        return pair(union_hits(reference.sentences, summary.sentences), summary.size, reference.size)
    made, wanted = summary.grams(type_), reference.grams(type_)
    hits = sum(min(made[gram], wanted[gram]) for gram in made.keys() & wanted.keys())
    return pair(hits, made.total(), wanted.total())


def score_pairs(
    summary: Sentences,
    references: Sequence[Sentences],
    *,
    types: Sequence[str] = TYPES,
    stem: bool = False,
    tokenizer: str = "ascii",
) -> dict[str, list[Pair]]:
    """A summary against each of its references, all given as sentences: for each type, a pair each.

    `stem`: Porter's stemmer on words of four letters and more, as the option -m of ROUGE-1.5.5.
    """
    counted = _counted(summary, tokenizer, stem)
    against = [_kept(tuple(reference), tokenizer, stem) for reference in references]
    return {type_: [compare(counted, reference, type_) for reference in against] for type_ in types}


def rouge(
    summary: str,
    references: Sequence[str],
    *,
    types: Sequence[str] = TYPES,
    combine: str = "avg",
    stem: bool = False,
    tokenizer: str = "ascii",
) -> dict[str, Overlap]:
    """ROUGE of one text against one or more references: type -> precision, recall and F.

    Raises ValueError where there is no reference.
    """
    if not references:
        raise ValueError("no reference to compare the summary with")
    sentences = [split_sentences(reference) for reference in references]
    pairs = score_pairs(split_sentences(summary), sentences, types=types, stem=stem, tokenizer=tokenizer)
    return {type_: COMBINE[combine](of_type) for type_, of_type in pairs.items()}


@lru_cache(maxsize=_TEXTS)
def _kept(sentences: tuple[str, ...], tokenizer: str, stem: bool) -> Counted:
    return _counted(sentences, tokenizer, stem)


def _counted(sentences: Sentences, tokenizer: str, stem: bool) -> Counted:
    return Counted([tokenize(sentence, tokenizer, stem=stem) for sentence in sentences])


def _ngrams(words: Sequence[str], n: int) -> Iterator[Hashable]:
    return iter(words) if n == 1 else zip(*(words[start:] for start in range(n)), strict=False)


def _longest_common(one: Sequence[str], other: Sequence[str]) -> int:
    # As numbers: rapidfuzz compares words by their hashes, which two words may share.
    numbers: dict[str, int] = {}
    first, second = ([numbers.setdefault(word, len(numbers)) for word in words] for words in (one, other))
    return LCSseq.similarity(first, second)
