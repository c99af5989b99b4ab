"""Run directories with everything that the report shows: hand-made, so that each verdict is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from eval.evaluation import Evaluation, evaluate, read_runs
from eval.metrics.abstraction import Abstraction
from eval.metrics.factuality import Factuality
from eval.metrics.length import Length
from eval.metrics.rouge import Rouge
from eval.scoring import Scorer
from summarize.run_meta import new_meta
from summarize.runs import Run, RunDirectory
from summarize.types import (
    Article,
    Claim,
    Cluster,
    Conflict,
    Dropped,
    FactCheckReport,
    Finding,
    Mention,
    MentionKind,
    ModelCard,
    Problem,
    Record,
    Sentence,
    SentenceSupport,
    Span,
    Stage,
    Summary,
    Tokens,
    Verdict,
)

HOSTILE = '<script>window.hacked = 1</script><img src=x onerror="window.hacked = 2">'
"""What must stay text wherever it stands."""

BBC = (
    "Quake shakes Van \U0001f30b\n"
    "A quake of magnitude 7.1 shook the city of Van on Sunday. At least 200 people died, the ministry said. "
    "Rescuers dug through the night."
)
AP = (
    "Turkey mourns\n"
    "Officials in Van put the dead at 264. Prime Minister Erdogan flew to the city. "
    f"A reader wrote: {HOSTILE} and nobody ran it."
)
QUAKE = Cluster(
    "quake",
    (
        Article(
            "bbc",
            "Quake shakes Van \U0001f30b",
            BBC,
            published="2011-10-23",
            url="https://example.org/van",
            dropped=(Dropped("Photo: AFP", "image credit"),),
        ),
        Article("ap", "Turkey mourns", AP, published="2011-10-24"),
    ),
    references=(
        "A quake of magnitude 7.1 killed at least 200 people in Van.",
        "Erdogan flew to Van after the quake.",
    ),
    problems=(Problem("broken.txt", "it is empty"),),
)


def place(article: str, text: str, words: str) -> Span:
    """Where some words stand in an article, the first time."""
    start = text.index(words)
    return Span(article, start, start + len(words))


def finding(
    summary: str, words: str, verdict: Verdict, kind: MentionKind, *evidence: Span, note: str = ""
) -> Finding:
    start = summary.index(words)
    return Finding(Mention(kind, words, start, start + len(words), words.lower()), verdict, evidence, note)


def quake_record() -> Record:
    """A summary with a mention of each verdict, a repair, an edit, a conflict, and unread sentences."""
    said = (
        "A quake of magnitude 7.1 shook the city of Van on Sunday.",
        "Sarah Jones said 264 people died in Ankara.",
        "Erdogan stayed away from 40 villages.",
    )
    text = " ".join(said)
    first = place("bbc", BBC, said[0])
    return Record(
        "quake",
        "partial",
        summary=Summary(
            "quake",
            (
                Sentence(said[0], (first,), "source"),
                Sentence(said[1], (place("ap", AP, "Officials in Van put the dead at 264."),), "generated"),
                Sentence(said[2], (), "repaired"),
            ),
        ),
        factcheck=FactCheckReport(
            (
                finding(text, "7.1", "supported", "number", place("bbc", BBC, "7.1")),
                finding(
                    text,
                    "Van",
                    "supported",
                    "place",
                    place("bbc", BBC, "Van"),
                    place("bbc", BBC, "Van on Sunday"),
                    place("ap", AP, "Van"),
                ),
                finding(text, "Sarah Jones", "unsupported", "person", note="in no article"),
                finding(text, "264", "supported", "number", place("ap", AP, "264")),
                finding(
                    text,
                    "Erdogan",
                    "contradicted",
                    "person",
                    place("ap", AP, "Erdogan"),
                    note="flew to the city",
                ),
                finding(text, "40", "unchecked", "number", note="no rule for it"),
            ),
            (
                SentenceSupport(0, len(said[0]), 0.93, (first,)),
                SentenceSupport(
                    len(said[0]) + 1, len(said[0]) + 1 + len(said[1]), 0.31, (), "no article says this"
                ),
            ),
            0.62,
        ),
        conflicts=(
            Conflict(
                "people killed",
                (
                    Claim(
                        "At least 200 people died",
                        place("bbc", BBC, "At least 200 people died, the ministry said."),
                        "200",
                    ),
                    Claim(
                        "the dead at 264",
                        place("ap", AP, "Officials in Van put the dead at 264."),
                        "264",
                        in_summary=True,
                    ),
                ),
            ),
        ),
        stages=(
            Stage("clean", {}),
            Stage(
                "read",
                {
                    "bbc": {"sentences": 3, "shown_to_model": 1, "share": 0.36},
                    "ap": {"sentences": 3, "shown_to_model": 1, "share": 0.21},
                },
            ),
            Stage(
                "fuse",
                {
                    "groups": [
                        {
                            "sources": [_json(first)],
                            "sentence": said[0],
                            "candidates": [{"text": said[0], "origin": "generated"}],
                        },
                        {
                            "sources": [_json(place("ap", AP, "Officials in Van put the dead at 264."))],
                            "sentence": said[1],
                            "candidates": [
                                {"text": "Officials said 264 people died.", "origin": "generated"},
                                {"text": said[1], "origin": "generated"},
                            ],
                        },
                    ]
                },
            ),
            Stage(
                "repair",
                {
                    "wrong_before": 1,
                    "wrong_after": 1,
                    "sentences": [
                        {
                            "before": "The minister stayed away from Mars.",
                            "after": said[2],
                            "rung": "regenerated",
                            "reasons": ["unsupported: Mars: in no article"],
                        }
                    ],
                },
            ),
            Stage(
                "coherence",
                {"changes": [{"step": "dates", "before": "on Sunday night.", "after": "on Sunday."}]},
            ),
        ),
        seconds={"draft": 0.5, "generate": 2.5},
        tokens=Tokens(prompt=900, generated=120),
        notes=("A note on how it was made.",),
        error="summarised without 1 of its files: broken.txt: it is empty",
    )


def _json(span: Span) -> dict[str, Any]:
    return {"article_id": span.article_id, "start": span.start, "end": span.end}


def plain(number: int, *, skill: float, seconds: float, reference_words: int = 12) -> tuple[Record, Cluster]:
    """One of many like clusters. A run of more skill has more of the reference, and fewer wrong names."""
    words = [f"word{number}x{at}" for at in range(reference_words)]
    article = " ".join(words) + ". More was said later by others who were there."
    kept = max(1, min(reference_words, round(skill * reference_words) + (number * 7) % 3 - 1))
    sentence = " ".join([*words[:kept], *(f"other{at}" for at in range(reference_words - kept))]) + "."
    wrong = skill < 0.5 and number % 3 == 0
    findings = (
        Finding(
            Mention("other", words[0], 0, len(words[0]), words[0]),
            "supported",
            (Span("a", 0, len(words[0])),),
        ),
        *(
            (
                Finding(
                    Mention(
                        "other", "other0", sentence.index("other0"), sentence.index("other0") + 6, "other0"
                    ),
                    "unsupported",
                    note="in no article",
                ),
            )
            if wrong
            else ()
        ),
    )
    id_ = f"c{number:04}"
    cluster = Cluster(id_, (Article("a", "", article),), (" ".join(words) + ".",))
    made = Sentence(sentence, (Span("a", 0, len(" ".join(words)) + 1),))
    record = Record(
        id_,
        "ok",
        summary=Summary(id_, (made,)),
        factcheck=FactCheckReport(findings, (), skill),
        seconds={"generate": seconds + number % 4 * seconds / 10},
        tokens=Tokens(prompt=100, generated=int(seconds * 40)),
    )
    return record, cluster


def write(
    path: Path,
    pairs: Sequence[tuple[Record, Cluster]],
    *,
    model: str,
    choices: Mapping[str, str] | None = None,
    config: str = "",
    note: str = "",
    bound: bool = False,
) -> Path:
    """A finished run directory."""
    meta = new_meta(device="cpu", seed=0, choices=choices or {"model": model, "chunking": "concat"})
    run = RunDirectory.create(path, config or f"model:\n  name: {model}\n", meta)
    run.set_model(ModelCard(model, model, None, "", "cpu", "float32", "eager", "Apache-2.0", note, bound))
    for record, cluster in pairs:
        run.add_articles(cluster)
        run.append(record)
    run.finish("partial" if any(record.status != "ok" for record, _ in pairs) else "success")
    return run.path


def three_runs(folder: Path, clusters: int = 24) -> list[Path]:
    """A good run, one that is as good, and a worse one that is faster; the first cluster is `QUAKE`."""
    made = []
    for model, skill, seconds in (("fusion", 0.8, 9.0), (f"twin {HOSTILE}", 0.8, 12.0), ("lead", 0.4, 0.2)):
        pairs = [(quake_record(), QUAKE)]
        pairs += [plain(number, skill=skill, seconds=seconds) for number in range(1, clusters)]
        made.append(write(folder / model.partition(" ")[0], pairs, model=model))
    return made


def scorer() -> Scorer:
    """Real metrics that need no model."""
    return Scorer(
        metrics={
            "rouge": Rouge(types=["rouge1", "rouge2"], references=["avg"], stemming=[False]),
            "factuality": Factuality(),
            "abstraction": Abstraction(),
            "length": Length(),
        }
    )


def evaluated(paths: Sequence[Path]) -> tuple[Evaluation, dict[str, Run]]:
    """The runs at some paths, scored and compared."""
    runs = read_runs(paths)
    return evaluate(runs, scorer()), runs
