"""Multi-News, WCEP-10 and Multi-XScience, with the quirks of each, from small copies of the same form."""

from __future__ import annotations

import gzip
import json
import shutil
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from datasets import Dataset, DatasetDict, disable_progress_bars

from summarize.data.public.copies import AbsentError, AwayError, Hub
from summarize.data.public.hugging_face import HuggingFaceHub
from summarize.data.public.multi_news import MultiNewsReader
from summarize.data.public.multi_xscience import MultiXScienceReader
from summarize.data.public.wcep import WcepReader
from summarize.errors import InputError
from summarize.types import Problem

disable_progress_bars()

MOSCOW = "The foreign ministers of four countries met in Moscow on Wednesday."
ROAD_MAP = "Deputy ministers will draw up a road map for better relations."
FERRY = "A ferry with 120 people on board ran aground off the island of Hven."


@dataclass
class FolderHub:
    """A hub whose repositories are folders: ROOT/owner--name@revision/..."""

    root: Path
    away: bool = False
    asked: list[str] = field(default_factory=list)

    def files(self, repository: str, revision: str) -> list[str]:
        self.asked.append(repository)
        if self.away:
            raise AwayError("Name or service not known")
        if (folder := self._folder(repository, revision)) is None:
            raise AbsentError("there is no such data set, or it is private")
        return [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]

    def fetch(self, repository: str, revision: str, paths: Sequence[str]) -> Path:
        folder = self._folder(repository, revision)
        assert folder is not None
        for path in paths:
            copy = self.root / "cache" / "7105610abcdef" / path
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(folder / path, copy)
        return self.root / "cache" / "7105610abcdef"

    def cached(self, repository: str, revision: str) -> Path | None:
        folder = self.root / "cache" / "7105610abcdef"
        return folder if folder.is_dir() else None

    def splits(self, repository: str, config: str | None, revision: str) -> dict[str, list[str]]:
        return {"test": self.files(repository, revision)}

    def _folder(self, repository: str, revision: str) -> Path | None:
        name = f"{repository}@{revision}".replace("/", "--")
        return self.root / name if (self.root / name).is_dir() else None


def store(path: Path, rows: Sequence[Mapping[str, Any]]) -> Path:
    """A parquet file as `datasets` writes it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    Dataset.from_list(list(rows)).to_parquet(str(path))
    return path


def refusal(reader: MultiNewsReader | WcepReader | MultiXScienceReader) -> str:
    with pytest.raises(InputError) as error:
        list(reader.read())
    with pytest.raises(InputError):
        reader.count()
    assert "\n" not in str(error.value)
    return str(error.value)


# Multi-News

NEWS: list[dict[str, Any]] = [
    {
        "document": f"{MOSCOW} ||||| {ROAD_MAP} |||||",
        "summary": "– Talks were held in Moscow. NEWLINE_CHAR Again.",
    },
    {"document": f"{MOSCOW} NEWLINE_CHAR NEWLINE_CHAR {ROAD_MAP}", "summary": "– Talks."},
    {"document": "", "summary": "– Nothing is known."},
    {"document": f"|||||{FERRY}\n \n {ROAD_MAP}||||| |||||By Jane Doe\n\n{MOSCOW}", "summary": ""},
    {"document": None, "summary": None},
]


def test_multi_news_is_parted_at_its_separator_and_line_breaks(tmp_path: Path) -> None:
    path = store(tmp_path / "test.parquet", NEWS)
    reader = MultiNewsReader(path=str(path))
    assert reader.count() == 5
    joined, broken, empty, gap, null = reader.read()
    assert [cluster.id for cluster in (joined, broken, empty, gap, null)] == [f"test-{n}" for n in range(5)]
    assert [article.text for article in joined.articles] == [MOSCOW, ROAD_MAP]
    assert joined.articles[1].source == f"{path}, test[0], article 2"
    assert joined.references == ("Talks were held in Moscow.\nAgain.",)
    assert joined.problems == broken.problems == ()
    assert [article.text for article in broken.articles] == [f"{MOSCOW}\n{ROAD_MAP}"]
    assert (empty.articles, empty.problems) == (
        (),
        (Problem(f"{path}, test[2]", "the cluster has no article"),),
    )
    assert [(article.id, article.text) for article in gap.articles] == [
        ("2", f"{FERRY}\n{ROAD_MAP}"),
        ("4", MOSCOW),
    ]
    assert gap.problems == (Problem(f"{path}, test[3], summary", "it is empty"),)
    assert null.articles == ()
    assert len(null.problems) == 2


def test_articles_of_multi_news_are_not_cleaned_where_it_is_switched_off(tmp_path: Path) -> None:
    path = store(tmp_path / "test.parquet", NEWS)
    (cluster,) = MultiNewsReader(path=str(path), clean=False, ids=["test-3"]).read()
    assert cluster.articles[1].text == f"By Jane Doe\n{MOSCOW}"


def test_the_split_is_taken_from_a_repository_in_a_folder(tmp_path: Path) -> None:
    store(tmp_path / "default" / "test" / "0000.parquet", NEWS[:1])
    store(tmp_path / "default" / "train" / "0000.parquet", NEWS[:2])
    store(tmp_path / "default" / "train" / "0001.parquet", NEWS[:2])
    assert MultiNewsReader(path=str(tmp_path)).count() == 1
    train = MultiNewsReader(path=str(tmp_path), split="train", shard="2/2")
    assert [cluster.id for cluster in train.read()] == ["train-1", "train-3"]
    assert refusal(MultiNewsReader(path=str(tmp_path), split="validation")).startswith(
        f"data.split=validation: {tmp_path} has "
    )


def test_json_lines_a_saved_data_set_and_arrow_files_are_read_too(tmp_path: Path) -> None:
    lines = tmp_path / "test.jsonl"
    lines.write_text("".join(f"{json.dumps(row)}\n" for row in NEWS[:2]), encoding="utf-8")
    rows = Dataset.from_list(NEWS[:2])
    DatasetDict({"test": rows}).save_to_disk(str(tmp_path / "all"))
    rows.save_to_disk(str(tmp_path / "one"))
    arrow = next((tmp_path / "one").glob("*.arrow"))
    for path in (lines, tmp_path / "all", tmp_path / "one", arrow):
        reader = MultiNewsReader(path=str(path), limit=1)
        assert reader.count() == 1
        assert [article.text for cluster in reader.read() for article in cluster.articles] == [
            MOSCOW,
            ROAD_MAP,
        ]
    assert "data.split=train: " in refusal(MultiNewsReader(path=str(tmp_path / "all"), split="train"))


def test_a_file_of_another_data_set_names_its_columns(tmp_path: Path) -> None:
    path = store(tmp_path / "test.parquet", [{"documents": [MOSCOW], "summary": "Talks."}])
    assert refusal(MultiNewsReader(path=str(path))) == (
        f"{path} has no column 'document': did you mean 'documents'? Else it has documents, summary"
    )
    path.write_bytes(b"PAR1")
    assert f"{path} cannot be read: " in refusal(MultiNewsReader(path=str(path)))
    (tmp_path / "test.txt").write_text("Talks.", encoding="utf-8")
    assert "there must be files of one of these endings: .parquet" in refusal(
        MultiNewsReader(path=str(tmp_path / "test.txt"))
    )
    assert f"did you mean {path}?" in refusal(MultiNewsReader(path=str(tmp_path / "test.parqet")))
    (tmp_path / "empty").mkdir()
    assert f"{tmp_path}/empty cannot be read: " in refusal(MultiNewsReader(path=str(tmp_path / "empty")))


# Copies on the hub


def test_the_first_copy_that_is_there_is_used_and_said(tmp_path: Path) -> None:
    store(tmp_path / "alexfabbri--multi_news@refs--convert--parquet" / "default/test/0000.parquet", NEWS[:1])
    reader = MultiNewsReader()
    reader.hub = hub = FolderHub(tmp_path)
    (cluster,) = reader.read()
    assert cluster.articles[0].source == "alexfabbri/multi_news@7105610, test[0], article 1"
    assert hub.asked == ["tau/multi_news", "alexfabbri/multi_news"]
    assert reader.count() == 1
    assert len(hub.asked) == 2


def test_what_was_fetched_once_is_there_without_a_network(tmp_path: Path) -> None:
    store(tmp_path / "tau--multi_news@refs--convert--parquet" / "default/test/0000.parquet", NEWS[:1])
    for away in (False, True):
        reader = MultiNewsReader()
        reader.hub = FolderHub(tmp_path, away=away)
        assert [cluster.id for cluster in reader.read()] == ["test-0"]
    validation = MultiNewsReader(split="validation")
    validation.hub = FolderHub(tmp_path, away=True)
    assert "validation is not on this machine" in refusal(validation)


@pytest.mark.parametrize(
    ("reader", "sentence"),
    [
        (
            MultiNewsReader(),
            "data=multi_news: test is not on this machine, and the hub cannot be reached (Name or service "
            "not known); fetch it where there is a network: hf download tau/multi_news --repo-type dataset "
            "--revision refs/convert/parquet --include 'default/test/*.parquet' --local-dir multi_news; "
            "then here: data=multi_news data.path=multi_news data.split=test",
        ),
        (
            WcepReader(split="validation"),
            "hf download ccdv/WCEP-10 --repo-type dataset --include 'val.zip' --local-dir wcep; then here: "
            "data=wcep data.path=wcep data.split=validation",
        ),
        (
            MultiXScienceReader(),
            "hf download yaolu/multi_x_science_sum --repo-type dataset --revision refs/convert/parquet",
        ),
    ],
    ids=["multi_news", "wcep", "multi_xscience"],
)
def test_without_a_network_one_sentence_says_what_to_fetch(
    tmp_path: Path, reader: MultiNewsReader | WcepReader | MultiXScienceReader, sentence: str
) -> None:
    reader.hub = FolderHub(tmp_path, away=True)
    assert sentence in refusal(reader)


def test_copies_that_are_gone_are_named(tmp_path: Path) -> None:
    (tmp_path / "alexfabbri--multi_news@refs--convert--parquet").mkdir()
    reader = MultiNewsReader()
    reader.hub = FolderHub(tmp_path)
    said = refusal(reader)
    assert (
        "no copy of it is on the hub any more: tau/multi_news@refs/convert/parquet (there is no such data"
        in said
    )
    assert "alexfabbri/multi_news@refs/convert/parquet (no file default/test/*.parquet)" in said


def test_the_hub_itself_is_away_when_nobody_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    hub: Hub = HuggingFaceHub()
    with pytest.raises(AwayError):
        hub.files("tau/multi_news", "refs/convert/parquet")
    with pytest.raises(AwayError):
        hub.splits("tau/multi_news", None, "refs/convert/parquet")
    assert hub.cached("newsfuse/no-such-data-set", "main") is None


# WCEP-10


@pytest.mark.parametrize(
    "document",
    [[MOSCOW, "", ROAD_MAP, MOSCOW], f"{MOSCOW}</s>{ROAD_MAP}</s>", f"{MOSCOW} [SEP] {ROAD_MAP}"],
    ids=["list", "roberta", "bert"],
)
def test_wcep_is_read_whichever_way_its_articles_are_joined(tmp_path: Path, document: object) -> None:
    path = store(tmp_path / "test.parquet", [{"document": document, "summary": "Talks are held."}])
    (cluster,) = WcepReader(path=str(path)).read()
    assert [article.text for article in cluster.articles] == [MOSCOW, ROAD_MAP]
    assert (cluster.references, cluster.problems) == (("Talks are held.",), ())


def test_wcep_is_read_from_the_archive_of_its_repository(tmp_path: Path) -> None:
    folder = tmp_path / "ccdv--WCEP-10@main"
    folder.mkdir()
    rows = [{"document": [MOSCOW, ROAD_MAP], "summary": "Talks."}, {"document": [], "summary": "None."}]
    with zipfile.ZipFile(folder / "val.zip", "w") as archive:
        archive.writestr("val.txt", "".join(f"{json.dumps(row)}\n" for row in rows))
    reader = WcepReader(split="validation")
    reader.hub = FolderHub(tmp_path)
    first, second = reader.read()
    assert first.articles[1].source == "ccdv/WCEP-10@7105610, validation[0], article 2"
    assert second.problems[0].reason == "the cluster has no article"
    by_hand = WcepReader(path=str(folder), split="validation")
    assert [cluster.id for cluster in by_hand.read()] == ["validation-0", "validation-1"]


# Multi-XScience

PAPER = "We summarise several papers at once. Copyright 2020 by the authors."
CITED = [
    {"cite_N": "@cite_1", "mid": "12", "abstract": "An earlier model selects sentences."},
    {"cite_N": "@cite_2", "mid": "", "abstract": ""},
    {"cite_N": "@cite_3", "mid": "34", "abstract": "A later model writes them."},
]
RELATED = "Sentences were selected @cite_1 @cite_2 , and later written @cite_3 ."
SCIENCE = {"aid": "math/1", "mid": "1", "abstract": PAPER, "related_work": RELATED, "ref_abstract": CITED}


def test_multi_xscience_has_the_paper_and_what_it_cites(tmp_path: Path) -> None:
    path = store(tmp_path / "test.parquet", [SCIENCE])
    (cluster,) = MultiXScienceReader(path=str(path)).read()
    assert [(article.id, article.text) for article in cluster.articles] == [
        ("abstract", PAPER),
        ("@cite_1", CITED[0]["abstract"]),
        ("@cite_3", CITED[2]["abstract"]),
    ]
    assert [(piece.text, piece.reason) for piece in cluster.articles[0].dropped] == [
        ("@cite_2", "a paper without an abstract")
    ]
    assert cluster.problems == ()


@pytest.mark.parametrize(
    ("citations", "reference"),
    [
        ("remove", "Sentences were selected, and later written."),
        ("word", "Sentences were selected cite cite , and later written cite ."),
        ("keep", RELATED),
    ],
)
def test_citations_in_the_reference(tmp_path: Path, citations: Any, reference: str) -> None:
    path = store(tmp_path / "test.parquet", [SCIENCE])
    (cluster,) = MultiXScienceReader(path=str(path), citations=citations).read()
    assert cluster.references == (reference,)


def test_the_authors_own_file_and_an_object_of_lists_are_the_same(tmp_path: Path) -> None:
    own = {
        **SCIENCE,
        "ref_abstract": {one["cite_N"]: {"mid": one["mid"], "abstract": one["abstract"]} for one in CITED},
    }
    (tmp_path / "test.json.gz").write_bytes(gzip.compress(json.dumps([own]).encode()))
    lists = {name: [one[name] for one in CITED] for name in CITED[0]}
    paths = [
        store(tmp_path / "test.parquet", [SCIENCE]),
        store(tmp_path / "lists.parquet", [{**SCIENCE, "ref_abstract": lists}]),
        tmp_path / "test.json.gz",
    ]
    readers = [MultiXScienceReader(path=str(path)) for path in paths]
    first, second, third = (
        [(cluster.references, [(one.id, one.text) for one in cluster.articles]) for cluster in reader.read()]
        for reader in readers
    )
    assert first == second == third
    assert [reader.count() for reader in readers] == [1, 1, 1]


def test_a_paper_without_any_abstract_is_a_cluster_that_fails(tmp_path: Path) -> None:
    empty = {**SCIENCE, "abstract": "", "ref_abstract": CITED[1:2]}
    (cluster,) = MultiXScienceReader(path=str(store(tmp_path / "test.parquet", [empty]))).read()
    assert cluster.articles == ()
    assert cluster.problems[0].reason == "the cluster has no abstract"


def test_another_json_file_is_no_file_of_the_authors(tmp_path: Path) -> None:
    for data in (b"{}", gzip.compress(b"[1]"), b""):
        path = tmp_path / ("test.json.gz" if data.startswith(b"\x1f") else "test.json")
        path.write_bytes(data)
        assert "an array of JSON objects" in refusal(MultiXScienceReader(path=str(path)))
    (tmp_path / "test.json.gz").write_bytes(b"no archive")
    assert "test.json.gz" in refusal(MultiXScienceReader(path=str(tmp_path / "test.json.gz")))
