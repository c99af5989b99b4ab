"""Other wordings of a sentence: all that the rules of this room make of it, alone and together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING

from summarize.rewriting.cuts import asides, trifles
from summarize.rewriting.edits import Edit, apply, independent
from summarize.rewriting.orders import reordered
from summarize.rewriting.possessives import possessives
from summarize.rewriting.reading import SentenceReader
from summarize.rewriting.speech import other_end
from summarize.rewriting.tenses import past_tenses
from summarize.rewriting.voice import active

if TYPE_CHECKING:
    from spacy.tokens import Doc

MOST_CUTS = 4
"""Asides of one sentence that are tried."""


class Rewriter:
    """Words sentences anew by rule."""

    def __init__(self, reader: SentenceReader | None = None) -> None:
        self._reader = reader or SentenceReader()

    def wordings(self, texts: Sequence[str]) -> list[list[str]]:
        """For each sentence its other wordings, each once and none that is the sentence itself."""
        given = self._reader.parse(texts)
        turned = [list(_turned(doc)) for doc in given]
        parsed = iter(self._reader.parse(list(chain.from_iterable(turned))))
        found = []
        for text, doc, forms in zip(texts, given, turned, strict=True):
            docs = (doc, *islice(parsed, len(forms)))
            wordings = chain.from_iterable([one.text, *_edited(one)] for one in docs)
            found.append([one for one in dict.fromkeys(wordings) if one != text])
        return found


def _turned(doc: Doc) -> Iterator[str]:
    """The sentence in other orders of its parts."""
    if other := active(doc):
        yield other
    yield from other_end(doc)
    yield from reordered(doc)


def _edited(doc: Doc) -> Iterator[str]:
    """The sentence with one edit, with all that go together, and with all and one aside less."""
    light = _together([*past_tenses(doc), *possessives(doc), *trifles(doc)])
    cuts = list(asides(doc))[:MOST_CUTS]
    choices: list[list[Edit]] = [*([one] for one in light), light]
    choices += [[cut] for cut in cuts]
    choices += [[*(one for one in light if independent([one, cut])), cut] for cut in cuts]
    choices.append([*_together([*cuts, *light])])
    for chosen in choices:
        if chosen and (text := apply(doc.text, chosen)):
            yield text


def _together(edits: Sequence[Edit]) -> list[Edit]:
    """Those that do not touch an earlier one."""
    kept: list[Edit] = []
    for edit in edits:
        if independent([*kept, edit]):
            kept.append(edit)
    return kept
