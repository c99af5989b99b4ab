"""Adapters of peft: `model.adapter=DIR`."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import shutil
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import tiny_models
import torch
from answers import given
from safetensors.torch import load_file, save_file

from summarize.errors import ConfigError, ModelError, ResourceError
from summarize.models.hf_causal import CausalModel
from summarize.pretrained import loading
from summarize.pretrained.weights import resolve
from summarize.types import Decoding, Prompt, Request

pytestmark = [
    pytest.mark.skipif(
        importlib.util.find_spec("peft") is None,
        reason="peft is not installed: pip install 'newsfuse[adapters]'",
    ),
    # peft asks transformers for a name that it is giving up.
    pytest.mark.filterwarnings("ignore:.*is_gradient_checkpointing:FutureWarning"),
]
ASK = [Request(Prompt("A B"), ("Turkey met",), 12)]
GREEDY = Decoding(temperature=0)


def save_lora(model: Path, folder: Path, auto_class: Any, **settings: Any) -> Path:
    """A LoRA adapter for a tiny model, its numbers drawn at random, so that it changes what is written."""
    from peft import LoraConfig, get_peft_model

    wrapped = get_peft_model(
        auto_class.from_pretrained(model),
        LoraConfig(r=2, lora_alpha=16, target_modules=["q_proj", "v_proj"], **settings),
    )
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(3)
        for weight in wrapped.parameters():
            if weight.requires_grad:
                torch.nn.init.normal_(weight)
    wrapped.save_pretrained(str(folder))
    return folder


@pytest.fixture(scope="module")
def original(chat_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    from transformers import AutoModelForCausalLM

    folder = tmp_path_factory.mktemp("adapters") / "lora"
    return save_lora(chat_model, folder, AutoModelForCausalLM, task_type="CAUSAL_LM")


@pytest.fixture
def lora(original: Path, tmp_path: Path) -> Path:
    """A copy of a test's own to do damage to."""
    return shutil.copytree(original, tmp_path / "lora")


def load(model: Path, adapter: Path | str | None) -> CausalModel:
    loaded = CausalModel(
        path=str(model), adapter=None if adapter is None else str(adapter), device="cpu", dtype="fp32"
    )
    loaded.load()
    return loaded


def test_a_merged_adapter_computes_what_peft_computes_beside_the_model(chat_model: Path, lora: Path) -> None:
    from peft import PeftModel
    from transformers import AutoModelForCausalLM

    merged = load(chat_model, lora)
    beside = PeftModel.from_pretrained(AutoModelForCausalLM.from_pretrained(chat_model), str(lora)).eval()
    ids = torch.tensor([[5, 6, 7, 8, 9]])
    with torch.inference_mode():
        torch.testing.assert_close(merged.model(ids).logits, beside(ids).logits, atol=1e-4, rtol=1e-4)
    assert type(merged.model).__name__ == "LlamaForCausalLM"


def test_it_changes_what_the_model_writes(chat_model: Path, lora: Path) -> None:
    with_it, without = (given(load(chat_model, one).generate(ASK, GREEDY)) for one in (lora, None))
    assert with_it[0][0].text != without[0][0].text


def test_every_report_says_which_adapter_it_was(chat_model: Path, lora: Path) -> None:
    digest = hashlib.sha256((lora / "adapter_model.safetensors").read_bytes()).hexdigest()
    assert load(chat_model, lora).card().note == f"with the adapter {lora} (sha256:{digest})"
    assert load(chat_model, None).card().note == ""


def test_an_encoder_decoder_takes_one_too(seq2seq_model: Path, tmp_path: Path) -> None:
    from transformers import AutoModelForSeq2SeqLM

    folder = save_lora(seq2seq_model, tmp_path / "lora", AutoModelForSeq2SeqLM, task_type="SEQ_2_SEQ_LM")
    weights = resolve(str(seq2seq_model), None)
    before, after = (
        loading.load(weights, AutoModelForSeq2SeqLM, device="cpu", dtype="fp32", adapter=adapter)[0]
        for adapter in (None, str(folder))
    )
    changed = {
        name
        for name, weight in after.state_dict().items()
        if not torch.equal(weight, before.state_dict()[name])
    }
    assert len(changed) == 12  # queries and values of two encoder layers and of two decoder layers, twice
    assert all(name.endswith(("q_proj.weight", "v_proj.weight")) for name in changed)


# What is refused, before the model is loaded


def test_a_folder_that_is_not_there_is_named(chat_model: Path) -> None:
    with pytest.raises(ConfigError, match=r"^model\.adapter=/nowhere: no such folder\. Give the folder"):
        load(chat_model, "/nowhere")


def test_a_model_is_no_adapter_and_an_adapter_no_model(chat_model: Path, lora: Path) -> None:
    with pytest.raises(ModelError, match=r"holds no adapter_config\.json, so it is not an adapter"):
        load(chat_model, chat_model)
    with pytest.raises(ModelError, match=rf"is an adapter, not a model\. .*model\.adapter={lora}$"):
        load(lora, None)


def test_pickled_weights_are_refused_since_they_can_run_code(chat_model: Path, lora: Path) -> None:
    (lora / "adapter_model.safetensors").rename(lora / "adapter_model.bin")
    with pytest.raises(ModelError, match=r"only pickled weights \(adapter_model\.bin\), which can run code"):
        load(chat_model, lora)


def test_half_a_download_is_said_so(chat_model: Path, lora: Path) -> None:
    (lora / "adapter_model.safetensors").unlink()
    with pytest.raises(ModelError, match=r"holds no adapter_model\.safetensors\. Check that the download"):
        load(chat_model, lora)


def test_without_peft_the_command_that_installs_it_is_named(
    chat_model: Path, lora: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "peft", None)
    with pytest.raises(ResourceError, match=r"Run: pip install 'newsfuse\[adapters\]'$"):
        load(chat_model, lora)


# What does not fit


def change(folder: Path, **settings: object) -> None:
    file = folder / "adapter_config.json"
    file.write_text(json.dumps({**json.loads(file.read_text()), **settings}))


def test_an_adapter_for_another_size_is_refused(lora: Path, tmp_path: Path) -> None:
    wider = tiny_models.save_llama(tmp_path / "wider", chat=True, head_dim=32)
    started = time.perf_counter()
    with pytest.raises(ModelError, match=r"could not be merged into .*wider: .*base_model_name_or_path"):
        load(wider, lora)
    assert time.perf_counter() - started < 10


def test_an_adapter_for_another_family_is_refused(learned_positions_model: Path, lora: Path) -> None:
    with pytest.raises(ModelError, match=r"could not be merged into .*gpt2: Target modules"):
        load(learned_positions_model, lora)


def drop_a_layer(weights: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    return {name: weight for name, weight in weights.items() if "layers.1." not in name}


def add_a_layer(weights: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    more = {name.replace("layers.1.", "layers.2."): weight.clone() for name, weight in weights.items()}
    return {**weights, **more}


@pytest.mark.parametrize("spoil", [drop_a_layer, add_a_layer])
def test_an_adapter_for_fewer_or_more_layers_is_refused(chat_model: Path, lora: Path, spoil: Any) -> None:
    """peft would leave the rest as it was drawn, or leave the weights out, and warn."""
    file = lora / "adapter_model.safetensors"
    save_file(spoil(load_file(file)), file, metadata={"format": "pt"})
    with pytest.raises(ModelError, match=r"4 weights are not those of this model, such as .*layers\.[12]\."):
        load(chat_model, lora)


def test_a_damaged_adapter_is_refused(chat_model: Path, lora: Path) -> None:
    file = lora / "adapter_model.safetensors"
    file.write_bytes(file.read_bytes()[:500])
    with pytest.raises(ModelError, match=r"The adapter .* could not be merged into"):
        load(chat_model, lora)


def test_an_adapter_with_broken_numbers_is_refused(chat_model: Path, lora: Path) -> None:
    file = lora / "adapter_model.safetensors"
    weights = load_file(file)
    broken = {name: torch.full_like(weight, float("nan")) for name, weight in weights.items()}
    save_file(broken, file, metadata={"format": "pt"})
    with pytest.raises(ModelError, match=r"could not be merged into .*broken"):
        load(chat_model, lora)


@pytest.mark.parametrize("kind", ["PROMPT_TUNING", "NOTHING"])
def test_a_kind_that_cannot_be_merged_is_refused(chat_model: Path, lora: Path, kind: str) -> None:
    settings = {"peft_type": kind, "task_type": "CAUSAL_LM", "num_virtual_tokens": 4}
    (lora / "adapter_config.json").write_text(json.dumps(settings))
    with pytest.raises(ModelError, match=r"cannot be merged into a model|could not be merged"):
        load(chat_model, lora)
