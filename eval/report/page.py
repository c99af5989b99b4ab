"""The page around the content: templates, style and scripts in one file that opens from disk.

The Content-Security-Policy lets nothing run but the script and the style of this very build, by their
hashes, and nothing load. Content is escaped by the templates, and data for the script is JSON in elements
that a browser does not run.
"""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Environment

STYLES = ("base.css", "tables.css", "plots.css", "cluster.css", "print.css")
SCRIPTS = (
    "base.js",
    "theme.js",
    "leaderboard.js",
    "pairs.js",
    "scatter.js",
    "strips.js",
    "blocks.js",
    "clusters.js",
    "text.js",
    "summary.js",
    "articles.js",
    "evidence.js",
    "making.js",
    "cluster.js",
    "routes.js",
)
"""In the order in which they stand in the page: all in one function, so each knows those before it."""


def render(template: str, **values: Any) -> str:
    """A page from a template, which escapes everything in `values` that it does not call safe."""
    style, script = _style(), _script()
    policy = "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_hash(style)}'",
            f"script-src '{_hash(script)}'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    return _environment().get_template(template).render(style=style, script=script, policy=policy, **values)


def json_for_script(value: object) -> str:
    """JSON that may stand in a `<script>`: no text of it can end the element or open a comment."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def packed(value: object) -> str:
    """JSON, compressed (zlib, RFC 1950) and in base 64: what the page unpacks when it is asked for."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    # Lone surrogates, which damaged text may have, are no UTF-8.
    return base64.b64encode(zlib.compress(text.encode(errors="replace"), 6)).decode()


@lru_cache(maxsize=1)
def _style() -> str:
    return "\n".join(_static(name) for name in STYLES)


@lru_cache(maxsize=1)
def _script() -> str:
    return '(() => {\n"use strict";\n' + "\n".join(_static(name) for name in SCRIPTS) + "\n})();"


def _static(name: str) -> str:
    return (files("eval.report") / "static" / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("eval.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
