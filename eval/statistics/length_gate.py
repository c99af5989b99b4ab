"""Which runs write so much more or less than the references that their ROUGE settles nothing.

ROUGE can be gained by length alone: F1 first rises with the length of a summary, whatever is in it, and falls
again beyond that of the references, so systems that write differently much are not comparable by it (Sun,
Shapira, Dagan and Nenkova 2019, "How to compare summarizers without target length?", section 3; recall rises
throughout). The remedy is to let them write alike: `chunking.max_words`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from eval.statistics.settings import Statistics
from summarize.runs import Run


def marked_lengths(
    runs: Mapping[str, Run], clusters: Collection[str], statistics: Statistics
) -> dict[str, str]:
    """By run, for those beyond the band: how long its summaries are beside the references, in words.

    Words are separated by white space. Compared are the sums over those of `clusters` that have a summary of
    the run and a reference; a cluster with several references counts with their mean.
    """
    found = {}
    for label, run in runs.items():
        own = wanted = 0.0
        counted = 0
        for id_ in clusters:
            summary = run.records[id_].summary
            references = [len(text.split()) for text in run.clusters[id_].references if text.strip()]
            if summary is not None and references and run.records[id_].status != "failed":
                own += len(summary.text.split())
                wanted += sum(references) / len(references)
                counted += 1
        if counted and not statistics.least_length <= own / wanted <= statistics.most_length:
            found[label] = (
                f"its summaries have {own / counted:.0f} words where the references have "
                f"{wanted / counted:.0f}, {own / wanted:.2f} times as many: ROUGE can be gained or lost by "
                "length alone."
            )
    return found
