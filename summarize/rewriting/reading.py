"""Parses of sentences that are rewritten."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from summarize.spacy_model import load_spacy

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


class SentenceReader:
    """Parses sentences with spaCy's small model, which is loaded on first use."""

    @cached_property
    def _parser(self) -> Language:
        return load_spacy(("lemmatizer",))

    def parse(self, texts: Sequence[str], *, names: bool = False) -> list[Doc]:
        """Each text with its parts of speech and dependencies, and its `names`, all in one batch."""
        return list(self._parser.pipe(texts, disable=() if names else ("ner",))) if texts else []
