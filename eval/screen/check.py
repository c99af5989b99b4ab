"""A check as text: sentence by sentence, what the articles say of each mention.

Verdicts are words and symbols, never colour alone, and everything is printed as plain text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rich.console import Console
from rich.text import Text

from eval.check.checking import Check, CheckedMention, CheckedSentence, Disagreement, Evidence
from summarize.types import Verdict

SYMBOLS: Mapping[Verdict, str] = {"supported": "✓", "unsupported": "✗", "contradicted": "≠", "unchecked": "?"}
CONFLICTS = {"conflict": "≠ the articles disagree", "update": "↑ a figure that grew"}
CONFLICT_STYLES = {"conflict": "bold red", "update": ""}
STYLES: Mapping[Verdict, str] = {
    "supported": "green",
    "unsupported": "bold red",
    "contradicted": "bold red",
    "unchecked": "yellow",
}


_LONGEST = 300
"""Characters of a sentence, mention or quotation that are printed; JSON has all."""


def show(check: Check, console: Console) -> None:
    """Print a check. Lines are not folded, so that other programs can read them."""
    for line in _lines(check):
        console.print(line, soft_wrap=True)


def _lines(check: Check) -> Iterator[Text]:
    numbers = {article.id: number for number, article in enumerate(check.articles, start=1)}
    for number, sentence in enumerate(check.sentences, start=1):
        yield Text(f"{number}  {_on_one_line(sentence.text)}")
        if about := _about(sentence, numbers):
            yield Text(f"     {about}")
        width = max((len(mention.text) for mention in sentence.mentions), default=0)
        for mention in sentence.mentions:
            yield _mention(mention, min(width, 30), numbers)
        yield Text("")
    for conflict in check.conflicts:
        yield from _conflict(conflict, numbers)
    for article in check.articles:
        about = " · ".join(part for part in (article.id, article.title, article.published) if part)
        yield Text(f"article {numbers[article.id]}  {about}")
    for problem in check.problems:
        yield Text(f"! not read: {problem.source}: {problem.reason}")
    yield Text("")
    counts = (f"{count} {verdict}" for verdict in SYMBOLS if (count := check.verdicts.get(verdict)))
    found = ", ".join(counts)
    score = f"Score {check.score:.2f}. " if check.score is not None else ""
    yield Text(f"{score}Mentions: {found or 'none'}.")
    if check.passed:
        yield Text("✓ passed", style="green")
    else:
        yield Text(f"✗ failed: {'; '.join(check.reasons)}", style="bold red")


def _conflict(conflict: Disagreement, numbers: dict[str, int]) -> Iterator[Text]:
    yield Text(f"{CONFLICTS[conflict.kind]}: {conflict.subject}", style=CONFLICT_STYLES[conflict.kind])
    for claim in conflict.claims:
        said = "✓ the text says so" if claim.in_summary else ""
        quoted = f"“{_on_one_line(claim.evidence.text)}”"
        about = " · ".join(part for part in (claim.text, quoted, said) if part)
        yield Text(f"     article {numbers[claim.evidence.article]}  {about}")
    yield Text("")


def _about(sentence: CheckedSentence, numbers: dict[str, int]) -> str:
    support = f"support {sentence.score:.2f}" if sentence.score is not None else ""
    note = sentence.note
    for id_, number in numbers.items():  # the checker names articles by their ids, which are long
        note = note.replace(f"article {id_}", f"article {number}")
    return " · ".join(part for part in (support, _articles(sentence.sources, numbers), note) if part)


def _mention(mention: CheckedMention, width: int, numbers: dict[str, int]) -> Text:
    where = " · ".join(part for part in (_articles(mention.evidence, numbers), mention.note) if part)
    verdict = f"{SYMBOLS[mention.verdict]} {mention.verdict}"
    return Text.assemble(
        "     ",
        (f"{verdict:<14}", STYLES[mention.verdict]),
        f"  {_on_one_line(mention.text):<{width}}  {where}".rstrip(),
    )


def _articles(evidence: Iterable[Evidence], numbers: dict[str, int]) -> str:
    cited = sorted({numbers[one.article] for one in evidence})
    return f"article{'s' if len(cited) > 1 else ''} {', '.join(map(str, cited))}" if cited else ""


def _on_one_line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"
