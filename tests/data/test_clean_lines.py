"""Single lines of many papers: what cleaning must take, and what it must leave."""

from __future__ import annotations

import pytest

from summarize.data.clean import clean

HEADLINE = "Ministers of four countries meet in Moscow"
LEAD = "The foreign ministers of four countries met in Moscow on Wednesday to mend their ties."
END = "They will meet again before the end of the year, the Russian ministry said in a statement."


def inside(line: str) -> str:
    return "\n\n".join([HEADLINE, LEAD, line, END])


def at_top(line: str) -> str:
    return "\n\n".join([HEADLINE, line, LEAD, END])


def at_end(line: str) -> str:
    return "\n\n".join([HEADLINE, LEAD, END, line])


ANYWHERE = [
    ("Image Credit: Russian Foreign Ministry/Reuters", "image credit"),
    ("Photo: AFP", "image credit"),
    ("Photo by Jane Doe/Anadolu Agency via Getty Images", "image credit"),
    ("(Photo by Jane Doe / AFP)", "image credit"),
    ("[Amr Nabil/AP Photo]", "image credit"),
    ("AP Photo/Hussein Malla", "image credit"),
    ("REUTERS/Umit Bektas", "image credit"),
    ("Picture: EPA", "image credit"),
    ("Photograph: Jane Doe/The Guardian", "image credit"),
    ("Video courtesy of TASS", "image credit"),
    ("Image: Francis Tyers.", "image credit"),
    ("Image source, Getty Images", "image credit"),
    ("Credit: Jane Doe", "image credit"),
    ("AFP via Getty Images", "image credit"),
    (
        "FILE PHOTO: Syrian President Bashar al-Assad attends an interview in Damascus in 2019.",
        "image caption",
    ),
    ("FILE - Turkish President Recep Tayyip Erdogan speaks in Ankara on May 2, 2023.", "image caption"),
    ("Image caption, The four ministers sat at a round table in Moscow.", "image caption"),
    ("Tags : Syria, Turkey", "tag line"),
    ("Topics: Turkey | Syria | Russia", "tag line"),
    ("Filed under: Middle East", "tag line"),
    ("#Syria #Turkey #Russia", "tag line"),
    ("Reporting by Jane Doe in Moscow; editing by John Roe", "correspondents' credit"),
    ("(Additional reporting by Jane Doe; Writing by John Roe; Editing by Max Moe)", "correspondents' credit"),
    ("Associated Press writer Jane Doe contributed to this report.", "correspondents' credit"),
    ("Jane Doe in Beirut and John Roe in Damascus contributed reporting.", "correspondents' credit"),
    ("With inputs from AFP", "correspondents' credit"),
    ("With files from Reuters and The Canadian Press", "correspondents' credit"),
    ("___", "rule of signs"),
    ("* * *", "rule of signs"),
    ("----------", "rule of signs"),
    ("Published: May 10, 2023 10:22 am IST", "date line"),
    ("Updated 2 hours ago", "date line"),
    ("Last updated on May 10, 2023, at 7:15 p.m.", "date line"),
    ("First published on Wed 10 May 2023 12.00 BST", "date line"),
    ("© 2023 The Daily Paper", "copyright line"),
    ("Copyright 2023 The Associated Press. All rights reserved.", "copyright line"),
    ("This material may not be published, broadcast, rewritten or redistributed.", "copyright line"),
    ("Sign up for our daily newsletter to get the best of our reporting.", "subscription prompt"),
    ("Subscribe to our YouTube channel", "subscription prompt"),
    ("Subscribe now", "subscription prompt"),
    ("Get the latest news in your inbox every morning.", "subscription prompt"),
    ("Download our app for free", "subscription prompt"),
    ("Share this article", "share bar"),
    ("Share on Facebook", "share bar"),
    ("Facebook Twitter WhatsApp Email", "share bar"),
    ("Follow us on Twitter and Instagram", "share bar"),
    ("Follow Jane Doe on Twitter", "share bar"),
    ("Click here to read the full statement.", "link prompt"),
    ("To watch the press conference, click here.", "link prompt"),
    ("We use cookies to improve your experience on our site.", "cookie notice"),
    ("Accept all cookies", "cookie notice"),
    ("12 comments", "social-media count"),
    ("1.2K shares · 254 views", "social-media count"),
    ("3 min read", "reading time"),
    ("ADVERTISEMENT", "advertisement"),
    ("Story continues below advertisement", "advertisement"),
    ("Leave a comment", "comment prompt"),
    ("Have your say: what do you think of the talks", "comment prompt"),
    ("Skip to main content", "page control"),
    ("Scroll down for video", "page control"),
    ("Editor's note: an earlier version misspelled a name.", "editorial note"),
    ("This article was originally published in The Conversation.", "editorial note"),
    ("(This story has not been edited by our staff and is auto-generated from a feed.)", "editorial note"),
    ("This is a developing story. Please check back for updates.", "editorial note"),
    ("Read more: Turkey votes on Sunday", "teaser of another story"),
    ("READ MORE Turkey votes on Sunday", "teaser of another story"),
    ("Also read | What the Arab League decided", "teaser of another story"),
    ("See also: Syria is back in the Arab League", "teaser of another story"),
    ("RELATED: Who is Faisal Mekdad?", "teaser of another story"),
    ("WATCH: Lavrov greets the ministers", "teaser of another story"),
    ("For more news on the talks, visit our Middle East page", "teaser of another story"),
    ("The war has killed nearly half a million... Read More", "teaser of another story"),
    ("![The ministers](https://example.org/ministers.jpg)", "markup"),
    ("[[File:Ministers.jpg|thumb|The ministers in Moscow]]", "markup"),
    ("[[Category:Syria]]", "markup"),
]


@pytest.mark.parametrize(("line", "reason"), ANYWHERE, ids=[line[:40] for line, _ in ANYWHERE])
def test_a_line_that_is_no_story_is_dropped_wherever_it_stands(line: str, reason: str) -> None:
    for article in (inside(line), at_end(line), at_top(line)):
        cleaned = clean(article)
        assert cleaned.text == f"{HEADLINE}\n{LEAD}\n{END}"
        assert {piece.reason for piece in cleaned.dropped} == {reason}
        assert line.split()[-1] in " ".join(piece.text for piece in cleaned.dropped)


EDGES = [
    ("By Jane Doe", "byline"),
    ("BY JANE DOE AND JOHN ROE", "byline"),
    ("By Jane Doe in Moscow", "byline"),
    ("By Staff Reporter", "byline"),
    ("By Reuters", "byline"),
    ("Jane Doe, staff writer", "byline"),
    ("Jane Doe, Associated Press", "byline"),
    ("Jane Doe | Staff Writer | Tuesday, 25 November 2014", "byline"),
    ("By Jane Doe | May 10, 2023", "byline"),
    ("(Reuters)", "agency credit"),
    ("— AFP", "agency credit"),
    ("With agencies", "correspondents' credit"),
    ("Jane Doe in Beirut and John Roe in Damascus, Syria, contributed.", "correspondents' credit"),
    ("Wednesday, May 10, 2023", "date line"),
    ("10 May 2023", "date line"),
    ("2023-05-10 14:30 GMT", "date line"),
    ("May 10, 2023 | 10:22 AM ET", "date line"),
    ("Source: Xinhua", "source line"),
    ("Sources: BBC News, CNN", "source line"),
    ("To contact the reporter on this story: Jane Doe in Moscow at jdoe@example.org", "contact line"),
]


@pytest.mark.parametrize(("line", "reason"), EDGES, ids=[line[:40] for line, _ in EDGES])
def test_a_line_that_is_no_story_at_the_edges_is_dropped_there(line: str, reason: str) -> None:
    for article in (at_top(line), at_end(line)):
        cleaned = clean(article)
        assert cleaned.text == f"{HEADLINE}\n{LEAD}\n{END}"
        assert [piece.reason for piece in cleaned.dropped] == [reason]


STORY = [
    "The image of the four ministers at one table went around the world within the hour.",
    "Photo after photo showed the ministers smiling, although little had been agreed.",
    "Photo opportunities aside, the ministers had little to show for the day.",
    "Video from the scene showed smoke over the old town of Aleppo.",
    "Video: two men were seen leaving the embassy before the blast, the police said.",
    "Picture this: four ministers, one table and not a single handshake.",
    "Credit: the bank said on Monday that it would lend less to small firms.",
    "Pictures by satellite show that the road to the border was rebuilt.",
    "Image copyright law changes in Europe will take effect in June.",
    "The price tags in the shops of Damascus change by the hour.",
    "Tags on the wall of the school started the war, many Syrians say.",
    "Topics of the talks were refugees, terrorism and the withdrawal of troops.",
    "By Wednesday evening the ministers had agreed on a roadmap.",
    "By the time the talks ended, nothing was agreed",
    "By land, sea and air, the aid reached the north within a week.",
    "Both Russia and Iran contributed.",
    "He said that all four countries contributed to this report of the United Nations.",
    "Turkish forces in northern Syria contributed to the relief of the city.",
    "Reporting by The New York Times revealed that the ministry had known for years.",
    "Written by hand, the letter of the president reached Ankara a week later.",
    "With reporting restrictions in place, few details of the trial came out.",
    "Share prices in Istanbul fell by three percent after the vote.",
    "Share this burden fairly, the minister told his European colleagues on Friday.",
    "Follow the money, he said, and you will find who gains from the war.",
    "Subscribe to that view or not, the war has changed the region.",
    "Sign up to the deal or face sanctions, Washington told the two firms.",
    "Join the alliance first, the minister said, and talk about terms later.",
    "Related questions were put off until the next meeting.",
    "Read the statement carefully and you will find no word about troops, he said.",
    "See also how little has changed in the north, the report says.",
    "Watch the border, an officer told his men as the convoy came closer.",
    "Source after source confirmed that the talks would take place.",
    "Sources in Damascus said that the withdrawal of troops came first.",
    "Mekdad: we insist on the withdrawal of all foreign troops from our soil.",
    "Lavrov: Moscow will help",
    "Correction facilities in the north hold thousands of prisoners without trial.",
    "Copyright lawyers expect the case to reach the highest court next year.",
    "Advertisement spending fell by a tenth in the first quarter, the firm said.",
    "This article of the constitution was originally written in 1973, the court said.",
    "This story of two families began on a boat to Lesbos.",
    "Cookies and tea were served while the ministers waited for their guest.",
    "Updated figures put the number of the dead at 51,000.",
    "Published in 2019, the book was banned in three countries.",
    "Comments by the minister angered Ankara.",
    "Wednesday, May 10, 2023, was the day on which the four ministers met.",
    "May 19 is the day of the summit in Jeddah.",
    "More than 4 million Syrian refugees remain in Turkey.",
    "Reactions from the region",
    "The four alleged suicide bombers",
    "First such meeting in Russia",
    "HMS Cornwall returned to Zeebrugge in 2006.",
    "NATO - the alliance that Turkey joined in 1952 - was not invited to the talks.",
    "ISIS: the group that once held a third of Syria has not gone away.",
    "Assad, Syria – the two words were one for fifty years, wrote the paper.",
    "He tweeted “f**k the war” and was arrested the next day.",
    "The statement [in Arabic] was read out by a spokesman (a former general).",
    "The vote was close (51 to 49).",
    "The ministry thanked its partners (Russia and Iran).",
    "Jane Doe, a staff writer at the paper, was held for two days",
    "— We will not leave, he said, until the last soldier has gone.",
    "“Click here,” the message said, and 3,000 people did.",
    "12 people were hurt.",
    "Share this with Europe, the minister said, or it will come back to us.",
    "Become a member of the alliance or stay alone, he told the government.",
    "By Land and Sea",
    "Get out of the city now, the Telegram channel of the army warned.",
    "Like him, Mekdad wrote on Twitter that the talks had gone well.",
    "Like Erdogan on Twitter, the minister spoke of a new page.",
    "To steal the money, the gang told its victims to click on the link in an e-mail.",
    "We baked cookies for the soldiers, the old woman said.",
    "Sponsored by Russia and Iran, the talks failed.",
    "Have your say, the mayor told the people of the old town.",
    "First published in 1949, the novel was never out of print.",
    "JavaScript is the language that most of the web is written in.",
    "Cappadocia can be reached by plane from Istanbul.",
    "Read the full report and you will see that nobody was to blame, he said.",
    "For the whole story of the war, historians will have to wait.",
    "HAMAS: The movement said on Friday that it would not take part.",
    "3 minutes later the second quake struck the city.",
]


@pytest.mark.parametrize("line", STORY, ids=[line[:40] for line in STORY])
def test_a_line_of_the_story_stays(line: str) -> None:
    assert clean(inside(line)).text == f"{HEADLINE}\n{LEAD}\n{line}\n{END}"
    assert clean(at_top(line)).text == f"{HEADLINE}\n{line}\n{LEAD}\n{END}"
    assert clean(at_end(line)).text == f"{HEADLINE}\n{LEAD}\n{END}\n{line}"


DATELINES = [
    "MOSCOW: ",
    "MOSCOW — ",
    "MOSCOW (AP) — ",
    "MOSCOW (AP) _ ",
    "MOSCOW, May 10 (Reuters) - ",
    "MOSCOW, 10 May 2023 – ",
    "MOSCOW/ANKARA (Reuters) - ",
    "MOSCOW, Russia (AFP) - ",
    "NEW DELHI: ",
    "ANKARA, Turkey — ",
    "İSTANBUL – ",
    "VATICAN CITY—",
    "(CNN) — ",
    "(Reuters) - ",
    "Moscow (dpa) - ",
    "Moscow, Russia – ",
    "Moscow, May 10 – ",
    "Istanbul CNN — ",
    "Meadow Lake, Saskatchewan – ",
]


@pytest.mark.parametrize("dateline", DATELINES)
def test_a_dateline_goes_and_its_sentence_stays(dateline: str) -> None:
    cleaned = clean(f"{HEADLINE}\n\n{dateline}{LEAD}\n\n{END}")
    assert cleaned.text == f"{HEADLINE}\n{LEAD}\n{END}"
    assert [(piece.text, piece.reason) for piece in cleaned.dropped] == [(dateline.strip(), "dateline")]


def test_a_place_and_a_dash_are_a_dateline_only_before_a_new_sentence() -> None:
    dateline = clean(
        f"{HEADLINE}\n\nLondon – The ministers met at the embassy on Wednesday morning.\n\n{END}"
    )
    assert "London" not in dateline.text
    name = clean(f"{HEADLINE}\n\nLondon – Paris talks on fishing broke down on Wednesday morning.\n\n{END}")
    assert "London – Paris talks" in name.text


def test_the_speakers_of_an_interview_are_no_datelines() -> None:
    interview = (
        "MEKDAD: We insist on the withdrawal of all foreign troops.\n"
        "LAVROV: We will help all sides to find a roadmap they can live with."
    )
    assert clean(interview).text == interview


TRAILING = [
    (" (Photo: Reuters)", "image credit"),
    (" [Image: Handout/Reuters]", "image credit"),
    (" | Photo Credit: AP", "image credit"),
    (" Photo: Jane Doe/AFP", "image credit"),
    (" (AP Photo/Hussein Malla)", "image credit"),
    (" (AFP)", "agency credit"),
    (" (Reporting by Jane Doe; Editing by John Roe)", "correspondents' credit"),
]


@pytest.mark.parametrize(("credit", "reason"), TRAILING)
def test_a_credit_at_the_end_of_a_sentence_goes_and_the_sentence_stays(credit: str, reason: str) -> None:
    cleaned = clean(f"{HEADLINE}\n\n{LEAD}\n\n{END}{credit}")
    assert cleaned.text == f"{HEADLINE}\n{LEAD}\n{END}"
    assert [piece.reason for piece in cleaned.dropped] == [reason]


def test_a_caption_that_is_no_sentence_goes_with_its_credit() -> None:
    cleaned = clean(inside("Foreign ministers at the table in Moscow [Russian Foreign Ministry/Reuters]"))
    assert cleaned.text == f"{HEADLINE}\n{LEAD}\n{END}"
    assert [piece.reason for piece in cleaned.dropped] == ["image credit", "image caption"]


def test_marks_of_markdown_and_wiki_text_go_and_their_words_stay() -> None:
    raw = (
        "# Ministers of four countries meet in Moscow\n\n"
        "The **foreign ministers** met, [SANA](https://sana.sy/en) reported, on Wednesday in Moscow.\n\n"
        "== Reactions == \n\n* Ankara welcomed the talks\n* Damascus did not say a word\n"
    )
    assert clean(raw).text == (
        "Ministers of four countries meet in Moscow\n"
        "The foreign ministers met, SANA reported, on Wednesday in Moscow.\n"
        "Reactions\nAnkara welcomed the talks\nDamascus did not say a word"
    )
