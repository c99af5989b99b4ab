"""Does our ROUGE agree with the official one? On the ten systems of MultiLing 2011, English, it does.

    python scripts/benchmark_rouge.py PATH

PATH holds `correctedSubmissions/<system>/English/<topic>`, `Model Summaries/English/<topic>.<A|B|C>.250`
and `official_rouge.csv` (topic, peer, metric, recall, precision, fscore), made with ROUGE-1.5.5.

The settings that agree, found by trying all: no stemming, no truncation (no summary has over 250 words,
so `-l 250` cannot be told from none), references pooled. Averaged over references, figures are up to
.0013 off, jackknifed .0003, with the best reference .14, with stemming .04.

Exit code 0 where each precision, recall and F of ROUGE-1, -2 and -SU4 agrees within .001, 1 where one does
not, 2 where PATH lacks something.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from functools import cache
from pathlib import Path
from statistics import mean

from eval.metrics.rouge import Overlap, Rouge, rouge
from summarize.errors import InputError

TOLERANCE = 0.001
TYPES = {"ROUGE-1": "rouge1", "ROUGE-2": "rouge2", "ROUGE-SU4": "rougeSU4"}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of official_rouge.csv, and our figures for it."""

    system: str
    metric: str
    official: Overlap
    ours: Overlap

    @property
    def deviation(self) -> float:
        """The largest difference of the three figures."""
        pairs = zip(astuple(self.ours), astuple(self.official), strict=True)
        return float(max(abs(ours - official) for ours, official in pairs))


def compare(path: Path) -> Iterator[Row]:
    """Our figures beside the official ones. Raises OSError or InputError where a part is missing."""
    table = path / "official_rouge.csv"
    with table.open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    if not lines or not {"topic", "peer", "metric", "recall", "precision", "fscore"} <= lines[0].keys():
        raise InputError(f"{table} has no line with topic, peer, metric, recall, precision and fscore.")
    for line in lines:
        if line["metric"] in TYPES:
            ours = score(path, line["topic"], line["peer"])[TYPES[line["metric"]]]
            official = Overlap(float(line["precision"]), float(line["recall"]), float(line["fscore"]))
            yield Row(line["peer"], line["metric"], official, ours)


@cache
def score(path: Path, topic: str, system: str) -> dict[str, Overlap]:
    """ROUGE-1, -2 and -SU4 of one system's summary of one topic against its model summaries."""
    folder = path / "Model Summaries" / "English"
    models = [read(model) for model in sorted(folder.glob(f"{topic}.*"))]
    if not models:
        raise InputError(f"{folder} has no model summary of topic {topic}.")
    summary = read(path / "correctedSubmissions" / system / "English" / topic)
    return rouge(summary, models, types=tuple(TYPES.values()), combine="pooled")


def read(path: Path) -> str:
    """A text file; bytes that are not UTF-8 separate words, as they do in ROUGE-1.5.5."""
    return path.read_text(encoding="utf-8", errors="replace")


def report(rows: list[Row]) -> int:
    """Print the table; return the exit code."""
    settings = Rouge(
        types=list(TYPES.values()), figures=["p", "r", "f"], references=["pooled"], stemming=[False]
    )
    print(settings.signature(), "\n")
    print(f"{'mean over topics:':18}{'official':^24}  {'ours':^24}  {'largest':>10}")
    print(f"{'system':8}{'metric':10}" + 2 * f"{'P':>8}{'R':>8}{'F':>8}  " + f"{'deviation':>10}")
    groups = {(len(row.system), row.system, row.metric) for row in rows}  # ID10 after ID9
    for _, system, metric in sorted(groups):
        own = [row for row in rows if (row.system, row.metric) == (system, metric)]
        print(
            f"{system:8}{metric:10}{means(row.official for row in own)}  {means(row.ours for row in own)}  "
            f"{max(row.deviation for row in own):>10.6f}"
        )
    largest = max(row.deviation for row in rows)
    verdict = "within" if largest <= TOLERANCE else "ABOVE"
    print(f"\nlargest deviation of {3 * len(rows)} figures: {largest:.6f}, {verdict} {TOLERANCE}")
    return 0 if largest <= TOLERANCE else 1


def means(overlaps: Iterable[Overlap]) -> str:
    """The means of precision, recall and F as three columns."""
    return "".join(f"{mean(values):>8.4f}" for values in zip(*map(astuple, overlaps), strict=True))


def main(arguments: list[str]) -> int:
    """Compare, report, and return the exit code."""
    if len(arguments) != 1:
        print("usage: python scripts/benchmark_rouge.py PATH", file=sys.stderr)
        return 2
    try:
        rows = list(compare(Path(arguments[0])))
    except OSError as error:
        print(f"Cannot read {error.filename}: {error.strerror}.", file=sys.stderr)
        return 2
    except InputError as error:
        print(error, file=sys.stderr)
        return 2
    return report(rows)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
