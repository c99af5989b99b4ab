"""Saved web pages as articles."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarize.data.folder import FolderReader
from summarize.types import Article, Cluster

STORY = """\
<p>The foreign ministers of Turkey, Syria, Iran and Russia met in Moscow on Wednesday for talks on restoring
ties between Ankara and Damascus.</p>
<p>“We have hope,” Mevlüt Çavuşoğlu said after the meeting, which lasted three hours.</p>
<h2>What comes next</h2>
<p>Deputy ministers will draw up a road map, and the ministers will meet again in June.</p>"""
PAGE = """\
<!DOCTYPE html><html lang="en"><head>{meta}<title>Ministers meet | The Daily Bugle</title>
<meta property="og:title" content="Ministers of four countries meet in Moscow">
<meta property="article:published_time" content="2023-05-10T14:03:00+00:00">
<link rel="canonical" href="https://bugle.example/world/ministers-meet"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<div class="cookie">We use cookies to give you the best experience. <button>Accept</button></div>
<main><article><h1>Ministers of four countries meet in Moscow</h1><p class="byline">By Jane Doe</p>
<figure><img src="a.jpg"><figcaption>The ministers on Wednesday. Photo: AFP</figcaption></figure>
{story}
<p>Read more: <a href="/x">Ten things about the war</a></p></article>
<aside><h3>Most read</h3><ul><li><a href="/1">A celebrity and a very long headline</a></li></ul></aside>
<section class="comments"><p>Great article! I agree with everything that is said here.</p></section></main>
<footer><p>© 2024 The Daily Bugle. All rights reserved.</p></footer></body></html>"""


def page(story: str = STORY, meta: str = '<meta charset="utf-8">') -> str:
    return PAGE.format(meta=meta, story=story)


def read(folder: Path, **settings: object) -> Cluster:
    (cluster,) = FolderReader(path=str(folder), **settings).read()  # type: ignore[arg-type]
    return cluster


def only(folder: Path, **settings: object) -> Article:
    (article,) = read(folder, **settings).articles
    return article


def test_a_page_is_read_without_what_stands_around_the_article(tmp_path: Path) -> None:
    (tmp_path / "bugle.html").write_text(page(), encoding="utf-8")
    article = only(tmp_path)
    assert article.id == "bugle"
    assert article.title == "Ministers of four countries meet in Moscow"
    assert article.published == "2023-05-10"
    assert article.url == "https://bugle.example/world/ministers-meet"
    assert article.source == f"{tmp_path}/bugle.html"
    assert article.text.split("\n") == [
        "Ministers of four countries meet in Moscow",
        "The foreign ministers of Turkey, Syria, Iran and Russia met in Moscow on Wednesday for talks on "
        "restoring ties between Ankara and Damascus.",
        "“We have hope,” Mevlüt Çavuşoğlu said after the meeting, which lasted three hours.",
        "What comes next",
        "Deputy ministers will draw up a road map, and the ministers will meet again in June.",
    ]


def test_pages_text_and_markdown_make_one_cluster(tmp_path: Path) -> None:
    (tmp_path / "a.htm").write_text(page(), encoding="utf-8")
    (tmp_path / "b.txt").write_text("The talks lasted three hours, the ministers said.", encoding="utf-8")
    (tmp_path / "c.md").write_text("# Talks\n\nThe talks lasted three hours.", encoding="utf-8")
    assert [article.id for article in read(tmp_path).articles] == ["a", "b", "c"]


SAID = "“We have hope – and a café in Çanakkale,” Mevlüt said after the talks in Moscow on Wednesday."
SPEECH = f"<p>{SAID}</p>"
HTTP_EQUIV = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">'


@pytest.mark.parametrize(
    ("meta", "encoding"),
    [
        (HTTP_EQUIV, "cp1252"),
        ('<meta charset="iso-8859-1">', "cp1252"),
        ("<META CHARSET=utf-8>", "utf-8"),
        ('<meta charset="utf-8">', "cp1252"),
        ('<meta charset="no-such-code">', "utf-8"),
        ("", "utf-8"),
        ("", "cp1252"),
        ('<meta charset="cp1251">', "utf-8-sig"),
        ('<meta charset="utf-16">', "utf-16"),
    ],
    ids=[
        "windows-1252", "latin-1 is windows-1252", "upper case", "declared wrongly", "unknown", "undeclared",
        "undeclared windows-1252", "the byte order mark goes first", "utf-16",
    ],
)  # fmt: skip
def test_the_encoding_is_that_of_the_page(tmp_path: Path, meta: str, encoding: str) -> None:
    (tmp_path / "a.html").write_bytes(page(STORY.replace("Çavuşoğlu", "") + SPEECH, meta).encode(encoding))
    assert SAID in only(tmp_path).text.split("\n")


def test_a_declared_russian_page_needs_no_setting(tmp_path: Path) -> None:
    said = "Министры иностранных дел четырёх стран встретились в Москве в среду, чтобы обсудить отношения."
    text = (
        f"<html><head><meta charset=windows-1251></head><body><article><p>{said}</p></article></body></html>"
    )
    (tmp_path / "a.html").write_bytes(text.encode("cp1251"))
    assert said in only(tmp_path).text


def test_an_encoding_that_is_set_goes_before_the_declared_one(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(page().encode("utf-8").replace(b'charset="utf-8"', b'charset="cp1251"'))
    assert "Çavuşoğlu" in only(tmp_path, encoding="utf-8").text


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("", "the file is empty"),
        ("<html><head><title>Gone</title></head><body></body></html>", "the page has no article in it"),
        (
            "<html><body><nav><a href='/'>Home</a> <a href='/world'>World</a></nav></body></html>",
            "the page has no article in it",
        ),
        ("<html><body><h1>Page not found</h1><p>Sorry.</p></body></html>", "the page has no article in it"),
        ("<div>" * 50_000, "the page has no article in it"),
        ("no page at all", "the page has no article in it"),
    ],
    ids=["empty", "no body", "a menu", "not found", "too deep", "text"],
)
def test_a_page_without_an_article_is_a_problem(tmp_path: Path, html: str, reason: str) -> None:
    (tmp_path / "a.html").write_text(html, encoding="utf-8")
    (tmp_path / "b.txt").write_text("The talks lasted three hours.", encoding="utf-8")
    cluster = read(tmp_path)
    assert [article.id for article in cluster.articles] == ["b"]
    (problem,) = cluster.problems
    assert problem.source == f"{tmp_path}/a.html"
    assert problem.reason.startswith(reason)


def test_a_page_that_is_named_text_is_told_its_ending(tmp_path: Path) -> None:
    (tmp_path / "bugle.txt").write_text(page(), encoding="utf-8")
    (problem,) = read(tmp_path).problems
    assert problem.reason == "the file is HTML, not plain text; name it bugle.html"


def test_the_pictures_that_a_browser_saves_with_a_page_are_no_cluster(tmp_path: Path) -> None:
    (tmp_path / "bugle.html").write_text(page(), encoding="utf-8")
    (tmp_path / "bugle_files").mkdir()
    (tmp_path / "bugle_files" / "advertisement.html").write_text(page(), encoding="utf-8")
    assert [article.id for article in read(tmp_path).articles] == ["bugle"]


def test_a_date_that_is_not_the_day_of_publication_is_not_taken_for_it(tmp_path: Path) -> None:
    bare = page().replace('<meta property="article:published_time" content="2023-05-10T14:03:00+00:00">', "")
    (tmp_path / "a.html").write_text(bare, encoding="utf-8")
    assert only(tmp_path).published is None


def test_a_script_in_a_page_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(page(STORY + "<script>alert('x')</script>"), encoding="utf-8")
    assert "alert" not in only(tmp_path).text
