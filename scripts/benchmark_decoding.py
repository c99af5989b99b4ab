"""What does it cost to hold a model to its documents while it writes?

    python scripts/benchmark_decoding.py
    python scripts/benchmark_decoding.py --pairs 10 device=cuda
    python scripts/benchmark_decoding.py model=hf_causal model.path=DIR data=multiling data.path=DIR
    python scripts/benchmark_decoding.py --random

The requests are those that the strategy makes first of the first cluster: with no settings, the groups of
sentences that the seeds are fused from. They are answered once free and once with decoding.supported=true, in
turns and in one process: so many pairs, each with a seed of its own, and the other first in every second one.
The first pair warms up and is not counted.

Printed are seconds per generated token and per step of the decoder, free and supported, with the ratio of
each pair: its median, least and greatest. A step serves all rows of a batch, and texts of different length
need different numbers of steps for the same tokens, so the ratio per step is the steadier one. What is made
once is timed apart: reading the vocabulary (for each model) and building the tries (for each cluster).

--random takes a tiny model of random weights, which wants to invent at every step: what the constraint costs
beside next to nothing.

Exit code 0, or 2 where the settings are wrong or something that they name is missing.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from summarize.errors import NewsFuseError
from summarize.models.supported.holder import Holder, Licensing
from summarize.models.transformers_model import TransformersModel
from summarize.types import Decoding, Request

T = TypeVar("T")
PARTS = ("data", "chunking", "model", "decoding")


@dataclass(frozen=True, slots=True)
class Timed:
    """One answer to all requests."""

    seconds: float
    tokens: int
    """Generated, over all candidates."""
    steps: int
    """Times that the decoder ran, reading the prompts included."""

    @property
    def per_token(self) -> float:
        """Seconds."""
        return self.seconds / self.tokens

    @property
    def per_step(self) -> float:
        """Seconds."""
        return self.seconds / self.steps


@dataclass(frozen=True, slots=True)
class Prepared:
    """Seconds for what is made before the first token."""

    vocabulary: float
    tries: float
    """Licences and tries of all requests."""
    tables: float
    """Laying tries that are there end to end: for each batch."""


def parts(settings: Sequence[str]) -> dict[str, Any]:
    """The parts that `summarize` would build of these settings. Raises ConfigError."""
    from hydra import compose, initialize_config_module
    from hydra.errors import HydraException
    from omegaconf import OmegaConf
    from omegaconf.errors import OmegaConfBaseException

    from summarize.configuring import build
    from summarize.errors import ConfigError
    from summarize.mistakes import in_words

    try:
        with initialize_config_module("summarize.conf", version_base="1.3"):
            config = compose("config", overrides=list(settings))
        resolved = {name: OmegaConf.to_container(config[name], resolve=True) for name in PARTS}
    except (HydraException, OmegaConfBaseException) as error:
        raise ConfigError(in_words(error, "config")) from error
    return build(resolved, list(config.allow_targets))


def random_model(folder: Path, tokenizer: Any) -> TransformersModel:
    """A decoder-only model of random weights that writes the vocabulary of `tokenizer`."""
    import torch

    from summarize.models.hf_causal import CausalModel

    transformers: Any = import_module("transformers")
    settings = transformers.LlamaConfig(
        vocab_size=len(tokenizer),
        hidden_size=16,
        intermediate_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        num_key_value_heads=1,
        max_position_embeddings=8192,
        initializer_range=0.5,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
    )
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        transformers.LlamaForCausalLM(settings).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return CausalModel(path=str(folder), dtype="fp32")


def prepare(model: TransformersModel, requests: Sequence[Request], decoding: Decoding, rows: int) -> Prepared:
    """Time what a model and a cluster need once."""
    licensing = [
        Licensing(request.documents, request.barred, None if decoding.words == "any" else request.documents)
        for request in requests
    ]
    holder, vocabulary = _timed(lambda: Holder(model.model, model.tokenizer))
    _, first = _timed(lambda: holder.hold(licensing, rows))
    _, again = _timed(lambda: holder.hold(licensing, rows))
    return Prepared(vocabulary, first - again, again)


def pairs(
    model: TransformersModel, requests: Sequence[Request], decoding: Decoding, count: int
) -> Iterator[dict[bool, Timed]]:
    """Answers to the requests, free (False) and supported (True), with the seeds 0 to `count`; 0 warms up."""
    steps = 0

    def step(*_: object) -> None:
        nonlocal steps
        steps += 1

    def answer(seed: int, supported: bool) -> Timed:
        before = steps
        told = replace(decoding, seed=seed, supported=supported)
        answers, seconds = _timed(lambda: model.generate(requests, told))
        if errors := [one.error for one in answers if one.error]:
            raise NewsFuseError(errors[0])
        tokens = sum(candidate.tokens for one in answers for candidate in one.candidates)
        return Timed(seconds, tokens, steps - before)

    hook = model.model.register_forward_hook(step)
    try:
        for seed in range(count + 1):
            pair = {supported: answer(seed, supported) for supported in (seed % 2 == 0, seed % 2 != 0)}
            if seed:
                yield pair
    finally:
        hook.remove()


def _timed(call: Callable[[], T]) -> tuple[T, float]:
    started = time.perf_counter()
    made = call()
    return made, time.perf_counter() - started


def report(made: Sequence[dict[bool, Timed]], prepared: Prepared) -> None:
    """Print what a step and a token take, the ratios, and what is made once."""
    for what, per in (("step", "per_step"), ("token", "per_token")):
        free, held = ([getattr(pair[supported], per) * 1000 for pair in made] for supported in (False, True))
        ratios = sorted(one / other for one, other in zip(held, free, strict=True))
        print(
            f"ms per {what}: free {statistics.median(free):.2f}, supported {statistics.median(held):.2f}; "
            f"ratio {statistics.median(ratios):.3f} ({ratios[0]:.3f} to {ratios[-1]:.3f} "
            f"in {len(ratios)} pair{'s' if len(ratios) > 1 else ''})"
        )
    print(
        f"made once: vocabulary {prepared.vocabulary * 1000:.0f} ms a model, "
        f"tries {prepared.tries * 1000:.0f} ms a cluster; tables {prepared.tables * 1000:.0f} ms a batch"
    )


def benchmark(settings: Sequence[str], count: int, *, random: bool) -> None:
    """Compose the parts, make the requests, time and report."""
    built = parts(settings)
    model, decoding = built["model"], built["decoding"]
    if not isinstance(model, TransformersModel):
        raise NewsFuseError("Only a model in this process can be held to its documents: choose another.")
    cluster = next(iter(built["data"].read()))
    requests = next(built["chunking"].run(cluster, model))
    with TemporaryDirectory() as folder:
        if random:
            model = random_model(Path(folder), model.tokenizer)
            model.load()
        rows = sum(request.candidates or decoding.candidates for request in requests)
        name = "random weights" if random else model.name
        print(f"{name}: {len(requests)} requests of {cluster.id}, {rows} candidates")
        prepared = prepare(model, requests, decoding, decoding.candidates)
        report(list(pairs(model, requests, decoding, count)), prepared)


def main(arguments: Sequence[str]) -> int:
    """Read the command line, measure, and return the exit code."""
    parser = argparse.ArgumentParser(
        "benchmark_decoding.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("settings", nargs="*", metavar="SETTING", help="as `summarize` takes them")
    parser.add_argument("--pairs", type=int, default=5, help="counted pairs (5)")
    parser.add_argument("--random", action="store_true", help="a tiny model of random weights instead")
    told = parser.parse_intermixed_args(list(arguments))
    if told.pairs < 1:
        parser.error("--pairs must be 1 at least")
    try:
        benchmark(told.settings, told.pairs, random=told.random)
    except NewsFuseError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
