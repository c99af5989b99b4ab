"""What the terminal shows of a run that has ended: the summaries and what stands behind them.

Verdicts are words and symbols, never colour alone. Everything that came from an article or a model is
printed as plain text: rich would read "[bold]" in it as markup.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from summarize.progress import short
from summarize.protocols import Scored, Scores
from summarize.runs import RunDirectory
from summarize.types import Cluster, Conflict, Finding, ModelCard, Record, Sentence

VERDICTS = {
    "unsupported": "✗ unsupported",
    "contradicted": "≠ contradicted",
    "unchecked": "? unchecked",
    "supported": "✓ supported",
}
"""In the order in which the table has them: what needs a look comes first."""
CONFLICTS = {"conflict": "≠ conflict", "update": "↑ update"}
CONFLICT_STYLES = {"conflict": "bold red", "update": ""}
SAYS_SO = "✓ says so"
"""Beside the claims that the summary makes too."""
FULL_CLUSTERS = 3
"""Up to this many clusters are shown with sentences and mentions; more get their summaries only."""
SHOWN_SCORES = (
    "rouge1_f_avg", "rouge2_f_avg", "rougeL_f_avg", "rougeLsum_f_avg", "rouge1_f_best", "rouge2_f_best",
    "factuality_score", "entity_precision", "number_precision", "unsupported_mentions",
    "words_in_no_article", "repeated_trigrams", "novel_bigrams",
    "novel_bigrams_in_sentences", "copied_sentences",
    "articles_drawn_on", "words",
)  # fmt: skip
"""The figures on the screen; `scores.json` has all."""
COUNTS = frozenset(
    {"unsupported_mentions", "words_in_no_article", "repeated_trigrams", "articles_drawn_on", "words"}
)
"""Of these, those that are whole numbers for one cluster."""
MADE_BY = {
    "generated": "model",
    "rewritten": "rewritten by rule",
    "repaired": "model, repaired",
    "source": "source sentence",
}
"""By the origin of a sentence."""
READ = "read"
"""The stage in which a strategy notes, for each article, how many sentences there are and were shown."""
REPAIR = "repair"
"""The stage in which a repair notes what became of each sentence with a fault."""
RUNGS = {
    "candidate": "by another candidate",
    "regenerated": "written anew",
    "replaced": "by the mention of a source",
    "shortened": "without a clause",
    "source": "by a source sentence",
    "dropped": "dropped",
    None: "not to be mended",
}
"""How a sentence was repaired, from the least change to the greatest."""
MUCH = 0.1
"""Shares of articles that differ by more are told one by one ..."""
FEW_ARTICLES = 12
"""... of up to this many; of more, the least and the most."""


def show(
    results: Sequence[tuple[Record, Cluster]],
    scores: Scores,
    run: RunDirectory,
    seconds: Mapping[str, float],
    console: Console | None = None,
) -> None:
    """Print the summaries, what stands behind them, scores, times and where the run is."""
    console = console or Console()
    records = [record for record, _ in results]
    with console:  # one piece, where the jobs of a sweep write side by side
        for record, cluster in results:
            _show_cluster(record, cluster, console, full=len(results) <= FULL_CLUSTERS)
        if len(results) > 1:
            _show_scores(f"Means of {len(results)} clusters", scores.mean, console)
        else:
            _show_scores("Scores", next(iter(scores.clusters.values()), {}), console)
        _show_model(run.meta.model, console)
        _show_costs(records, seconds, console)
        _show_failures(records, console)
        console.print(Text(f"Run directory: {short(run.path)}"), soft_wrap=True)


def _show_cluster(record: Record, cluster: Cluster, console: Console, *, full: bool) -> None:
    console.rule(Text(f"{cluster.id} · {_count(len(cluster.articles), 'article')}"), align="left")
    if record.summary is None:
        console.print(Text(f"✗ failed: {record.error}"))
        _show_reading(record, cluster, console)
        return
    console.print(Padding(Text(record.summary.text), (1, 2)))
    if full:
        _show_sentences(record.summary.sentences, cluster, console)
    _show_reading(record, cluster, console)
    findings = record.factcheck.findings if record.factcheck else ()
    _show_mentions(
        findings if full else [one for one in findings if one.verdict != "supported"], cluster, console
    )
    _show_conflicts(record.conflicts, cluster, console)
    _show_cleaning(cluster, console)


def _show_sentences(sentences: Sequence[Sentence], cluster: Cluster, console: Console) -> None:
    table = Table(box=box.SIMPLE_HEAD, title="Sentences and the articles behind them", title_justify="left")
    table.add_column("#", justify="right")
    table.add_column("sentence", ratio=1)
    table.add_column("articles")
    table.add_column("made by")
    for number, sentence in enumerate(sentences, start=1):
        articles = _numbers((span.article_id for span in sentence.sources), cluster)
        made = MADE_BY[sentence.origin]
        table.add_row(str(number), Text(sentence.text), articles, made)
    console.print(table)
    for number, article in enumerate(cluster.articles, start=1):
        title = f" {article.title}" if article.title else ""
        console.print(Text(f"  {number} = {article.id}{title}"), overflow="ellipsis", no_wrap=True)
    console.print()


def _show_reading(record: Record, cluster: Cluster, console: Console) -> None:
    """What the model got to see, and what else the reader must know of how the summary was made."""
    for stage in record.stages:
        if stage.name == READ and (line := _shares(stage.data, cluster)):
            console.print(Text(line), soft_wrap=True)
        if stage.name == REPAIR and (line := _repairs(stage.data["sentences"])):
            console.print(Text(line), soft_wrap=True)
    for note in record.notes:
        console.print(Text(f"Note: {note}"), soft_wrap=True)


def _repairs(sentences: Sequence[Mapping[str, Any]]) -> str:
    """How many sentences had something wrong in them, and what became of them."""
    counts = Counter(one["rung"] for one in sentences)
    listed = ", ".join(f"{counts[rung]} {how}" for rung, how in RUNGS.items() if counts[rung])
    return f"Repaired: {_count(len(sentences), 'sentence')}: {listed}." if sentences else ""


def _shares(read: Mapping[str, Any], cluster: Cluster) -> str:
    """How many sentences were shown to the model; article by article where its share differs much.

    A share is the one that the strategy noted, in characters, as its notes have it.
    """
    there = sum(one["sentences"] for one in read.values())
    if not there:
        return ""
    shown = sum(one["shown_to_model"] for one in read.values())
    # A run that is taken up again may have records of before shares were noted.
    shares = {id_: float(one["share"]) for id_, one in read.items() if one["sentences"] and "share" in one}
    least, most = min(shares.values(), default=1.0), max(shares.values(), default=1.0)
    apart = ""
    if most - least > MUCH and len(shares) > FEW_ARTICLES:
        apart = f", from {_percent(least)} to {_percent(most)} of an article"
    elif most - least > MUCH:
        named = (f"{_percent(share)} of article {_numbers([id_], cluster)}" for id_, share in shares.items())
        apart = f": {', '.join(named)}"
    return f"Shown to the model: {shown} of {_count(there, 'sentence')}{apart}."


def _percent(share: float) -> str:
    """Rounded down: what was not read whole never looks so."""
    return f"{1000 * share // 10:.0f} %" if share >= 0.01 or share == 0 else "less than 1 %"


def _show_mentions(findings: Sequence[Finding], cluster: Cluster, console: Console) -> None:
    if not findings:
        return
    table = Table(
        box=box.SIMPLE_HEAD, title="Names and numbers, checked in every article", title_justify="left"
    )
    for heading in ("verdict", "mention", "kind", "articles", "note"):
        table.add_column(heading)
    order = list(VERDICTS)
    for finding in _distinct(sorted(findings, key=lambda one: order.index(one.verdict))):
        style = "" if finding.verdict == "supported" else "bold red"
        table.add_row(
            Text(VERDICTS[finding.verdict], style=style),
            Text(finding.mention.text),
            finding.mention.kind,
            _numbers((span.article_id for span in finding.evidence), cluster),
            Text(finding.note),
        )
    console.print(table)


def _show_conflicts(conflicts: Sequence[Conflict], cluster: Cluster, console: Console) -> None:
    if not conflicts:
        return
    table = Table(box=box.SIMPLE_HEAD, title="Where the articles disagree", title_justify="left")
    table.add_column("about")
    table.add_column("article", justify="right")
    table.add_column("says", ratio=1)
    table.add_column("summary")
    texts = {article.id: article.text for article in cluster.articles}
    days = {article.id: article.published for article in cluster.articles}
    for conflict in conflicts:
        about = Text(f"{CONFLICTS[conflict.kind]}: {conflict.subject}", style=CONFLICT_STYLES[conflict.kind])
        for claim in conflict.claims:
            quoted = texts[claim.span.article_id][claim.span.start : claim.span.end]
            day = days[claim.span.article_id] if conflict.kind == "update" else None
            table.add_row(
                about,
                Text(" · ".join(filter(None, (_numbers((claim.span.article_id,), cluster), day)))),
                Text.assemble(claim.text, (f": “{' '.join(quoted.split())}”", "dim")),
                SAYS_SO if claim.in_summary else "",
            )
            about = Text()
    console.print(table)


def _distinct(findings: Sequence[Finding]) -> list[Finding]:
    """One row for a mention that stands several times with the same verdict."""
    return list(
        {(one.verdict, one.mention.kind, one.mention.text): one for one in reversed(findings)}.values()
    )[::-1]


def _show_cleaning(cluster: Cluster, console: Console) -> None:
    dropped = [piece for article in cluster.articles for piece in article.dropped]
    if dropped:
        reasons = ", ".join(sorted({piece.reason for piece in dropped}))
        console.print(
            Text(f"Cleaning left out {_count(len(dropped), 'piece')} ({reasons}); see articles.jsonl."),
            soft_wrap=True,
        )
    for problem in cluster.problems:
        console.print(Text(f"✗ not read: {problem.source}: {problem.reason}"), soft_wrap=True)


def _show_scores(title: str, figures: Mapping[str, Scored], console: Console) -> None:
    shown = [name for name in SHOWN_SCORES if name in figures]
    if not shown:
        return
    table = Table(box=box.SIMPLE_HEAD, title=title, title_justify="left", min_width=len(title))
    table.add_column("figure")
    table.add_column("value", justify="right")
    for name in shown:
        table.add_row(name, Text(_figure(name, figures[name])))
    console.print(table)


def _figure(name: str, figure: Scored) -> str:
    if figure.value is None:
        return f"none: {getattr(figure, 'reason', None) or 'no cluster has it'}"
    counted = name in COUNTS and float(figure.value).is_integer()
    return f"{figure.value:.0f}" if counted else f"{figure.value:.3f}"


def _show_model(card: ModelCard | None, console: Console) -> None:
    if card and card.note:
        console.print(Text(f"{card.name}: {card.note}", style="bold"), soft_wrap=True)


def _show_costs(records: Sequence[Record], overall: Mapping[str, float], console: Console) -> None:
    stages: dict[str, float] = {}
    for record in records:
        for stage, seconds in record.seconds.items():
            stages[stage] = stages.get(stage, 0.0) + seconds
    total = overall["all"]
    parts = {"load": overall["load"], **stages, "score": overall["score"]}
    listed = ", ".join(f"{stage} {seconds:.1f}" for stage, seconds in parts.items())
    generated = sum(record.tokens.generated for record in records)
    rate = f", {generated / stages['generate']:.0f} tokens/s" if stages.get("generate", 0) > 0.05 else ""
    cost = sum(record.tokens.cost for record in records)
    paid = f" Cost, by the prices in the config: {cost:.4f}." if cost else ""
    console.print(
        Text(f"Seconds: {listed}; {total:.1f} in all. {generated} tokens written{rate}.{paid}"),
        soft_wrap=True,
    )


def _show_failures(records: Sequence[Record], console: Console) -> None:
    for record in records:
        if record.status != "ok":
            console.print(
                Text(f"✗ {record.cluster_id}: {record.status}: {record.error}", style="bold red"),
                soft_wrap=True,
            )


def _numbers(article_ids: Iterable[str], cluster: Cluster) -> str:
    position = {article.id: number for number, article in enumerate(cluster.articles, start=1)}
    return " ".join(str(number) for number in sorted({position[id_] for id_ in article_ids}))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
