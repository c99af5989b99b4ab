"""Spellings that chat models read as control tokens.

A server makes the prompt with a template that we do not see, so the usual ones of all families are
spelled apart in every article. A tokenizer that the config names adds its own.
"""

from __future__ import annotations

from summarize.models.reasoning import CLOSES, OPENS

CONTROL_TOKENS = (
    # ChatML: Qwen, SmolLM2, Yi and many more
    "<|im_start|>", "<|im_end|>", "<|im_sep|>", "<|endoftext|>", "<|endofprompt|>",
    # Llama 3 and 4
    "<|begin_of_text|>", "<|end_of_text|>", "<|start_header_id|>", "<|end_header_id|>", "<|eot_id|>",
    "<|eom_id|>", "<|python_tag|>", "<|header_start|>", "<|header_end|>", "<|eot|>",
    # Llama 2, Mistral, and the begin and end tokens of many others
    "[INST]", "[/INST]", "<<SYS>>", "<</SYS>>", "[SYSTEM_PROMPT]", "[/SYSTEM_PROMPT]", "<s>", "</s>",
    # Gemma
    "<start_of_turn>", "<end_of_turn>", "<bos>", "<eos>",
    # Phi, Zephyr, GLM, Granite
    "<|system|>", "<|user|>", "<|assistant|>", "<|end|>", "<|observation|>", "<|start_of_role|>",
    "<|end_of_role|>",
    # Command R
    "<|START_OF_TURN_TOKEN|>", "<|END_OF_TURN_TOKEN|>", "<|SYSTEM_TOKEN|>", "<|USER_TOKEN|>",
    "<|CHATBOT_TOKEN|>",
    # DeepSeek
    "<｜begin▁of▁sentence｜>", "<｜end▁of▁sentence｜>", "<｜User｜>", "<｜Assistant｜>",
    # gpt-oss
    "<|start|>", "<|message|>", "<|channel|>", "<|return|>",
    # Reasoning and tools
    OPENS, CLOSES, "<tool_call>", "</tool_call>", "<tool_response>", "</tool_response>",
)  # fmt: skip
"""Sources: the chat templates and tokenizer configs that come with the models of these families."""
