"""Clusters from folders, as people lay them out and as they get them wrong."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from summarize.data.folder import FolderReader
from summarize.errors import InputError
from summarize.types import Cluster

SEEDS = Path(__file__).parents[2] / "seeds"
SHARED_SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
STORY = "The foreign ministers of four countries met in Moscow on Wednesday. This is article {}.\n"


def write(folder: Path, *names: str) -> Path:
    """Files of these names, each with an article of its own."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(STORY.format(name), encoding="utf-8")
    return folder


def read(folder: Path, **settings: object) -> list[Cluster]:
    return list(FolderReader(path=str(folder), **settings).read())  # type: ignore[arg-type]


def only(folder: Path, **settings: object) -> Cluster:
    (cluster,) = read(folder, **settings)
    return cluster


def reasons(cluster: Cluster) -> dict[str, str]:
    return {Path(problem.source).name: problem.reason for problem in cluster.problems}


# Layouts


def test_a_folder_of_text_files_is_one_cluster_with_the_name_of_the_folder(tmp_path: Path) -> None:
    cluster = only(write(tmp_path / "talks", "b.txt", "a.txt", "c.md"))
    assert cluster.id == "talks"
    assert [article.id for article in cluster.articles] == ["a", "b", "c"]
    assert cluster.articles[0].text == STORY.format("a.txt").strip()
    assert cluster.articles[0].source == f"{tmp_path}/talks/a.txt"
    assert cluster.problems == ()


def test_one_cluster_can_be_given_a_name(tmp_path: Path) -> None:
    assert only(write(tmp_path, "a.txt"), name="talks").id == "talks"


def test_folders_of_text_files_are_many_clusters_in_order(tmp_path: Path) -> None:
    clusters = read(write(tmp_path, "west/a.txt", "east/a.txt", "east/b.txt"))
    assert [(cluster.id, len(cluster.articles)) for cluster in clusters] == [("east", 2), ("west", 1)]


@pytest.mark.parametrize("prefix", ["", "talks/"])
def test_references_stand_beside_articles(tmp_path: Path, prefix: str) -> None:
    write(tmp_path, f"{prefix}articles/a.txt", f"{prefix}references/one.txt", f"{prefix}references/two.txt")
    write(tmp_path, f"{prefix}references/README.md")
    cluster = only(tmp_path)
    assert cluster.id == ("talks" if prefix else tmp_path.name)
    assert [article.id for article in cluster.articles] == ["a"]
    assert cluster.references == (
        STORY.format(f"{prefix}references/one.txt").strip(),
        STORY.format(f"{prefix}references/two.txt").strip(),
    )


def test_references_may_stand_beside_articles_that_have_no_folder(tmp_path: Path) -> None:
    cluster = only(write(tmp_path, "a.txt", "references/one.txt"))
    assert (len(cluster.articles), len(cluster.references)) == (1, 1)


def test_readmes_hidden_files_and_other_endings_are_passed_over(tmp_path: Path) -> None:
    write(tmp_path, "talks/a.txt", "talks/README.md", "talks/readme.txt", "talks/.b.txt", "talks/map.png")
    write(tmp_path, "__pycache__/a.txt", ".git/a.txt", "README.md", "__init__.py")
    cluster = only(tmp_path)
    assert [article.id for article in cluster.articles] == ["a"]


def test_a_limit_reads_the_first_clusters(tmp_path: Path) -> None:
    write(tmp_path, "a/a.txt", "b/a.txt", "c/a.txt")
    assert [cluster.id for cluster in read(tmp_path, limit=2)] == ["a", "b"]
    assert FolderReader(path=str(tmp_path), limit=2).count() == 2


def test_clusters_are_counted_without_reading_and_read_one_at_a_time(tmp_path: Path) -> None:
    write(tmp_path, "a/a.txt", "b/a.txt")
    reader = FolderReader(path=str(tmp_path))
    assert reader.count() == 2
    clusters = reader.read()
    assert next(clusters).id == "a"
    write(tmp_path, "b/late.txt")
    (tmp_path / "b" / "a.txt").write_text("The text of the second cluster came late.", encoding="utf-8")
    assert "late" in next(clusters).articles[0].text


def test_the_seeds_are_read_from_their_folder() -> None:
    cluster = only(SEEDS)
    assert cluster.id == "moscow-syria-turkey-talks"
    assert [article.id[:3] for article in cluster.articles] == ["000", "001", "002", "003", "004"]
    assert cluster.problems == ()


@pytest.mark.skipif(not SHARED_SEEDS.is_dir(), reason="the originals are not here")
def test_the_seeds_are_the_originals_byte_for_byte() -> None:
    copies = SEEDS / "moscow-syria-turkey-talks" / "articles"
    assert {path.name: path.read_bytes() for path in copies.iterdir()} == {
        path.name: path.read_bytes() for path in SHARED_SEEDS.iterdir()
    }


def test_an_installed_package_can_be_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "news_for_test/talks/articles/a.txt")
    (tmp_path / "news_for_test" / "__init__.py").write_text("", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    (cluster,) = FolderReader(path="pkg://news_for_test").read()
    assert cluster.id == "talks"
    assert cluster.articles[0].source == "pkg://news_for_test/talks/articles/a.txt"
    sys.modules.pop("news_for_test", None)


def test_sixty_articles_are_one_cluster(tmp_path: Path) -> None:
    cluster = only(write(tmp_path, *(f"{number:03}.txt" for number in range(60))))
    assert len(cluster.articles) == 60


def test_one_article_is_a_cluster_too(tmp_path: Path) -> None:
    assert len(only(write(tmp_path, "a.txt")).articles) == 1


def test_files_of_one_name_and_two_endings_have_two_ids(tmp_path: Path) -> None:
    assert [article.id for article in only(write(tmp_path, "a.md", "a.txt")).articles] == ["a", "a.txt"]


def test_a_second_copy_of_an_article_is_left_out_and_named(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    (tmp_path / "b.txt").write_text(f"{STORY.format('a.txt')}\n\nTags : Syria\n", encoding="utf-8")
    cluster = only(tmp_path)
    assert [article.id for article in cluster.articles] == ["a"]
    assert cluster.articles[0].dropped[-1].reason == f"a second copy of this article, {tmp_path}/b.txt"
    assert cluster.problems == ()


# Encodings

SPEECH = "“We have hope,” Mevlüt Çavuşoğlu said – in Moscow, on Wednesday."
WESTERN = "“We have hope,” Mevlüt said – in Moscow, on Wednesday."


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (SPEECH.encode("utf-8"), SPEECH),
        (SPEECH.encode("utf-8-sig"), SPEECH),
        (SPEECH.encode("utf-16"), SPEECH),
        (SPEECH.encode("utf-32"), SPEECH),
        (WESTERN.encode("cp1252"), WESTERN),
        (SPEECH.encode("utf-8").decode("sloppy-windows-1252").encode("utf-8"), SPEECH),
        (SPEECH.encode("utf-8").replace(b"nesday", b"n\x8fsday"), SPEECH.replace("nesday", "n\ufffdsday")),
    ],
    ids=["utf-8", "byte order mark", "utf-16", "utf-32", "windows-1252", "mojibake", "one bad byte"],
)
def test_the_encoding_is_found_out(tmp_path: Path, data: bytes, text: str) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    assert only(tmp_path).articles[0].text == text


def test_the_encoding_can_be_given(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Министры встретились в Москве.".encode("cp1251"))
    assert only(tmp_path, encoding="cp1251").articles[0].text == "Министры встретились в Москве."


# Articles that cannot be used


def test_a_bad_article_is_a_problem_and_the_others_are_read(tmp_path: Path) -> None:
    write(tmp_path, "good.txt")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "blank.txt").write_bytes(b" \n\t \xc2\xa0 \n")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01")
    (tmp_path / "packed.txt").write_bytes(bytes(range(1, 256)) * 4)
    (tmp_path / "wide.txt").write_bytes("No byte order mark.".encode("utf-16-le"))
    (tmp_path / "russian.txt").write_bytes("Министры встретились в Москве.".encode("cp1251"))
    (tmp_path / "page.txt").write_text("<!DOCTYPE html>\n<html><p>Talks</p></html>", encoding="utf-8")
    (tmp_path / "paper.txt").write_text("%PDF-1.7 and so on", encoding="utf-8")
    (tmp_path / "credit.txt").write_text("Photo: AFP\n\nTags : Syria", encoding="utf-8")
    (tmp_path / "folder.txt").mkdir()
    cluster = only(tmp_path)
    assert [article.id for article in cluster.articles] == ["good"]
    found = reasons(cluster)
    assert found["empty.txt"] == "the file is empty"
    assert found["blank.txt"] == "the file holds nothing but white space"
    assert "NUL bytes" in found["picture.txt"]
    assert found["packed.txt"] == "the file is binary, not text: it is full of control characters"
    assert "data.encoding=utf-16-le" in found["wide.txt"]
    assert "data.encoding=cp1251" in found["russian.txt"]
    assert "HTML" in found["page.txt"]
    assert "PDF" in found["paper.txt"]
    assert (
        found["credit.txt"]
        == "nothing of the text is a story; all of it was taken for: image credit, tag line"
    )
    assert found["folder.txt"] == "it is not a file"
    assert len(found) == 10


def test_a_file_that_is_not_of_the_given_encoding_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"caf\xe9 in Damascus")
    assert reasons(only(tmp_path, encoding="utf-8")) == {
        "a.txt": "the file is not utf-8: byte 3 cannot be read"
    }


def test_a_cluster_without_a_readable_article_is_still_there(tmp_path: Path) -> None:
    write(tmp_path, "good/a.txt")
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "a.txt").write_bytes(b"")
    (tmp_path / "none").mkdir()
    bad, good, none = read(tmp_path)
    assert (bad.id, bad.articles, reasons(bad)) == ("bad", (), {"a.txt": "the file is empty"})
    assert len(good.articles) == 1
    assert (none.articles, reasons(none)) == ((), {"none": "the folder has no .txt, .md or .html file in it"})


def test_a_bad_reference_is_a_problem(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "references/one.txt")
    (tmp_path / "references" / "two.txt").write_bytes(b"")
    cluster = only(tmp_path)
    assert len(cluster.references) == 1
    assert reasons(cluster) == {"two.txt": "the file is empty"}


def test_links_that_leave_the_folder_are_not_followed(tmp_path: Path) -> None:
    write(tmp_path, "secret/key.txt", "clusters/talks/a.txt")
    talks = tmp_path / "clusters" / "talks"
    (talks / "out.txt").symlink_to(tmp_path / "secret" / "key.txt")
    (talks / "inside.txt").symlink_to(talks / "b.md")
    write(talks, "b.md")
    (talks / "gone.txt").symlink_to(talks / "missing.txt")
    (talks / "round.txt").symlink_to(talks / "round.txt")
    (tmp_path / "clusters" / "linked").symlink_to(tmp_path / "secret")
    linked, cluster = read(tmp_path / "clusters")
    assert linked.articles == ()
    assert "leads out" in reasons(linked)["key.txt"]
    assert [article.id for article in cluster.articles] == ["a", "b"]
    found = reasons(cluster)
    assert "leads out" in found["out.txt"]
    assert "No such file" in found["gone.txt"]
    assert "cannot be opened" in found["round.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_a_problem(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "b.txt")
    (tmp_path / "b.txt").chmod(0)
    assert reasons(only(tmp_path)) == {"b.txt": "the file cannot be opened: Permission denied"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_listed_is_named(tmp_path: Path) -> None:
    write(tmp_path, "open/a.txt", "locked/a.txt")
    (tmp_path / "locked").chmod(0)
    try:
        assert "Permission denied; check its permissions" in refusal(str(tmp_path))
    finally:
        (tmp_path / "locked").chmod(0o700)


# Folders that cannot be used


def refusal(path: str, **settings: object) -> str:
    with pytest.raises(InputError) as error:
        list(FolderReader(path=path, **settings).read())  # type: ignore[arg-type]
    message = str(error.value)
    assert "\n" not in message
    with pytest.raises(InputError):
        FolderReader(path=path, **settings).count()  # type: ignore[arg-type]
    return message


def test_a_missing_folder_offers_the_nearest_name(tmp_path: Path) -> None:
    write(tmp_path, "clusters/talks/a.txt")
    assert f"did you mean {tmp_path}/clusters?" in refusal(f"{tmp_path}/cluster")
    assert f"did you mean {tmp_path}/clusters/talks?" in refusal(f"{tmp_path}/clutsers/talks")
    assert "does not exist; give a folder with articles" in refusal(f"{tmp_path}/xyz")


def test_a_file_in_place_of_a_folder_offers_its_folder(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    assert refusal(f"{tmp_path}/a.txt").endswith(f"data.path={tmp_path}")


def test_an_empty_folder_says_how_to_lay_out_articles(tmp_path: Path) -> None:
    assert "DIR/*.txt for one cluster or DIR/<id>/*.txt for many" in refusal(str(tmp_path))
    (tmp_path / "articles").mkdir()
    assert "no article" in refusal(str(tmp_path))
    write(tmp_path, "README.md", "talks/deep/er/a.txt")
    assert "no article" in refusal(str(tmp_path))


def test_articles_beside_clusters_are_unclear(tmp_path: Path) -> None:
    message = refusal(str(write(tmp_path, "notes.txt", "talks/a.txt")))
    assert "both articles (notes.txt) and folders of articles (talks)" in message


def test_settings_that_do_not_fit_are_refused(tmp_path: Path) -> None:
    write(tmp_path, "a/a.txt", "b/a.txt")
    assert "holds 2; leave it out" in refusal(str(tmp_path), name="talks")
    assert "data.limit=0" in refusal(str(tmp_path), limit=0)
    assert "data.encoding=utf-9" in refusal(str(tmp_path), encoding="utf-9")
    assert "does not exist" in refusal("")
    assert "cannot be opened" in refusal("x" * 5000)


def test_a_package_that_is_not_installed_is_named() -> None:
    assert "no package no_such.news is installed" in refusal("pkg://no_such.news")
