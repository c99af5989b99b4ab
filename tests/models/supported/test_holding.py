"""What may be written, token by token: names and numbers of the documents, and every other word."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
import torch
from trained_tokenizers import KINDS, NEWS, trained

from summarize.models.supported.holder import Holder, Licensing
from summarize.models.supported.holding import Holding

GIVEN = torch.zeros((1, 3), dtype=torch.long)


def mask(hold: Holding, ids: torch.Tensor, scores: torch.Tensor) -> torch.Tensor:
    """The scores (rows, vocabulary) with -inf for what may not come next."""
    best, tokens = hold.best(ids, scores, scores.shape[1])
    return torch.full_like(scores, -torch.inf).scatter(1, tokens, best)


def holder(tokenizer: Any) -> Holder:
    return Holder(SimpleNamespace(device=torch.device("cpu")), tokenizer)


@pytest.fixture(scope="module", params=KINDS)
def tokenizer(request: pytest.FixtureRequest) -> Any:
    return trained(request.param)


def stopped_at(
    tokenizer: Any,
    text: str,
    *documents: str,
    barred: tuple[str, ...] = (),
    words: tuple[str, ...] | None = None,
) -> str | None:
    """The text up to the first token that may not be written; None where all of it may, and then end."""
    hold = holder(tokenizer).hold([Licensing(documents, barred, words)], 1)
    ids, written = GIVEN, tokenizer(text, add_special_tokens=False).input_ids
    for place, token in enumerate([*written, tokenizer.eos_token_id]):
        scores = mask(hold, ids, torch.zeros((1, len(tokenizer))))
        if scores[0, token] != 0:
            return str(tokenizer.decode(written[: place + 1]))
        ids = torch.cat([ids, torch.tensor([[token]])], dim=1)
    return None


@pytest.mark.parametrize(
    "text",
    [
        NEWS,
        "The mayor of Moscow said that officials met.",
        "Turkey hosts 3.5 million refugees.",
        "It was twelve years ago, in 2011.",
        '"The mayor said so," he said.',
        "Seven houses fell.",
        "The iPhone costs $450, seventy of them sold.",
        "It was in 2011. Officials in Paris met. It fell to 15.",
    ],
)
def test_what_the_documents_say_may_be_written(tokenizer: Any, text: str) -> None:
    assert stopped_at(tokenizer, text, NEWS) is None


@pytest.mark.parametrize(
    ("text", "document"),
    [
        ("He met in Moscow.", "He met in Paris on Wednesday."),
        ("Moscow said so.", "He met in Paris on Wednesday."),
        ("Turkey hosts 3.5 refugees.", "Turkey hosts 3.5 million refugees."),
        ("Turkey hosts 3.5 million.", "Turkey hosts 3.5 refugees."),
        ("Turkey hosts 450 men.", "Turkey hosts 45 men."),
        ("Turkey hosts 45 men.", "Turkey hosts 450 men."),
        ("seven of them fell.", "They fell, he said."),
        ("fifteen of them fell.", "seventy of them fell."),
        ("They fell in twelve years.", "They fell in 19 years."),
        ("the iPhone fell.", "the phone fell."),
        ("In 2011 it fell.", "In 2001 it fell."),
    ],
)
def test_a_name_or_number_that_no_document_has_may_not(tokenizer: Any, text: str, document: str) -> None:
    # A vocabulary of whole words has no token for some of these texts, and so cannot write them at all.
    unwritable = tokenizer.unk_token_id in tokenizer(text).input_ids
    assert unwritable or stopped_at(tokenizer, text, document) is not None


def test_most_vocabularies_can_write_all_of_them() -> None:
    assert "<unk>" not in trained("byte-level").tokenize(
        "the iPhone fell in twelve years, fifteen of 450 men."
    )


@pytest.mark.parametrize("kind", ["byte-level", "metaspace"])
@pytest.mark.parametrize("mark", [",", "."])
def test_two_numbers_are_not_joined_to_a_third(kind: str, mark: str) -> None:
    document = "Turkey hosts 45 men and 450 others."
    joined = f"Turkey hosts 45{mark}450"
    assert stopped_at(trained(kind), f"{joined} men.", document) in (joined, joined[:-1], joined[:-2])
    assert stopped_at(trained(kind), f"Turkey hosts 45{mark} 450 others", document) is None


def test_a_token_of_a_comma_and_digits_joins_no_two_numbers() -> None:
    tokenizer = trained("byte-level")
    tokenizer.add_tokens([",450"])
    document = "Turkey hosts 45 men and 450 others, 12,450 in all."
    assert stopped_at(tokenizer, "Turkey hosts 45,450 men.", document) == "Turkey hosts 45,450"
    assert stopped_at(tokenizer, "Turkey hosts 12,450 men.", document) is None


def test_a_barred_mention_may_not() -> None:
    tokenizer = trained("byte-level")
    assert stopped_at(tokenizer, "Turkey met Syria.", NEWS) is None
    assert stopped_at(tokenizer, "Turkey met Syria.", NEWS, barred=("Syria",)) == "Turkey met Syria."


def test_letters_of_several_bytes_are_read_byte_by_byte() -> None:
    tokenizer = trained("byte-level")
    assert stopped_at(tokenizer, "He met Ōé.", "He met Ōé on Wednesday.") is None
    assert stopped_at(tokenizer, "He met Ōé.", "He met Ōá on Wednesday.") is not None
    cafe = "He met them in a čafě."
    assert stopped_at(tokenizer, cafe, cafe) is None
    assert stopped_at(tokenizer, cafe, cafe, words=(cafe,)) is None


@pytest.mark.parametrize(
    "text",
    [
        NEWS,
        "The mayor of Moscow says that an official met them.",
        "The official met the mayor's ministers, counting his house, and talked on.",
        "It was twelve years ago, in 2011.",
    ],
)
def test_a_closed_vocabulary_has_the_words_of_its_texts_in_any_inflection(tokenizer: Any, text: str) -> None:
    unwritable = tokenizer.unk_token_id in tokenizer(text).input_ids
    assert unwritable or stopped_at(tokenizer, text, NEWS, words=(NEWS,)) is None


@pytest.mark.parametrize(
    "text",
    [
        "The mayor of Moscow lied.",
        "It was empties.",
        "The mayo met.",
        "The officialdom met.",
        "The iron costs.",
    ],
)
def test_a_closed_vocabulary_has_no_other_word(tokenizer: Any, text: str) -> None:
    unwritable = tokenizer.unk_token_id in tokenizer(text).input_ids
    met = "The mayor of Moscow met. It costs."
    assert unwritable or stopped_at(tokenizer, text, NEWS, words=(met,)) is not None


@pytest.mark.parametrize("words", [None, ("He met in Paris.",), (NEWS,)])
def test_there_is_always_a_way_on_and_to_the_end(tokenizer: Any, words: tuple[str, ...] | None) -> None:
    """Rows that take any token that may follow: each can go on, and the beginning of a name is finished."""
    generator = torch.Generator().manual_seed(0)
    licensing = [Licensing((NEWS,), words=words), Licensing(("He met in Paris.",), words=words)]
    hold = holder(tokenizer).hold(licensing, 40)
    ids = torch.zeros((80, 1), dtype=torch.long)
    end = tokenizer.eos_token_id
    could_end = torch.zeros(80, dtype=torch.bool)
    for _ in range(60):
        open_to = mask(hold, ids, torch.zeros((80, len(tokenizer)))) == 0
        assert open_to.any(dim=1).all()
        could_end |= open_to[:, end]
        open_to[:, end] = False
        token = torch.multinomial(open_to.float(), 1, generator=generator)
        ids = torch.cat([ids, token], dim=1)
    assert could_end.all()


@pytest.mark.parametrize("closed", [False, True])
def test_each_row_is_held_to_its_own_documents(tokenizer: Any, closed: bool) -> None:
    documents = [(NEWS,), ("He met in Paris.",), ("It took 12 years, the mayor said.",)]
    licensing = [Licensing(one, words=one if closed else None) for one in documents]
    together = holder(tokenizer).hold(licensing, 2)
    alone = [holder(tokenizer).hold([one], 1) for one in licensing]
    generator = torch.Generator().manual_seed(1)
    ids = torch.zeros((6, 1), dtype=torch.long)
    for _ in range(25):
        scores = torch.randn((6, len(tokenizer)), generator=generator)
        masked = mask(together, ids, scores)
        for row in range(6):
            if row % 2 == 0:
                own = mask(alone[row // 2], ids[row : row + 1], scores[row : row + 1])
                assert torch.equal(masked[row], own[0])
        ids = torch.cat([ids, masked.argmax(dim=1, keepdim=True)], dim=1)


@pytest.mark.parametrize("words", [None, (NEWS,)])
@pytest.mark.parametrize("width", [1, 5, 50])
def test_the_best_tokens_are_those_that_masking_leaves(
    tokenizer: Any, width: int, words: tuple[str, ...] | None
) -> None:
    licensing = [Licensing((NEWS,), words=words), Licensing(("He met in Paris.",), words=words)]
    masking, choosing = (holder(tokenizer).hold(licensing, 8) for _ in range(2))
    withheld = 0
    generator = torch.Generator().manual_seed(2)
    ids = torch.zeros((16, 1), dtype=torch.long)
    for _ in range(25):
        scores = torch.randn((16, len(tokenizer)), generator=generator)
        expected = mask(masking, ids, scores).topk(width, dim=1)
        best, tokens = choosing.best(ids, scores, width)
        assert torch.equal(choosing.withheld, masking.withheld)
        withheld += int(choosing.withheld.sum())
        assert torch.equal(best, expected.values)
        finite = best > -torch.inf
        assert torch.equal(tokens[finite], expected.indices[finite])
        ids = torch.cat([ids, tokens[:, :1]], dim=1)
    assert withheld > 0


def test_a_row_that_goes_on_from_another_knows_what_that_one_has_written() -> None:
    """As beams do: what may follow depends on what a row has written, and on nothing else."""
    tokenizer = trained("byte-level")
    first = tokenizer(" met in Mos", add_special_tokens=False).input_ids
    second = tokenizer(" met in the", add_special_tokens=False).input_ids
    length = min(len(first), len(second))
    rows = torch.tensor([[0, *first[:length]], [0, *second[:length]]])
    still, moved = (holder(tokenizer).hold([Licensing((NEWS,))], 2) for _ in range(2))
    scores = torch.zeros((2, len(tokenizer)))
    turn = torch.tensor([1, 0])
    for step in range(1, length + 2):
        turned = rows[turn] if step % 2 else rows
        there = mask(moved, turned[:, :step], scores)
        assert torch.equal(mask(still, rows[:, :step], scores), there[turn] if step % 2 else there)
        moved.reorder(turn)
