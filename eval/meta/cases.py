"""Summaries with human labels, one JSON object a line: what a checker is measured against.

{"id": "a-1", "sources": ["..."], "summary": "...", "label": 0, "spans": ["Oslo"], "origin": "xsum"}
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from glob import glob, has_magic
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from summarize.errors import ConfigError, InputError


@dataclass(frozen=True, slots=True)
class Case:
    """One summary and what people found."""

    id: str
    sources: Annotated[tuple[str, ...], Meta(min_length=1)]
    """The texts that it was made from."""
    summary: str
    label: Literal[0, 1]
    """1: all of it is borne out by the sources."""
    score: float | None = None
    """How much of it is, by people, such as the share of its sentences; None where nobody told."""
    spans: tuple[str, ...] | None = None
    """The wrong words, as they stand in the summary; None where nobody marked them."""
    error_types: tuple[str, ...] = ()
    origin: str | None = None
    """The data set that it is from."""
    system: str | None = None
    """What wrote it."""
    references: tuple[str, ...] = ()
    """Summaries that people wrote of the same sources, for the metrics that need them."""


def read_cases(names: str | Sequence[object], setting: str = "cases") -> tuple[list[Case], list[Path]]:
    """The cases of the files that paths and globs name, in their order, and those files.

    Raises ConfigError where nothing is named or a file is named twice, InputError where a file is missing
    or empty, or a line of it is no case. All bad lines are told together.
    """
    paths = _files([names] if isinstance(names, str) else [str(name) for name in names], setting)
    problems: list[str] = []
    cases = [case for path in paths for case in _read(path, problems)]
    if problems:
        raise InputError(*_some(problems))
    return cases, paths


def refuse_shared(cases: Sequence[Case], split: Sequence[Case], where: str) -> None:
    """Raise ConfigError where a case to be measured is also one that thresholds are fitted on.

    Cases are the same that have the same id, or the same summary up to white space.
    """
    ids = {case.id for case in split}
    texts = {" ".join(case.summary.split()) for case in split}
    shared = [case.id for case in cases if case.id in ids or " ".join(case.summary.split()) in texts]
    if shared:
        raise ConfigError(
            f"{len(shared)} of the {len(cases)} cases to be measured are in {where} too "
            f"({', '.join(shared[:3])}{' ...' if len(shared) > 3 else ''}): a threshold must not be fitted "
            "on what is reported. Give a split without them."
        )


def _files(names: Sequence[str], setting: str) -> list[Path]:
    paths: list[Path] = []
    for name in names:
        matches = sorted(glob(str(Path(name).expanduser()), recursive=True)) if has_magic(name) else [name]  # noqa: PTH207 - absolute ones too
        if not matches:
            raise InputError(f"{setting}={name}: no file matches it.")
        paths += [Path(match).expanduser() for match in matches]
    if not paths:
        raise ConfigError(f"{setting} is empty. Name a file: {setting}=FILE.jsonl")
    for number, path in enumerate(paths):
        if not path.is_file():
            what = "it is no file" if path.exists() else "there is no such file"
            raise InputError(f"{setting}={path}: {what}.")
        if path.resolve() in {earlier.resolve() for earlier in paths[:number]}:
            raise ConfigError(f"{setting} names {path} twice. Name each file once.")
    return paths


def _read(path: Path, problems: list[str]) -> Iterator[Case]:
    decoder = msgspec.json.Decoder(Case)
    try:
        lines = path.read_bytes().removeprefix(codecs.BOM_UTF8).splitlines()
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}.") from error
    found = False
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        found = True
        try:
            yield decoder.decode(line)
        except msgspec.ValidationError as error:
            problems.append(f"{path}:{number}: {_in_words(str(error))}")
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            problems.append(f"{path}:{number}: this line is no JSON object ({error}).")
    if not found:
        problems.append(f"{path} is empty: it needs one case a line, as JSON.")


def _in_words(said: str) -> str:
    """msgspec's "Expected `str`, got `int` - at `$.summary`" in our words."""
    what, _, where = said.replace("`", "").partition(" - at $")
    if "missing required field" in what:
        return f"the field {what.rsplit(' ', 1)[-1]!r} is missing; a case has id, sources, summary and label."
    field = where.lstrip(".").partition("[")[0]
    if field == "label":
        return f"label must be 0 (not borne out) or 1 (borne out): {what[0].lower()}{what[1:]}."
    return f"{field or 'the line'}: {what[0].lower()}{what[1:]}."


def _some(problems: Sequence[str], most: int = 10) -> list[str]:
    more = len(problems) - most
    return [*problems[:most], *([f"... and {more} more lines like these."] if more > 0 else [])]
