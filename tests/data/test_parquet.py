"""Clusters from parquet."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from pyarrow import Table, json, parquet

from summarize.data.parquet import ParquetReader
from summarize.errors import InputError
from summarize.types import Cluster

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "clusters.jsonl"
STORY = "The foreign ministers of four countries met in Moscow on Wednesday."
OTHER = "Talks between four foreign ministers in Moscow lasted for three hours."


def write(folder: Path, *rows: dict[str, Any], name: str = "news.parquet") -> Path:
    parquet.write_table(Table.from_pylist(list(rows)), folder / name, row_group_size=3)
    return folder / name


def read(path: Path, **settings: object) -> list[Cluster]:
    reader = ParquetReader(path=str(path), **settings)  # type: ignore[arg-type]
    clusters = list(reader.read())
    assert reader.count() == len(clusters)
    return clusters


def refusal(path: Path) -> str:
    with pytest.raises(InputError) as error:
        list(ParquetReader(path=str(path)).read())
    with pytest.raises(InputError):
        ParquetReader(path=str(path)).count()
    assert "\n" not in str(error.value)
    return str(error.value)


def test_the_example_of_the_docs_is_the_same_from_parquet(tmp_path: Path) -> None:
    parquet.write_table(json.read_json(EXAMPLE), tmp_path / "clusters.parquet")
    talks, ferry = read(tmp_path / "clusters.parquet")
    assert (talks.id, ferry.id) == ("moscow-talks", "ferry")
    assert talks.articles[0].title == "Ministers of four countries meet in Moscow"
    assert talks.articles[0].published == "2023-05-10"
    assert talks.articles[1].source == f"{tmp_path}/clusters.parquet, row 0, article 2"
    assert len(ferry.articles) == 2
    assert not talks.problems + ferry.problems


def test_rows_of_texts_without_ids_are_named_after_file_and_row(tmp_path: Path) -> None:
    path = write(tmp_path, *({"articles": [f"{STORY} {number}"], "references": OTHER} for number in range(7)))
    clusters = read(path)
    assert [cluster.id for cluster in clusters] == [f"news-{number}" for number in range(7)]
    assert clusters[6].articles[0].text == f"{STORY} 6"
    assert clusters[6].references == (OTHER,)
    assert [cluster.id for cluster in read(path, limit=5, shard="2/2")] == ["news-1", "news-3"]


def test_a_column_of_dates_and_an_object_of_lists_are_read(tmp_path: Path) -> None:
    day = datetime.datetime(2023, 5, 10, 14, 3, tzinfo=datetime.UTC)
    path = write(tmp_path, {"id": 3, "articles": {"text": [STORY, OTHER], "published": [day, day]}})
    (cluster,) = read(path)
    assert cluster.id == "3"
    assert [(article.text, article.published) for article in cluster.articles] == [
        (STORY, "2023-05-10"),
        (OTHER, "2023-05-10"),
    ]


def test_a_bad_row_is_a_cluster_that_says_file_and_row(tmp_path: Path) -> None:
    rows: list[dict[str, Any]] = [
        {"id": "a", "articles": [STORY]},
        {"id": "b", "articles": []},
        {"id": "c", "articles": [None, OTHER]},
    ]
    path = write(tmp_path, *rows, {"id": "a", "articles": None})
    problems = {cluster.id: cluster.problems for cluster in read(path)}
    found = {name: [(one.source, one.reason) for one in listed] for name, listed in problems.items()}
    assert found == {
        "a": [],
        "b": [(f"{path}, row 1", "articles is empty, not a list of texts")],
        "c": [(f"{path}, row 2, article 1", "it is null, not a text or an object with a text")],
        "a#2": [
            (f"{path}, row 3", "the field articles is null"),
        ],
    }


def test_other_columns_are_not_read(tmp_path: Path) -> None:
    path = write(tmp_path, {"id": "a", "articles": [STORY], "references": [OTHER], "picture": b"\x00" * 100})
    assert read(path)[0].problems == ()


def test_the_files_of_a_folder_are_one_table(tmp_path: Path) -> None:
    write(tmp_path, {"articles": [STORY]}, name="b.parquet")
    write(tmp_path, {"articles": [STORY]}, name="a.parquet")
    assert [cluster.id for cluster in read(tmp_path)] == ["a-0", "b-0"]


def test_files_that_are_none_are_refused(tmp_path: Path) -> None:
    path = write(tmp_path, {"id": "a", "article": [STORY]})
    assert refusal(path) == (
        f"{path}: the column articles is missing: did you mean 'article'? Else it has id, article; "
        f"to read other columns: data=hub data.path={path} data.columns.articles=COLUMN"
    )
    path.write_bytes(path.read_bytes()[:-20])
    assert f"{path} is no whole parquet file" in refusal(path)
    path.write_bytes(b"")
    assert f"{path} is no whole parquet file" in refusal(path)
    parquet.write_table(Table.from_pylist([{"articles": [STORY]}])[:0], path)
    assert refusal(path) == f"{path} has no row: it needs one cluster a row"
    assert f"did you mean {path}?" in refusal(tmp_path / "news.parqet")
    (tmp_path / "empty").mkdir()
    assert "data=jsonl reads .jsonl files" in refusal(tmp_path / "empty")


def test_a_damaged_page_says_how_far_it_could_be_read(tmp_path: Path) -> None:
    path = write(tmp_path, *({"articles": [f"{STORY} {number}"]} for number in range(3000)))
    data = bytearray(path.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 400] = b"\xff" * 400
    path.write_bytes(data)
    with pytest.raises(InputError, match=r"news\.parquet, row \d+ or later cannot be read"):
        list(ParquetReader(path=str(path)).read())
