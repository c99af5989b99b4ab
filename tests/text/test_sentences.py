"""Where sentences end, with offsets into the text."""

from __future__ import annotations

import pytest

from summarize.text.sentences import sentence_spans, split_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Talks began. They failed.", ["Talks began.", "They failed."]),
        ("Mr. Lavrov met J. R. Smith.", ["Mr. Lavrov met J. R. Smith."]),
        ("The U.S. delegation left.", ["The U.S. delegation left."]),
        ("He said: “We agree.” Then he left.", ["He said: “We agree.”", "Then he left."]),
        ("It cost 3.5 million euros. Nobody paid.", ["It cost 3.5 million euros.", "Nobody paid."]),
        ("A headline without a stop\nThe news.", ["A headline without a stop", "The news."]),
        ("  \n\n Padded.  \n", ["Padded."]),
        ("", []),
        ("\n \n", []),
    ],
)
def test_sentences_of_a_text(text: str, sentences: list[str]) -> None:
    assert split_sentences(text) == sentences


def test_offsets_point_into_the_whole_text() -> None:
    text = "Title\nSyria’s “Çavuşoğlu” met  him.  Then – “yes” – they left.\n\nThe end."
    spans = sentence_spans(text)
    assert [text[start:end] for start, end in spans] == split_sentences(text)
    assert [end for _, end in spans[:-1]] <= [start for start, _ in spans[1:]]
    assert "".join(text.split()) == "".join("".join(text[start:end] for start, end in spans).split())
