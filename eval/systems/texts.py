"""The text of a summary that others made, as sentences."""

from __future__ import annotations

from pathlib import Path

from summarize.data.markup import strip_markup
from summarize.data.paragraphs import split_paragraphs
from summarize.data.textfile import UnreadableError, read_text
from summarize.text.normalise import normalise
from summarize.text.sentences import split_sentences

_ONE_A_LINE = 0.8
"""From this share of lines that hold one sentence on, each line is taken for one: the splitter errs too."""
_LEAST_LINES = 3


def read_sentences(file: Path, within: Path) -> list[str]:
    """The sentences of a text file, in its own words: normalised as articles are, nothing taken out.

    `within` is the folder of all systems: a link that leads out of it is not followed. Of Markdown (`.md`),
    the marks are left out. Raises UnreadableError where there is no text in it, or it leads outside.
    """
    text = normalise(read_text(file, within=within.resolve(), called="the systems folder"))
    if file.suffix.lower() == ".md":
        paragraphs = split_paragraphs(text)
        strip_markup(paragraphs)
        text = "\n".join(paragraph.text for paragraph in paragraphs)
    if not (sentences := as_sentences(text)):
        raise UnreadableError("there is no sentence in it")
    return sentences


def as_sentences(text: str) -> list[str]:
    """The sentences of a text; of one that has a sentence a line, its lines as they are."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    split = [split_sentences(line) for line in lines]
    single = sum(len(sentences) == 1 for sentences in split)
    if len(lines) >= _LEAST_LINES and single >= _ONE_A_LINE * len(lines):
        return lines
    return [sentence for sentences in split for sentence in sentences]
