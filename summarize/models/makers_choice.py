"""The generation config that a model's makers gave it, made ready for our limits.

Part of it may stand in the model's config instead: T5 and BART keep what they were tuned to for summarising
(beams, lengths, a prefix) under `task_specific_params`. And part of it would fight a request's own limit on
new tokens, or send `generate` down a way that this project does not take.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

SEARCH = ("do_sample", "num_beams", "no_repeat_ngram_size", "length_penalty", "max_length", "min_length")
"""What a generation config that was made on purpose says at least one of."""
UNUSED: Mapping[str, Any] = {
    "max_length": None,  # a request says how long its answer may be
    "min_length": None,  # said as min_new_tokens
    "min_new_tokens": None,  # given to each call, so that it fits the limit
    "max_time": None,  # a result must not depend on how busy the machine is
    "num_return_sequences": None,
    "use_cache": True,  # checkpoints of long models are saved with False, which training needed
    "return_dict_in_generate": False,
    "output_scores": False,
    "output_logits": False,
    "output_attentions": False,
    "output_hidden_states": False,
    # Ways to decode that the library gave away, or that go round the sampler.
    "num_beam_groups": None,
    "diversity_penalty": None,
    "penalty_alpha": None,
    "constraints": None,
    "force_words_ids": None,
    "dola_layers": None,
    "prompt_lookup_num_tokens": None,
}
"""What of a model's generation config is replaced, as far as this version of the library has it."""


def summarizing(config: Any) -> Mapping[str, Any]:
    """What a model's config says of summarising in particular; empty where it says nothing."""
    tasks = getattr(config, "task_specific_params", None) or {}
    return dict(tasks.get("summarization") or {})


def take_over(model: Any) -> Any:
    """The makers' choices for summarising, as a generation config; `model` itself keeps what does no harm.

    A length that the makers ask for at least is in `min_new_tokens`.
    """
    own = model.generation_config
    # A checkpoint that was trained further may still carry the task parameters of its parent: PRIMERA has
    # BART's, 56 tokens at least. Where it has a generation config to speak of, that is what was meant.
    if all(getattr(own, name, None) is None for name in SEARCH):
        for name, value in summarizing(model.config).items():
            if hasattr(own, name):
                setattr(own, name, value)
    choice = copy.deepcopy(own)
    if choice.min_new_tokens is None and choice.min_length and model.config.is_encoder_decoder:
        # It counts the start token there, and the whole prompt for a decoder-only model.
        choice.min_new_tokens = choice.min_length - 1
    for name, value in UNUSED.items():
        if hasattr(own, name):
            setattr(own, name, value)
    return choice
