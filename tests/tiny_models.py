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
SEPARATOR = "<doc-sep>"
"""What PRIMERA's tokenizer has after each document, and here that of LED."""
PREFIX = "summarize: "
"""What T5's config wants before the documents."""
CHAT_TEMPLATE = (
    "{% for message in messages %}<|im_start|>{{ message.role }}\n{{ message.content }}<|im_end|>\n"
    "{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)


def save_llama(
    folder: Path, *, chat: bool, positions: int = 1024, talkative: bool = False, **config: Any
) -> Path:
    """A decoder-only model with rotary positions; with `chat`, its tokenizer has a chat template.

    Like many base models, the one without chat has no padding token. One that is `talkative` writes words
    whatever it is given.
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
    return _save(folder, transformers.LlamaForCausalLM, settings, tokenizer, talkative=talkative)


def save_gpt2(folder: Path, *, positions: int = 64, talkative: bool = False) -> Path:
    """A decoder-only model with learned positions: it dies with an IndexError past the last one."""
    transformers = import_module("transformers")
    tokenizer = _tokenizer(chat=False)
    settings = transformers.GPT2Config(
        **_common(tokenizer), n_embd=16, n_layer=2, n_head=2, n_positions=positions, initializer_range=0.6
    )
    return _save(folder, transformers.GPT2LMHeadModel, settings, tokenizer, talkative=talkative)


def save_bart(folder: Path, *, positions: int = 64) -> Path:
    """An encoder-decoder model with learned positions on both sides."""
    transformers = import_module("transformers")
    tokenizer = _tokenizer(chat=False, padding=True)
    settings = transformers.BartConfig(
        **_common(tokenizer),
        **_encoder_decoder(),
        max_position_embeddings=positions,
        decoder_start_token_id=tokenizer.eos_token_id,
        forced_eos_token_id=None,
    )
    return _save(folder, transformers.BartForConditionalGeneration, settings, tokenizer, talkative=True)


def save_led(folder: Path, *, positions: int = 2048, written: int = 256, window: int = 16) -> Path:
    """An encoder-decoder model with attention in windows, as PRIMERA: its tokenizer has `<doc-sep>`.

    It reads `<s>`, the text and the end token, and has other positions to write than to read.
    """
    transformers = import_module("transformers")
    tokenizer = _tokenizer(chat=False, padding=True, frame=f"<s> $A {END}", special=(SEPARATOR,))
    settings = transformers.LEDConfig(
        **_common(tokenizer),
        **_encoder_decoder(),
        max_encoder_position_embeddings=positions,
        max_decoder_position_embeddings=written,
        attention_window=[window, window],
        decoder_start_token_id=tokenizer.eos_token_id,
    )
    return _save(folder, transformers.LEDForConditionalGeneration, settings, tokenizer, talkative=True)


def save_t5(folder: Path, *, positions: int = 512) -> Path:
    """An encoder-decoder model with relative positions, whose config says what to put before a text."""
    transformers = import_module("transformers")
    tokenizer = _tokenizer(chat=False, padding=True, frame=f"$A {END}")
    settings = transformers.T5Config(
        **_common(tokenizer),
        d_model=16,
        d_kv=8,
        d_ff=32,
        num_layers=2,
        num_heads=2,
        n_positions=positions,
        decoder_start_token_id=tokenizer.pad_token_id,
        initializer_factor=4.0,
        task_specific_params={
            "summarization": {"prefix": PREFIX, "num_beams": 3, "length_penalty": 2.0, "early_stopping": True}
        },
    )
    return _save(folder, transformers.T5ForConditionalGeneration, settings, tokenizer, talkative=True)


def save_pegasus(folder: Path, *, positions: int = 512) -> Path:
    """An encoder-decoder model with sinusoidal positions."""
    transformers = import_module("transformers")
    tokenizer = _tokenizer(chat=False, padding=True, frame=f"$A {END}")
    settings = transformers.PegasusConfig(
        **_common(tokenizer),
        **_encoder_decoder(),
        max_position_embeddings=positions,
        decoder_start_token_id=tokenizer.pad_token_id,
        forced_eos_token_id=None,
    )
    return _save(folder, transformers.PegasusForConditionalGeneration, settings, tokenizer, talkative=True)


def save_bert(folder: Path, *, positions: int = 64, labels: tuple[str, ...] = ()) -> Path:
    """An encoder; with `labels`, one that tells which of them holds of a text or of a pair."""
    transformers = import_module("transformers")
    tokenizer = _tokenizer(chat=False, padding=True, frame=f"<s> $A {END}")
    tokenizer.model_max_length = positions
    settings = transformers.BertConfig(
        **_common(tokenizer),
        hidden_size=16,
        intermediate_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        max_position_embeddings=positions,
        initializer_range=0.6,
        **({"id2label": dict(enumerate(labels))} if labels else {}),
    )
    kind = transformers.BertForSequenceClassification if labels else transformers.BertModel
    return _save(folder, kind, settings, tokenizer)


def _tokenizer(
    *, chat: bool, padding: bool = False, frame: str | None = None, special: tuple[str, ...] = ()
) -> Any:
    """`frame` says what stands around every text, such as `<s> $A`; `special` are more control tokens."""
    from tokenizers import Tokenizer, models, pre_tokenizers, processors
    from transformers import PreTrainedTokenizerFast

    vocabulary = {word: number for number, word in enumerate((*CONTROL_TOKENS, *WORDS, *special))}
    inner = Tokenizer(models.WordLevel(vocabulary, unk_token="<unk>"))
    inner.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    if frame is not None:
        inner.post_processor = processors.TemplateProcessing(
            single=frame, special_tokens=[(token, vocabulary[token]) for token in ("<s>", END)]
        )
    padded = {"pad_token": "<pad>"} if chat or padding else {}
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_object=inner, unk_token="<unk>", bos_token="<s>", eos_token=END, **padded
    )
    tokenizer.add_special_tokens({"additional_special_tokens": ["<|im_start|>", *special]})
    if chat:
        tokenizer.chat_template = CHAT_TEMPLATE
    return tokenizer


def _encoder_decoder() -> dict[str, Any]:
    return {
        "d_model": 16,
        "encoder_layers": 2,
        "decoder_layers": 2,
        "encoder_attention_heads": 2,
        "decoder_attention_heads": 2,
        "encoder_ffn_dim": 32,
        "decoder_ffn_dim": 32,
        "init_std": 0.6,
    }


def _common(tokenizer: Any) -> dict[str, Any]:
    return {
        "vocab_size": len(tokenizer),
        "bos_token_id": tokenizer.bos_token_id,
        "eos_token_id": tokenizer.eos_token_id,
        "pad_token_id": tokenizer.pad_token_id,
    }


def _save(folder: Path, kind: Any, settings: Any, tokenizer: Any, *, talkative: bool = False) -> Path:
    """With `talkative`, its generation config forbids it to write control tokens, and to end at once."""
    import torch
    from transformers.utils import logging

    logging.disable_progress_bar()
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(1)
        model = kind(settings)
    if talkative:
        end = tokenizer.eos_token_id
        model.generation_config.begin_suppress_tokens = [end]
        model.generation_config.suppress_tokens = [one for one in tokenizer.all_special_ids if one != end]
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


def save_gemma3(folder: Path, *, window: int = 8, talkative: bool = False) -> Path:
    """A decoder-only model half of whose layers see only the last `window` tokens."""
    transformers = import_module("transformers")
    tokenizer = _tokenizer(chat=False, padding=True)
    settings = transformers.Gemma3TextConfig(
        **_common(tokenizer),
        hidden_size=16,
        intermediate_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        num_key_value_heads=1,
        head_dim=8,
        layer_types=["sliding_attention", "full_attention"],
        sliding_window=window,
        max_position_embeddings=256,
        initializer_range=0.6,
    )
    return _save(folder, transformers.Gemma3ForCausalLM, settings, tokenizer, talkative=talkative)
