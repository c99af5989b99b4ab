"""ROUGE-N, -L, -Lsum and -SU4 (Lin 2004): the figures of rouge-score, fast enough for a thousand clusters.

A figure is named after its settings: `rouge2_f_avg`, `rougeLsum_r_best_stem`, `rougeSU4_f_pooled_folded`.
`tokens` has the tokenizers, `combining` what is made of several references, `counting` the comparison
with one.
"""

from eval.metrics.rouge.combining import COMBINE, average, best, jackknifed, pooled
from eval.metrics.rouge.counting import TYPES, rouge, score_pairs
from eval.metrics.rouge.metric import Rouge
from eval.metrics.rouge.overlap import Overlap, Pair

__all__ = [
    "COMBINE", "TYPES", "Overlap", "Pair", "Rouge", "average", "best", "jackknifed", "pooled", "rouge",
    "score_pairs",
]  # fmt: skip
