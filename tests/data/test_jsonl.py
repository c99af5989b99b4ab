"""Clusters from JSON lines."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from summarize.data.jsonl import JsonlReader
from summarize.errors import InputError
from summarize.types import Cluster, Problem

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "clusters.jsonl"
STORY = "The foreign ministers of four countries met in Moscow on Wednesday."
OTHER = "Talks between four foreign ministers in Moscow lasted for three hours."


def write(folder: Path, *rows: object, name: str = "news.jsonl") -> Path:
    """A file of rows; a text is written as it is."""
    path = folder / name
    lines = (row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def read(path: Path, **settings: object) -> list[Cluster]:
    reader = JsonlReader(path=str(path), **settings)  # type: ignore[arg-type]
    clusters = list(reader.read())
    assert reader.count() == len(clusters)
    return clusters


def only(path: Path, **settings: object) -> Cluster:
    (cluster,) = read(path, **settings)
    return cluster


def refusal(path: Path | str, **settings: object) -> str:
    reader = JsonlReader(path=str(path), **settings)  # type: ignore[arg-type]
    with pytest.raises(InputError) as error:
        list(reader.read())
    with pytest.raises(InputError):
        reader.count()
    assert "\n" not in str(error.value)
    return str(error.value)


# Rows


def test_the_example_of_the_docs_is_read() -> None:
    talks, ferry = read(EXAMPLE)
    assert (talks.id, ferry.id) == ("moscow-talks", "ferry")
    first, second = talks.articles
    assert (first.id, first.source, first.url) == (
        "1", "The Daily Bugle", "https://bugle.example/ministers-meet",
    )  # fmt: skip
    assert second.source == f"{EXAMPLE}:1, article 2"
    assert (first.title, first.published) == ("Ministers of four countries meet in Moscow", "2023-05-10")
    assert first.text.split("\n")[0] == first.title
    assert len(ferry.references) == 1
    assert not talks.problems + ferry.problems


def test_articles_may_be_texts_and_a_reference_one_text(tmp_path: Path) -> None:
    cluster = only(write(tmp_path, {"id": 7, "articles": [STORY, OTHER], "references": f" {STORY} "}))
    assert cluster.id == "7"
    assert [article.text for article in cluster.articles] == [STORY, OTHER]
    assert cluster.references == (STORY,)


def test_a_labelled_case_is_a_cluster_of_its_sources(tmp_path: Path) -> None:
    case = {"id": "a-1", "sources": [STORY], "summary": OTHER, "label": 0}
    cluster = only(write(tmp_path, case))
    assert [article.text for article in cluster.articles] == [STORY]
    assert cluster.references == ()


def test_a_row_without_an_id_is_named_after_its_file_and_line(tmp_path: Path) -> None:
    path = write(tmp_path, {"articles": [STORY]}, "", {"articles": [STORY]})
    assert [cluster.id for cluster in read(path)] == ["news-1", "news-3"]


def test_articles_are_cleaned_unless_it_is_switched_off(tmp_path: Path) -> None:
    path = write(tmp_path, {"articles": [f"By Jane Doe\n\n{STORY}\n\n{OTHER}"]})
    assert only(path).articles[0].text == f"{STORY}\n{OTHER}"
    assert only(path, clean=False).articles[0].text == f"By Jane Doe\n{STORY}\n{OTHER}"


def test_a_headline_that_the_text_begins_with_is_not_said_twice(tmp_path: Path) -> None:
    title = "Four ministers meet in Moscow"
    path = write(tmp_path, {"articles": [{"title": title, "text": f"{title}\n\n{STORY}"}]})
    assert only(path).articles[0].text == f"{title}\n{STORY}"


def test_a_date_in_words_is_read_and_one_that_cannot_be_is_listed(tmp_path: Path) -> None:
    articles = [
        {"text": STORY, "published": "Wednesday, May 10, 2023"},
        {"text": OTHER, "published": "2023-05-10T14:03:00Z"},
        {"text": f"{STORY} {OTHER}", "published": "05/10/2023"},
    ]
    in_words, time_of_day, unclear = only(write(tmp_path, {"articles": articles})).articles
    assert in_words.published == time_of_day.published == "2023-05-10"
    assert unclear.published is None
    assert [(piece.text, piece.reason) for piece in unclear.dropped] == [
        ("05/10/2023", "a date that cannot be read")
    ]


def test_articles_of_one_id_are_told_apart_and_copies_left_out(tmp_path: Path) -> None:
    articles = [{"id": "a", "text": STORY}, {"id": "a", "text": OTHER}, {"id": "b", "text": STORY}]
    first, second = only(write(tmp_path, {"articles": articles})).articles
    assert (first.id, second.id) == ("a", "a#2")
    assert first.dropped[-1].reason.startswith("a second copy of this article")


# What cannot be used


def test_a_bad_line_is_a_cluster_that_says_file_and_line(tmp_path: Path) -> None:
    good = {"id": "good", "articles": [STORY]}
    path = write(
        tmp_path, good, '{"id": "torn", "articles": ["', "[1]", {"id": "none", "article": [STORY]},
        {"articles": []}, {"articles": None}, {"articles": STORY}, {"id": [1], "articles": [STORY]}, good,
    )  # fmt: skip
    found = {cluster.id: cluster.problems for cluster in read(path)}
    reasons = {name: problems[0] if problems else None for name, problems in found.items()}
    assert reasons.pop("good") is reasons.pop("good#2") is None
    assert reasons == {
        "news-2": Problem(
            f"{path}:2", "this line is no JSON object (JSON is malformed: invalid character (byte 29))"
        ),
        "news-3": Problem(f"{path}:3", "this line is no JSON object"),
        "none": Problem(
            f"{path}:4", "the field articles is missing: did you mean 'article'? Else it has id, article"
        ),
        "news-5": Problem(f"{path}:5", "articles is empty, not a list of texts"),
        "news-6": Problem(f"{path}:6", "the field articles is null"),
        "news-7": Problem(f"{path}:7", "articles is a text, not a list of texts"),
        "news-8": Problem(f"{path}:8", "its id must be text or a whole number, not [1]"),
    }


def test_a_bad_article_is_a_problem_and_the_others_are_read(tmp_path: Path) -> None:
    articles = [
        STORY,
        7,
        None,
        "  ",
        {"body": OTHER},
        {"text": None, "title": "Talks"},
        {"text": OTHER, "id": 1.5},
    ]
    cluster = only(write(tmp_path, {"articles": articles, "references": [STORY, "", 3]}))
    assert [article.id for article in cluster.articles] == ["1"]
    where = f"{tmp_path}/news.jsonl:1"
    assert [(problem.source, problem.reason) for problem in cluster.problems] == [
        (f"{where}, article 2", "it is a number, not a text or an object with a text"),
        (f"{where}, article 3", "it is null, not a text or an object with a text"),
        (f"{where}, article 4", "its text is empty"),
        (f"{where}, article 5", "it has no text, only body"),
        (f"{where}, article 6", "its text is null; it has title"),
        (f"{where}, article 7", "its id is a number, not text"),
        (f"{where}, reference 2", "it is empty, not a summary"),
        (f"{where}, reference 3", "it is a number, not a summary"),
    ]


def test_a_file_of_another_format_is_refused_with_the_way_on(tmp_path: Path) -> None:
    array = write(tmp_path, json.dumps([{"articles": [STORY]}]))
    assert refusal(array).endswith(f"this line is no JSON object; write one object a line: "
                                   f"jq -c '.[]' {array} > clusters.jsonl")  # fmt: skip
    indented = write(tmp_path, json.dumps({"articles": [STORY]}, indent=2))
    assert f"jq -c '.' {indented}" in refusal(indented)
    assert 'a line is one cluster: {"id"' in refusal(write(tmp_path, "id,articles", "1,text"))
    (tmp_path / "news.jsonl").write_bytes(b"PAR1\x00\xff\xfe")
    assert ":1: this line is no JSON object" in refusal(tmp_path / "news.jsonl")
    other = write(tmp_path, {"document": STORY, "summary": OTHER})
    assert f"data=hub data.path={other} data.columns.articles=FIELD" in refusal(other)
    assert refusal(write(tmp_path, "")).endswith("is empty: it needs one cluster a line, as JSON")


def test_a_missing_file_offers_the_nearest(tmp_path: Path) -> None:
    write(tmp_path, {"articles": [STORY]})
    assert f"did you mean {tmp_path}/news.jsonl?" in refusal(tmp_path / "new.jsonl")
    (tmp_path / "empty").mkdir()
    assert "has no .jsonl or .ndjson file in it; data=parquet reads" in refusal(tmp_path / "empty")
    assert "does not exist" in refusal("")


# Many rows


def test_the_files_of_a_folder_are_read_by_name(tmp_path: Path) -> None:
    write(tmp_path, {"articles": [STORY]}, name="b.jsonl")
    write(tmp_path, {"id": "x", "articles": [STORY]}, name="a.jsonl")
    assert [cluster.id for cluster in read(tmp_path)] == ["x", "b-1"]


def test_a_byte_order_mark_is_no_bad_line(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps({"id": "a", "articles": [STORY]}).encode())
    assert only(path).problems == ()


def test_ten_of_ten_thousand_rows_are_read_fast(tmp_path: Path) -> None:
    article = " ".join([STORY] * 30)
    path = write(tmp_path, *({"id": f"n{number}", "articles": [article] * 5} for number in range(10_000)))
    reader = JsonlReader(path=str(path), limit=10)
    started = time.perf_counter()
    assert [cluster.id for cluster in reader.read()] == [f"n{number}" for number in range(10)]
    assert time.perf_counter() - started < 2
    assert JsonlReader(path=str(path), shard="3/7").count() == 1429  # 2, 9, 16 ... of 0 to 9,999
    (late,) = read(path, ids=["n9999"])
    assert late.id == "n9999"
