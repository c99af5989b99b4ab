"""Small tokenizers of each kind that models have, trained on a page of news."""

from __future__ import annotations

from typing import Any

NEWS = (
    "Foreign ministers of Turkey, Syria, Russia and Iran met in Moscow on Wednesday. Mevlüt Çavuşoğlu said "
    "that Turkey hosts 3.5 million Syrian refugees. The talks were the first since 2011, twelve years ago. "
    '"We will go on," he said. Officials in Paris counted 1,200 homes, seven of them empty; seventy sold. '
    "The iPhone costs $450. About half a dozen of the 19th century houses fell, 15 in all, the mayor said."
)
KINDS = ("byte-level", "metaspace", "wordpiece", "words")


def trained(kind: str) -> Any:
    """A tokenizer of a kind; each can write any letter of `NEWS`, and the byte-level one anything."""
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
    from transformers import PreTrainedTokenizerFast

    special = ["<unk>", "<s>", "</s>", "<pad>"]
    texts = [NEWS, NEWS.lower()]
    if kind == "byte-level":
        inner = Tokenizer(models.BPE())
        inner.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
        inner.decoder = decoders.ByteLevel()
        alphabet = pre_tokenizers.ByteLevel.alphabet()
        trainer = trainers.BpeTrainer(vocab_size=500, special_tokens=special, initial_alphabet=alphabet)
        inner.train_from_iterator(texts, trainer)
    elif kind == "metaspace":
        inner = Tokenizer(models.BPE(unk_token="<unk>"))
        inner.pre_tokenizer = pre_tokenizers.Sequence(
            [pre_tokenizers.Metaspace(), pre_tokenizers.Punctuation()]
        )
        inner.decoder = decoders.Metaspace()
        inner.train_from_iterator(texts, trainers.BpeTrainer(vocab_size=400, special_tokens=special))
    elif kind == "wordpiece":
        inner = Tokenizer(models.WordPiece(unk_token="<unk>"))
        inner.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
        inner.decoder = decoders.WordPiece()
        inner.train_from_iterator(texts, trainers.WordPieceTrainer(vocab_size=250, special_tokens=special))
    else:
        inner = Tokenizer(models.WordLevel(unk_token="<unk>"))
        inner.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
        inner.train_from_iterator(texts, trainers.WordLevelTrainer(special_tokens=special))
    return PreTrainedTokenizerFast(
        tokenizer_object=inner, unk_token="<unk>", bos_token="<s>", eos_token="</s>", pad_token="<pad>"
    )
