"""Sentence boundaries, with character offsets.

syntok does the work within a paragraph: it knows abbreviations, initials and quotations and needs
no model. A newline always ends a sentence, since the cleaned text has one paragraph a line.
"""

from __future__ import annotations

from syntok import segmenter


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """The sentences of `text` as (start, end) character offsets, white space at the ends left out."""
    spans: list[tuple[int, int]] = []
    line_start = 0
    for line in text.split("\n"):
        for paragraph in segmenter.analyze(line):
            for sentence in paragraph:
                tokens = [token for token in sentence if token.value.strip()]
                if tokens:
                    last = tokens[-1]
                    spans.append((line_start + tokens[0].offset, line_start + last.offset + len(last.value)))
        line_start += len(line) + 1
    return spans


def split_sentences(text: str) -> list[str]:
    """The sentences of `text` as strings."""
    return [text[start:end] for start, end in sentence_spans(text)]
