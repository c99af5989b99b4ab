"""The rules of the house: which way imports run, and what is loaded only where it is needed."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LEVELS = (
    ("types", "errors", "text", "codec", "environment", "memory"),
    (
        "protocols",
        "extraction",
        "files",
        "mistakes",
        "pretrained",
        "prompts",
        "remembering",
        "run_meta",
        "spacy_model",
        "world",
    ),
    ("rewriting",),
    ("data", "models", "chunking", "decoding", "factcheck", "runs", "configuring"),
    ("repair",),
    ("coherence",),
    ("pipeline", "progress", "sweeps"),
    ("screen",),
    ("engine",),
    ("experiment",),
    ("cli",),
    ("__main__",),
)
"""Parts of `summarize`. A part uses itself and those of earlier lines; those of one line are strangers."""
ROOMS = (
    ("language",),
    ("articles",),
    ("people", "structure", "mentions"),
    ("analysed",),
    ("verdicts",),
    ("claims", "support"),
    ("conflicts",),
    ("checker",),
    ("entailment",),
    ("nli",),
)
"""The same within `summarize.factcheck`."""
EVAL_USES = frozenset(
    {
        "types",
        "errors",
        "codec",
        "protocols",
        "files",
        "mistakes",
        "run_meta",
        "runs",
        "text",
        "factcheck",
        "data",
        "configuring",
        "environment",
        "pretrained",
    },
)
"""What measuring may use of `summarize`: what it reads and how it speaks, nothing that generates."""
HEAVY = frozenset(
    {"torch", "transformers", "spacy", "evaluate", "datasets", "dateparser", "openai", "peft", "ray"}
)
LOADED_LATE = frozenset(
    {
        "summarize.models.beams",
        "summarize.models.cache",
        "summarize.models.choosing",
        "summarize.models.raw_logits",
        "summarize.models.rows",
        "summarize.models.sampling",
        "summarize.models.supported.edges",
        "summarize.models.supported.holding",
        "summarize.models.supported.tables",
        "summarize.models.supported.word_holding",
    }
)
"""Modules made of torch's own classes: they import it at the top, and are imported inside functions."""
LOADED_BY_PATH = "eval.hf."
"""What `evaluate.load` reads from a path subclasses `evaluate.Metric`."""


@dataclass(frozen=True)
class Import:
    """One import: the module that is imported, and whether that happens as soon as the importer loads."""

    module: str
    at_once: bool
    line: int


def modules(package: str) -> dict[str, Path]:
    """Names and files of the modules of a package."""
    found = {}
    for path in sorted((ROOT / package).rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imports(path: Path) -> list[Import]:
    return list(_imports(ast.parse(path.read_text(encoding="utf-8")), at_once=True))


def _imports(node: ast.AST, *, at_once: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            yield from (Import(alias.name, at_once, child.lineno) for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            assert child.level == 0, f"line {child.lineno}: write the whole name of the module"
            assert child.module is not None
            for alias in child.names:  # `from summarize import screen` imports summarize.screen
                inside = child.module in {"summarize", "eval", "summarize.models"}
                yield Import(
                    f"{child.module}.{alias.name}" if inside else child.module, at_once, child.lineno
                )
        else:
            inner = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            typing = isinstance(child, ast.If) and "TYPE_CHECKING" in ast.dump(child.test)
            yield from _imports(child, at_once=at_once and not inner and not typing)


SUMMARIZE, EVAL = modules("summarize"), modules("eval")
LEVEL = {part: number for number, parts in enumerate(LEVELS) for part in parts}
FACTCHECK = {module: path for module, path in SUMMARIZE.items() if module.startswith("summarize.factcheck.")}
ROOM_LEVEL = {room: number for number, rooms in enumerate(ROOMS) for room in rooms}


def part(module: str) -> str:
    """The part of `summarize` that a module belongs to: "text" of "summarize.text.words"."""
    return module.split(".")[1]


def test_the_imports_of_a_module_are_found(tmp_path: Path) -> None:
    source = (
        "import a.b\nfrom summarize import screen\nif TYPE_CHECKING:\n    import c\n"
        "class C:\n    import d\n    def f(self):\n        from e.f import g\n"
    )
    (tmp_path / "m.py").write_text(source)
    assert [(one.module, one.at_once) for one in imports(tmp_path / "m.py")] == [
        ("a.b", True), ("summarize.screen", True), ("c", False), ("d", True), ("e.f", False),
    ]  # fmt: skip


def test_every_part_has_its_place() -> None:
    parts = {part(module) for module in SUMMARIZE if "." in module}
    assert parts == LEVEL.keys()


@pytest.mark.parametrize("module", [module for module in SUMMARIZE if "." in module])
def test_imports_run_one_way(module: str) -> None:
    own = part(module)
    for one in imports(SUMMARIZE[module]):
        if one.module.startswith("summarize."):
            other = part(one.module)
            # `__version__` belongs to the package itself.
            assert other == "__version__" or other == own or LEVEL[other] < LEVEL[own], (
                f"{module}:{one.line} imports {one.module}"
            )


def test_every_room_of_the_fact_check_has_its_place() -> None:
    assert {module.split(".")[2] for module in FACTCHECK} == ROOM_LEVEL.keys()


@pytest.mark.parametrize("module", FACTCHECK)
def test_imports_between_the_rooms_of_the_fact_check_run_one_way(module: str) -> None:
    own = module.split(".")[2]
    for one in imports(FACTCHECK[module]):
        if one.module.startswith("summarize.factcheck."):
            other = one.module.split(".")[2]
            assert other == own or ROOM_LEVEL[other] < ROOM_LEVEL[own], (
                f"{module}:{one.line} imports {one.module}"
            )


@pytest.mark.parametrize("module", SUMMARIZE)
def test_summarize_never_imports_eval(module: str) -> None:
    assert not [one for one in imports(SUMMARIZE[module]) if one.module.split(".")[0] == "eval"]


@pytest.mark.parametrize("module", EVAL)
def test_eval_uses_nothing_that_generates(module: str) -> None:
    for one in imports(EVAL[module]):
        if one.module.startswith("summarize."):
            assert part(one.module) in EVAL_USES, f"{module}:{one.line} imports {one.module}"


@pytest.mark.parametrize("module", [*SUMMARIZE, *EVAL])
def test_what_is_slow_to_load_is_imported_where_it_is_needed(module: str) -> None:
    if module in LOADED_LATE or module.startswith(LOADED_BY_PATH):
        return
    for one in imports({**SUMMARIZE, **EVAL}[module]):
        slow = one.module.split(".")[0] in HEAVY or one.module in LOADED_LATE
        assert not (slow and one.at_once), f"{module}:{one.line} imports {one.module} at the top"


def loaded_by(statement: str) -> frozenset[str]:
    """The top-level packages that are loaded once a fresh Python has run `statement`."""
    code = f"{statement}\nimport sys\nprint(*{{name.split('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return frozenset(done.stdout.split())


@pytest.mark.parametrize("module", ["summarize.cli", "summarize.experiment", "eval.cli"])
def test_a_command_line_loads_nothing_slow_before_it_works(module: str) -> None:
    loaded = loaded_by(f"import {module}")
    assert module.split(".")[0] in loaded
    assert not loaded & HEAVY


def test_only_the_command_lines_know_hydra() -> None:
    knowing = {
        module
        for module, path in {**SUMMARIZE, **EVAL}.items()
        if any(one.module.split(".")[0] == "hydra" for one in imports(path))
    }
    assert {"summarize.cli", "eval.cli"} <= knowing
    assert knowing <= {"summarize.cli", "eval.cli", "summarize.mistakes"}
