"""Models that are held to their documents: no output has a name or number that its own documents lack."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import torch
from trained_tokenizers import KINDS, NEWS, trained

from summarize.models.hf_causal import CausalModel
from summarize.models.hf_seq2seq import Seq2SeqModel
from summarize.models.supported.closed_vocabulary import small_words
from summarize.models.supported.licence import NUMBER_WORDS, licence
from summarize.models.transformers_model import TransformersModel
from summarize.text.numbers import find_numbers
from summarize.text.words import find_words, fold
from summarize.types import Answer, Candidate, Decoding, Prompt, Request
from summarize.world.gazetteer import load_gazetteer

WORDS = [word.strip('.,;"$') for word in NEWS.split()]
WAYS = {
    "sampled": Decoding(candidates=6, temperature=1.5, top_p=1.0, enough_finished=1.0, supported=True),
    "greedy": Decoding(candidates=1, temperature=0, supported=True),
    "beams": Decoding(candidates=3, beams=3, temperature=0, supported=True),
    "both": Decoding(candidates=7, beams=3, temperature=1.5, top_p=1.0, enough_finished=1.0, supported=True),
}


@pytest.fixture(scope="module", params=KINDS)
def causal(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> CausalModel:
    transformers: Any = import_module("transformers")
    tokenizer = trained(request.param)
    config = transformers.LlamaConfig(
        vocab_size=len(tokenizer) + 7,  # some models have room for more tokens than there are
        hidden_size=16,
        intermediate_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        num_key_value_heads=1,
        max_position_embeddings=1024,
        initializer_range=0.8,
        bos_token_id=tokenizer.bos_token_id,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
    )
    folder = tmp_path_factory.mktemp("supported") / request.param
    return CausalModel(
        path=str(_saved(folder, transformers.LlamaForCausalLM, config, tokenizer)), dtype="fp32"
    )


@pytest.fixture(scope="module", params=["byte-level", "metaspace"])
def seq2seq(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Seq2SeqModel:
    transformers: Any = import_module("transformers")
    tokenizer = trained(request.param)
    config = transformers.BartConfig(
        vocab_size=len(tokenizer),
        d_model=16,
        encoder_layers=1,
        decoder_layers=1,
        encoder_attention_heads=2,
        decoder_attention_heads=2,
        encoder_ffn_dim=32,
        decoder_ffn_dim=32,
        max_position_embeddings=512,
        init_std=0.8,
        decoder_start_token_id=tokenizer.eos_token_id,
        forced_eos_token_id=None,
        bos_token_id=tokenizer.bos_token_id,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
    )
    folder = tmp_path_factory.mktemp("supported") / f"bart-{request.param}"
    kind = transformers.BartForConditionalGeneration
    return Seq2SeqModel(path=str(_saved(folder, kind, config, tokenizer)), dtype="fp32")


def _saved(folder: Path, kind: Any, config: Any, tokenizer: Any) -> Path:
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(3)
        kind(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


def asked(number: int, new: int = 40) -> list[Request]:
    """Requests for random words of the news with random names and numbers among them, each its own."""
    chooser = random.Random(number)
    return [Request(Prompt("Join."), _documents(chooser), new) for _ in range(4)]


def _documents(chooser: random.Random) -> tuple[str, ...]:
    letters = "aeinorst"
    names = ["".join(chooser.choices(letters, k=5)).capitalize() for _ in range(2)]
    numbers = [
        str(chooser.randrange(2, 3000)),
        f"{chooser.randrange(1000, 900_000):,}",
        f"{chooser.randrange(11, 99) / 10} million",
        chooser.choice(["twelve", "seventy", "fifteen", "third", "19th", "dozens"]),
    ]
    words = [*chooser.sample(WORDS, 10), *names, *chooser.sample(numbers, 2)]
    chooser.shuffle(words)
    return (" ".join(words[:7]) + ".", " ".join(words[7:]) + ".")


def invented(text: str, documents: tuple[str, ...]) -> list[str]:
    """Capitalised words inside sentences, words with digits and number words that no document has.

    A number may be written in another form: what counts there is its value.
    """
    gazetteer = load_gazetteer()
    countries = [thing.name for document in documents for thing in gazetteer.find(find_words(document))]
    forms = [form for name in countries for form in gazetteer.forms.get(name, ())]
    known = {fold(word) for text in (*documents, *forms) for word in re.findall(r"[^\W_]+", text)}
    values = {value for document in documents for value in _values(document)}
    found = []
    # A vocabulary with a space before every mark writes "2, 011" for "2,011".
    spaced = re.compile(r"\d+(?:[.,] ?\d+)+")
    text = spaced.sub(
        lambda match: "" if not values.isdisjoint(_values(match[0].replace(" ", ""))) else match[0], text
    )
    for match in re.finditer(r"\d+(?:[.,]\d+)*(?:st|nd|rd|th)?(?![^\W_])|[^\W_]+", text):
        word = match.group()
        opens = re.search(r"(?:^|[.!?:\n\"“‘«(\[])[^\w]*$", text[: match.start()]) is not None
        number = any(map(str.isdigit, word)) or word.lower() in NUMBER_WORDS
        if number and not values.isdisjoint(_values(word)):
            continue
        if (number or (word != word.lower() and not opens)) and fold(word) not in known:
            found.append(word)
    return found


def _values(text: str) -> set[Decimal]:
    """What the numbers of a text say, and what their digits and words say alone: 3.5 in 3.5 million."""
    words = find_words(text)
    whole = {reading for number in find_numbers(words) for reading in number.readings}
    scaled = {value / 10**power for value in whole for power in (6, 9, 12) if value >= 10**power}
    alone = {
        number.readings[0]
        for word in re.findall(r"\d+(?:[.,]\d+)*(?:st|nd|rd|th)?|[^\W\d_]+", text)
        for number in find_numbers(find_words(word))
    }
    return whole | scaled | alone


def written(answers: list[Answer]) -> list[list[str]]:
    """The texts; of one that was cut off, all but the last word, which may be half of another."""
    assert not [answer.error for answer in answers if answer.error]
    return [[_whole(candidate) for candidate in answer.candidates] for answer in answers]


def _whole(candidate: Candidate) -> str:
    return candidate.text if candidate.finished else re.sub(r"(?:\d+[.,] )*[\w.,-]+\W*$", "", candidate.text)


@pytest.mark.parametrize("way", WAYS)
def test_a_decoder_invents_no_name_and_no_number(causal: CausalModel, way: str) -> None:
    _check(causal, way)


@pytest.mark.parametrize("way", WAYS)
def test_an_encoder_decoder_invents_no_name_and_no_number(seq2seq: Seq2SeqModel, way: str) -> None:
    _check(seq2seq, way)


def _check(model: TransformersModel, way: str) -> None:
    withheld, names = 0, 0
    for number in range(6):
        requests = asked(number)
        answers = model.generate(requests, WAYS[way])
        for request, texts in zip(requests, written(answers), strict=True):
            for text in texts:
                assert invented(text, request.documents) == [], (text, request.documents)
                names += len(re.findall(r"[^\W\d_a-z]|\d", text))
        withheld += sum(one.withheld for answer in answers for one in answer.candidates)
    assert withheld > 0, "a random model wants to invent"
    assert names > 0, "and it may write what the documents have"


def test_left_free_the_same_model_invents(causal: CausalModel) -> None:
    requests = asked(0)
    free = causal.generate(requests, Decoding(candidates=6, temperature=1.5, top_p=1.0, enough_finished=1.0))
    texts = [
        (one.text, r.documents) for r, answer in zip(requests, free, strict=True) for one in answer.candidates
    ]
    assert any(invented(text, documents) for text, documents in texts)
    assert all(one.withheld == 0 for answer in free for one in answer.candidates)


@pytest.mark.parametrize("way", ["greedy", "beams"])
def test_a_batch_writes_what_single_requests_write(causal: CausalModel, way: str) -> None:
    requests = asked(5, new=20)
    together = causal.generate(requests, WAYS[way])
    alone = [causal.generate([request], WAYS[way])[0] for request in requests]
    assert [[one.text for one in answer.candidates] for answer in together] == [
        [one.text for one in answer.candidates] for answer in alone
    ]


@pytest.mark.parametrize("way", WAYS)
def test_a_closed_vocabulary_has_the_words_of_the_documents_only(causal: CausalModel, way: str) -> None:
    for number in range(2):
        requests = asked(number)
        answers = causal.generate(requests, replace(WAYS[way], words="documents"))
        for request, texts in zip(requests, written(answers), strict=True):
            assert not [text for text in texts if beyond(text, request.documents)]


def test_an_open_one_has_others_too(causal: CausalModel) -> None:
    requests = asked(0)
    answers = causal.generate(requests, WAYS["sampled"])
    texts = zip(requests, written(answers), strict=True)
    assert any(beyond(text, request.documents) for request, offered in texts for text in offered)


def beyond(text: str, documents: tuple[str, ...]) -> list[str]:
    """The words in small letters that neither the documents have, in any inflection, nor every text."""
    return [word for word in re.findall(r"[^\W_]+", text) if word.islower() and word not in known(documents)]


def known(documents: tuple[str, ...]) -> frozenset[str]:
    forms = (form for number in licence(documents).anywhere for form in number.lower().split())
    return small_words(documents) | NUMBER_WORDS | frozenset(forms)


def test_the_words_of_the_cluster_may_be_allowed(causal: CausalModel) -> None:
    requests = [replace(one, cluster=(NEWS,)) for one in asked(0)]
    of_documents, of_cluster = (
        {
            word
            for texts in written(causal.generate(requests, replace(WAYS["sampled"], words=words)))
            for text in texts
            for word in re.findall(r"[^\W_]+", text)
            if word.islower()
        }
        for words in ("documents", "cluster")
    )
    assert of_cluster <= known((NEWS,))
    assert of_cluster - of_documents


def test_a_barred_name_is_not_written(causal: CausalModel) -> None:
    request = Request(Prompt("Join."), ("Turkey Turkey Turkey.",), 30, barred=("Turkey",))
    [texts] = written(causal.generate([request], WAYS["sampled"]))
    assert not any("turkey" in text.lower().split() and "Turkey" in text for text in texts)
