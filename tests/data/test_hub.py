"""Any data set by the names of its columns."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from datasets import Dataset, disable_progress_bars
from huggingface_hub import HfApi

from summarize.data.public.copies import AbsentError, AwayError
from summarize.data.public.hub import HubReader
from summarize.errors import InputError
from summarize.types import Cluster

disable_progress_bars()

MOSCOW = "The foreign ministers of four countries met in Moscow on Wednesday."
ROAD_MAP = "Deputy ministers will draw up a road map for better relations."


def store(path: Path, *rows: Mapping[str, Any]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Dataset.from_list([dict(row) for row in rows]).to_parquet(str(path))
    return path


def read(path: Path, **settings: Any) -> list[Cluster]:
    reader = HubReader(path=str(path), **settings)
    clusters = list(reader.read())
    assert reader.count() == len(clusters)
    return clusters


def refusal(**settings: Any) -> str:
    reader = HubReader(**settings)
    with pytest.raises(InputError) as error:
        list(reader.read())
    with pytest.raises(InputError):
        reader.count()
    assert "\n" not in str(error.value)
    return str(error.value)


# Columns


def test_articles_may_be_a_list_with_other_lists_beside_it(tmp_path: Path) -> None:
    row = {
        "key": 7,
        "docs": [MOSCOW, ROAD_MAP],
        "heads": ["Talks in Moscow", None],
        "gold": "Talks were held.",
    }
    path = store(tmp_path / "test.parquet", row)
    columns = {"id": "key", "articles": "docs", "title": "heads", "references": "gold", "url": None}
    (cluster,) = read(path, columns=columns)
    assert cluster.id == "7"
    assert [article.text for article in cluster.articles] == [f"Talks in Moscow\n{MOSCOW}", ROAD_MAP]
    assert cluster.articles[0].source == f"{path}, test[0], article 1"
    assert cluster.references == ("Talks were held.",)


def test_articles_may_be_one_text_with_a_separator(tmp_path: Path) -> None:
    path = store(tmp_path / "test.parquet", {"docs": f"{MOSCOW}###{ROAD_MAP}###"}, {"docs": "###"})
    first, second = read(path, columns={"articles": "docs"}, separator="###")
    assert (first.id, second.id) == ("test-0", "test-1")
    assert [article.text for article in first.articles] == [MOSCOW, ROAD_MAP]
    assert second.problems[0].reason == "its column docs has no article"


def test_articles_may_be_objects_with_fields_of_other_names(tmp_path: Path) -> None:
    """As in the whole of WCEP: articles with a time, an origin and a title of their own."""
    article = {
        "id": "a1",
        "body": MOSCOW,
        "head": "Talks in Moscow",
        "time": "2023-05-10",
        "url": "https://a.example",
    }
    path = store(
        tmp_path / "test.parquet", {"id": "c1", "articles": [article], "summary": ["Talks.", "More."]}
    )
    columns = {"text": "body", "title": "head", "published": "time", "references": "summary"}
    (cluster,) = read(path, columns=columns, split="whatever")
    (made,) = cluster.articles
    assert cluster.id == "c1"
    assert (made.id, made.title, made.published, made.url) == (
        "a1",
        "Talks in Moscow",
        "2023-05-10",
        article["url"],
    )
    assert cluster.references == ("Talks.", "More.")


def test_the_whole_of_wcep_is_read_as_its_authors_pack_it(tmp_path: Path) -> None:
    """The fields are those that github.com/danieldeutsch/sacrerouge reads (`datasets/wcep/setup.py`)."""
    article = {
        "id": "a1", "title": "Talks in Moscow", "text": MOSCOW, "url": "https://a.example", "origin": "WCEP",
        "time": "2019-11-18T00:00:00+00:00",
    }  # fmt: skip
    row = {"id": "c1", "date": "2019-11-18", "summary": "Talks.", "reference_urls": [], "articles": [article]}
    path = tmp_path / "test.jsonl.gz"
    path.write_bytes(gzip.compress(f"{json.dumps(row)}\n".encode()))
    (cluster,) = read(path, columns={"references": "summary", "published": "time"})
    assert (cluster.id, cluster.references) == ("c1", ("Talks.",))
    assert (cluster.articles[0].id, cluster.articles[0].published) == ("a1", "2019-11-18")


def test_a_column_that_is_not_there_is_named_with_the_nearest(tmp_path: Path) -> None:
    path = store(tmp_path / "test.parquet", {"documents": [MOSCOW], "summary": "Talks."})
    assert refusal(path=str(path)) == (f"{path} has no column 'articles': it has documents, summary")
    columns = {"articles": "documents", "references": "sumary"}
    assert "no column 'sumary': did you mean 'summary'? Else" in refusal(path=str(path), columns=columns)
    assert refusal(path=str(path), columns={"article": "documents"}).startswith(
        "data.columns.article: did you mean 'articles'? Else there are id, articles, references,"
    )


def test_it_needs_a_name_or_a_path(tmp_path: Path) -> None:
    assert "needs one of data.name=OWNER/NAME and data.path" in refusal()
    assert "needs one of" in refusal(name="owner/news", path=str(tmp_path))


# Repositories


def test_a_repository_in_a_folder_is_read_as_its_readme_arranges_it(tmp_path: Path) -> None:
    store(tmp_path / "english" / "held-out.parquet", {"articles": [MOSCOW]})
    store(
        tmp_path / "french" / "held-out.parquet", {"articles": ["Les ministres se sont rencontrés à Moscou."]}
    )
    (tmp_path / "README.md").write_text(
        "---\nconfigs:\n- config_name: en\n  data_files:\n  - split: test\n    path: english/*.parquet\n"
        "- config_name: fr\n  data_files:\n  - split: test\n    path: french/*.parquet\n---\n",
        encoding="utf-8",
    )
    (french,) = read(tmp_path, config="fr")
    assert french.articles[0].text.startswith("Les ministres")
    assert "Config name is missing" in refusal(path=str(tmp_path))
    assert "en" in refusal(path=str(tmp_path), config="de")
    assert "data.split=train: " in refusal(path=str(tmp_path), config="en", split="train")


def test_a_folder_of_pictures_or_programs_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "test.txt").write_text("One line.", encoding="utf-8")
    assert "is a data set of text; only .parquet" in refusal(path=str(tmp_path))
    (tmp_path / "test.txt").unlink()
    marker = tmp_path / "ran"
    (tmp_path / f"{tmp_path.name}.py").write_text(f"open({str(marker)!r}, 'w')", encoding="utf-8")
    assert "cannot be read" in refusal(path=str(tmp_path))
    assert not marker.exists()


class OneHub:
    """A hub with one data set, in a folder."""

    def __init__(self, folder: Path, error: Exception | None = None, *, cached: bool = False) -> None:
        self.folder = folder
        self.error = error
        self.is_cached = cached

    def files(self, repository: str, revision: str) -> list[str]:
        raise AssertionError("any data set is asked for its splits, not for its files")

    def splits(self, repository: str, config: str | None, revision: str) -> dict[str, list[str]]:
        if self.error:
            raise self.error
        return {"test": ["data/test.parquet"], "dev": ["data/dev.parquet"]}

    def fetch(self, repository: str, revision: str, paths: Sequence[str]) -> Path:
        assert list(paths) == ["data/test.parquet"]
        return self.folder

    def cached(self, repository: str, revision: str) -> Path | None:
        return self.folder if self.is_cached else None


def test_only_the_files_of_the_split_are_fetched(tmp_path: Path) -> None:
    store(tmp_path / "data" / "test.parquet", {"articles": [MOSCOW]})
    reader = HubReader(name="owner/news")
    reader.hub = OneHub(tmp_path)
    (cluster,) = reader.read()
    assert cluster.articles[0].source == f"owner/news@{tmp_path.name[:7]}, test[0], article 1"
    reader = HubReader(name="owner/news", split="tets")
    reader.hub = OneHub(tmp_path)
    with pytest.raises(
        InputError, match=r"data\.split=tets: did you mean 'test'\? Else owner/news has test, dev"
    ):
        reader.count()


def test_without_a_network_the_cache_is_read_or_a_sentence_says_what_to_fetch(tmp_path: Path) -> None:
    store(tmp_path / "data" / "test.parquet", {"articles": [MOSCOW]})
    away = AwayError("Name or service not known")
    reader = HubReader(name="owner/news", revision="v2")
    reader.hub = OneHub(tmp_path, away, cached=True)
    assert reader.count() == 1
    reader = HubReader(name="owner/news", revision="v2")
    reader.hub = OneHub(tmp_path, away)
    with pytest.raises(InputError) as error:
        reader.count()
    assert "hf download owner/news --repo-type dataset --revision v2 --local-dir FOLDER" in str(error.value)
    reader.hub = OneHub(tmp_path, AbsentError("there is no such data set, or it is private"))
    with pytest.raises(
        InputError, match=r"data\.name=owner/news data\.revision=v2: there is no such data set"
    ):
        reader.count()


def test_the_command_that_an_error_gives_is_one_that_the_hub_has() -> None:
    """`hf download` has the flags that our sentences name, in the version that is installed."""
    from huggingface_hub.cli.download import download

    annotations = download.__annotations__
    assert {"revision", "include", "local_dir", "repo_type"} <= annotations.keys()
    assert HfApi().endpoint.startswith("https://")
