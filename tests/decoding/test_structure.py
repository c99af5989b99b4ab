"""Who does what to whom is read from candidates and sources."""

from __future__ import annotations

import pytest

from summarize.decoding.structure import Role, RoleReader, swapped


@pytest.fixture(scope="module")
def reader() -> RoleReader:
    return RoleReader()


def wrong(reader: RoleReader, candidate: str, *sources: str) -> frozenset[Role]:
    """Roles that the candidate gives to others than its sources do."""
    known = frozenset[Role]().union(*(one.roles for one in reader.read(sources, generous=True)))
    return swapped(reader.read([candidate], generous=False)[0].roles, known)


@pytest.mark.parametrize(
    ("candidate", "source"),
    [
        (
            "The London bombings have been unveiled in Hyde Park.",
            "A memorial to the victims of the London bombings has been unveiled in Hyde Park.",
        ),
        (
            "Turkey hosted its foreign minister.",
            "Russia's foreign minister hosted his counterparts from Turkey.",
        ),
    ],
)
def test_a_swapped_role_is_found(reader: RoleReader, candidate: str, source: str) -> None:
    assert wrong(reader, candidate, source)


@pytest.mark.parametrize(
    ("candidate", "source"),
    [
        ("Two photographs were released by police.", "Police released two photographs on Monday."),
        ("Police searched six houses.", "Police arrested a man and searched six houses in Leeds."),
        ("People died in the storm.", "Dozens of people died in the storm."),
        ("The minister says it rained.", "The minister announced that it rained."),
    ],
)
def test_passive_coordination_and_quantities_keep_their_roles(
    reader: RoleReader, candidate: str, source: str
) -> None:
    assert not wrong(reader, candidate, source)


@pytest.mark.parametrize(
    ("text", "has"),
    [
        ("On Londoners are commemorating the one year anniversary of the attacks.", False),
        ("Londoners are commemorating the anniversary.", True),
        ("Two photographs were released by police.", True),
        ("There was no sign of it.", True),
    ],
)
def test_a_main_verb_without_a_subject_is_told(reader: RoleReader, text: str, has: bool) -> None:
    broken = reader.read([text], generous=False)[0].broken
    assert ("a main verb without a subject" in broken) is not has


def test_copied_sentences_never_have_a_wrong_role(reader: RoleReader) -> None:
    sentence = "Sailors detained by Iran, who were freed on Friday, told reporters that they had been well."
    assert not wrong(reader, sentence, sentence)
