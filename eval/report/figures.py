"""What figures are called and what they mean, in words for a reader who has not read the code.

Any metric may add figures: one that is not known here goes by its name, and stands under "Other figures".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from eval.headline import headline as telling
from eval.report.glossary import (
    ACROSS,
    FACTS,
    KNOWN,
    OTHER,
    OVERLAP,
    SECONDS,
    SOURCES,
    TEXT,
    TOKENS,
)

_ROUGE = re.compile(r"rouge(?P<kind>\d|L|Lsum|SU4|S4)_(?P<what>[fpr])(?:_(?P<refs>[a-z]+?))?(?P<stem>_stem)?")
_WHAT = {"f": "F1", "p": "precision", "r": "recall"}
_REFS = {"avg": "mean over references", "best": "best reference", "jackknife": "jackknifed references"}
_OVERLAP_NAMES = ("bertscore", "embedding", "similarity", "chrf", "bleu", "meteor")
_FAMILY_WORDS = (
    (FACTS, ("unsupported", "precision", "entail", "factual", "contradict", "conflict", "intrinsic")),
    (SOURCES, ("novel", "copied", "fragment", "coverage", "density", "compression", "source")),
    (ACROSS, ("article", "dispersion", "shared_fact", "lead_bias", "position")),
    (TEXT, ("words", "sentence", "repeat", "redundan", "fluen", "perplex", "readab", "grade")),
)


@dataclass(frozen=True, slots=True)
class About:
    """What a reader is told of a figure."""

    name: str
    title: str
    says: str
    """What it is, in a sentence; "" where that is not known."""
    family: str


def about(name: str) -> About:
    """What is known of a figure."""
    if name in KNOWN:
        title, family, says = KNOWN[name]
        return About(name, title, says, family)
    if found := _ROUGE.fullmatch(name):
        parts = [_WHAT[found["what"]], _REFS.get(found["refs"] or "", found["refs"] or "")]
        parts += ["stemmed"] if found["stem"] else []
        said = ", ".join(part for part in parts if part)
        title = f"ROUGE-{found['kind']}" + ("" if found["what"] == "f" else f" {parts[0]}")
        return About(name, title, f"{said}: words shared with the references.", OVERLAP)
    return About(name, name.replace("_", " "), "", _family(name))


def headline(names: Sequence[str]) -> list[str]:
    """The telling ones of the figures that there are: what the leaderboard shows at once."""
    return [*telling(names), *(name for name in names if name == SECONDS)]


def digits(name: str, values: Iterable[float | None]) -> int:
    """Decimals with which a figure is written: three for shares, fewer for counts and lengths."""
    sizes = [abs(value) for value in values if value is not None]
    if name == TOKENS or (name == "words"):
        return 0
    if not sizes or max(sizes) <= 1:
        return 3 if not _counts(name) else 2
    return 2 if max(sizes) < 10 else 1


def _counts(name: str) -> bool:
    return name in {"unsupported_mentions", "words_in_no_article", "repeated_trigrams", "sentences"}


def _family(name: str) -> str:
    low = name.lower()
    if low.startswith(("rouge", *_OVERLAP_NAMES)):
        return OVERLAP
    return next((family for family, words in _FAMILY_WORDS if any(word in low for word in words)), OTHER)
