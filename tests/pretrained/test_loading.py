"""Model folders that are damaged, incomplete or not what they were taken for."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import tiny_models
from safetensors.torch import load_file, save_file

from summarize.errors import ConfigError, ModelError
from summarize.models.hf_causal import CausalModel
from summarize.models.hf_seq2seq import Seq2SeqModel
from summarize.types import Answer, Decoding, ModelCard, Prompt, Request


def load(folder: Path) -> None:
    CausalModel(path=str(folder), device="cpu").load()


@pytest.fixture
def copy(chat_model: Path, tmp_path: Path) -> Path:
    """A model of a test's own to do damage to."""
    return shutil.copytree(chat_model, tmp_path / "model")


def cut_the_weights(folder: Path) -> None:
    weights = folder / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:5000])


def empty_the_weights(folder: Path) -> None:
    (folder / "model.safetensors").write_bytes(b"")


def fill_the_weights_with_another_file(folder: Path) -> None:
    (folder / "model.safetensors").write_bytes(b"%PDF-1.7 " * 1000)


def lose_a_layer(folder: Path) -> None:
    weights = load_file(folder / "model.safetensors")
    rest = {name: tensor for name, tensor in weights.items() if "layers.1." not in name}
    save_file(rest, folder / "model.safetensors", metadata={"format": "pt"})


def change_the_size(folder: Path) -> None:
    change_config(folder, intermediate_size=48)


def break_the_config(folder: Path) -> None:
    (folder / "config.json").write_text('{"model_type": "llama", ')


def empty_the_config(folder: Path) -> None:
    (folder / "config.json").write_text("{}")


def lose_the_tokenizer(folder: Path) -> None:
    for file in folder.glob("tokenizer*"):
        file.unlink()


def break_the_tokenizer(folder: Path) -> None:
    (folder / "tokenizer.json").write_text("{")


def lose_the_end_token(folder: Path) -> None:
    settings = json.loads((folder / "tokenizer_config.json").read_text())
    kept = {key: value for key, value in settings.items() if key not in ("eos_token", "pad_token")}
    (folder / "tokenizer_config.json").write_text(json.dumps(kept))


def change_config(folder: Path, **changes: object) -> None:
    config = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps({**config, **changes}))


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (cut_the_weights, "deserializing"),
        (empty_the_weights, "header too small"),
        (fill_the_weights_with_another_file, "header too large"),
        (lose_a_layer, "9 weights of LlamaForCausalLM are not in it, such as model.layers.1."),
        (change_the_size, "mismatch"),
        (break_the_config, "not a valid JSON file"),
        (empty_the_config, "model_type"),
        (lose_the_tokenizer, "tokenizer"),
        (break_the_tokenizer, "double quotes"),
        (lose_the_end_token, "no padding and no end token"),
    ],
)
def test_a_damaged_model_is_refused_with_its_folder_and_the_reason(
    copy: Path, damage: Callable[[Path], None], reason: str
) -> None:
    damage(copy)
    with pytest.raises(ModelError) as refused:
        load(copy)
    message = str(refused.value)
    assert message.startswith(f"The model {copy} could not be loaded: ")
    assert reason in message
    assert message.endswith("Check model.path and model.revision.")
    assert "\n" not in message


def test_the_code_that_comes_with_a_model_is_never_run(copy: Path) -> None:
    change_config(
        copy, model_type="own", auto_map={"AutoConfig": "own.Config", "AutoModelForCausalLM": "own.Model"}
    )
    (copy / "own.py").write_text(f"open({str(copy / 'it-ran')!r}, 'w')")
    with pytest.raises(ModelError, match=r"needs code of its own \(auto_map .* is never run\. Use a model"):
        load(copy)
    assert not (copy / "it-ran").exists()


def test_an_encoder_decoder_is_no_decoder_only_model(seq2seq_model: Path) -> None:
    """The library would load half of it and make up the rest."""
    with pytest.raises(ModelError, match=r"BartConfig is an encoder-decoder\. Use model=hf_seq2seq"):
        load(seq2seq_model)


def test_a_decoder_only_model_is_no_encoder_decoder(chat_model: Path) -> None:
    with pytest.raises(ModelError, match=r"LlamaConfig is decoder-only\. Use model=hf_causal"):
        Seq2SeqModel(path=str(chat_model), device="cpu").load()


def test_a_model_that_writes_no_text_is_neither(copy: Path) -> None:
    (copy / "config.json").write_text(json.dumps({"model_type": "vit"}))
    for model in (CausalModel, Seq2SeqModel):
        with pytest.raises(
            ModelError, match=r": ViTConfig is not among the models of AutoModelFor\w+\. Check"
        ):
            model(path=str(copy), device="cpu").load()


@pytest.mark.parametrize(
    ("damage", "told"),
    [(cut_the_weights, True), (lose_a_layer, True), (break_the_config, False), (break_the_tokenizer, False)],
)
def test_what_weights_may_be_is_told_where_it_is_about_them(
    copy: Path, damage: Callable[[Path], None], told: bool
) -> None:
    damage(copy)
    with pytest.raises(ModelError) as refused:
        load(copy)
    assert ("(only safetensors are read)" in str(refused.value)) == told


def test_nothing_is_loaded_until_it_is_needed(tmp_path: Path) -> None:
    model = CausalModel(path=str(tmp_path / "nowhere"), device="cpu")
    with pytest.raises(ConfigError, match="no such folder"):
        model.load()


def test_a_second_load_does_nothing(copy: Path) -> None:
    model = CausalModel(path=str(copy), device="cpu")
    model.load()
    shutil.rmtree(copy)
    model.load()


def test_a_model_says_which_weights_it_has(chat_model: Path) -> None:
    card = CausalModel(path=str(chat_model), device="cpu", dtype="bf16").card()
    assert card == ModelCard(
        str(chat_model), str(chat_model.resolve()), device="cpu", dtype="bfloat16", attention="sdpa"
    )


def test_the_positions_are_those_of_the_config_since_tokenizers_say_anything(copy: Path) -> None:
    change_config(copy, max_position_embeddings=77)
    assert CausalModel(path=str(copy), device="cpu").max_input_tokens == 77


def test_positions_that_the_library_computes_need_not_be_in_the_weights(tmp_path: Path) -> None:
    folder = tiny_models.save_pegasus(tmp_path / "pegasus")
    weights = load_file(folder / "model.safetensors")
    request = Request(Prompt(""), ("Turkey and Syria met in Moscow",), 8)

    def write() -> Answer:
        (answer,) = Seq2SeqModel(path=str(folder), device="cpu", dtype="fp32").generate(
            [request], Decoding(temperature=0)
        )
        return answer

    whole = write()
    rest = {name: tensor for name, tensor in weights.items() if "embed_positions" not in name}
    assert len(rest) < len(weights), "the tables were stored"
    save_file(rest, folder / "model.safetensors", metadata={"format": "pt"})
    assert write() == whole
