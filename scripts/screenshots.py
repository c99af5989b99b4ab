"""Take the pictures of the report that stand in the docs.

    python scripts/screenshots.py docs/images RUN_DIR RUN_DIR ...

Evaluates the runs, opens the report in Debian's Chromium (apt-get install chromium) and writes
report-leaderboard.png, report-pairs.png, report-cluster.png and report-cluster-dark.png. The pictures of a
cluster have the first two runs on the first cluster that they share, with the evidence of a mention.
pngquant (apt-get install pngquant), where it is, makes them a third of the size.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

WIDE = {"width": 1280, "height": 900}
LARGEST = 250_000
"""Bytes of a picture."""


def main(folder: Path, runs: list[Path]) -> int:
    """Make all pictures; the exit code."""
    chromium = shutil.which("chromium")
    if chromium is None:
        print("There is no chromium here: apt-get install chromium", file=sys.stderr)
        return 2
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as out, sync_playwright() as playwright:
        listed = ",".join(str(run.resolve()) for run in runs)
        subprocess.run([sys.executable, "-m", "eval", f"runs=[{listed}]", f"out={out}"], check=True)
        sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=chromium, args=sandbox)
        page = browser.new_page(viewport=WIDE, reduced_motion="reduce")
        page.goto((Path(out) / "report.html").as_uri())
        page.wait_for_timeout(500)
        page.screenshot(path=folder / "report-leaderboard.png")
        page.evaluate("window.scrollTo(0, document.querySelector('#pairs').offsetTop - 80)")
        page.wait_for_timeout(300)
        page.screenshot(path=folder / "report-pairs.png")
        _cluster(page, folder)
        browser.close()
    if shutil.which("pngquant"):
        for picture in folder.glob("report-*.png"):
            subprocess.run(
                ["pngquant", "--force", "--skip-if-larger", "--output", picture, picture], check=False
            )
    large = [path.name for path in folder.glob("report-*.png") if path.stat().st_size > LARGEST]
    if large:
        print(f"Larger than {LARGEST // 1000} KB: {', '.join(large)}", file=sys.stderr)
    return 1 if large else 0


def _cluster(page: Page, folder: Path) -> None:
    page.locator("nav").get_by_role("link", name="Clusters").click()
    page.locator("#finder-table tbody a").first.click()
    for side, run in (("a", "0"), ("b", "1")):
        page.locator(f"#system-{side}").select_option(run)
        page.wait_for_timeout(300)
    page.locator(".summary.is-a .mention").nth(2).click()
    page.wait_for_timeout(300)
    for scheme, name in (("light", "report-cluster.png"), ("dark", "report-cluster-dark.png")):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        page.evaluate("window.scrollTo(0, 0)")
        page.wait_for_timeout(200)
        page.screenshot(path=folder / name)


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1]), [Path(word) for word in sys.argv[2:]]))
