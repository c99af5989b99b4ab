"""The official layout of MultiLing 2011."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarize.data.multiling import MultilingReader
from summarize.errors import InputError

DATA = Path(__file__).parents[3] / "shared" / "data" / "multiling2011"
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="MultiLing 2011 is not here")
ARTICLE = (
    "Sailors captured at gunpoint off Iraq\n\n"
    "Friday, March 23, 2007\n\n"
    "Fifteen sailors have been captured by Iranian guards.\n"
    "HMS Cornwall at Zeebrugge in 2006.\n\n"
    "Their release was demanded."
)


def lay_out(folder: Path, language: str = "english") -> Path:
    """Two topics of two articles, the first with two references, as the campaign lays them out."""
    sources = folder / "SourceTexts"
    models = folder / "Model Summaries" / language.capitalize()
    sources.mkdir(parents=True)
    models.mkdir(parents=True)
    for name in ("M0000", "M0001", "M0010", "M0011"):
        (sources / f"{name}.{language}").write_text(f"{ARTICLE} This is {name}.", encoding="utf-8")
    (sources / "M0000.klingon").write_text("nuqneH", encoding="utf-8")
    (sources / "notes.txt").write_text("no article", encoding="utf-8")
    for name in ("M000.B.250", "M000.A.250"):
        (models / name).write_text(f"A summary, {name}.\r\n", encoding="utf-8")
    return folder


def test_articles_of_a_topic_are_a_cluster_with_its_references(tmp_path: Path) -> None:
    first, second = MultilingReader(path=str(lay_out(tmp_path))).read()
    assert (first.id, second.id) == ("M000", "M001")
    assert [article.id for article in first.articles] == ["M0000", "M0001"]
    assert first.references == ("A summary, M000.A.250.", "A summary, M000.B.250.")
    assert second.references == ()
    article = first.articles[0]
    assert article.source == f"{tmp_path}/SourceTexts/M0000.english"
    assert (article.title, article.published) == ("Sailors captured at gunpoint off Iraq", "2007-03-23")
    assert [piece.reason for piece in article.dropped] == ["date line", "image caption"]


def test_a_limit_and_a_count_of_topics(tmp_path: Path) -> None:
    reader = MultilingReader(path=str(lay_out(tmp_path)), limit=1)
    assert reader.count() == 1
    assert [cluster.id for cluster in reader.read()] == ["M000"]


def test_another_language_is_read_from_its_files(tmp_path: Path) -> None:
    clusters = list(MultilingReader(path=str(lay_out(tmp_path, "french")), language="French").read())
    assert [len(cluster.articles) for cluster in clusters] == [2, 2]


def test_a_language_that_is_not_there_names_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"data\.language=czech: .* only english, klingon"):
        MultilingReader(path=str(lay_out(tmp_path)), language="czech").count()


def test_a_plain_folder_is_sent_to_the_folder_reader(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("An article.", encoding="utf-8")
    with pytest.raises(InputError, match="data=folder"):
        list(MultilingReader(path=str(tmp_path)).read())


def test_a_missing_path_and_a_bad_limit_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        MultilingReader(path=str(tmp_path / "none")).count()
    with pytest.raises(InputError, match=r"data\.limit=-1"):
        MultilingReader(path=str(tmp_path), limit=-1).count()


def write(root: Path, *names: str) -> Path:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(f"{ARTICLE} This is {name}.", encoding="utf-8")
    return root


def test_the_layout_of_2013(tmp_path: Path) -> None:
    """Articles of all languages in one folder, references by language, as sacrerouge reads them."""
    write(
        tmp_path, "SourceTextsV2b/M1040.english", "SourceTextsV2b/M1041.english",
        "SourceTextsV2b/M1040.greek", "ModelSummaries/english/M104.A.250", "ModelSummaries/greek/M104.B.250",
        "PeerSummaries/ID4/english/M104.D.250", "__MACOSX/SourceTextsV2b/M1042.english",
    )  # fmt: skip
    (english,) = MultilingReader(path=str(tmp_path)).read()
    assert english.id == "M104"
    assert [article.id for article in english.articles] == ["M1040", "M1041"]
    assert len(english.references) == 1
    assert english.references[0].endswith("This is ModelSummaries/english/M104.A.250.")
    (greek,) = MultilingReader(path=str(tmp_path), language="greek").read()
    assert greek.references[0].endswith("M104.B.250.")


def test_the_layout_of_2015(tmp_path: Path) -> None:
    """Articles by language, references beside those for training, as sacrerouge reads them."""
    write(
        tmp_path, "SourceTextsV2b/english/M0010.english", "SourceTextsV2b/english/M0050.english",
        "SourceTextsV2b/czech/M0050.czech", "TrainingData2015/english/source/M0010.english",
        "TrainingData2015/english/model/M001.A.250", "TrainingData2015/english/model/M001.B.250",
    )  # fmt: skip
    training, test = MultilingReader(path=str(tmp_path)).read()
    assert (training.id, len(training.articles), len(training.references)) == ("M001", 1, 2)
    assert (test.id, len(test.articles), test.references) == ("M005", 1, ())
    (picked,) = MultilingReader(path=str(tmp_path), ids=["M005"]).read()
    assert picked.id == "M005"


def test_summaries_of_systems_are_no_references(tmp_path: Path) -> None:
    write(lay_out(tmp_path), "correctedSubmissions/ID3/English/M000.A.250", "peers/English/M000.C.250")
    assert len(next(MultilingReader(path=str(tmp_path)).read()).references) == 2


@needs_data
def test_the_real_data_has_five_topics_of_ten_articles_and_three_references() -> None:
    clusters = list(MultilingReader(path=str(DATA)).read())
    assert [cluster.id for cluster in clusters] == ["M000", "M001", "M002", "M003", "M004"]
    for cluster in clusters:
        assert len(cluster.articles) == 10
        assert cluster.problems == ()
        assert all(article.title and article.published for article in cluster.articles)
        assert [240 < len(reference.split()) < 260 for reference in cluster.references] == [True] * 3
