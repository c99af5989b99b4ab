"""LED and PRIMERA look everywhere from the first token and from every document separator."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import tiny_models
import torch
from answers import given

from summarize.models.hf_seq2seq import Seq2SeqModel
from summarize.types import Decoding, Prompt, Request

GREEDY = Decoding(temperature=0)
WINDOW = 16


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_models.save_led(tmp_path_factory.mktemp("models") / "led", window=WINDOW)


def load(folder: Path, token: str | None) -> Seq2SeqModel:
    return Seq2SeqModel(path=str(folder), device="cpu", dtype="fp32", separator_token=token)


def read(
    model: Seq2SeqModel, decoding: Decoding, *clusters: tuple[str, ...]
) -> list[dict[str, torch.Tensor]]:
    """What the encoder is given, a batch each."""
    seen: list[dict[str, torch.Tensor]] = []

    def note(_encoder: Any, _positional: Any, named: dict[str, Any]) -> None:
        seen.append({name: value for name, value in named.items() if isinstance(value, torch.Tensor)})

    handle = model.model.get_encoder().register_forward_pre_hook(note, with_kwargs=True)
    try:
        given(model.generate([Request(Prompt(""), documents, 6) for documents in clusters], decoding))
    finally:
        handle.remove()
    return seen


def spelled(model: Seq2SeqModel, row: torch.Tensor) -> list[str]:
    tokens: list[str] = model.tokenizer.convert_ids_to_tokens(row.tolist())
    return tokens


@pytest.mark.parametrize("decoding", [GREEDY, Decoding(beams=3)], ids=["greedy", "beams"])
def test_the_mask_is_on_the_first_token_and_every_separator_in_rows_of_any_length(
    folder: Path, decoding: Decoding
) -> None:
    """The longest row has 4 words in 3 articles; what follows a shorter one is padding."""
    model = load(folder, "<doc-sep>")
    (batch,) = read(model, decoding, ("Turkey met", "Syria", "talks"), ("Moscow",), ("Russia said", "war"))
    rows = {
        " ".join(spelled(model, row)).split(" <pad>")[0]: place
        for place, row in enumerate(batch["input_ids"])
    }
    expected = {
        "<s> Turkey met <doc-sep> Syria <doc-sep> talks <doc-sep> <|im_end|>": [0, 3, 5, 7],
        "<s> Moscow <doc-sep> <|im_end|>": [0, 2],
        "<s> Russia said <doc-sep> war <doc-sep> <|im_end|>": [0, 3, 5],
    }
    assert rows.keys() == expected.keys()
    for text, places in expected.items():
        mask = batch["global_attention_mask"][rows[text]]
        assert mask.nonzero().flatten().tolist() == places
        assert batch["attention_mask"][rows[text]].sum() == len(text.split())


def test_the_mask_is_0_on_padding_also_where_the_tokenizer_pads_with_its_separator(folder: Path) -> None:
    model = load(folder, "<doc-sep>")
    model.tokenizer.pad_token = "<doc-sep>"
    (batch,) = read(model, GREEDY, ("Turkey met", "Syria", "talks"), ("Moscow",))
    assert sorted(batch["global_attention_mask"].sum(dim=1).tolist()) == [2, 4]
    assert bool((batch["global_attention_mask"] <= batch["attention_mask"]).all())


def test_without_a_separator_token_only_the_first_token_looks_everywhere(folder: Path) -> None:
    (batch,) = read(load(folder, None), GREEDY, ("Turkey met", "Syria"))
    assert batch["global_attention_mask"][0].nonzero().flatten().tolist() == [0]


def test_whole_windows_are_read_so_that_the_library_has_nothing_to_pad_and_to_say(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (batch,) = read(load(folder, "<doc-sep>"), GREEDY, ("Turkey met", "Syria", "talks"))
    assert batch["input_ids"].shape[1] == WINDOW
    assert "padded" not in capfd.readouterr().err


def test_separators_change_what_is_written_through_the_mask_alone(folder: Path) -> None:
    """The same ids with and without global attention on the separators: the model heeds the mask."""
    model, documents = load(folder, "<doc-sep>"), ("Turkey met", "Syria said", "talks")
    inputs = model.encode([model.render(Request(Prompt(""), documents, 6))])
    encoder = model.model.get_encoder()
    with torch.inference_mode():
        everywhere = encoder(**inputs).last_hidden_state
        inputs["global_attention_mask"][:, 1:] = 0
        first_only = encoder(**inputs).last_hidden_state
    assert not torch.allclose(everywhere, first_only, atol=1e-3)


def test_a_model_without_global_attention_is_given_no_mask(seq2seq_model: Path) -> None:
    (batch,) = read(load(seq2seq_model, None), GREEDY, ("Turkey met",))
    assert batch.keys() == {"input_ids", "attention_mask"}
