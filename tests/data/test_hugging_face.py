"""Data sets over the network: the hub's own client, in its own process, against a hub on this machine."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from datasets import Dataset, disable_progress_bars
from hub_server import serving

disable_progress_bars()

MOSCOW = "The foreign ministers of four countries met in Moscow on Wednesday."
ROOT = Path(__file__).parents[2]
Ask = Callable[[str], list[str]]
"""Runs lines of Python that know the readers; a line `told(...)` is one text of the answer."""
BEGINNING = """
import json
from summarize.data.public.copies import AbsentError, AwayError
from summarize.data.public.hub import HubReader
from summarize.data.public.hugging_face import HuggingFaceHub
from summarize.data.public.multi_news import MultiNewsReader
from summarize.errors import InputError
answer = []
def told(call):
    try:
        answer.append(str(call()))
    except (AbsentError, AwayError, InputError) as error:
        answer.append(f"{type(error).__name__}: {error}")
def source(reader):
    (cluster,) = reader.read()
    return cluster.articles[0].source
"""


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """The folder of the hub that is asked."""
    return tmp_path / "hub"


@pytest.fixture
def ask(hub: Path, tmp_path: Path) -> Iterator[Ask]:
    """The hub's client reads its address when it is imported, hence a process of its own."""
    with serving(hub) as address:

        def run(code: str, endpoint: str = address) -> list[str]:
            done = subprocess.run(
                [sys.executable, "-c", f"{BEGINNING}{code}\nprint(json.dumps(answer))"],
                cwd=ROOT,
                env={**os.environ, "HF_ENDPOINT": endpoint, "HF_HOME": str(tmp_path / "home")},
                capture_output=True,
                text=True,
                check=False,
                timeout=120,
            )
            assert done.returncode == 0, done.stderr
            answer: list[str] = json.loads(done.stdout)
            return answer

        yield run


def store(path: Path, *rows: Mapping[str, object]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Dataset.from_list([dict(row) for row in rows]).to_parquet(str(path))


def test_the_split_of_a_copy_is_fetched_once(
    hub: Path, ask: Callable[..., list[str]], tmp_path: Path
) -> None:
    folder = hub / "alexfabbri" / "multi_news@refs-convert-parquet" / "default"
    row = {"document": MOSCOW, "summary": "– Talks."}
    store(folder / "test" / "0000.parquet", row)
    store(folder / "train" / "0000.parquet", row)
    said = "alexfabbri/multi_news@7105610, test[0], article 1"
    assert ask("told(lambda: source(MultiNewsReader()))") == [said]
    fetched = [path.parent.name for path in (tmp_path / "home").rglob("*.parquet")]
    assert fetched == ["test"]
    nobody = "http://127.0.0.1:9"
    again, train = ask(
        "told(lambda: source(MultiNewsReader()))\ntold(MultiNewsReader(split='train').count)", endpoint=nobody
    )
    assert again == said
    assert train.startswith("InputError: data=multi_news: train is not on this machine, and the hub")


def test_any_data_set_is_fetched_as_its_readme_arranges_it(hub: Path, ask: Ask) -> None:
    folder = hub / "owner" / "news@main"
    store(folder / "english" / "held-out.parquet", {"docs": [MOSCOW]})
    (folder / "README.md").write_text(
        "---\nconfigs:\n- config_name: en\n  data_files:\n  - split: test\n    path: english/*\n---\n",
        encoding="utf-8",
    )
    found, other_split = ask(
        "told(lambda: source(HubReader(name='owner/news', config='en', columns={'articles': 'docs'})))\n"
        "told(HubReader(name='owner/news', split='dev').count)"
    )
    assert found == "owner/news@7105610, test[0], article 1"
    assert other_split == "InputError: data.split=dev: owner/news has test"


def test_a_loading_script_is_not_run(hub: Path, ask: Ask, tmp_path: Path) -> None:
    script = hub / "owner" / "news@main" / "news.py"
    script.parent.mkdir(parents=True)
    script.write_text(f"open({str(tmp_path / 'ran')!r}, 'w')", encoding="utf-8")
    (said,) = ask("told(HubReader(name='owner/news').count)")
    assert "its code is never run, but the hub may have its rows without it" in said
    assert not (tmp_path / "ran").exists()


def test_what_is_not_on_the_hub_is_told_from_a_hub_that_is_away(
    hub: Path, ask: Callable[..., list[str]]
) -> None:
    store(hub / "owner" / "news@main" / "test.parquet", {"articles": [MOSCOW]})
    asked = (
        "hub = HuggingFaceHub()\n"
        "told(lambda: hub.files('owner/news', 'main'))\n"
        "told(lambda: hub.files('owner/news', 'v2'))\n"
        "told(HubReader(name='owner/other').count)"
    )
    there, no_revision, no_name = ask(asked)
    assert there == "['test.parquet']"
    assert no_revision == "AbsentError: there is no such revision"
    assert no_name.startswith(
        "InputError: data.name=owner/other data.revision=main: there is no such data set"
    )
    assert all("AwayError" in one or "cannot be reached" in one for one in ask(asked, "http://127.0.0.1:9"))
