"""From scores to a summary: which sentences may be in it, the best that fit, the order to read them in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import scipy.sparse as sp

from summarize.extraction.source_sentences import SourceSentence


def readable(sentences: Sequence[SourceSentence], words: range, most: int) -> list[int]:
    """Indices of the sentences that a summary can use as they stand.

    These stand alone without a change and have a number of words in `words`. Where there are none, any that
    stands alone and has at most `most` words; where there is none of those either, any of that length.
    """
    fits = [index for index in without_copies(sentences) if count_words(sentences[index]) <= most]
    alone = [index for index in fits if _stands_alone(sentences[index])]
    of_length = [index for index in alone if count_words(sentences[index]) in words]
    return of_length or alone or fits


def without_copies(sentences: Sequence[SourceSentence]) -> list[int]:
    """Indices of the sentences; of those with the same content words in the same order only the one that
    stands nearest the top of its article."""
    best: dict[object, int] = {}
    for index, sentence in enumerate(sentences):
        key = sentence.stems or sentence.text
        if sentence.depth < sentences[best.setdefault(key, index)].depth:
            best[key] = index
    return sorted(best.values())


def count_words(sentence: SourceSentence) -> int:
    """Words between white space, of the sentence as it stands."""
    return len(sentence.text.split())


def fill(
    ranking: Iterable[int],
    sentences: Sequence[SourceSentence],
    words: int,
    *,
    vectors: sp.csr_array | None = None,
    most_alike: float = 1.0,
) -> list[int]:
    """Indices from `ranking`, best first, of sentences that together have at most `words` words.

    One that does not fit is passed over. With `vectors` (sentences, stems), rows of length 1, so is one
    whose cosine with a chosen one is greater than `most_alike`.
    """
    chosen: list[int] = []
    alike = np.zeros(len(sentences))
    for index in ranking:
        length = count_words(sentences[index])
        if length > words or alike[index] > most_alike:
            continue
        chosen.append(index)
        words -= length
        if vectors is not None:
            alike = np.maximum(alike, (vectors @ vectors[[index]].T).toarray().ravel())
    return chosen


def news_first(chosen: Sequence[int], sentences: Sequence[SourceSentence]) -> list[int]:
    """The chosen ones by how near the top of their articles they stand; of equals, the earlier chosen first.

    So what opens an article opens the summary, details follow, and one article's sentences keep their order.
    """
    return sorted(chosen, key=lambda index: sentences[index].depth)


def _stands_alone(sentence: SourceSentence) -> bool:
    return sentence.standalone == " ".join(sentence.text.split())
