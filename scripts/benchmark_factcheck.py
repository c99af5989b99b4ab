"""What does the fact-check flag in summaries that people wrote? MultiLing 2011, English.

    python scripts/benchmark_factcheck.py PATH

PATH holds `SourceTexts` and `Model Summaries`. Each human summary is checked against the ten articles that
its writer read. Writers seldom err, so nearly every flag is a false alarm. It is printed with its note.

Exit code 0, or 2 where PATH lacks something or the language model of the fact-check is missing.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from summarize.data.multiling import MultilingReader
from summarize.errors import InputError, ResourceError
from summarize.factcheck.checker import RuleChecker
from summarize.types import Finding


@dataclass(frozen=True, slots=True)
class Checked:
    """One mention of a human summary."""

    topic: str
    reference: int
    """Which of the topic's human summaries it stands in, counted from 1."""
    finding: Finding

    @property
    def is_flag(self) -> bool:
        """Would the reader of the report look at it?"""
        return self.finding.verdict in ("unsupported", "contradicted")


def check_references(path: str) -> Iterator[Checked]:
    """The mentions of all human summaries, in order.

    Raises InputError where the path has not the layout of MultiLing, ResourceError where no spaCy model is.
    """
    checker = RuleChecker()
    for cluster in MultilingReader(path=path).read():
        sources = checker.analyse(cluster)
        for number, report in enumerate(checker.check_texts(cluster.references, sources), start=1):
            yield from (Checked(cluster.id, number, finding) for finding in report.findings)


def report(mentions: list[Checked]) -> None:
    """Print each flag and how many there are."""
    for one in mentions:
        if one.is_flag:
            mention = one.finding.mention
            print(
                f"{one.topic} summary {one.reference}: {one.finding.verdict} {mention.kind} "
                f"{mention.text!r}: {one.finding.note}"
            )
    flags = sum(one.is_flag for one in mentions)
    verdicts = Counter(one.finding.verdict for one in mentions)
    summaries = len({(one.topic, one.reference) for one in mentions})
    print(", ".join(f"{count} {verdict}" for verdict, count in verdicts.most_common()))
    print(f"{flags} flags on {len(mentions)} mentions of {summaries} summaries: {flags / len(mentions):.1%}")


def main(arguments: list[str]) -> int:
    """Check, report, and return the exit code."""
    if len(arguments) != 1:
        print("usage: python scripts/benchmark_factcheck.py PATH", file=sys.stderr)
        return 2
    try:
        mentions = list(check_references(arguments[0]))
        if not mentions:
            raise InputError(f"{arguments[0]} has no English model summary to check.")
    except (InputError, ResourceError) as error:
        print(error, file=sys.stderr)
        return 2
    report(mentions)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
