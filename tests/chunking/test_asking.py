"""How long an answer is asked for, where the context is small."""

from __future__ import annotations

import pytest
from chunking_cases import PROMPTS, EncoderBudget, WordBudget

from summarize.chunking.asking import Asker
from summarize.chunking.lengths import tokens_for, words_in
from summarize.errors import ClusterError, ConfigError
from summarize.protocols import Budget

PROMPT = 4
"""Words of "Summarise in 140 words."."""


def asker(budget: Budget, words: int = 140, documents: int = 1) -> Asker:
    return Asker(PROMPTS, "summarize", words, budget, documents)


@pytest.mark.parametrize("words", [6, 25, 140, 250, 999])
def test_the_words_of_an_answer_and_its_tokens_belong_together(words: int) -> None:
    assert words_in(tokens_for(words)) == words


def test_a_request_says_what_is_wanted() -> None:
    request = asker(WordBudget()).longest.request(["Idai struck."])
    assert request.prompt.instruction == "Summarise in 140 words."
    assert (request.form, request.max_words, request.max_new_tokens) == ("summary", 140, tokens_for(140))


def test_with_room_enough_the_answer_is_as_long_as_wanted() -> None:
    found = asker(WordBudget())
    assert found.balanced == found.longest
    assert found.note(found.balanced) == ""


def test_an_answer_is_no_longer_than_the_model_can_write() -> None:
    found = asker(WordBudget(max_output_tokens=100))
    assert (found.longest.new_tokens, found.longest.words) == (100, 57)
    assert found.note(found.longest) == (
        "the model was asked for 57 words instead of 140: it writes at most 100 tokens."
    )


def test_a_long_answer_gives_way_until_the_articles_have_as_much_room() -> None:
    found = asker(WordBudget(max_input_tokens=300))
    assert found.balanced.new_tokens == tokens_for(140) // 2 == 116
    assert found.balanced.room(("",)) == 300 - PROMPT - 116
    assert found.note(found.balanced) == (
        "the model was asked for 67 words instead of 140: prompt and answer share its 300 positions."
    )


def test_the_shortest_answer_is_a_short_sentence() -> None:
    assert asker(WordBudget(max_input_tokens=PROMPT + 16 + 1)).balanced.new_tokens == 16


def test_where_not_even_that_fits_the_message_says_what_to_do() -> None:
    with pytest.raises(
        ClusterError, match=r"takes 4 tokens.* 16: the 20 positions.*more positions, or shorten"
    ):
        _ = asker(WordBudget(max_input_tokens=PROMPT + 16)).balanced


def test_an_answer_with_positions_of_its_own_need_not_give_way() -> None:
    found = asker(EncoderBudget(max_input_tokens=PROMPT + 10))
    assert found.balanced.new_tokens == tokens_for(140)


def test_a_summary_of_less_than_a_sentence_is_refused() -> None:
    from summarize.chunking.concat import Concat

    with pytest.raises(ConfigError, match=r"chunking\.max_words=3"):
        Concat(prompts=PROMPTS, max_words=3)
