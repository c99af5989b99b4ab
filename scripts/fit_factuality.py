"""Fit the weights of the factuality score to human labels, and measure what they are worth.

    python scripts/fit_factuality.py CASES.jsonl [CASES.jsonl ...]

Half of the cases are fitted on, by a hash of their sources, so that no article is on both sides; then the
halves change places. It prints the figures on the half that was not fitted on, what each feature adds, and
the weights of the first half to paste into `summarize/factcheck/support/score.py`.

The model is logistic per sentence. A summary's score is made of its sentences as `score` makes it, and is
fitted to the share of consistent sentences where people gave it, else to the label, by cross-entropy with an
L2 penalty. No weight may speak for a text that has more of what a feature measures. Every corpus (a file and
an origin) has an intercept of its own, drawn towards that of the others, so that what tells corpora apart is
not taken for what tells errors apart; consistent and inconsistent summaries of a corpus count the same, and
corpora by the square root of their size. The bias is the mean of the intercepts. The threshold is the one
with the best balanced accuracy, averaged over corpora.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from eval.meta.cases import Case, read_cases
from eval.statistics.estimates import Estimate, auc, balanced_accuracy, bootstrap, spearman
from summarize.errors import NewsFuseError
from summarize.factcheck.checker import RuleChecker
from summarize.factcheck.support.score import FEATURES, LEAST_SHARE, features
from summarize.types import Article, Cluster, Sentence, Summary

PENALTY = 6.0
"""L2, on the weights of standardised features."""
TOGETHER = 2.0
"""L2, on what sets the intercept of a corpus apart from the mean."""
_NEAR_0 = 1e-5
Array = NDArray[np.float64]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Example:
    """One case, read."""

    corpus: str
    half: int
    label: int
    share: float | None
    """Share of its consistent sentences, where people gave it."""
    features: Array
    """A row for each sentence."""

    @property
    def target(self) -> float:
        """What its score should be."""
        return self.label if self.share is None else self.share


@dataclass(frozen=True, slots=True)
class Fit:
    """Weights for features as they are, not standardised."""

    bias: float
    weights: Array
    threshold: float = 0.5

    def score(self, example: Example) -> float:
        """The score of a summary."""
        return float(_scores([1 / (1 + np.exp(-self.bias - example.features @ self.weights))])[0])


def read_examples(paths: Sequence[str]) -> Iterator[Example]:
    """Every case of the files with its evidence."""
    checker = RuleChecker()
    for path in paths:
        for case in read_cases(path)[0]:
            rows = _evidence(case, checker)
            if len(rows):
                yield Example(
                    f"{Path(path).stem} {case.origin or ''}", _half(case), case.label, case.score, rows
                )


def _evidence(case: Case, checker: RuleChecker) -> Array:
    articles = tuple(Article(str(number), "", text) for number, text in enumerate(case.sources, start=1))
    sources = checker.analyse(Cluster(case.id, articles))
    summary = Summary(case.id, (Sentence(case.summary),))
    findings = checker.check_texts([summary.text], sources)[0].findings
    return np.array([features(one.evidence) for one in checker.weigh(summary, findings, sources)])


def _half(case: Case) -> int:
    """0 or 1, the same for all summaries of a source."""
    return sha256("".join(case.sources[0].lower().split())[:200].encode()).digest()[0] % 2


def _scores(supports: Sequence[Array]) -> Array:
    """The score of each summary, as `summarize.factcheck.support.score.score` makes it."""
    return np.array([(1 - LEAST_SHARE) * one.mean() + LEAST_SHARE * one.min() for one in supports])


def fit(examples: Sequence[Example], used: Sequence[bool] = (True,) * len(FEATURES)) -> Fit:
    """Weights and threshold for some cases; features that are not `used` have the weight 0."""
    rows = np.concatenate([one.features for one in examples])
    ends = np.cumsum([len(one.features) for one in examples])[:-1]
    middle, spread = rows.mean(0), rows.std(0) + 1e-9
    standard = (rows - middle) / spread
    corpora = sorted({one.corpus for one in examples})
    corpus = np.array([corpora.index(one.corpus) for one in examples])
    of_row = np.repeat(corpus, [len(one.features) for one in examples])
    target = np.array([one.target for one in examples])
    sizes = np.bincount(corpus)
    # Two cases of each kind are added: a corpus with one consistent summary shall not hang on it.
    shares = ((np.bincount(corpus, target) + 2) / (sizes + 4))[corpus]
    counts = np.sqrt(100 / sizes)[corpus] / 2

    def loss(parameters: Array) -> float:
        weights, intercepts = parameters[: len(FEATURES)], parameters[len(FEATURES) :]
        supports = 1 / (1 + np.exp(-(standard @ weights + intercepts[of_row])))
        scores = np.clip(_scores(np.split(supports, ends)), _NEAR_0, 1 - _NEAR_0)
        entropy = -(target / shares * np.log(scores) + (1 - target) / (1 - shares) * np.log(1 - scores))
        apart = intercepts - intercepts.mean()
        return float(counts @ entropy + PENALTY * weights @ weights + TOGETHER * apart @ apart)

    bounds = [(None, 0.0) if keep else (0.0, 0.0) for keep in used]
    found = minimize(
        loss,
        np.zeros(len(FEATURES) + len(corpora)),
        method="L-BFGS-B",
        bounds=[*bounds, *[(None, None)] * len(corpora)],
    ).x
    weights = found[: len(FEATURES)] / spread
    bias = float(found[len(FEATURES) :].mean() - middle @ weights)
    return Fit(bias, weights, _threshold(Fit(bias, weights), examples))


def _threshold(fitted: Fit, examples: Sequence[Example]) -> float:
    """The middle of the scores at which balanced accuracy, averaged over corpora, is best."""
    groups = [
        (np.array([one.label for one, _ in rows]), np.array([score for _, score in rows]))
        for rows in _by_corpus(examples, [fitted.score(one) for one in examples]).values()
    ]
    grid = np.linspace(0.02, 0.98, 193)
    means = np.array(
        [
            np.nanmean([float(balanced_accuracy(labels, scores >= value)) for labels, scores in groups])
            for value in grid
        ]
    )
    # Averaged over neighbours, so that a threshold between two lone cases does not win.
    smooth = np.convolve(np.pad(means, 4, mode="edge"), np.ones(9) / 9, mode="valid")
    return round(float(grid[smooth.argmax()]), 2)


def _by_corpus(examples: Sequence[Example], values: Sequence[T]) -> dict[str, list[tuple[Example, T]]]:
    groups: dict[str, list[tuple[Example, T]]] = {}
    for example, value in zip(examples, values, strict=True):
        groups.setdefault(example.corpus, []).append((example, value))
    return dict(sorted(groups.items()))


def crossed(
    examples: Sequence[Example], used: Sequence[bool] = (True,) * len(FEATURES)
) -> list[tuple[float, bool]]:
    """For each case its score, and whether it passes, by the weights of the half that it is not in."""
    fits = [fit([one for one in examples if one.half == half], used) for half in (0, 1)]
    return [judge(fits[1 - one.half], one) for one in examples]


def judge(fitted: Fit, example: Example) -> tuple[float, bool]:
    """The score of a summary, and whether it passes."""
    score = fitted.score(example)
    return score, score >= fitted.threshold


def table(examples: Sequence[Example], judged: Sequence[tuple[float, bool]], title: str) -> None:
    """Print the figures of each corpus, with bootstrap intervals."""
    print(f"\n{title}")
    print(f"{'corpus':<24}{'n':>5}  {'AUC':<20}{'BAcc':<20}{'Spearman':<20}")
    for corpus, rows in _by_corpus(examples, judged).items():
        labels = [one.label for one, _ in rows]
        scores = [score for _, (score, _) in rows]
        cells = [
            bootstrap(auc, labels, scores),
            bootstrap(balanced_accuracy, labels, [passed for _, (_, passed) in rows]),
            bootstrap(spearman, [one.target for one, _ in rows], scores) if _graded(rows) else None,
        ]
        print(f"{corpus:<24}{len(rows):>5}  {''.join(f'{_cell(cell):<20}' for cell in cells)}")


def _cell(estimate: Estimate | None) -> str:
    if estimate is None:
        return "-"
    return f"{estimate.value:.3f} [{estimate.low or 0:.2f}, {estimate.high or 0:.2f}]"


def _graded(rows: Sequence[tuple[Example, object]]) -> bool:
    return any(one.share is not None for one, _ in rows)


def ablations(examples: Sequence[Example]) -> None:
    """Print what is left without each feature, and of each alone: Spearman of grades, else AUC."""
    every = [True] * len(FEATURES)
    settings = {"all": every}
    for number, name in enumerate(FEATURES):
        settings[f"without {name}"] = [other != number for other in range(len(FEATURES))]
    for number, name in enumerate(FEATURES):
        settings[f"only {name}"] = [other == number for other in range(len(FEATURES))]
    corpora = sorted({one.corpus for one in examples})
    print(f"\n{'features, held-out':<24}" + "".join(f"{corpus[:18]:>20}" for corpus in corpora))
    for name, used in settings.items():
        groups = _by_corpus(examples, crossed(examples, used)).values()
        print(f"{name:<24}" + "".join(f"{_figure(rows):>20.3f}" for rows in groups))


def _figure(rows: Sequence[tuple[Example, tuple[float, bool]]]) -> float:
    scores = [score for _, (score, _) in rows]
    if _graded(rows):
        return float(spearman([one.target for one, _ in rows], scores))
    return float(auc([one.label for one, _ in rows], scores))


def main(paths: Sequence[str]) -> int:
    """Print tables and weights. 2 where a file cannot be used."""
    if not paths:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        examples = list(read_examples(paths))
    except NewsFuseError as error:
        print(error, file=sys.stderr)
        return 2
    shipped = fit([one for one in examples if one.half == 0])
    for half, name in ((0, "the half that is fitted on"), (1, "the other half")):
        part = [one for one in examples if one.half == half]
        table(part, [judge(shipped, one) for one in part], f"{name}:")
    table(examples, crossed(examples), "all cases, each by the weights of the half that it is not in:")
    ablations(examples)
    print(f"\nfeatures   {', '.join(FEATURES)}")
    for half in (0, 1):
        fitted = fit([one for one in examples if one.half == half])
        weights = ", ".join(f"{weight:.3f}" for weight in fitted.weights)
        print(f"half {half}     bias={fitted.bias:.3f}, weights=({weights}), threshold={fitted.threshold}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
