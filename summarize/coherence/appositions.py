"""An apposition that a comma opens is closed by one: "Egeland, the UN's chief of relief, said"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarize.text.quoted import mask

if TYPE_CHECKING:
    from summarize.factcheck.language import English

_SUBJECTS = ("nsubj", "nsubjpass")


def closed_appositions(text: str, english: English) -> str:
    """`text` with a comma between an apposition to its subject and its verb, where none stands."""
    (parse,) = english.parse([text])
    for token in parse:
        subject = token.head
        if token.dep_ != "appos" or subject.dep_ not in _SUBJECTS or subject.tag_ != "NNP":
            continue
        opening, last = token.left_edge, token.right_edge
        if opening.i == 0 or last.i + 1 >= len(parse):
            continue
        following = parse[last.i + 1]
        verb = following == subject.head or (
            following.dep_ in ("aux", "auxpass") and following.head == subject.head
        )
        at = last.idx + len(last.text)
        if (
            parse[opening.i - 1].text == ","
            and verb
            and not last.is_punct
            and mask(text)[at - 1] == text[at - 1]
        ):
            return f"{text[:at]},{text[at:]}"
    return text
