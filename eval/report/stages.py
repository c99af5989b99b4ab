"""What the stages of a record tell: what the model read, where a wrong mention came from, what was mended.

Strategies write stages of their own, so this asks for what several of them share: `read` lists of spans,
`groups` with `sources`, `requests` and `candidates` with texts, and changes from `before` to `after`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from summarize.types import Record, Span, Stage

RUNGS = {
    "candidate": "another candidate of the model took its place",
    "regenerated": "written anew by the model",
    "replaced": "the mention of a source took its place",
    "shortened": "the clause was cut",
    "source": "a source sentence took its place",
    "dropped": "the sentence was dropped",
    None: "nothing mended it",
}
STEPS = {
    "marks": "punctuation",
    "dates": "dates made plain",
    "names": "names made plain",
    "repetition": "repetition cut",
    "figures": "an outdated figure left out",
    "puzzles": "left out: it cannot be understood alone",
    "spare": "took the place of a sentence that went",
    "attribution": "who says so",
    "articles": "articles",
}


@dataclass(frozen=True, slots=True)
class Change:
    """A sentence before and after a step that changed it."""

    step: str
    """In words."""
    before: str
    after: str
    """"" where it was dropped."""
    why: tuple[str, ...] = ()


def shown(record: Record) -> list[Span] | None:
    """The spans that the model was shown; None where the stages do not tell."""
    spans: list[Span] = []
    told = False
    for stage in record.stages:
        for entry in _entries(stage.data):
            for key in ("read", "sources"):
                listed = entry.get(key)
                if isinstance(listed, Sequence) and not isinstance(listed, str):
                    told = True
                    spans += (span for one in listed if (span := _span(one)))
    return spans if told else None


def shares(record: Record) -> Mapping[str, Mapping[str, Any]]:
    """By article: its sentences, those that the model was shown, the share of its text; {} where unknown."""
    for stage in record.stages:
        if stage.name == "read":
            return {id_: one for id_, one in stage.data.items() if isinstance(one, Mapping)}
    return {}


def introduced(record: Record, sentence: str, text: str) -> str:
    """Which stage brought a text into a sentence of the summary, in words; "" where the stages do not tell.

    The sentence is followed back through the editor and the repair to what was written. Where it is lost on
    the way, whoever wrote the text first is named.
    """
    said = sentence
    for stage in reversed(record.stages):
        for words, before, after in reversed(list(_changes(stage))):
            if after == said:
                if _has(after, text) and not _has(before, text):
                    return words
                said = before
    written = [one for stage in record.stages for one in _written(stage)]
    for fits in (said.__eq__, lambda own: bool(said) and said in own, lambda own: _has(own, text)):
        for words, own in written:
            if fits(own) and _has(own, text):
                return words
    return ""


def repairs(record: Record) -> list[Change]:
    """What the fact-check had mended, sentence by sentence."""
    return [
        Change(
            RUNGS.get(one.get("rung"), str(one.get("rung"))),
            _text(one.get("before")),
            _text(one.get("after")),
            tuple(map(str, one.get("reasons") or ())),
        )
        for stage in record.stages
        if stage.name == "repair"
        for one in _mappings(stage.data.get("sentences"))
    ]


def edits(record: Record) -> list[Change]:
    """What the editor changed."""
    return [
        Change(
            STEPS.get(step := _text(one.get("step")), step), _text(one.get("before")), _text(one.get("after"))
        )
        for stage in record.stages
        for one in _mappings(stage.data.get("changes"))
    ]


def _written(stage: Stage) -> Iterator[tuple[str, str]]:
    """Who wrote, in words, and what."""
    for entry in _entries(stage.data):
        candidates = list(_mappings(entry.get("candidates")))
        for number, one in enumerate(candidates, start=1):
            which = f", candidate {number} of {len(candidates)}" if len(candidates) > 1 else ""
            how = (
                "a rule rewrote what the model had written"
                if one.get("origin") == "rewritten"
                else "written by the model"
            )
            yield f"{how} (stage “{stage.name}”{which})", _text(one.get("text"))
        for key in ("sentence", "text"):
            yield f"written in the stage “{stage.name}”", _text(entry.get(key))


def _changes(stage: Stage) -> Iterator[tuple[str, str, str]]:
    """Who changed a sentence, in words, with the text before and after."""
    if stage.name == "repair":
        for one in _mappings(stage.data.get("sentences")):
            rung = RUNGS.get(one.get("rung"), str(one.get("rung")))
            yield f"brought in by the repair ({rung})", _text(one.get("before")), _text(one.get("after"))
    for one in _mappings(stage.data.get("changes")):
        step = _text(one.get("step"))
        yield (
            f"brought in by the editor ({STEPS.get(step, step)})",
            _text(one.get("before")),
            _text(one.get("after")),
        )


def _has(text: str, part: str) -> bool:
    """Whether a part stands in a text as whole words."""
    return re.search(rf"(?<!\w){re.escape(part)}(?!\w)", text) is not None


def _entries(data: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for key in ("requests", "groups"):
        yield from _mappings(data.get(key))


def _mappings(value: object) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, Sequence) and not isinstance(value, str):
        yield from (one for one in value if isinstance(one, Mapping))


def _span(value: object) -> Span | None:
    if not isinstance(value, Mapping):
        return None
    id_, start, end = (value.get(key) for key in ("article_id", "start", "end"))
    if isinstance(id_, str) and isinstance(start, int) and isinstance(end, int):
        return Span(id_, start, end)
    return None


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
