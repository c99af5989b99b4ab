"""Titles and explanations of the figures that are known here; data, no logic.

The metrics say in their own files how each is computed, and by whom it was proposed.
"""

from __future__ import annotations

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

KNOWN: dict[str, tuple[str, str, str]] = {
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
    "source_trigram_precision": (
        "Source-trigram precision",
        SOURCES,
        "Share of runs of three words that an article has.",
    ),
    "dispersion": ("Dispersion", ACROSS, "0: one article covers all; higher: more articles are needed."),
    "articles_to_cover": (
        "Articles to cover",
        ACROSS,
        "Articles needed for all that any has of it.",
    ),
    "drawn_from_lead": ("Drawn from leads", ACROSS, "Share that stands in the first fifth of an article."),
    "facts_of_several": (
        "Facts of several",
        ACROSS,
        "Share of the names and numbers of two or more articles.",
    ),
    "facts_of_most": (
        "Facts of most",
        ACROSS,
        "Share of the names and numbers of most articles.",
    ),
    "repeated_2grams": ("Repeated bigrams", TEXT, "Share of word pairs that stood in the summary before."),
    "repeated_4grams": ("Repeated 4-grams", TEXT, "Share of runs of four words that stood there before."),
    "redundancy_mean": ("Redundancy, mean", TEXT, "How alike its sentences are: ROUGE-L of all pairs."),
    "redundancy_max": ("Redundancy, most", TEXT, "How alike the two most alike sentences are (ROUGE-L)."),
    "flesch_kincaid": (
        "Flesch-Kincaid grade",
        TEXT,
        "US school grade needed to read it, by syllables.",
    ),
    "coleman_liau": ("Coleman-Liau grade", TEXT, "US school grade needed to read it, by letters."),
    "entailment": ("Entailment", FACTS, "How far the articles entail its sentences, by a model, 0 to 1."),
    "perplexity": ("Perplexity", TEXT, "By the word, under a model of its own: lower reads more fluently."),
    "bertscore_f": ("BERTScore F1", OVERLAP, "Likeness of words in context to those of the references."),
    "bertscore_p": ("BERTScore precision", OVERLAP, "Likeness of its words in context to the references."),
    "bertscore_r": ("BERTScore recall", OVERLAP, "Likeness of the words of the references to its own."),
    "embedding_avg": (
        "Embedding similarity",
        OVERLAP,
        "Cosine with the references, their mean.",
    ),
    "embedding_best": ("Embedding similarity, best", OVERLAP, "The same with the nearest reference."),
    SECONDS: (
        "Seconds a cluster",
        COST,
        "Seconds for one cluster, over all clusters of the run; loading and scoring are left out.",
    ),
    TOKENS: ("Tokens written", COST, "Tokens that the model wrote for one cluster, over all candidates."),
}
"""By the name of a figure its title, its family, and what it is in a sentence."""
