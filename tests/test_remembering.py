"""Texts that are asked for again are not worked on again, and what is kept has an end."""

from __future__ import annotations

from collections.abc import Iterable

from summarize.remembering import LONGEST, MOST, Remembered


class Shouting:
    """Makes capitals, and notes the batches in which it was asked to."""

    def __init__(self) -> None:
        self.batches: list[list[str]] = []

    def __call__(self, texts: list[str]) -> Iterable[str]:
        self.batches.append(texts)
        return [text.upper() for text in texts]


def test_each_text_gets_its_own_and_is_worked_on_once() -> None:
    shouting = Shouting()
    remembered = Remembered(shouting)
    assert remembered.of(["b", "a", "b"]) == ["B", "A", "B"]
    assert remembered.of(["a", "c", "b"]) == ["A", "C", "B"]
    assert remembered.of(["c"]) == ["C"]
    assert shouting.batches == [["b", "a"], ["c"]]


def test_the_oldest_texts_and_long_ones_are_forgotten() -> None:
    shouting = Shouting()
    remembered = Remembered(shouting)
    long = "x" * (LONGEST + 1)
    numbers = [str(number) for number in range(MOST + 1)]
    assert remembered.of([*numbers, long]) == [*numbers, long.upper()]
    remembered.of([numbers[-1]])
    assert len(shouting.batches) == 1
    remembered.of([numbers[0], long])
    assert shouting.batches[1:] == [[numbers[0], long]]
