"""What figures are called and what they mean, in words for a reader who has not read the code.

Any metric may add figures: one that is not known here goes by its name, and stands under "Other figures".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

OVERLAP, FACTS, SOURCES, ACROSS, TEXT, COST, OTHER = FAMILIES = (
    "Overlap with the references",
    "Factuality",
    "Against the sources",
    "Across the articles",
    "Text",
    "Cost",
    "Other figures",
)
"""In the order in which the full table has them."""

SECONDS, TOKENS = "seconds", "tokens_written"
"""Figures that the report makes itself, from the record of each cluster."""

_KNOWN: dict[str, tuple[str, str, str]] = {
    "factuality_score": ("Support", FACTS, "How far the articles bear the summary out, 0 to 1."),
    "entity_precision": ("Entity precision", FACTS, "Share of names that some article has."),
    "number_precision": ("Number precision", FACTS, "Share of numbers and dates that some article has."),
    "quote_precision": ("Quote precision", FACTS, "Share of quotations that some article has."),
    "unsupported_mentions": ("Unsupported", FACTS, "Names, numbers and quotations that no article has."),
    "unsupported_per_100_words": ("Unsupported / 100 words", FACTS, "Mentions that no article has."),
    "words_in_no_article": ("Unknown names", FACTS, "Capitalised words and digits that no article has."),
    "intrinsic_errors": ("Intrinsic errors", FACTS, "Mentions that are known, put together wrongly."),
    "conflicts_handled": ("Conflicts handled", FACTS, "Share of conflicts between articles dealt with."),
    "novel_unigrams": ("Novel words", SOURCES, "Share of words that stand in no article."),
    "novel_bigrams": ("Novel bigrams", SOURCES, "Share of word pairs that stand in no article."),
    "novel_trigrams": ("Novel trigrams", SOURCES, "Share of runs of three words that stand in no article."),
    "novel_bigrams_in_sentences": (
        "Novel bigrams in sentences",
        SOURCES,
        "Share of word pairs within a sentence that stand in no article.",
    ),
    "copied_sentences": (
        "Copied sentences",
        SOURCES,
        "Share of sentences that an article has word for word.",
    ),
    "fragment_coverage": (
        "Fragment coverage",
        SOURCES,
        "Share of words in fragments copied from an article.",
    ),
    "fragment_density": ("Fragment density", SOURCES, "Mean length of the copied fragment of a word."),
    "compression": ("Compression", SOURCES, "Words of the articles for each word of the summary."),
    "articles_drawn_on": ("Articles drawn on", ACROSS, "Articles behind the sentences of the summary."),
    "articles_drawn_on_share": ("Share of articles drawn on", ACROSS, "Of all articles of the cluster."),
    "repeated_trigrams": ("Repeated trigrams", TEXT, "Runs of three words that the summary has twice."),
    "words": ("Words", TEXT, "Length of the summary in words."),
    "sentences": ("Sentences", TEXT, "Length of the summary in sentences."),
    SECONDS: ("Seconds", COST, "Seconds for one cluster; loading and scoring are left out."),
    TOKENS: ("Tokens written", COST, "Tokens that the model wrote for one cluster, over all candidates."),
}
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

HEADLINE = (
    ("rouge1_f_avg", "rouge1"),
    ("rouge2_f_avg", "rouge2"),
    ("factuality_score",),
    ("unsupported_mentions", "unsupported_per_100_words"),
    ("novel_bigrams",),
    ("words",),
    (SECONDS,),
)
"""What the leaderboard shows at once: of each line the first figure of that name, or that begins with it."""


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
    if name in _KNOWN:
        title, family, says = _KNOWN[name]
        return About(name, title, says, family)
    if found := _ROUGE.fullmatch(name):
        parts = [_WHAT[found["what"]], _REFS.get(found["refs"] or "", found["refs"] or "")]
        parts += ["stemmed"] if found["stem"] else []
        said = ", ".join(part for part in parts if part)
        return About(name, f"ROUGE-{found['kind']}", f"{said}: words shared with the references.", OVERLAP)
    return About(name, name.replace("_", " "), "", _family(name))


def headline(names: Sequence[str]) -> list[str]:
    """The telling ones of the figures that there are, in the order of `HEADLINE`."""
    found = (next(_matching(wanted, names), None) for wanted in HEADLINE)
    return [name for name in found if name is not None]


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


def _matching(wanted: Sequence[str], names: Sequence[str]) -> Iterator[str]:
    for want in wanted:
        if want in names:
            yield want
        yield from (name for name in names if name.startswith(f"{want}_"))


def _family(name: str) -> str:
    low = name.lower()
    if low.startswith(("rouge", *_OVERLAP_NAMES)):
        return OVERLAP
    return next((family for family, words in _FAMILY_WORDS if any(word in low for word in words)), OTHER)
