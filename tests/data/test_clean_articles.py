"""Whole articles: headline, date, blocks of other stories, repeats; and every word kept or accounted for."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path

import pytest

from summarize.data.clean import Cleaned, clean, describe
from summarize.text.normalise import normalise

REPO = Path(__file__).parents[2]
SEEDS = sorted((REPO / "seeds" / "moscow-syria-turkey-talks" / "articles").glob("*.txt"))
MULTILING = sorted((REPO / ".." / "shared" / "data" / "multiling2011" / "SourceTexts").glob("*.english"))
needs_multiling = pytest.mark.skipif(not MULTILING, reason="MultiLing 2011 is not here")


def letters(text: str) -> Counter[str]:
    return Counter("".join(text.split()))


def unaccounted(raw: str, cleaned: Cleaned) -> Counter[str]:
    """Signs of the raw text that are neither kept nor listed as dropped, and the other way round."""
    before = letters(normalise(raw))
    after = letters(cleaned.text)
    for piece in cleaned.dropped:
        after += letters(piece.text)
    return (before - after) + (after - before)


SEED_DROPS = {
    "000": [],
    "001": [("dateline", "MOSCOW:")],
    "002": [
        ("image credit", "Image Credit: Russian Foreign Ministry/Reuters"),
        ("tag line", "Tags : Syria, Turkey"),
    ],
    "003": [
        ("rule of signs", "___"),
        (
            "correspondents' credit",
            "Kareem Chehayeb in Beirut and Albert Aji in Damascus, Syria, contributed.",
        ),
    ],
    "004": [
        ("teaser of another story", "Check Also"),
        (
            "teaser of another story",
            "The Western Balkans At A Crossroads: "
            "An Old War From In New Geopolitical Compositions (Part II) – OpEd",
        ),
        (
            "teaser of another story",
            "The Western Balkans is transforming into one of the primary fronts of confrontation "
            "between global …",
        ),
    ],
}
SEED_TITLES = {
    "000": "",
    "001": "",
    "002": "Moscow hosts reconciliation talks to end strained Syria-Turkey ties",
    "003": "Turkey and Syria agree to improve ties after talks in Moscow",
    "004": "First Turkey-Syria FM meeting in Russia agrees to work on refugees, terrorism",
}


def test_the_five_seed_articles_are_there() -> None:
    assert [path.name[:3] for path in SEEDS] == list(SEED_DROPS)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_a_seed_article_loses_its_boilerplate_and_nothing_else(path: Path) -> None:
    raw = path.read_text(encoding="utf-8")
    cleaned = clean(raw)
    seed = path.name[:3]
    assert [(piece.reason, piece.text) for piece in cleaned.dropped] == SEED_DROPS[seed]
    assert cleaned.title == SEED_TITLES[seed]
    assert cleaned.text.startswith(cleaned.title)
    assert not unaccounted(raw, cleaned)


def test_sub_headings_inside_the_story_stay_as_lines_of_their_own() -> None:
    texts = [clean(path.read_text(encoding="utf-8")).text.split("\n") for path in SEEDS]
    assert "Syria’s president invited to attend Arab League summit" in texts[1]
    assert "First such meeting in Russia" in texts[4]


@needs_multiling
def test_wikinews_articles_lose_date_lines_credits_captions_and_marks_alone() -> None:
    dropped = Counter(
        piece.reason for path in MULTILING for piece in clean(path.read_text(encoding="utf-8")).dropped
    )
    assert dropped == {
        "date line": 51,  # One an article, and one more before the headline of M0000.
        "markup": 11,  # Ten list marks and "Cquote1.svg".
        "image caption": 4,
        "dateline": 2,
        "image credit": 2,
    }


@needs_multiling
def test_the_captions_of_wikinews_are_those_that_are_certain() -> None:
    captions = [
        piece.text
        for path in MULTILING
        for piece in clean(path.read_text(encoding="utf-8")).dropped
        if piece.reason == "image caption"
    ]
    assert captions == [
        "Russell Square after the bombings.",
        "Ambulances at Russell Square, London after the July 7, 2005 bombings.",
        "HMS Cornwall at Zeebrugge in 2006.",
        "An inflatable British patrol boat similar to the two seized by Iran on March 23, 2007.",
    ]


@needs_multiling
@pytest.mark.parametrize("path", MULTILING, ids=lambda path: path.stem)
def test_a_wikinews_article_has_headline_date_and_every_word_accounted_for(path: Path) -> None:
    raw = path.read_text(encoding="utf-8")
    cleaned = clean(raw)
    assert cleaned.title == normalise(raw).split("\n")[0].removeprefix("2005/01/08 ")
    assert cleaned.published is not None
    assert "\n\n" not in cleaned.text
    assert not unaccounted(raw, cleaned)


STORY = (
    "Ministers meet in Moscow for talks\n\n"
    "The foreign ministers of four countries met in Moscow on Wednesday to mend their ties.\n\n"
    "They will meet again before the end of the year, the Russian ministry said."
)


def test_a_teaser_at_the_end_goes_with_its_heading() -> None:
    cleaned = clean(
        f"{STORY}\n\nYou may also like\n\nTurkey votes on Sunday\n\nMore than 60 million can vote."
    )
    assert cleaned.text == clean(STORY).text
    assert {piece.reason for piece in cleaned.dropped} == {"teaser of another story"}


def test_a_list_of_teasers_at_the_end_goes() -> None:
    titles = "\n".join(f"Story number {number} of the day" for number in range(8))
    assert clean(f"{STORY}\n\nRelated articles\n{titles}\n\nMost read\n{titles}").text == clean(STORY).text


def test_read_more_inside_a_story_takes_the_title_below_it_and_not_the_story() -> None:
    more = "The Arab League took Syria back on Sunday after eleven years, and a summit follows in Jeddah."
    cleaned = clean(
        f"{STORY}\n\nRead more\n\nSyria is back in the Arab League\n\n{more}\n\n{more[:-1]} soon."
    )
    assert cleaned.text == f"{clean(STORY).text}\n{more}\n{more[:-1]} soon."
    assert [piece.text for piece in cleaned.dropped] == ["Read more", "Syria is back in the Arab League"]


def test_check_also_before_long_running_text_takes_no_story() -> None:
    more = (
        "The Arab League took Syria back on Sunday after eleven years, and a summit follows in Jeddah. " * 4
    )
    cleaned = clean(f"{STORY}\n\nCheck Also\n\n{more}\n\n{more}\n\nThe end of the story.")
    assert [piece.text for piece in cleaned.dropped] == ["Check Also", more.strip()]
    assert cleaned.dropped[1].reason == "repeated paragraph"
    assert cleaned.text.endswith("The end of the story.")


def test_lists_of_tags_and_sources_at_the_end_go() -> None:
    cleaned = clean(
        f"{STORY}\n\n== Sources ==\n* Jane Doe. “Talks in Moscow”. BBC News, May 10, 2023\n"
        "* TASS, May 2023\n\nTags\n\nSyria\n\nTurkey"
    )
    assert cleaned.text == clean(STORY).text


def test_a_paragraph_that_comes_twice_is_kept_once() -> None:
    second = STORY.split("\n\n")[1]
    cleaned = clean(f"{STORY}\n\n{second}")
    assert cleaned.text == clean(STORY).text
    assert [(piece.reason, piece.text) for piece in cleaned.dropped] == [("repeated paragraph", second)]


HEADLINES = [
    ("Ministers meet in Moscow for talks", True),
    ("Can four ministers end a war?", True),
    ("Erdogan, Assad and a summit in the U.S.", True),
    ("British sailors “to be tried for espionage”", True),
    ("The ministers of four countries met in Moscow.", False),
    ("World", False),
    ("What the ministers agreed on:", False),
    (" ".join(["word"] * 30), False),
]


@pytest.mark.parametrize(("line", "is_headline"), HEADLINES)
def test_the_headline_is_a_short_first_line_without_a_stop(line: str, is_headline: bool) -> None:
    cleaned = clean(f"{line}\n\n{STORY.split(chr(10) * 2)[1]}")
    assert cleaned.title == (line if is_headline else "")
    assert cleaned.text.startswith(line)


def test_one_line_alone_is_no_headline() -> None:
    assert clean("Ministers meet in Moscow for talks").title == ""


DATES = [
    ("Wednesday, May 10, 2023", "2023-05-10"),
    ("Wed 10 May 2023 14.22 BST", "2023-05-10"),
    ("10th of May, 2023", "2023-05-10"),
    ("2023-05-10", "2023-05-10"),
    ("Published: May 10, 2023 10:22 am IST", "2023-05-10"),
    ("PUBLISHED: 05:16 EST, 12 May 2013 | UPDATED: 09:00 EST, 13 May 2013", "2013-05-12"),
    ("Updated May 11, 2023 | Published May 10, 2023", "2023-05-10"),
    ("Posted on 25/12/2023", "2023-12-25"),
    ("Posted on 05/10/2023", None),  # May or October?
    ("Last updated: May 10, 2023", None),
    ("Updated 2 hours ago", None),
    ("February 30, 2023", None),
]


@pytest.mark.parametrize(("line", "published"), DATES)
def test_the_day_of_publication_is_read_where_it_is_certain(line: str, published: str | None) -> None:
    headline, *rest = STORY.split("\n\n")
    cleaned = clean("\n\n".join([headline, line, *rest]))
    assert cleaned.published == published
    assert cleaned.text == clean(STORY).text


def test_a_dateline_gives_the_day_only_with_its_year() -> None:
    lead = STORY.split("\n\n")[1]
    assert clean(f"CAIRO, 7 May 2023 – {lead}").published == "2023-05-07"
    assert clean(f"CAIRO, May 7 (Reuters) - {lead}").published is None


def test_the_dates_of_a_timeline_are_the_story() -> None:
    timeline = f"{STORY}\n\nMay 10, 2023\n\nThe four ministers meet in Moscow for the first time since 2011."
    cleaned = clean(timeline)
    assert "May 10, 2023" in cleaned.text
    assert cleaned.published is None


def test_hard_wrapped_lines_are_joined_to_paragraphs() -> None:
    wrapped = (
        "Ministers meet in Moscow for talks\n\n"
        "The foreign ministers of four countries met in Moscow on\n"
        "Wednesday to mend their ties, and agreed on a roadmap that\n"
        "their deputies are to work out.\n\n"
        "They will meet again before the end of the year, the Russian\n"
        "ministry said in a statement after the talks."
    )
    assert clean(wrapped).text.split("\n") == [
        "Ministers meet in Moscow for talks",
        "The foreign ministers of four countries met in Moscow on Wednesday to mend their ties, and agreed "
        "on a roadmap that their deputies are to work out.",
        "They will meet again before the end of the year, the Russian ministry said in a statement after "
        "the talks.",
    ]


def test_short_lines_that_are_paragraphs_are_not_joined() -> None:
    lines = [
        "Ministers meet in Moscow for talks",
        "The four ministers met on Wednesday.",
        "They agreed on a plan.",
    ]
    assert clean("\n".join(lines)).text.split("\n") == lines


def test_an_article_that_is_all_boilerplate_leaves_nothing() -> None:
    cleaned = clean("Photo: AFP\n\nAdvertisement\n\nShare this article")
    assert (cleaned.text, cleaned.title) == ("", "")
    assert len(cleaned.dropped) == 3


def test_what_was_dropped_can_be_shown() -> None:
    dropped = clean(f"{STORY}\n\nTags : Syria, Turkey\n\nPhoto: {'Jane ' * 20}Doe").dropped
    assert describe(dropped, width=40) == [
        "tag line: Tags : Syria, Turkey",
        "image credit: Photo: Jane Jane Jane Jan…",
    ]


HUGE = {
    "story": "".join(
        f"On day {day} the ministers of four countries met again in Moscow.\n\n" for day in range(30_000)
    ),
    "one line": "The ministers met in Moscow. " * 70_000,
    "signs": "== a " + "=" * 2_000_000 + "x ==",
    "open brackets": "[" * 2_000_000 + "a",
    "stars": "**a " * 500_000,
    "names": "By " + "Jane, " * 350_000,
}


@pytest.mark.parametrize("kind", HUGE)
def test_two_megabytes_are_cleaned_in_seconds(kind: str) -> None:
    started = time.perf_counter()
    clean(HUGE[kind])
    assert time.perf_counter() - started < 60  # About 2 s on a quiet machine; a quadratic rule takes hours.
