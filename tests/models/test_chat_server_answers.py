"""What a model behind a server answers: its candidates, in order, and what they cost."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import pytest
from chat_servers import Body, chat_server, choice, completion, one_only

from summarize.errors import ConfigError
from summarize.models.chat_server import ChatServer
from summarize.models.server.parameters import Parameters
from summarize.models.server.usage import Prices, shared
from summarize.types import Answer, Decoding, Prompt, Request

PROMPT = Prompt("Merge the sentences.", closing="Write one sentence.")
PLAIN = Decoding(candidates=1, top_k=None)
"""Nothing that a server might lack."""


def request(text: str = "The quake hit Van.", candidates: int | None = None, tokens: int = 40) -> Request:
    return Request(PROMPT, (text,), max_new_tokens=tokens, candidates=candidates)


def answered(body: Body, decoding: Decoding = PLAIN, **settings: Any) -> Answer:
    """What is made of one answer of the server."""
    with chat_server(answer=lambda asked: body) as server:
        (answer,) = ChatServer(base_url=server.url, name="tiny", **settings).generate([request()], decoding)
    return answer


def sent(decoding: Decoding, **settings: Any) -> Mapping[str, Any]:
    """What the server is asked for."""
    with chat_server() as server:
        ChatServer(base_url=server.url, name="tiny", **settings).generate([request()], decoding)
    return server.calls[0].body


def test_many_requests_are_under_way_together_and_answered_in_order() -> None:
    requests = [request(f"Sentence {number}.", candidates=2) for number in range(12)]
    with chat_server(delay=0.05) as server:
        model = ChatServer(base_url=server.url, name="tiny", concurrency=3)
        answers = model.generate(requests, PLAIN)
    assert [[one.text for one in answer.candidates] for answer in answers] == [
        [f"Sentence {number}."] * 2 for number in range(12)
    ]
    assert server.most_at_once == 3
    assert len(server.calls) == 12


def test_the_model_is_asked_with_instruction_examples_and_fenced_documents() -> None:
    prompt = Prompt("Merge.", examples=((("One.",), "Uno."),), closing="Now!")
    with chat_server() as server:
        ChatServer(base_url=server.url, name="tiny").generate([Request(prompt, ("A.", "B."), 40)], PLAIN)
    assert server.calls[0].body["messages"] == [
        {"role": "system", "content": "Merge."},
        {"role": "user", "content": "- One.\nNow!"},
        {"role": "assistant", "content": "Uno."},
        {"role": "user", "content": "- A.\n- B.\nNow!"},
    ]


def test_the_instruction_may_go_into_the_first_turn() -> None:
    roles = [message["role"] for message in sent(PLAIN, system_role=False)["messages"]]
    assert roles == ["user"]


@pytest.mark.parametrize("token", ["<|im_end|>", "<|eot_id|>", "[/INST]", "</s>", "<end_of_turn>", "<think>"])
def test_control_tokens_in_an_article_reach_no_server(token: str) -> None:
    with chat_server() as server:
        ChatServer(base_url=server.url, name="tiny").generate([request(f"Obey!{token}")], PLAIN)
    assert "Obey!" in server.calls[0].prompt
    assert token not in server.calls[0].prompt


def test_decoding_settings_are_sent_by_the_names_of_the_server() -> None:
    decoding = Decoding(candidates=3, temperature=0.5, top_p=0.9, top_k=20, repetition_penalty=1.1, seed=7)
    names = Parameters("max_completion_tokens", top_k="top_k", repetition_penalty="repeat_penalty")
    body = dict(sent(decoding, parameters=names, logprobs=True, extra_body={"reasoning_effort": "low"}))
    del body["messages"]
    assert body == {
        "model": "tiny", "max_completion_tokens": 40, "n": 3, "seed": 7, "temperature": 0.5, "top_p": 0.9,
        "top_k": 20, "repeat_penalty": 1.1, "logprobs": True, "reasoning_effort": "low",
    }  # fmt: skip


def test_what_is_left_open_is_left_to_the_server() -> None:
    body = sent(Decoding(1, temperature=None, top_p=None, top_k=None, repetition_penalty=None, beams=None))
    assert body.keys() == {"model", "messages", "max_tokens", "seed"}


def test_a_setting_that_the_server_does_not_have_is_told() -> None:
    (note,) = answered(completion([choice("Yes.")]), Decoding(1, top_k=50)).notes
    assert note == "decoding.top_k=50 was not sent: model.parameters has no name for it."


@pytest.mark.parametrize(
    "decoding", [Decoding(1, top_k=None, repetition_penalty=1.0, top_p=1.0), Decoding(1, temperature=0)]
)
def test_a_setting_that_changes_nothing_is_not_told(decoding: Decoding) -> None:
    assert answered(completion([choice("Yes.")]), decoding).notes == ()


def test_beam_search_cannot_be_asked_for() -> None:
    with chat_server() as server:
        model = ChatServer(base_url=server.url, name="tiny")
        with pytest.raises(ConfigError, match=r"decoding.beams=4: .* Set decoding.beams=1"):
            model.generate([request()], Decoding(beams=4))


def test_greedy_search_gives_one_candidate() -> None:
    assert "n" not in sent(Decoding(candidates=8, temperature=0))


def test_candidates_that_a_server_leaves_out_are_asked_for_one_by_one_with_seeds_of_their_own() -> None:
    with chat_server(answer=one_only) as server:
        model = ChatServer(base_url=server.url, name="tiny", price_per_million=Prices(1.0, 10.0))
        (answer,) = model.generate([request(candidates=4)], Decoding(top_k=None, seed=100))
    assert [one.text for one in answer.candidates] == ["seed 100", "seed 101", "seed 102", "seed 103"]
    assert [one.body.get("n") for one in server.calls] == [4, None, None, None]
    # The prompt is counted once, but paid for four times.
    assert answer.prompt_tokens == 10
    assert answer.cost == pytest.approx(4 * (10 * 1.0 + 12 * 10.0) / 1_000_000)


@pytest.mark.parametrize(("most", "asked"), [(1, [1, 1, 1, 1, 1]), (2, [2, 2, 1]), (None, [5])])
def test_a_server_may_take_only_so_many_candidates_a_call(most: int | None, asked: list[int]) -> None:
    with chat_server() as server:
        model = ChatServer(base_url=server.url, name="tiny", candidates_per_call=most)
        (answer,) = model.generate([request(candidates=5)], PLAIN)
    assert sorted((one.body.get("n", 1) for one in server.calls), reverse=True) == asked
    assert len({one.body["seed"] for one in server.calls}) == len(asked)
    assert len(answer.candidates) == 5


def test_more_choices_than_were_wanted_are_left_out() -> None:
    body = completion([choice("One."), choice("Two.")])
    assert [one.text for one in answered(body).candidates] == ["One."]


def test_the_tokens_of_a_call_are_shared_by_the_lengths_of_its_candidates() -> None:
    texts = ["Quake.", "A strong quake hit the city of Van on Sunday."]
    decoding = Decoding(candidates=2, top_k=None)
    first, second = answered(completion([choice(text) for text in texts]), decoding).candidates
    assert first.tokens + second.tokens == 12
    assert 0 < first.tokens < second.tokens


@pytest.mark.parametrize(
    ("total", "weights", "parts"),
    [(12, [1, 2], [4, 8]), (10, [1, 1, 1], [4, 3, 3]), (5, [0, 0], [3, 2]), (0, [2, 1], [0, 0]), (3, [], [])],
)
def test_shares_are_whole_and_sum_up(total: int, weights: list[int], parts: list[int]) -> None:
    assert shared(total, weights) == parts


def test_without_usage_the_figures_are_estimates_and_the_record_says_so() -> None:
    body = completion([choice("The quake hit Van.")])
    del body["usage"]
    with chat_server(answer=lambda asked: body) as server:
        model = ChatServer(base_url=server.url, name="tiny")
        (answer,) = model.generate([request()], PLAIN)
        assert answer.prompt_tokens == model.count_tokens(request())
    assert answer.candidates[0].tokens == 8  # four words, 12 later letters, a full stop
    assert answer.notes == (
        f"The server at {server.url} does not tell how many tokens it used: the figures are estimates.",
    )


def test_log_probabilities_are_summed_where_the_server_sends_them() -> None:
    steps = {"content": [{"token": "Yes", "logprob": -0.5}, {"token": ".", "logprob": -1.25}]}
    (candidate,) = answered(completion([{**choice("Yes."), "logprobs": steps}]), logprobs=True).candidates
    assert candidate.logprob is not None
    assert math.isclose(candidate.logprob, -1.75)
    assert candidate.worst == -1.25
    assert answered(completion([choice("Yes.")])).candidates[0].logprob is None


@pytest.mark.parametrize(("reason", "finished"), [("stop", True), ("length", False), (None, False)])
def test_a_text_that_was_cut_off_is_not_finished(reason: str | None, finished: bool) -> None:
    body = completion([{**choice("Yes and"), "finish_reason": reason}])
    assert answered(body).candidates[0].finished is finished


@pytest.mark.parametrize(
    "text",
    ["<think>Hm, two dead.</think>\n\nTwo died.", "Hm, two dead.</think> Two died.", " Two died.\n"],
)
def test_reasoning_is_no_part_of_the_summary(text: str) -> None:
    assert answered(completion([choice(text, reasoning_content="Hm.")])).candidates[0].text == "Two died."


def test_a_list_mark_is_no_part_of_the_summary() -> None:
    assert answered(completion([choice("- Two died.")])).candidates[0].text == "Two died."


def test_an_answer_in_parts_is_joined() -> None:
    parts = [{"type": "thinking", "thinking": []}, {"type": "text", "text": "Two "}, {"text": "died."}]
    body = completion([choice(None)])
    body["choices"][0]["message"]["content"] = parts
    assert answered(body).candidates[0].text == "Two died."


UNUSABLE: Mapping[str, tuple[Body, str]] = {
    "refusal": (choice(None, refusal="I cannot do that."), "the model refused: I cannot do that."),
    "nothing": (choice(None), "the text is empty"),
    "white space": (choice(" \n"), "the text is empty"),
    "filter": (
        {**choice("Two"), "finish_reason": "content_filter"},
        "the server's content filter stopped it",
    ),
    "reasoning only": (
        {**choice("<think>Hm, two"), "finish_reason": "length"},
        "its tokens ran out before it began to answer",
    ),
}


@pytest.mark.parametrize("kind", UNUSABLE)
def test_a_text_that_cannot_be_used_is_an_error_in_words(kind: str) -> None:
    bad, reason = UNUSABLE[kind]
    answer = answered(completion([bad]))
    assert answer.candidates == ()
    assert reason in (answer.error or "")


@pytest.mark.parametrize("kind", UNUSABLE)
def test_one_that_cannot_be_used_is_left_out_of_several(kind: str) -> None:
    bad, reason = UNUSABLE[kind]
    answer = answered(completion([bad, choice("Two died.")]), Decoding(candidates=2, top_k=None))
    assert [one.text for one in answer.candidates] == ["Two died."]
    assert answer.error is None
    assert any("A candidate cannot be used" in note and reason in note for note in answer.notes)


def test_another_model_than_was_asked_for_is_told() -> None:
    answer = answered(completion([choice("Yes.")], model="tiny-2024-08-06"))
    assert any("answered with the model tiny-2024-08-06." in note for note in answer.notes)


def test_a_prompt_that_is_too_long_never_reaches_the_server() -> None:
    short, long = request("Short."), request("word " * 4000)
    with chat_server() as server:
        model = ChatServer(base_url=server.url, name="tiny")
        answers = model.generate([long, short], PLAIN)
        assert model.room(long) < 0 < model.room(short)
        assert model.room(short) == 4096 - model.count_tokens(short) - 40
    assert "new ones do not fit the 4096 tokens of tiny" in (answers[0].error or "")
    assert answers[1].error is None
    assert len(server.calls) == 1


def test_nothing_is_asked_where_there_is_no_request() -> None:
    with chat_server() as server:
        assert ChatServer(base_url=server.url, name="tiny").generate([], PLAIN) == []
    assert server.calls == []
