"""The data that travels through NewsFuse: frozen dataclasses, no logic.

Everything here goes to JSON and back with `summarize.codec`. Offsets count characters of the
cleaned text that the run directory stores in `articles.jsonl`; `end` is exclusive.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from msgspec import Meta

MentionKind = Literal[
    "person", "org", "place", "number", "money", "percent", "quantity", "date", "quote", "other"
]
Verdict = Literal["supported", "unsupported", "contradicted", "unchecked"]
RecordStatus = Literal["ok", "partial", "failed"]
Origin = Literal["generated", "rewritten", "repaired", "source"]
Form = Literal["sentence", "summary"]
Words = Literal["any", "cluster", "documents"]
Example = tuple[tuple[str, ...], str]
"""A worked example: the documents, and the answer."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A piece of raw article text that cleaning removed."""

    text: str
    """The removed text as it stood in the article."""
    reason: str
    """Why it is not the story, in words: "image credit", "tag line", "dateline" ..."""


@dataclass(frozen=True, slots=True)
class Article:
    """One news article, cleaned."""

    id: str
    """Unique within its cluster; the file name without its ending, for the folder reader."""
    title: str
    """The headline, or "" where there is none."""
    text: str
    """The cleaned text. Where there is a headline, it is the first paragraph here too, so that
    offsets reach it. Paragraphs are separated by one newline."""
    source: str = ""
    """Where it was read from: a path, a data set's name."""
    published: str | None = None
    """The publication date as ISO 8601 (`2023-05-10`), where known."""
    url: str | None = None
    """The address of the article, where known."""
    dropped: tuple[Dropped, ...] = ()
    """What cleaning removed."""


@dataclass(frozen=True, slots=True)
class Problem:
    """An input file that could not be used, or only in part."""

    source: str
    """The file or row."""
    reason: str
    """What is wrong with it, in words."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Articles about one event, and the reference summaries that people wrote of it."""

    id: str
    articles: tuple[Article, ...]
    references: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    """Articles of this cluster that could not be read. A cluster with problems is summarised from
    the rest, and its record has the status `partial`; with no article left it is `failed`."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one article's cleaned text: `text[start:end]`."""

    article_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a summary and the source sentences that stand behind it."""

    text: str
    sources: tuple[Span, ...] = ()
    origin: Origin = "generated"
    """`generated` by the model; `rewritten` by rule, from what the model wrote or a source sentence;
    `repaired`, changed by rule where the fact-check found something wrong; or
    taken from a `source` because no candidate was good enough."""


@dataclass(frozen=True, slots=True)
class Summary:
    """The summary of one cluster. Its text is the sentences joined by single spaces."""

    cluster_id: str
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """The whole summary; the offsets of mentions count its characters."""
        return " ".join(sentence.text for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name, number, date or quotation in a summary: `summary.text[start:end] == text`."""

    kind: MentionKind
    text: str
    start: int
    end: int
    value: str
    """The normal form that was compared: "cavusoglu", "3500000", "2023-05-19" ..."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What the articles say about one mention."""

    mention: Mention
    verdict: Verdict
    evidence: tuple[Span, ...] = ()
    """Where the articles carry it: for each article that does, at least one span."""
    note: str = ""
    """How it was matched, or why it was not, in words for the reader."""


@dataclass(frozen=True, slots=True)
class SentenceSupport:
    """How far the articles bear one sentence of a summary out."""

    start: int
    """First character in the text of the summary."""
    end: int
    score: float
    """0 (nothing of it is in the articles) to 1 (all of it is)."""
    sources: tuple[Span, ...] = ()
    """The source sentences that say most of it, best first, from every article that has one."""
    note: str = ""
    """What is wrong with it or who says it, in words: "only by article 3", "no article has 'X' as the
    subject of 'Y'"."""
    otherwise: tuple[str, ...] = ()
    """What the articles have otherwise though each mention of it is known, in words: who did what to whom."""


@dataclass(frozen=True, slots=True)
class FactCheckReport:
    """What the articles say about one summary."""

    findings: tuple[Finding, ...] = ()
    """On its mentions, in the order of the text."""
    sentences: tuple[SentenceSupport, ...] = ()
    """On its sentences, in the order of the text; empty where the checker looks at mentions only."""
    score: float | None = None
    """How well the articles bear the whole summary out, 0 to 1; None where it could not be told."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What one article says about the subject of a conflict."""

    text: str
    """The words that say it, as they stand in the article."""
    span: Span
    """The sentence around them."""
    value: str = ""
    """What is claimed, in its normal form: "3500000", "killed" ..."""
    in_summary: bool = False
    """Whether the summary says the same."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A matter on which articles differ."""

    subject: str
    """What the claims are about, in words of the articles: "refugees", "people killed"."""
    claims: tuple[Claim, ...]
    """At least two, with different values; at most one for each article and value. Of an update the latest
    first, of a conflict in the order of the articles."""
    kind: Literal["conflict", "update"] = "conflict"
    """`update`: a figure that grew, or was revised, between two articles."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """How a chat model is asked. A model that was trained for summarising reads the documents only."""

    instruction: str
    """What to do, in words."""
    document: str = "- {text}"
    """How each document is put: `{text}` is its text, `{number}` counts from 1. What stands around the
    text is its fence, and is broken up where an article has it."""
    closing: str = ""
    """What is said after the documents."""
    examples: tuple[Example, ...] = ()
    """Worked examples, shown before the task."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a strategy asks of a model: texts to turn into one, and the limits."""

    prompt: Prompt
    documents: tuple[str, ...]
    """The texts to work on. Candidates are ranked by how well these support them."""
    max_new_tokens: int
    """The most tokens a candidate may have."""
    form: Form = "sentence"
    """What is wanted: one `sentence` that joins the documents, or a `summary` of them."""
    max_words: int | None = None
    """The longest answer that can be used, in words; None sets no limit but `max_new_tokens`."""
    candidates: int | None = None
    """How many candidates; None leaves it to the decoding settings. With 0 the model is not asked, and only
    what is `offered` is ranked."""
    barred: tuple[str, ...] = ()
    """Names and numbers that must not be written, though a document may have them; needs
    `Decoding.supported`."""
    cluster: tuple[str, ...] = ()
    """The texts of all articles of the cluster, set by the pipeline: what `Decoding.words` may allow."""
    references: tuple[str, ...] = ()
    """What people wrote of this cluster. Set by the pipeline, read by the oracle and nobody else."""
    offered: tuple[Candidate, ...] = ()
    """Candidates that are there already: they are ranked with those of the model."""
    facts: int = 1
    """How many of the first documents tell something of their own that has to stay in the sentence."""


@dataclass(frozen=True, slots=True)
class Decoding:
    """How tokens are chosen. None leaves a setting to the model's own generation config."""

    candidates: Annotated[int, Meta(ge=1)] = 8
    """Candidates for each request that does not name a number: the best `beams`, and samples beyond these.
    With 1 and temperature 0: greedy."""
    temperature: Annotated[float, Meta(ge=0)] | None = 0.7
    """0 draws no samples: every request gets one candidate, or its beams."""
    top_k: Annotated[int, Meta(ge=1)] | None = 50
    """Only this many best tokens are drawn from."""
    top_p: Annotated[float, Meta(gt=0, le=1)] | None = 0.95
    """Nucleus sampling (Holtzman et al. 2020): of those, the fewest that hold this probability mass."""
    beams: Annotated[int, Meta(ge=1)] | None = 1
    """More than 1: the best beams of a search with so many are the first candidates; temperature, top_k and
    top_p play no part in it. They are searched in one batch with the samples, to their end."""
    length_penalty: float | None = None
    """Beams are ranked by the sum of their log-probabilities over length to this power."""
    no_repeat_ngram_size: Annotated[int, Meta(ge=0)] | None = None
    """No run of so many tokens is written twice; 0 allows all."""
    enough_finished: Annotated[float, Meta(gt=0, le=1)] = 0.75
    """A batch stops when this share of the samples of each request has ended; 1 waits for all."""
    repetition_penalty: Annotated[float, Meta(gt=0)] | None = 1.0
    """1 is none (Keskar et al. 2019, section 4.1)."""
    supported: bool = False
    """No name or number is written that no document of the request has. Only models in this process can."""
    words: Words = "any"
    """With `supported`, what other words a sentence may have: any; those of the articles of the cluster,
    or of the documents of the request, in any inflection, with what holds sentences together."""
    seed: int = 0
    """The same seed, batch, versions and hardware give the same candidates."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One text that a model generated for a request."""

    text: str
    tokens: int
    """Generated tokens, the end token included."""
    logprob: float | None
    """Sum of the tokens' log-probabilities (nats) under the model, at temperature 1; None where the model
    does not tell."""
    finished: bool = True
    """False where the token limit cut it off."""
    worst: float | None = None
    """The log-probability (nats) of its least likely token, as in `logprob`."""
    withheld: int = 0
    """How often the likeliest token would have begun or made a name or number that no document has."""
    beam: bool = False
    """Found by beam search, and not drawn."""
    score: float | None = None
    """Set by ranking; higher is better."""
    faults: tuple[str, ...] = ()
    """Set by ranking: why this candidate must not be used. Empty: it may."""
    origin: Origin = "generated"
    """`rewritten` where rules made it; its log-probability is then that of the text it was made from."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a model made of one request."""

    candidates: tuple[Candidate, ...] = ()
    """At least one, unless there is an error."""
    prompt_tokens: int = 0
    """Tokens read, the prompt counted once however many candidates it has."""
    cost: float = 0.0
    """What a server charges for it, in the currency of the prices that the config names."""
    notes: tuple[str, ...] = ()
    """What the record should say of how it was made: memory that ran out, a call that was tried again."""
    error: str | None = None
    """Why there is no candidate, in words. The cluster fails; the others go on."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A step on the way to the summary: what went in, what came out."""

    name: str
    data: Mapping[str, Any]
    """JSON values only."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a chunking strategy returns."""

    sentences: tuple[Sentence, ...]
    stages: tuple[Stage, ...] = ()
    notes: tuple[str, ...] = ()
    """What the reader of the summary must know of how it was made: what the model did not get to read, a
    text that was cut."""
    alternatives: tuple[tuple[Sentence, ...], ...] = ()
    """For each sentence, others that the model wrote from the same sources, best first; () where the strategy
    has none for any."""
    max_words: int | None = None
    """The longest summary, which no edit may go beyond; None sets no limit."""
    spare: tuple[Sentence, ...] = ()
    """Further sentences, best first, that may stand in where an edit takes one out. With any, the sentences
    stand each for itself, and may be put in another order."""
    form: Form = "sentence"
    """What the model was asked for: each sentence from a few source sentences, to which its candidates were
    held, or a `summary` of whole texts."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """Tokens that a cluster cost."""

    prompt: int = 0
    """Tokens read, each prompt counted once however many candidates it has."""
    generated: int = 0
    """Tokens written, over all candidates."""
    cost: float = 0.0
    """What a server charged for them, in the currency of the prices that the config names."""


@dataclass(frozen=True, slots=True)
class Record:
    """All that is known of one cluster after a run: one line of `records.jsonl`."""

    cluster_id: str
    status: RecordStatus
    summary: Summary | None = None
    factcheck: FactCheckReport | None = None
    conflicts: tuple[Conflict, ...] = ()
    stages: tuple[Stage, ...] = ()
    seconds: Mapping[str, float] = field(default_factory=dict)
    """Seconds by stage. `generate` is this cluster's share, by tokens, of the batches it was in."""
    tokens: Tokens = Tokens()
    notes: tuple[str, ...] = ()
    """What the reader must know of how it was made, in words: from the strategy and the model."""
    error: str | None = None
    """Why the status is not `ok`, in words."""


@dataclass(frozen=True, slots=True)
class Score:
    """One figure about one record."""

    name: str
    """`rouge1_f_avg`, `entity_precision` ... unique within a run."""
    value: float | None
    """None where it could not be computed: then `reason` says why. Never 0 in its stead."""
    reason: str | None = None
    found: tuple[str, ...] = ()
    """What a count has counted, in the words of the summary, where a reader would want to look it up."""


@dataclass(frozen=True, slots=True)
class ModelCard:
    """Which weights made the summaries: goes to `run.json`."""

    name: str
    source: str
    """Hub name, path, or package that the weights came from."""
    revision: str | None = None
    """Hub revision (commit), where there is one."""
    digest: str | None = None
    """`sha256:...` of the weight file, for weights that are not from the hub."""
    device: str = "cpu"
    dtype: str = ""
    attention: str = ""
    """The implementation of attention that transformers chose: `sdpa`, `eager` ..."""
    licence: str = ""
    note: str = ""
    """What every report must say beside its figures."""
    upper_bound: bool = False
    """It has seen the references, so it wins no comparison."""
