"""Every chunking strategy over every kind of model, by the command that a user types.

Tiny random models write nonsense; what is held is that each pair runs, that nothing is cut or left out
without a word, and that what the record says of it is true.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import tiny_models
from chat_servers import chat_server
from conftest import Command, Told

from summarize.mistakes import options
from summarize.runs import read_run
from summarize.types import Record

STRATEGIES = options("chunking")
BASELINES = ("lead", "random", "centroid", "lexrank", "mmr", "oracle")
LOCAL: dict[str, Callable[[Path], Path]] = {
    "led": tiny_models.save_led,
    "bart": lambda folder: tiny_models.save_bart(folder, positions=512),
    "t5": tiny_models.save_t5,
    "pegasus": tiny_models.save_pegasus,
    "llama": lambda folder: tiny_models.save_llama(folder, chat=True, positions=2048, talkative=True),
    "base llama": lambda folder: tiny_models.save_llama(folder, chat=False, positions=2048, talkative=True),
}
FEW = ("decoding=greedy", "chunking.max_words=60", "device=cpu", "dtype=fp32")


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The tiny models, each in a folder of its own."""
    root = tmp_path_factory.mktemp("models")
    return {name: save(root / name.replace(" ", "_")) for name, save in LOCAL.items()}


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of a server that answers with the first line of the first document."""
    with chat_server() as running:
        yield running.url


@pytest.fixture
def unchecked(summarize: Command) -> Command:
    """The command with real models, and no fact-check."""
    config = str(Path(__file__).parent / "conf")

    def run(*arguments: str) -> Told:
        return summarize(
            "--config-dir", config, "factcheck=none", "allow_targets=[fakes.]", "out=run", *arguments
        )

    return run


def record_of(told: Told, folder: Path) -> Record:
    """The one record of a run that went well."""
    assert told.code == 0, told.err + told.out
    assert "Traceback" not in told.err
    (record,) = read_run(folder / "run").records.values()
    assert record.status == "ok"
    assert record.summary is not None
    assert record.summary.text.strip()
    return record


def is_told_whole(record: Record) -> bool:
    """Whether the record tells for each of the five articles how much of it was read."""
    (read,) = (stage.data for stage in record.stages if stage.name == "read")
    return len(read) == 5 and all(
        0 <= told["shown_to_model"] <= told["sentences"] and 0 <= told["share"] <= 1 for told in read.values()
    )


@pytest.mark.parametrize("chunking", STRATEGIES)
@pytest.mark.parametrize("model", LOCAL)
def test_local_models(
    unchecked: Command, folders: dict[str, Path], tmp_path: Path, model: str, chunking: str
) -> None:
    kind = "hf_causal" if "llama" in model else "hf_seq2seq"
    settings = ["model.separator_token='<doc-sep>'"] if model == "led" else []
    told = unchecked(f"model={kind}", f"model.path={folders[model]}", f"chunking={chunking}", *settings, *FEW)
    record = record_of(told, tmp_path)
    assert is_told_whole(record)
    assert record.tokens.prompt > 0
    assert record.tokens.generated > 0


@pytest.mark.parametrize("chunking", STRATEGIES)
@pytest.mark.parametrize("model", BASELINES)
def test_baselines_say_what_stands_in_an_article(
    unchecked: Command, tmp_path: Path, model: str, chunking: str
) -> None:
    record = record_of(unchecked(f"model={model}", f"chunking={chunking}", *FEW), tmp_path)
    assert is_told_whole(record)
    assert record.summary is not None
    assert len(record.summary.text.split()) <= 60
    (cluster,) = read_run(tmp_path / "run").clusters.values()
    texts = {article.id: article.text for article in cluster.articles}
    for sentence in record.summary.sentences:
        assert sentence.sources, sentence.text
        behind = " ".join(texts[span.article_id][span.start : span.end] for span in sentence.sources)
        new = set(_plain_words(sentence.text)) - set(_plain_words(behind))
        # A sentence that must stand alone may lose its opener; house style puts "on" before a day, and
        # people get their full names.
        assert len(new) <= 2, (sentence.text, behind)


def _plain_words(text: str) -> list[str]:
    return [word.strip(".,;").lower() for word in text.split()]


@pytest.mark.parametrize("chunking", STRATEGIES)
def test_a_server(unchecked: Command, server: str, tmp_path: Path, chunking: str) -> None:
    told = unchecked(
        "model=openai", f"model.base_url={server}", "model.name=tiny", f"chunking={chunking}", *FEW
    )
    assert is_told_whole(record_of(told, tmp_path))


@pytest.mark.slow
@pytest.mark.parametrize("chunking", STRATEGIES)
def test_the_embedded_model(unchecked: Command, tmp_path: Path, chunking: str) -> None:
    told = unchecked(f"chunking={chunking}", "decoding.candidates=2", "chunking.max_words=40")
    record = record_of(told, tmp_path)
    assert is_told_whole(record)
    assert record.summary is not None
    assert len(record.summary.text.split()) <= 40


def test_what_was_not_read_is_told_on_the_screen(
    unchecked: Command, folders: dict[str, Path], tmp_path: Path
) -> None:
    told = unchecked("model=hf_seq2seq", f"model.path={folders['bart']}", "chunking=concat", *FEW)
    record = record_of(told, tmp_path)
    assert any("512 positions" in note for note in record.notes)
    screen = " ".join(told.out.split())
    assert all(" ".join(note.split()) in screen for note in record.notes)
