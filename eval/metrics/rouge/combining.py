"""Several references, one figure.

- `avg`: the mean of precision, recall and F over the references;
- `best`: the reference with the highest F, for each type on its own, as rouge-score's `score_multi`;
- `pooled`: overlaps and lengths are summed over the references before dividing (Lin 2004, section 2).
  ROUGE-1.5.5 does this: on MultiLing 2011 `pooled` gives the official figures to the fourth decimal,
  where `avg` is up to .0013 off (`scripts/benchmark_rouge.py`);
- `jackknife`: each reference is left out in turn, the best of the others is taken, and the results are
  averaged (Lin 2004, section 2.1). A system and a person who is compared with the other people then meet
  equally many references. With one reference it is that one's figure.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from eval.metrics.rouge.overlap import Overlap, Pair, f_measure


def average(pairs: Sequence[Pair]) -> Overlap:
    """Each figure averaged over the references."""
    return _mean([pair.overlap for pair in pairs])


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
    return Overlap(p, r, f_measure(p, r))


def jackknifed(pairs: Sequence[Pair]) -> Overlap:
    """The mean, over the references, of the best of all others."""
    if len(pairs) == 1:
        return pairs[0].overlap
    return _mean([best([*pairs[:left_out], *pairs[left_out + 1 :]]) for left_out in range(len(pairs))])


COMBINE: dict[str, Callable[[Sequence[Pair]], Overlap]] = {
    "avg": average,
    "best": best,
    "pooled": pooled,
    "jackknife": jackknifed,
}
"""Ways to make one figure of several references."""


def _mean(overlaps: Sequence[Overlap]) -> Overlap:
    count = len(overlaps)
    return Overlap(
        p=sum(overlap.p for overlap in overlaps) / count,
        r=sum(overlap.r for overlap in overlaps) / count,
        f=sum(overlap.f for overlap in overlaps) / count,
    )
