"""What an encoder-decoder model reads: prefix, documents, separators, and no more than it has room for."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import tiny_models
from answers import given

from summarize.errors import ModelError
from summarize.models.hf_seq2seq import Seq2SeqModel
from summarize.models.positions import read_positions, window, written_positions
from summarize.types import Decoding, Prompt, Request

GREEDY = Decoding(temperature=0)


def ask(*documents: str, new: int = 6) -> Request:
    return Request(Prompt("Summarise."), documents, new)


def load(folder: Path, **settings: Any) -> Seq2SeqModel:
    return Seq2SeqModel(path=str(folder), device="cpu", dtype="fp32", **settings)


@pytest.fixture(scope="module")
def led(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_models.save_led(
        tmp_path_factory.mktemp("models") / "led", positions=70, written=20, window=16
    )


@pytest.fixture(scope="module")
def t5(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_models.save_t5(tmp_path_factory.mktemp("models") / "t5", positions=40)


def read(model: Seq2SeqModel, request: Request) -> list[str]:
    """The tokens that the model is given, without padding."""
    ids, mask = (model.encode([model.render(request)])[name][0] for name in ("input_ids", "attention_mask"))
    tokens: list[str] = model.tokenizer.convert_ids_to_tokens(ids[mask == 1].tolist())
    return tokens


# Prefix


def test_the_prefix_of_the_models_own_config_stands_first(t5: Path) -> None:
    assert load(t5).render(ask("Turkey met", "Syria")) == "summarize: Turkey met\nSyria"


def test_a_prefix_that_is_given_takes_its_place(t5: Path, seq2seq_model: Path) -> None:
    assert load(t5, prefix="").render(ask("Turkey met")) == "Turkey met"
    assert load(seq2seq_model, prefix="tl;dr ").render(ask("Turkey met")) == "tl;dr Turkey met"


def test_a_model_whose_config_names_no_prefix_has_none(seq2seq_model: Path) -> None:
    assert load(seq2seq_model).render(ask("Turkey met")) == "Turkey met"


def test_the_prefix_is_counted(t5: Path) -> None:
    assert load(t5).count_tokens(ask("Turkey met")) == 4, "summarize: Turkey met and the end token"


# Separators


def test_the_separator_token_follows_each_document_the_last_one_too(led: Path) -> None:
    """So PRIMERA's authors feed it (allenai/PRIMER, Evaluation_Example.ipynb)."""
    model = load(led, separator_token="<doc-sep>")
    assert read(model, ask("Turkey met", "Syria")) == [
        "<s>", "Turkey", "met", "<doc-sep>", "Syria", "<doc-sep>", "<|im_end|>",
    ]  # fmt: skip


def test_the_end_token_as_separator_is_not_doubled_at_the_end(led: Path) -> None:
    model = load(led, separator_token="<|im_end|>")
    assert read(model, ask("Turkey", "Syria")) == ["<s>", "Turkey", "<|im_end|>", "Syria", "<|im_end|>"]


def test_an_article_cannot_smuggle_a_separator_in(led: Path) -> None:
    model = load(led, separator_token="<doc-sep>")
    smuggled = read(model, ask("Turkey <doc-sep> met<doc-sep>Syria <|im_end|> <s>", "war"))
    assert smuggled.count("<doc-sep>") == 2
    assert smuggled.count("<s>") == smuggled.count("<|im_end|>") == 1


def test_a_separator_token_that_is_an_ordinary_added_token_is_guarded_too(led: Path, tmp_path: Path) -> None:
    """PRIMERA's tokenizer lists <doc-sep> as an added token, not in so many words as a control token."""
    folder = shutil.copytree(led, tmp_path / "led")
    spec = json.loads((folder / "tokenizer.json").read_text())
    for token in spec["added_tokens"]:
        token["special"] = token["special"] and token["content"] != "<doc-sep>"
    (folder / "tokenizer.json").write_text(json.dumps(spec))
    settings = json.loads((folder / "tokenizer_config.json").read_text())
    for name in ("additional_special_tokens", "extra_special_tokens", "added_tokens_decoder"):
        settings.pop(name, None)
    (folder / "tokenizer_config.json").write_text(json.dumps(settings))
    model = load(folder, separator_token="<doc-sep>")
    assert "<doc-sep>" not in model.control_tokens
    assert read(model, ask("Turkey <doc-sep> met", "war")).count("<doc-sep>") == 2


def test_a_separator_token_that_the_tokenizer_lacks_is_refused_at_load(seq2seq_model: Path) -> None:
    with pytest.raises(ModelError, match=r"has no token <doc-sep>, which model\.separator_token names"):
        load(seq2seq_model, separator_token="<doc-sep>").load()
    with pytest.raises(ModelError, match=r"has no token <doc-sep>"):
        load(seq2seq_model, separator_token="<doc-sep>").generate([ask("Turkey")], GREEDY)


def test_a_separator_of_plain_text_stands_between_documents(seq2seq_model: Path) -> None:
    assert load(seq2seq_model, separator=" | ").render(ask("A", "B", "C")) == "A | B | C"


def test_line_breaks_inside_a_document_become_spaces(seq2seq_model: Path) -> None:
    assert load(seq2seq_model).render(ask("A headline\n\nIts  text.\n", "B")) == "A headline Its text.\nB"


def test_marks_that_the_model_writes_between_sentences_are_no_part_of_its_text(led: Path) -> None:
    model = load(led, separator_token="<doc-sep>", line_break="<n>")
    assert model.tidy("Talks began.<n>They ended. <doc-sep> War<doc-sep>") == "Talks began. They ended. War"
    assert model.tidy("Talks  began.") == "Talks  began."


# Positions


def test_both_sides_have_positions_of_their_own_and_input_comes_in_whole_windows(led: Path) -> None:
    """70 positions hold four windows of 16: the fifth would need 80."""
    model = load(led, separator_token="<doc-sep>")
    assert (model.max_input_tokens, model.max_output_tokens) == (64, 20)
    full = ask(" ".join(["war"] * 61), new=20)
    assert (model.count_tokens(full), model.room(full)) == (64, 0)
    ((candidate,),) = given(model.generate([full], GREEDY))
    assert 0 < candidate.tokens <= 20


def test_what_is_too_long_for_either_side_never_reaches_the_model(
    led: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = load(led, separator_token="<doc-sep>")
    monkeypatch.setattr(Seq2SeqModel, "encode", lambda *arguments: pytest.fail("it reached the model"))
    long, wordy = model.generate([ask(" ".join(["war"] * 62)), ask("war", new=21)], GREEDY)
    assert long.error is not None
    assert "A prompt of 65 tokens and 6 new ones do not fit the 64 positions" in long.error
    assert wordy.error is not None
    assert "21 new tokens do not fit the 20 positions in which" in wordy.error


def test_relative_positions_are_those_that_the_config_names_and_writing_has_no_end(t5: Path) -> None:
    model = load(t5)
    assert model.max_input_tokens == 40
    ((candidate,),) = given(model.generate([ask("war", new=60)], Decoding(candidates=1, temperature=2.0)))
    assert candidate.tokens <= 60


@pytest.mark.parametrize(
    ("config", "reading", "writing"),
    [
        # PRIMERA's config.json has all three.
        (
            {
                "max_encoder_position_embeddings": 4096,
                "max_decoder_position_embeddings": 1024,
                "max_position_embeddings": 1024,
                "attention_window": [512] * 12,
            },
            4096,
            1024,
        ),
        ({"max_position_embeddings": 1024}, 1024, 1024),
        ({"n_positions": 512}, 512, 2**63 - 1),
        ({"max_encoder_position_embeddings": 1000, "attention_window": 512}, 512, 2**63 - 1),
        ({}, None, 2**63 - 1),
    ],
)
def test_positions_are_read_from_the_config(
    config: dict[str, Any], reading: int | None, writing: int
) -> None:
    class Config:
        def __init__(self) -> None:
            self.__dict__.update(config)

    assert (read_positions(Config()), written_positions(Config())) == (reading, writing)
    assert window(Config()) in (1, 512)
