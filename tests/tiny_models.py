"""Tiny random models, saved as users keep theirs: a folder with config, safetensors and tokenizer.

The tokenizer knows whole words only, so the text of a candidate tells which tokens it was made of.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

WORDS = (
    "the a of in on to and said met talks were was first since ministers minister Turkey Syria Moscow Russia "
    "quake killed people city officials Wednesday Monday war refugees 500 2011 . , - => A B C"
).split()
"""All that the models can read and write; every other word is one unknown token."""
END = "<|im_end|>"
CONTROL_TOKENS = ("<unk>", "<s>", END, "<|im_start|>", "<pad>")
CHAT_TEMPLATE = (
    "{% for message in messages %}<|im_start|>{{ message.role }}\n{{ message.content }}<|im_end|>\n"
    "{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)


def save_llama(folder: Path, *, chat: bool, positions: int = 1024, **config: Any) -> Path:
    """A decoder-only model with rotary positions; with `chat`, its tokenizer has a chat template.

    Like many base models, the one without chat has no padding token.
    """
    transformers = import_module("transformers")
    tokenizer = _tokenizer(chat=chat)
    settings = transformers.LlamaConfig(
        **_common(tokenizer),
        hidden_size=16,
        intermediate_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        num_key_value_heads=1,
        max_position_embeddings=positions,
        initializer_range=0.6,
        **config,
    )
    return _save(folder, transformers.LlamaForCausalLM, settings, tokenizer)


def save_gpt2(folder: Path, *, positions: int = 64) -> Path:
    """A decoder-only model with learned positions: it dies with an IndexError past the last one."""
    transformers = import_module("transformers")
    tokenizer = _tokenizer(chat=False)
    settings = transformers.GPT2Config(
        **_common(tokenizer), n_embd=16, n_layer=2, n_head=2, n_positions=positions, initializer_range=0.6
    )
    return _save(folder, transformers.GPT2LMHeadModel, settings, tokenizer)


def save_bart(folder: Path, *, positions: int = 64) -> Path:
    """An encoder-decoder model with learned positions on both sides."""
    transformers = import_module("transformers")
    tokenizer = _tokenizer(chat=False, padding=True)
    settings = transformers.BartConfig(
        **_common(tokenizer),
        d_model=16,
        encoder_layers=2,
        decoder_layers=2,
        encoder_attention_heads=2,
        decoder_attention_heads=2,
        encoder_ffn_dim=32,
        decoder_ffn_dim=32,
        max_position_embeddings=positions,
        decoder_start_token_id=tokenizer.eos_token_id,
        forced_eos_token_id=None,
        init_std=0.6,
    )
    return _save(folder, transformers.BartForConditionalGeneration, settings, tokenizer)


def _tokenizer(*, chat: bool, padding: bool = False) -> Any:
    from tokenizers import Tokenizer, models, pre_tokenizers
    from transformers import PreTrainedTokenizerFast

    vocabulary = {word: number for number, word in enumerate((*CONTROL_TOKENS, *WORDS))}
    inner = Tokenizer(models.WordLevel(vocabulary, unk_token="<unk>"))
    inner.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    padded = {"pad_token": "<pad>"} if chat or padding else {}
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_object=inner, unk_token="<unk>", bos_token="<s>", eos_token=END, **padded
    )
    tokenizer.add_special_tokens({"additional_special_tokens": ["<|im_start|>"]})
    if chat:
        tokenizer.chat_template = CHAT_TEMPLATE
    return tokenizer


def _common(tokenizer: Any) -> dict[str, Any]:
    return {
        "vocab_size": len(tokenizer),
        "bos_token_id": tokenizer.bos_token_id,
        "eos_token_id": tokenizer.eos_token_id,
        "pad_token_id": tokenizer.pad_token_id,
    }


def _save(folder: Path, kind: Any, settings: Any, tokenizer: Any) -> Path:
    import torch
    from transformers.utils import logging

    logging.disable_progress_bar()
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(1)
        kind(settings).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder
