"""ROUGE-N, -L and -Lsum (Lin 2004) through Google's rouge-score.

A figure is named after its settings: `rouge2_f_avg`, `rougeLsum_r_best_stem`, `rouge1_f_avg_folded`.

Several references are made into one figure in three ways:

- `avg`: the mean of precision, recall and F over the references;
- `best`: the reference with the highest F, for each type on its own, as rouge-score's `score_multi`;
- `pooled`: overlaps and lengths are summed over the references before dividing (Lin 2004, section 2).
  ROUGE-1.5.5 does this: on MultiLing 2011 `pooled` gives the official figures to the fourth decimal,
  where `avg` is up to .0013 off (`scripts/benchmark_rouge.py`).

The tokenizer `ascii` is that of ROUGE-1.5.5 and rouge-score: letters outside a-z separate words, so
"Çavuşoğlu" is "avu", "o", "lu". `folded` writes every script in ASCII first and sees "cavusoglu".
"""

from __future__ import annotations

import difflib
import itertools
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from typing import TYPE_CHECKING

from eval.direction import Better
from eval.metrics.unscored import unscored, why_no_summary
from summarize.errors import ConfigError
from summarize.text.sentences import split_sentences
from summarize.text.words import fold
from summarize.types import Cluster, Record, Score

if TYPE_CHECKING:
    from rouge_score.rouge_scorer import RougeScorer

TYPES = ("rouge1", "rouge2", "rougeL", "rougeLsum")
TOKENIZERS = ("ascii", "folded")
FIGURES = ("p", "r", "f")

Sentences = Sequence[str]


@dataclass(frozen=True, slots=True)
class Overlap:
    """How much a summary shares with its references: precision, recall and their harmonic mean, 0 to 1."""

    p: float
    r: float
    f: float


@dataclass(frozen=True, slots=True)
class Pair:
    """A summary and one reference."""

    overlap: Overlap
    size: int
    """What recall was divided by: n-grams of the reference, or its words for L and Lsum."""


def average(pairs: Sequence[Pair]) -> Overlap:
    """Each figure averaged over the references."""
    count = len(pairs)
    return Overlap(
        p=sum(pair.overlap.p for pair in pairs) / count,
        r=sum(pair.overlap.r for pair in pairs) / count,
        f=sum(pair.overlap.f for pair in pairs) / count,
    )


def best(pairs: Sequence[Pair]) -> Overlap:
    """The figures of the reference with the highest F; of several, the first."""
    return max((pair.overlap for pair in pairs), key=lambda overlap: overlap.f)


def pooled(pairs: Sequence[Pair]) -> Overlap:
    """The figures of all references taken as one, as ROUGE-1.5.5 does.

    The summary is as long in each pair, so its precision is the average; recall is weighted by length.
    """
    p = sum(pair.overlap.p for pair in pairs) / len(pairs)
    size = sum(pair.size for pair in pairs)
    r = sum(pair.overlap.r * pair.size for pair in pairs) / size if size else 0.0
    return Overlap(p, r, 2 * p * r / (p + r) if p + r else 0.0)


COMBINE: dict[str, Callable[[Sequence[Pair]], Overlap]] = {"avg": average, "best": best, "pooled": pooled}
"""Ways to make one figure of several references."""


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
    scorer = _scorer(tuple(types), stem, tokenizer)
    words = _tokenizer(stem, tokenizer)
    pairs: dict[str, list[Pair]] = {type_: [] for type_ in types}
    for reference in references:
        target = _one_a_line(reference)
        length = len(words.tokenize(target))
        for type_, score in scorer.score(target, _one_a_line(summary)).items():
            size = max(0, length - int(type_[-1]) + 1) if type_[-1].isdigit() else length
            pairs[type_].append(Pair(Overlap(score.precision, score.recall, score.fmeasure), size))
    return pairs


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


class Rouge:
    """ROUGE of each record against the references of its cluster, in every combination of its options."""

    def __init__(
        self,
        *,
        types: Sequence[str] = TYPES,
        figures: Sequence[str] = ("f",),
        references: Sequence[str] = ("avg", "best"),
        stemming: Sequence[bool] = (False, True),
        tokenizer: str = "ascii",
    ) -> None:
        """Choose what to report; a list holds every value that is wanted.

        `types`: rouge1 to rouge9, rougeL, rougeLsum. `figures`: p (precision), r (recall), f.
        `references`: avg, best, pooled. `stemming`: false, true. `tokenizer`: ascii or folded.
        Raises ConfigError for any other value.
        """
        _check("types", types, (*TYPES, *(f"rouge{n}" for n in range(3, 10))))
        _check("figures", figures, FIGURES)
        _check("references", references, tuple(COMBINE))
        _check("stemming", stemming, (False, True))
        _check("tokenizer", [tokenizer], TOKENIZERS)
        self._types = tuple(types)
        self._stemming = tuple(stemming)
        self._tokenizer = tokenizer
        self._signature = "|".join(
            (
                "rouge",
                f"types:{','.join(type_.removeprefix('rouge') for type_ in types)}",
                f"figures:{','.join(figures)}",
                f"refs:{','.join(references)}",
                f"stem:{','.join('yes' if stem else 'no' for stem in stemming)}",
                f"tok:{tokenizer}",
                *(f"{package}:{version(package)}" for package in ("syntok", "nltk", "rouge-score")),
            )
        )
        folded = "" if tokenizer == "ascii" else f"_{tokenizer}"
        self._settings = {
            f"{type_}_{figure}_{combine}{'_stem' if stem else ''}{folded}": (type_, figure, combine, stem)
            for type_, figure, combine, stem in itertools.product(types, figures, references, stemming)
        }

    def signature(self) -> str:
        """The settings in one line, with the versions of what splits sentences, stems and scores."""
        return self._signature

    def better(self, name: str) -> Better | None:
        """More overlap is better."""
        return "higher"

    def score(self, record: Record, cluster: Cluster) -> tuple[Score, ...]:
        """Every figure of one summary. A summary without a word scores 0: it recalls nothing."""
        if record.status == "failed" or record.summary is None:
            return unscored(self._settings, why_no_summary(record))
        references = [split_sentences(reference) for reference in cluster.references if reference.strip()]
        if not references:
            return unscored(self._settings, "no reference")
        summary = [sentence.text for sentence in record.summary.sentences]
        pairs = {
            stem: score_pairs(summary, references, types=self._types, stem=stem, tokenizer=self._tokenizer)
            for stem in self._stemming
        }
        return tuple(
            Score(name, getattr(COMBINE[combine](pairs[stem][type_]), figure))
            for name, (type_, figure, combine, stem) in self._settings.items()
        )


class _Tokenizer:
    """rouge-score's own tokenizer, with each word stemmed once.

    Porter's stemmer takes 80 % of the time of ROUGE-1 and -2, and texts have few distinct words.
    """

    def __init__(self, *, stem: bool, folded: bool) -> None:
        from rouge_score.tokenizers import DefaultTokenizer

        self._words = DefaultTokenizer(use_stemmer=False)
        self._stem = lru_cache(maxsize=1 << 18)(DefaultTokenizer(use_stemmer=True).tokenize) if stem else None
        self._folded = folded

    def tokenize(self, text: str) -> list[str]:
        """The words of a text as rouge-score compares them."""
        words: list[str] = self._words.tokenize(fold(text) if self._folded else text)
        return [part for word in words for part in self._stem(word)] if self._stem else words


@lru_cache
def _tokenizer(stem: bool, name: str) -> _Tokenizer:
    return _Tokenizer(stem=stem, folded=name == "folded")


@lru_cache
def _scorer(types: tuple[str, ...], stem: bool, tokenizer: str) -> RougeScorer:
    from rouge_score.rouge_scorer import RougeScorer

    return RougeScorer(types, tokenizer=_tokenizer(stem, tokenizer))


def _one_a_line(sentences: Sentences) -> str:
    """The text as rouge-score wants it for Lsum: one sentence a line."""
    return "\n".join(" ".join(sentence.split()) for sentence in sentences)


def _check(option: str, values: Collection[object], known: Collection[object]) -> None:
    if isinstance(values, str):
        raise ConfigError(
            f"metrics.rouge.{option} is {values!r}; write a list: metrics.rouge.{option}=[{values}]"
        )
    if not values:
        raise ConfigError(f"metrics.rouge.{option} is empty: name at least one of {_list(known)}.")
    for value in values:
        if value not in known:
            near = difflib.get_close_matches(str(value), [str(name) for name in known], n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"it may be {_list(known)}."
            raise ConfigError(f"metrics.rouge.{option} does not know {value!r}: {hint}")


def _list(names: Collection[object]) -> str:
    return ", ".join(str(name) for name in names)
