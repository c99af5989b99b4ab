"""Three words in a row that two sentences share are a repetition, unless they only name something."""

from __future__ import annotations

import pytest

from summarize.text.repeats import repeated, repeated_trigrams


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ("Rebels fired on the market square.", "Many fled the market square.", 1),
        ("He rode the Tour de France.", "She won the Tour de France.", 0),  # a name
        ("It began on July 7, 2005.", "It ended on July 7, 2005.", 0),  # a date
        ("The 15 British sailors left.", "They saw the 15 British sailors.", 1),
        (
            "Mr Faisal Mekdad said rain fell.",
            "Later Faisal Mekdad said snow fell.",
            1,
        ),  # "said" says something
        ("Syria and Turkey agreed.", "Talks began as Syria and Turkey met.", 0),
        (
            "It recalls the London Bombings.",
            "Police spoke of the London bombings.",
            1,
        ),  # a name in one of them
        ("It cost 15 million dollars.", "He lost 15 million dollars.", 1),
        ("It was one of the best.", "He is one of the worst.", 1),
        ("Rebels left.", "Rebels came.", 0),
    ],
)
def test_repeated_words_are_found(first: str, second: str, count: int) -> None:
    assert len(repeated(second, [first])) == count


def test_how_much_of_one_text_has_stood_in_it_before() -> None:
    assert repeated_trigrams("a b c d") == 0
    assert repeated_trigrams("a b c a b c") == pytest.approx(1 / 4)
    assert repeated_trigrams("a b") == 0
