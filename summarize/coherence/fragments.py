"""What reads like a sentence and is none: "A raise in a telethon, while the government pledged aid"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from summarize.factcheck.language import English

_SUBJECTS = frozenset(("nsubj", "nsubjpass", "expl", "csubj"))


def fragments(texts: Sequence[str], english: English) -> list[bool]:
    """For each text whether its main clause has no verb."""
    return [_is_fragment(parse) for parse in english.parse(list(texts))]


def _is_fragment(parse: Doc) -> bool:
    roots = [token for token in parse if token.dep_ == "ROOT"]
    return not any(
        one.tag_.startswith("VB")
        or one.tag_ == "MD"
        or any(child.dep_ in _SUBJECTS for child in one.children)
        for root in roots
        for one in (root, *(child for child in root.children if child.dep_ in ("conj", "ccomp", "parataxis")))
    )
