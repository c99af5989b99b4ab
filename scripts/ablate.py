"""What does each part change? One run for each of a few settings that differ by one part, as a table.

    python scripts/ablate.py --out DIR
    python scripts/ablate.py --out DIR data=multiling data.path=PATH chunking.max_words=250
    python scripts/ablate.py --out DIR --row 'novelty 0=ranking.novelty=0' --judge google/gemma-3-270m

The settings are those of `summarize`, the same for every row. The rows are the defaults; names and numbers
written freely; the first candidate instead of the ranked ones; no repair; no desk; and none of these. --row
adds another: NAME=SETTING, or several with spaces between. Each row is one run, DIR/<row>; one that is there
and ended well is not made again.

Printed is a Markdown table, means over the clusters: ROUGE-1 and -2 (F, averaged over the references),
mentions that the fact-check does not find supported, words and figures that a plain check finds in no article
(both counts), the score of the fact-check, novel bigrams, sentences copied from an article (shares), fluency,
and seconds of all clusters, loading left out. Fluency is the mean log-probability of a token, in nats, of the
summaries' sentences, each read alone, under the model that wrote them, held to nothing; --judge names
another causal model, as model.path does.

Exit code 0; 1 where a run failed; 2 where the settings are wrong or something that they name is missing.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from eval.metrics.abstraction import Abstraction
from eval.metrics.factuality import Factuality
from eval.metrics.plain import Plain
from eval.metrics.rouge import Rouge
from eval.scoring import Scorer
from summarize.configuring import build
from summarize.errors import NewsFuseError
from summarize.models.hf_causal import CausalModel
from summarize.protocols import Metric
from summarize.runs import Run, is_run, read_run

ROWS = {
    "defaults": (),
    "decoding=free": ("decoding=free",),
    "ranking=first": ("ranking=first",),
    "repair=none": ("repair=none",),
    "coherence=verbatim": ("coherence=verbatim",),
    "none of these": ("decoding=free", "ranking=first", "repair=none", "coherence=verbatim"),
}
"""By name, what each run sets beside the settings that all share."""
FIGURES = {
    "ROUGE-1": ("rouge1_f_avg", 3),
    "ROUGE-2": ("rouge2_f_avg", 3),
    "unsupported": ("unsupported_mentions", 2),
    "in no article": ("words_in_no_article", 2),
    "support": ("factuality_score", 3),
    "novel bigrams": ("novel_bigrams", 3),
    "copied": ("copied_sentences", 3),
}
"""By its heading, a figure of the metrics and its decimals."""
Fluency = Callable[[Sequence[str]], float]


class RunFailedError(NewsFuseError):
    """A run that ended with an exit code of its own."""

    def __init__(self, message: str, code: int) -> None:
        super().__init__(message)
        self.exit_code = code


def make(name: str, row: Sequence[str], settings: Sequence[str], out: Path) -> Run:
    """The run of a row, made now unless it is there. Raises NewsFuseError where it did not end well."""
    path = out / re.sub(r"[^\w.]+", "-", name)
    if not is_run(path) or read_run(path).meta.status != "success":
        command = [sys.executable, "-m", "summarize", *settings, *row, f"out={path}"]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
        if done.returncode:
            raise RunFailedError(f"{name} failed, with exit code {done.returncode}.", done.returncode)
    return read_run(path)


def judge_of(run: Run, named: str | None) -> Fluency | None:
    """What measures fluency: the named model, or that of the run; None where it is no causal model."""
    import msgspec

    if named is not None:
        model: Any = CausalModel(path=named)
    else:
        model = build({"model": msgspec.yaml.decode(run.config_yaml)["model"]})["model"]
    return (lambda texts: fluency(model, texts)) if isinstance(model, CausalModel) else None


def fluency(model: CausalModel, texts: Sequence[str]) -> float:
    """The mean log-probability of a token of `texts`, in nats, each read alone."""
    import torch

    first = model.tokenizer.bos_token_id
    first = model.tokenizer.eos_token_id if first is None else first
    total, count = 0.0, 0
    for text in texts:
        ids = model.tokenizer(text, add_special_tokens=False).input_ids
        with torch.inference_mode():
            read = torch.tensor([[first, *ids]], device=model.model.device)
            scores = model.model(read).logits[0, :-1].float().log_softmax(dim=-1)
        total += float(scores.gather(1, read[0, 1:, None]).sum())
        count += len(ids)
    return total / max(1, count)


def cells(run: Run, judge: Fluency | None) -> list[str]:
    """The figures of a run, in the order of the headings."""
    pairs = [(record, run.clusters[id_]) for id_, record in run.records.items()]
    rouge = Rouge(types=["rouge1", "rouge2"], references=["avg"], stemming=[False])
    metrics: dict[str, Metric] = {
        "rouge": rouge,
        "facts": Factuality(),
        "plain": Plain(),
        "abstraction": Abstraction(),
    }
    means = Scorer(metrics=metrics).score_run(pairs).mean
    values = [(means[name].value, digits) for name, digits in FIGURES.values()]
    texts = [one.text for record, _ in pairs if record.summary for one in record.summary.sentences]
    seconds = sum(sum(record.seconds.values()) for record, _ in pairs)
    values += [(judge(texts) if judge and texts else None, 2), (seconds, 0)]
    return ["–" if value is None else f"{value:.{digits}f}" for value, digits in values]


def ablate(rows: dict[str, Sequence[str]], settings: Sequence[str], out: Path, judge: str | None) -> None:
    """Make what is not there yet, and print the table."""
    runs = {name: make(name, row, settings, out) for name, row in rows.items()}
    measure = judge_of(runs["defaults"], judge)
    headings = ["", *FIGURES, "fluency", "seconds"]
    print(f"| {' | '.join(headings)} |")
    print(f"|---|{'---:|' * (len(headings) - 1)}")
    for name, run in runs.items():
        print(f"| {' | '.join([name, *cells(run, measure)])} |", flush=True)


def main(arguments: Sequence[str]) -> int:
    """Read the command line, run, and return the exit code."""
    parser = argparse.ArgumentParser(
        "ablate.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("settings", nargs="*", metavar="SETTING", help="as `summarize` takes them")
    parser.add_argument("--out", type=Path, required=True, help="a folder for the runs")
    parser.add_argument("--row", action="append", default=[], metavar="NAME=SETTING", help="another row")
    parser.add_argument("--judge", metavar="MODEL", help="the causal model that measures fluency")
    told = parser.parse_intermixed_args(list(arguments))
    rows: dict[str, Sequence[str]] = dict(ROWS)
    for row in told.row:
        name, equals, set_ = row.partition("=")
        if not (name and equals and set_):
            parser.error(f"--row {row}: write NAME=SETTING")
        rows[name] = set_.split()
    try:
        ablate(rows, told.settings, told.out, told.judge)
    except NewsFuseError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
