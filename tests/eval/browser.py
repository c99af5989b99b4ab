"""A real browser for the tests of the report: Debian's Chromium, driven by Playwright."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
NO_CHROMIUM = "needs a browser: apt-get install chromium"
needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason=NO_CHROMIUM)
"""Where CI can, it installs it (.ci/run)."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser for several pages."""
    assert CHROMIUM, NO_CHROMIUM
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []  # root may not use its sandbox
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=sandbox)
        yield browser
        browser.close()


class Visit:
    """A page that was opened from disk, and what it did that it should not."""

    def __init__(self, page: Page, path: Path) -> None:
        self.page = page
        self.address = path.as_uri()
        self.wrong: list[str] = []
        """Errors, messages on the console, and requests for anything but the page itself."""
        page.on("console", lambda message: self.wrong.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        page.on("dialog", lambda dialog: self.wrong.append(f"dialog: {dialog.message}"))
        page.on("request", lambda request: self._note(request.url))

    def open(self, fragment: str = "") -> Page:
        """Load it anew, at a permalink."""
        self.page.goto("about:blank")
        self.page.goto(self.address + fragment)
        return self.page

    def _note(self, url: str) -> None:
        if url.partition("#")[0] not in (self.address, "about:blank"):
            self.wrong.append(f"request: {url}")
