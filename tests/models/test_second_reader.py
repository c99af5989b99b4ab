"""What a second model says of sentences that it did not write."""

from __future__ import annotations

import pytest
import tiny_models
import torch

from summarize.models.hf_causal import CausalModel
from summarize.models.second_reader import SecondReader
from summarize.text.words import find_words

TEXTS = ["Syria agreed.", "Turkey and Syria agreed to talk in Moscow on Wednesday.", "Syria, Syria."]


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> CausalModel:
    return CausalModel(
        path=str(tiny_models.save_gpt2(tmp_path_factory.mktemp("gpt2"))), device="cpu", dtype="fp32"
    )


def test_each_word_has_the_log_probability_of_a_pass_over_the_sentence_alone(model: CausalModel) -> None:
    for text, read in zip(TEXTS, SecondReader(model=model).read(TEXTS), strict=True):
        assert len(read) == len(find_words(text))
        # The tiny model's tokens are words.
        tokens = model.tokenizer(text, add_special_tokens=False).input_ids
        ids = torch.tensor([[model.tokenizer.bos_token_id, *tokens]])
        with torch.inference_mode():
            steps = model.model(ids).logits[0].float().log_softmax(dim=-1)
        expected = [float(steps[position, token]) for position, token in enumerate(tokens)]
        assert read == pytest.approx(expected, abs=1e-3)


def test_a_sentence_is_read_alike_alone_and_beside_longer_ones(model: CausalModel) -> None:
    reader = SecondReader(model=model)
    for text, together in zip(TEXTS, reader.read(TEXTS), strict=True):
        assert reader.read([text])[0] == pytest.approx(together, abs=1e-3)


def test_nothing_is_read_of_nothing(model: CausalModel) -> None:
    assert SecondReader(model=model).read([]) == []
