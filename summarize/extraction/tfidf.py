"""Texts as tf-idf vectors over content stems.

Sublinear term frequency, 1 + ln tf, times smoothed inverse frequency, ln(N / n) + 1, where each of the N
texts of a collection counts as a document (Manning et al. 2008, sections 6.2 and 6.4.1).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Stems = Sequence[str]


@dataclass(frozen=True, slots=True)
class Tfidf:
    """The stems of a collection of texts: where each stands in a vector, and what it weighs."""

    columns: dict[str, int]
    idf: dict[str, float]

    @classmethod
    def of(cls, texts: Sequence[Stems]) -> Tfidf:
        """The weights of the stems of `texts`, columns in the order in which they first appear."""
        stems = dict.fromkeys(stem for text in texts for stem in text)
        frequency = Counter(stem for text in texts for stem in set(text))
        idf = {stem: math.log(len(texts) / count) + 1 for stem, count in frequency.items()}
        return cls({stem: column for column, stem in enumerate(stems)}, idf)

    def vectors(self, texts: Sequence[Stems]) -> sp.csr_array:
        """(texts, stems), rows of length 1; a row of zeros for a text without a stem of the collection."""
        rows: list[int] = []
        columns: list[int] = []
        values: list[float] = []
        for row, stems in enumerate(texts):
            for stem, count in Counter(stems).items():
                if stem in self.columns:
                    rows.append(row)
                    columns.append(self.columns[stem])
                    values.append((1 + math.log(count)) * self.idf[stem])
        shape = (len(texts), len(self.columns))
        matrix = sp.csr_array((values, (rows, columns)), shape=shape, dtype=np.float64)
        lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
        return sp.csr_array(sp.diags_array(1 / np.where(lengths > 0, lengths, 1)) @ matrix)


def cosines_with(vectors: sp.csr_array, direction: Floats) -> Floats:
    """The cosine of each row with `direction`, which has any length: (rows,)."""
    length = float(np.linalg.norm(direction))
    return np.asarray(vectors @ direction, dtype=np.float64) / (length or 1)
