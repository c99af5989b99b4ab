"""From configuration to objects: every mistake is found before anything is built or loaded.

One YAML is one class: `_target_` names it, the other keys are its keyword-only arguments. A config is
checked against the signatures of its classes (unknown key, wrong type, missing value), all problems
are raised together, and each names the nearest valid key. Only classes of this package are built,
unless the user allows a prefix: a config that came with somebody's run must not run their code.
"""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import is_dataclass
from typing import Any, Literal, get_args, get_origin, get_type_hints

import msgspec

from summarize.errors import ConfigError
from summarize.mistakes import nearest

OWN_PREFIXES = ("summarize.", "eval.")
TARGET = "_target_"
MISSING = "???"


class Kept:
    """Parts to use again: the last one of each of some names, as long as its settings are the same.

    For parts that take long to load, in a sweep whose jobs share them.
    """

    def __init__(self, *names: str) -> None:
        self._last: dict[str, tuple[Any, Any]] = dict.fromkeys(names, (None, None))

    def get(self, name: str, part: Any) -> Any:
        """The part that these settings make: built now, or as it was built before."""
        if name not in self._last:
            return _build(part)
        if self._last[name][0] != part:
            self._last[name] = (None, None)  # let go of the old weights before there are new ones
            self._last[name] = (part, _build(part))
        return self._last[name][1]

    def clear(self) -> None:
        """Let go of all parts."""
        self._last = dict.fromkeys(self._last, (None, None))


def build(
    config: Mapping[str, Any], allow_targets: Sequence[str] = (), kept: Kept | None = None
) -> dict[str, Any]:
    """The objects of `config`, a mapping of part name to resolved part config, by the same names.

    Raises ConfigError with every problem of every part.
    """
    problems = list(_check_parts("", config, tuple(allow_targets)))
    if problems:
        raise ConfigError(*problems)
    kept = kept or Kept()
    return {name: kept.get(name, part) for name, part in config.items()}


def check_settings(settings: Mapping[str, Any], kind: type) -> list[str]:
    """Problems of top-level settings against the fields of a dataclass."""
    hints = get_type_hints(kind, include_extras=True)
    return [
        problem
        for name, value in settings.items()
        if name in hints
        for problem in _check_type(name, value, hints[name])
    ]


def _check_parts(prefix: str, parts: Mapping[str, Any], allowed: tuple[str, ...]) -> Iterator[str]:
    """Problems of parts by name, each of which must be or hold something to build."""
    for name, part in parts.items():
        if _holds_target(part):
            yield from _check(f"{prefix}{name}", part, allowed)
        else:
            yield f"{prefix}{name}={part}: it must name its class with {TARGET}."


def _check(path: str, part: Any, allowed: tuple[str, ...]) -> Iterator[str]:
    """Problems of a part and of the parts inside it."""
    if isinstance(part, Mapping) and TARGET in part:
        yield from _check_target(path, part, allowed)
    elif isinstance(part, Mapping) and _holds_target(part):
        yield from _check_parts(f"{path}.", part, allowed)
    elif isinstance(part, list):
        for position, inner in enumerate(part):
            yield from _check(f"{path}[{position}]", inner, allowed)


def _check_target(path: str, part: Mapping[str, Any], allowed: tuple[str, ...]) -> Iterator[str]:
    target = str(part[TARGET])
    if not target.startswith((*OWN_PREFIXES, *allowed)):
        yield (
            f"{path}.{TARGET}={target}: only classes under {' and '.join(OWN_PREFIXES)} are built. "
            f"If you trust it: allow_targets='[{target.rpartition('.')[0]}.]'"
        )
        return
    try:
        made = _find(target)
    except (ImportError, AttributeError) as error:
        yield f"{path}.{TARGET}={target}: there is no such class ({error})."
        return
    if not inspect.isclass(made):
        yield f"{path}.{TARGET}={target}: that is no class."
        return
    signature = inspect.signature(made)
    hints = get_type_hints(made.__init__, include_extras=True)
    parameters = {name: value for name, value in signature.parameters.items() if name != "self"}
    given = {name: value for name, value in part.items() if name != TARGET}
    for name in given.keys() - parameters.keys():
        yield f"{path} has no setting {name!r}: {nearest(name, parameters)}there are {', '.join(parameters)}."
    for name, parameter in parameters.items():
        where = f"{path}.{name}"
        if given.get(name) == MISSING or (name not in given and parameter.default is parameter.empty):
            yield f"{where} is not set. Set it on the command line: {where}=VALUE"
        elif name in given:
            yield from _check(where, given[name], allowed)
            if not _holds_target(given[name]):
                yield from _check_type(where, given[name], hints.get(name, Any))


def _check_type(path: str, value: Any, expected: Any) -> Iterator[str]:
    if get_origin(expected) is Literal:
        known = [str(choice) for choice in get_args(expected)]
        if value not in get_args(expected):
            yield f"{path}={value}: {nearest(str(value), known)}there are {', '.join(known)}."
        return
    try:
        msgspec.convert(value, expected)
    except msgspec.ValidationError as error:
        said = str(error).replace("`", "").replace("Expected", "expected").replace(", got", ", but it is")
        yield f"{path}={value}: {said}."
    except TypeError:  # a type of our own, which no value in a YAML has
        if inspect.isclass(expected):
            yield f"{path}={value}: it must name its class with {TARGET}."


def _holds_target(value: Any) -> bool:
    if isinstance(value, Mapping):
        return TARGET in value or any(_holds_target(inner) for inner in value.values())
    return isinstance(value, list) and any(_holds_target(inner) for inner in value)


def _build(part: Any) -> Any:
    if isinstance(part, Mapping):
        arguments = {name: _build(inner) for name, inner in part.items() if name != TARGET}
        return _make(_find(str(part[TARGET])), arguments) if TARGET in part else arguments
    return [_build(inner) for inner in part] if isinstance(part, list) else part


def _make(kind: Any, arguments: dict[str, Any]) -> Any:
    # YAML has lists where a frozen dataclass has tuples.
    return msgspec.convert(arguments, kind) if is_dataclass(kind) else kind(**arguments)


def _find(target: str) -> Any:
    module, _, name = target.rpartition(".")
    return getattr(importlib.import_module(module), name)
