"""ROUGE of the records of a run, in every combination of its options."""

from __future__ import annotations

import difflib
import itertools
from collections.abc import Collection, Sequence

from eval.direction import Better
from eval.metrics.rouge.combining import COMBINE
from eval.metrics.rouge.counting import TYPES, score_pairs
from eval.metrics.rouge.tokens import TOKENIZERS, versions
from eval.metrics.shared import sentences_of
from eval.metrics.unscored import unscored, why_no_summary
from summarize.errors import ConfigError
from summarize.types import Cluster, Record, Score

FIGURES = ("p", "r", "f")
_KNOWN = (*TYPES, *(f"rouge{n}" for n in range(4, 10)))


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

        `types`: rouge1 to rouge9, rougeL, rougeLsum, rougeSU4. `figures`: p (precision), r (recall), f.
        `references`: avg, best, pooled, jackknife. `stemming`: false, true. `tokenizer`: ascii, folded or
        unicode. Raises ConfigError for any other value.
        """
        _check("types", types, _KNOWN)
        _check("figures", figures, FIGURES)
        _check("references", references, tuple(COMBINE))
        _check("stemming", stemming, (False, True))
        _check("tokenizer", [tokenizer], tuple(TOKENIZERS))
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
                versions(),
            )
        )
        folded = "" if tokenizer == "ascii" else f"_{tokenizer}"
        self._settings = {
            f"{type_}_{figure}_{combine}{'_stem' if stem else ''}{folded}": (type_, figure, combine, stem)
            for type_, figure, combine, stem in itertools.product(types, figures, references, stemming)
        }

    def signature(self) -> str:
        """The settings in one line, with the versions of what splits sentences, stems and counts."""
        return self._signature

    def better(self, name: str) -> Better | None:
        """More overlap is better."""
        return "higher"

    def score(self, record: Record, cluster: Cluster) -> tuple[Score, ...]:
        """Every figure of one summary. A summary without a word scores 0: it recalls nothing."""
        if record.status == "failed" or record.summary is None:
            return unscored(self._settings, why_no_summary(record))
        references = [sentences_of(reference) for reference in cluster.references if reference.strip()]
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
