"""How many changed facts does the conflict finder see, and does it invent any?

    python scripts/benchmark_conflicts.py PATH [EDITS]

PATH is a JSONL file of cases with `sources`. An article is paired with a copy in which one figure, day,
place or name was changed; exactly that change should be listed. At most EDITS of each kind are made (100 by
default), nine an article. Paired with an unchanged copy, and with half of its sentences, nothing should be.

Exit code 0, or 2 where PATH cannot be read or the language model of the fact-check is missing.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from summarize.errors import ResourceError
from summarize.factcheck.articles.indexed import ArticleIndex
from summarize.factcheck.articles.sources import index_article
from summarize.factcheck.checker import RuleChecker
from summarize.text.date_words import WEEKDAYS
from summarize.text.names import is_capitalised
from summarize.text.number_context import Number
from summarize.text.sentences import split_sentences
from summarize.text.units import CURRENCIES, PERCENT
from summarize.types import Article, Cluster, Conflict
from summarize.world.gazetteer import load_gazetteer


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of a text."""

    kind: str
    start: int
    end: int
    new: str

    def of(self, text: str) -> str:
        """The text with the change made."""
        return text[: self.start] + self.new + text[self.end :]


def edits(article: ArticleIndex, dice: random.Random) -> Iterator[Edit]:
    """Every change of one fact that can be made."""
    yield from filter(None, (_figure(article, number) for number in article.numbers))
    yield from _dates(article)
    yield from _names(article, dice)


def _figure(article: ArticleIndex, number: Number) -> Edit | None:
    words = article.words
    value = number.value
    written = words.raw(number.first)
    if number.sort != "cardinal" or value % 1 or not 2 <= value < 10**12 or not written[:1].isdigit():
        return None
    start, end = words.starts[number.first], words.ends[number.first]
    if number.paired or words.text[start - 1 : start] in ("-", "–"):
        score = number.paired and value < 10 and words.text[end : end + 1] == "-"
        return Edit("score", start, end, str(int(value) + 1)) if score else None
    kind = "count"
    if (number.unit == "year" and "old" in number.after[:1]) or (
        words.text[end : end + 1] == "," and words.gap(number.first) == ", " and value < 100
    ):
        kind = "age"
    elif number.unit == PERCENT:
        kind = "percent"
    elif number.unit in CURRENCIES:
        kind = "money"
    elif number.unit:
        kind = "measure"
    try:
        digits = Decimal(written.replace(",", ""))
    except ArithmeticError:
        return None
    factor = Decimal("1.5")
    new = (digits * factor).quantize(Decimal(1) if digits == digits.to_integral_value() else Decimal("0.1"))
    return Edit(kind, start, end, f"{new:,}" if "," in written else str(new))


def _dates(article: ArticleIndex) -> Iterator[Edit]:
    words = article.words
    for date in article.dates:
        for index in range(date.first, date.last + 1):
            key, start, end = words.keys[index], words.starts[index], words.ends[index]
            if date.weekday is not None and key in WEEKDAYS:
                yield Edit("day", start, end, WEEKDAYS[(date.weekday + 2) % 7].capitalize())
            elif date.year is not None and key == str(date.year):
                yield Edit("year", start, end, str(date.year - 2))
            elif date.days and key == str(date.days[0]):
                yield Edit("day of a month", start, end, str(date.days[0] % 27 + 1))


def _names(article: ArticleIndex, dice: random.Random) -> Iterator[Edit]:
    words, places = article.words, load_gazetteer().places
    for thing, found in article.things.items():
        for first, last in found:
            if thing in places and first == last and words.keys[first] == thing.casefold():
                new = "Bolivia" if thing != "Bolivia" else "Kenya"
                yield Edit("place", words.starts[first], words.ends[last], new)
    for index in range(1, len(words) - 1):
        if (
            article.cased
            and all(is_capitalised(words.raw(i)) and i not in article.known for i in (index - 1, index))
            and words.gap(index) == " "
            and not is_capitalised(words.raw(index + 1))
            and words.keys[index - 1] in _FIRST_NAMES
        ):
            new = dice.choice([name for name in _SURNAMES if name != words.raw(index)])
            yield Edit("person", words.starts[index], words.ends[index], new)


_OLDEST = 110
_IN_ARTICLE = 9
"""Changes of one article that are tried, one at a time."""
_FIRST_NAMES = frozenset(
    "john james david michael peter paul mark andrew steve stephen robert richard william thomas george "
    "chris christopher daniel matthew anthony tony mary sarah emma anne jane kate susan julie lisa karen "
    "alan brian kevin gary ian simon martin nick jack joe ben sam adam luke ryan scott jason jamie".split()
)
_SURNAMES = "Whitfield Okonkwo Lindqvist Barrera Holloway Petrenko".split()


def _pair(one: str, other: str) -> Cluster:
    return Cluster("c", (Article("a", "", one), Article("b", "", other)))


def _hits(found: Sequence[Conflict], edit: Edit) -> bool:
    """Is one conflict listed, and is it in the changed sentence of either copy?"""
    if len(found) != 1:
        return False
    spans = {claim.span.article_id: claim.span for claim in found[0].claims}
    return len(spans) == 2 and all(span.start <= edit.start <= span.end for span in spans.values())


def benchmark(texts: Sequence[str], most: int, note: Callable[[str], None]) -> None:
    """Print recall by kind, wrong findings, and what is found where nothing was changed."""
    checker, dice = RuleChecker(), random.Random(1)
    made, hit, beside = Counter[str](), Counter[str](), Counter[str]()
    for text in texts:
        article = index_article(Article("a", "", text), load_gazetteer())
        choices = list(edits(article, dice))
        dice.shuffle(choices)
        choices.sort(key=lambda edit: made[edit.kind])  # rare kinds first
        for edit in choices[:_IN_ARTICLE]:
            if made[edit.kind] >= most:
                continue
            changed = edit.of(text)
            found = checker.conflicts(checker.analyse(_pair(text, changed)))
            made[edit.kind] += 1
            right = _hits(found, edit)
            hit[edit.kind] += right
            beside[edit.kind] += bool(found) and not right
            if not right:
                around = text[max(0, edit.start - 90) : edit.end + 60].replace("\n", " ")
                subjects = [one.subject for one in found]
                note(f"{edit.kind}: {text[edit.start : edit.end]} -> {edit.new}: {around!r} {subjects}")
    for kind in sorted(made):
        print(
            f"{kind:16} {hit[kind]:4} of {made[kind]:4} found ({hit[kind] / made[kind]:.2f}), "
            f"{beside[kind]} pairs with something else"
        )
    total = sum(made.values())
    print(f"{'all':16} {hit.total():4} of {total:4} found ({hit.total() / max(1, total):.2f})")
    for what, copy in (("the same", lambda text: text), ("half of it", _half)):
        found_in = 0
        for text in texts:
            found = checker.conflicts(checker.analyse(_pair(text, copy(text))))
            found_in += bool(found)
            for one in found:
                note(f"{what}: {one.subject}: {[claim.text for claim in one.claims]}")
        print(f"article and {what}: something found in {found_in} of {len(texts)}")


def _half(text: str) -> str:
    return " ".join(split_sentences(text)[::2])


def main(arguments: Sequence[str]) -> int:
    """Run it."""
    try:
        lines = Path(arguments[0]).read_text(encoding="utf-8").splitlines()
        texts = list(dict.fromkeys(json.loads(line)["sources"][0] for line in lines if line.strip()))
        benchmark(texts, int(arguments[1]) if len(arguments) > 1 else 100, lambda line: print("  ", line))
    except (IndexError, OSError, ValueError, KeyError) as error:
        print(f"usage: python scripts/benchmark_conflicts.py PATH [EDITS]: {error}", file=sys.stderr)
        return 2
    except ResourceError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
