"""What is read of a sentence's parse: who stands in which slot, what is denied, which values may be one."""

from __future__ import annotations

import datetime

import pytest

from summarize.factcheck.language import English, load_english
from summarize.factcheck.structure.reading import Reading, read_sentence
from summarize.factcheck.structure.values import Known, Value, differ, read_values, same


@pytest.fixture(scope="module")
def english() -> English:
    return load_english()


def read(english: English, text: str) -> Reading:
    (doc,) = english.read([text])
    return read_sentence(doc, english.base_verb, Known())


@pytest.mark.parametrize(
    ("sentence", "head", "slot", "filler"),
    [
        ("Turkey invited Syria.", "invit", "agent", "turkey"),
        ("Turkey invited Syria.", "invit", "patient", "syria"),
        ("Syria was invited by Turkey.", "invit", "agent", "turkey"),
        ("Syria was invited by Turkey.", "invit", "patient", "syria"),
        ("Turkey, which backs the rebels, left.", "back", "agent", "turkey"),
        ("The war, which has killed many people, goes on.", "kill", "agent", "war"),
        ("Groups supported by Turkey left.", "support", "patient", "group"),
        ("Turkey and Iran backed the rebels.", "back", "agent", "iran"),
        ("Turkey has been a supporter of the rebels.", "support", "agent", "turkey"),
        ("Turkey met Syria in Moscow.", "meet", "agent", "syria"),
        ("Turkey met Syria in Moscow.", "meet", "in", "moscow"),
        ("Relations between Iran and Iraq improved.", "relat", "between", "iraq"),
        ("Turkey gave refuge to Syrian refugees.", "refuge", "of", "syria"),
    ],
)
def test_who_stands_where(english: English, sentence: str, head: str, slot: str, filler: str) -> None:
    roles = read(english, sentence).roles
    assert filler in {one.filler.stem for one in roles if (one.head, one.slot) == (head, slot)}


def test_a_headline_leaves_open_who_invited_whom(english: English) -> None:
    (agent,) = [
        one for one in read(english, "President invited to attend summit").roles if one.head == "invit"
    ]
    assert not agent.sure


@pytest.mark.parametrize(
    ("sentence", "denied"),
    [
        ("Russia intervened in Syria.", False),
        ("Russia did not intervene in Syria.", True),
        ("Russia never intervened in Syria.", True),
        ("Nobody intervened in Syria.", True),
        ("Russia may intervene in Syria.", None),
        ("Russia refused to intervene in Syria.", True),
        ("Russia did not refuse to intervene in Syria.", None),
        ("Russia will not intervene in Syria.", True),
        ("Russia will intervene in Syria if rebels attack.", None),
        ("Russia intervened in Syria without warning.", False),
        ("Lavrov said Russia intervened in Syria.", False),
    ],
)
def test_what_is_denied(english: English, sentence: str, denied: bool | None) -> None:
    reading = read(english, sentence)
    found = [
        denies for start, denies in reading.denied.items() if reading.by_head[start][0].head == "interven"
    ]
    assert found == [denied]


def values(text: str, published: str = "2023-05-10") -> list[Value]:
    return list(read_values(text, [], Known(published=datetime.date.fromisoformat(published))))


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("Turkey", "the Turks", "same"),
        ("talks with Ankara", "Turkey", "same"),
        ("Turkey", "Syria", "differ"),
        ("in 2015", "in September 2015", "same"),
        ("in 2015", "in 2016", "differ"),
        ("on May 10", "on Wednesday", "same"),
        ("on May 10", "on Thursday", "differ"),
        ("in 2015", "on Thursday", "neither"),
        ("500,000 people", "nearly 500,000 people", "same"),
        ("500 people", "600 people", "differ"),
        ("500 people", "600 cars", "neither"),
        ("500 people", "5 percent", "neither"),
        ("tens of thousands of people", "hundreds of thousands of people", "differ"),
        ("hundreds of thousands of people", "300,000 people", "same"),
    ],
)
def test_which_values_may_be_one(one: str, other: str, verdict: str) -> None:
    (first,), (second,) = values(one), values(other)
    assert (same(first, second), differ(first, second)) == (verdict == "same", verdict == "differ")
    assert (same(second, first), differ(second, first)) == (verdict == "same", verdict == "differ")
