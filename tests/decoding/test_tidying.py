"""What chat models put around a text goes; the text stays."""

from __future__ import annotations

import pytest

from summarize.decoding.tidying import tidy

STORY = "Cyclone Idai killed twelve people in Beira. Donors met in Geneva."


@pytest.mark.parametrize(
    "answer",
    [
        STORY,
        f"Here is the summary:\n\n{STORY}",
        f"Here's a concise summary of the articles: {STORY}",
        f"Sure! Here is a summary of the five articles in 140 words:\n{STORY}",
        f"Below is the joined summary:\n{STORY}",
        f"Summary: {STORY}",
        f"**Summary:**\n{STORY}",
        f"**Summary**\n\n{STORY}",
        f"## Summary\n{STORY}",
        f"# Cyclone kills twelve\n\n{STORY}",
        f"Final summary (11 words): {STORY}",
        f'"{STORY}"',
        f"“{STORY}”",
        f"```\n{STORY}\n```",
        f"<summary 1>\n{STORY}\n</summary 1>",
        f"<article 2> {STORY}",
        f"---\n{STORY}\n---",
        STORY.replace("Idai", "**Idai**"),
    ],
)
def test_the_story_alone_is_left(answer: str) -> None:
    assert tidy(answer, "<article {number}>{text}</article><summary>") == STORY


@pytest.mark.parametrize("mark", ["- ", "* ", "• ", "1. ", "2) ", "  - "])
def test_list_marks_go(mark: str) -> None:
    assert tidy(f"{mark}Idai struck.\n{mark}Beira fell.") == "Idai struck.\nBeira fell."


@pytest.mark.parametrize(
    "answer",
    [
        "“We lost all,” said Ann. “It is over.”",
        "Here is where it ended: Beira.",
        "Sure winners are few.",
        "2019 was the year of Idai.",
        "The summary of the trial ran to 90 pages.",
        "Of course, the summary trial was over in a day: nobody spoke.",
        "- 12 °C were measured in Beira.".removeprefix("- "),
        "A * B is read A times B.",
        "11. September 2001: Das World Trade Center brennt.",
        "Summary of the day: 12 people died.",
        "The tag </article 1> is one of HTML.",
        "",
    ],
)
def test_what_may_be_the_story_stays(answer: str) -> None:
    assert tidy(answer) == answer


def test_an_answer_of_headings_only_is_better_than_none() -> None:
    assert tidy("## Cyclone kills twelve") == "Cyclone kills twelve"
