"""The cache of converted models: complete or not there, whoever writes it and however it ends."""

from __future__ import annotations

import multiprocessing
import threading
import time
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest

from summarize.errors import ModelError
from summarize.pretrained.cached import converted_once


def convert(folder: Path) -> None:
    """As `save_pretrained` does it: the config first, the weights after it."""
    (folder / "config.json").write_text("{}")
    (folder / "model.safetensors").write_text("weights")


def never(folder: Path) -> None:
    pytest.fail("it was converted again")


def test_a_model_is_converted_once_and_found_from_then_on(clean_cache: Path) -> None:
    first = converted_once("tiny", convert)
    assert first == clean_cache / "tiny"
    assert {path.name for path in first.iterdir()} == {"config.json", "model.safetensors"}
    assert converted_once("tiny", never) == first
    assert [path.name for path in clean_cache.iterdir()] == ["tiny"]


def test_another_model_is_another_folder(clean_cache: Path) -> None:
    converted_once("tiny", convert)
    converted_once("small", convert)
    assert sorted(path.name for path in clean_cache.iterdir()) == ["small", "tiny"]


def test_other_users_may_read_what_is_stored(clean_cache: Path) -> None:
    assert converted_once("tiny", convert).stat().st_mode & 0o777 == 0o755


def test_nobody_ever_sees_half_of_it(clean_cache: Path) -> None:
    """Looked at all the while, the folder is not there, and then it is complete."""
    target, size = clean_cache / "tiny", 30_000_000
    seen: list[int] = []

    def look() -> None:
        while not (target / "config.json").exists():
            time.sleep(0)
        seen.append((target / "model.safetensors").stat().st_size)

    def convert_slowly(folder: Path) -> None:
        (folder / "config.json").write_text("{}")
        (folder / "model.safetensors").write_bytes(bytes(size))

    watcher = threading.Thread(target=look, daemon=True)
    watcher.start()
    converted_once("tiny", convert_slowly)
    watcher.join(timeout=30)
    assert seen == [size]


@pytest.mark.parametrize("error", [ModelError("damaged"), KeyboardInterrupt(), OSError(28, "No space left")])
def test_a_conversion_that_fails_leaves_nothing(clean_cache: Path, error: BaseException) -> None:
    def fail(folder: Path) -> None:
        (folder / "config.json").write_text("{}")
        raise error

    with pytest.raises((ModelError, KeyboardInterrupt)):
        converted_once("tiny", fail)
    assert list(clean_cache.iterdir()) == []
    converted_once("tiny", convert)


def test_a_full_disk_is_said_so(clean_cache: Path) -> None:
    def fill(folder: Path) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(ModelError, match=r"could not be stored in .*tiny \(No space left on device\)"):
        converted_once("tiny", fill)


def test_a_cache_that_cannot_be_written_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("NEWSFUSE_CACHE", str(tmp_path / "file" / "cache"))
    with pytest.raises(ModelError, match=r"cannot be written \(Not a directory\)\. Set NEWSFUSE_CACHE"):
        converted_once("tiny", never)


def test_half_of_a_model_is_never_used(clean_cache: Path) -> None:
    """Someone began to delete it, say."""
    (clean_cache / "tiny").mkdir(parents=True)
    (clean_cache / "tiny" / "model.safetensors").write_text("half of the wei")
    with pytest.raises(ModelError, match=r"tiny is only a part of a model\. Delete it and run again\.$"):
        converted_once("tiny", convert)
    assert [path.name for path in clean_cache.iterdir()] == ["tiny"]


def slowly(barrier: Barrier, name: str) -> None:
    def convert_slowly(folder: Path) -> None:
        barrier.wait(timeout=30)  # both are at it
        (folder / "config.json").write_text("{}")
        time.sleep(0.05)
        (folder / "model.safetensors").write_text("weights")

    folder = converted_once(name, convert_slowly)
    assert (folder / "model.safetensors").read_text() == "weights"


def test_two_processes_at_once_both_get_a_complete_folder(clean_cache: Path) -> None:
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(2)
    processes = [context.Process(target=slowly, args=(barrier, "tiny")) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(timeout=60)
    assert [process.exitcode for process in processes] == [0, 0]
    assert [path.name for path in clean_cache.iterdir()] == ["tiny"]
