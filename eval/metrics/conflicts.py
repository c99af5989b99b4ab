"""Whether a summary tells its reader that the articles differ.

Of the conflicts that the fact-check found among the articles, those count on which the summary takes a
stand: one of whose claims it makes. A stand is handled where the reader can see that it is one:

- the summary has two or more of the values, as a range or one beside the other;
- the sentence that has the value says whose it is, by a verb of saying ("officials said", "according to",
  "is reported"), or that reports differ;
- of an update, where a figure grew in time, it has the latest value.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarize.text.content import REPORTING, content_stems
from summarize.types import Claim, Conflict, Finding, Summary

_TELLING = REPORTING | {"differ", "vari", "disput"}


def conflicts_handled(
    summary: Summary, findings: Sequence[Finding], conflicts: Sequence[Conflict]
) -> float | None:
    """Of the conflicts on which the summary takes a stand, the share that it handles, 0 to 1; None where it
    takes none."""
    taken = [conflict for conflict in conflicts if any(claim.in_summary for claim in conflict.claims)]
    if not taken:
        return None
    return sum(_is_handled(conflict, summary, findings) for conflict in taken) / len(taken)


def _is_handled(conflict: Conflict, summary: Summary, findings: Sequence[Finding]) -> bool:
    made = [claim for claim in conflict.claims if claim.in_summary]
    if len({claim.value or claim.text for claim in made}) > 1:
        return True
    if conflict.kind == "update" and conflict.claims[0].in_summary:
        return True
    return all(
        not _TELLING.isdisjoint(content_stems(sentence))
        for claim in made
        for sentence in _sentences_with(claim, summary, findings)
    )


def _sentences_with(claim: Claim, summary: Summary, findings: Sequence[Finding]) -> list[str]:
    """The sentences that have the value of a claim; where no mention has it, the one nearest to its words."""
    values = {finding.mention.start for finding in findings if finding.mention.value == claim.value}
    found, start = [], 0
    for sentence in summary.sentences:
        end = start + len(sentence.text)
        if any(start <= value < end for value in values):
            found.append(sentence.text)
        start = end + 1
    words = set(content_stems(claim.text))
    texts = [sentence.text for sentence in summary.sentences]
    return found or [max(texts, key=lambda text: len(words.intersection(content_stems(text))))]
