"""What the fact-check says of single mentions: pairs written by hand, both ways.

Each row: the summary, the articles (one string each), the mention, the verdict. Where the mention
is not found at all the verdict is None.
"""

from __future__ import annotations

import pytest

from summarize.factcheck.checker import RuleChecker
from summarize.types import Article, Cluster

Row = tuple[str, tuple[str, ...], str, str | None]

YES, NO, OTHER = "supported", "unsupported", "contradicted"

NAMES: list[Row] = [
    # spelling
    ("Mevlut Cavusoglu spoke.", ("Then Mevlüt Çavuşoğlu spoke.",), "Mevlut Cavusoglu", YES),
    ("Mevlüt Çavuşoğlu spoke.", ("Then Mevlut Cavusoglu spoke.",), "Mevlüt Çavuşoğlu", YES),
    ("He met Lech Walesa.", ("Lech Wałęsa was there.",), "Lech Walesa", YES),
    ("He met Sergei Lavrov.", ("Sergey Lavrov was there.",), "Sergei Lavrov", YES),
    ("He met Volodymyr Zelenskyy.", ("Volodymyr Zelensky was there.",), "Volodymyr Zelenskyy", YES),
    ("He met Muhammad Ali.", ("Mohammed Ali was there.",), "Muhammad Ali", YES),
    ("He flew to Osman yesterday.", ("He flew to Oman.",), "Osman", NO),
    ("He spoke about Iraq.", ("He spoke about Iran.",), "Iraq", NO),
    ("He met Igor Pavlov.", ("He met Sergey Lavrov.",), "Igor Pavlov", NO),
    ("The envoy met Mr Evans.", ("The envoy met Mr Evan.",), "Evans", NO),
    ("The Obamas left.", ("Barack Obama left with his wife.",), "Obamas", YES),
    ("It was made in AUSTRALIA.", ("It was made in Austria.",), "AUSTRALIA", NO),
    # particles, titles, initials
    ("They met Bashar Assad.", ("They met Bashar al-Assad.",), "Bashar Assad", YES),
    ("They met Bashar al-Assad.", ("They met Bashar Assad.",), "Bashar al-Assad", YES),
    ("They said al-Assad had left.", ("They said Assad had left.",), "al-Assad", YES),
    ("They met George W. Bush.", ("They met George Bush.",), "George W. Bush", YES),
    ("They met George Bush.", ("They met George W. Bush.",), "George Bush", YES),
    ("President Bashar Assad came.", ("Assad, Bashar, the president.",), "Bashar Assad", NO),
    ("Foreign Minister Faisal Mekdad came.", ("Faisal Mekdad, the envoy, came.",), "Faisal Mekdad", YES),
    ("It was said by Foreign Minister Lavrov.", ("Lavrov said it.",), "Lavrov", YES),
    ("It was said by the Prime Minister.", ("The premier said it.",), "Prime Minister", None),
    ("Sussex's Police and Crime Commissioner spoke.", ("Sussex and its police.",), "Crime", None),
    # partial names
    ("Later Mekdad left.", ("Faisal Mekdad came.",), "Mekdad", YES),
    ("Later Faisal Mekdad left.", ("Mekdad came.", "Faisal Mekdad came."), "Faisal Mekdad", YES),
    ("Later Faisal Mekdad left.", ("Mekdad came.", "It was Faisal who came."), "Faisal Mekdad", NO),
    (
        "Russian Foreign Minister Faisal Lavrov came.",
        ("Sergey Lavrov met Faisal Mekdad.", "Faisal Mekdad met Sergey Lavrov."),
        "Faisal Lavrov",
        NO,
    ),
    ("Later Ahmed Hassan left.", ("The men left.",), "Ahmed Hassan", NO),
    ("Ahmed Hassan, a baker, said so.", ("A baker said so.",), "Ahmed Hassan", NO),
    ("Yesterday a man named Brzezny came.", ("A man came.",), "Brzezny", NO),
    ("Recep Tayyip Erdogan came.", ("Erdogan came.",), "Recep Tayyip", NO),
    ("Recep Tayyip Erdogan came.", ("Erdogan came.",), "Erdogan", YES),
    # nationality and country
    ("The Syrian side agreed.", ("Syria agreed.",), "Syrian", YES),
    ("The Syrians agreed.", ("Syria agreed.",), "Syrians", YES),
    ("They agreed with Syria.", ("The Syrian minister agreed.",), "Syria", YES),
    ("The Dutch agreed.", ("The Netherlands agreed.",), "Dutch", YES),
    ("The Swedish envoy came.", ("The envoy of Denmark came.",), "Swedish", NO),
    ("Spaniard Alberto Contador won.", ("Alberto Contador of Spain won.",), "Spaniard", YES),
    ("Spaniard Alberto Contador won.", ("Alberto Contador of Spain won.",), "Alberto Contador", YES),
    ("Turkish-Syrian ties improved.", ("Turkey and Syria improved ties.",), "Syrian", YES),
    ("They spoke of Syria-Turkey ties.", ("Ties between Turkey and Syria.",), "Turkey", YES),
    ("U.S.-backed fighters came.", ("Fighters backed by the United States came.",), "U.S.", YES),
    ("An Arab-led plan was made.", ("A plan was made by Arab states.",), "Arab", YES),
    ("They came from the U.S.A. on Monday.", ("They came from America.",), "U.S.A.", YES),
    ("The United States agreed.", ("The US agreed.",), "United States", YES),
    ("They told the US so.", ("They told us so.",), "US", NO),
    ("They left for South Korea.", ("They left North Korea.",), "South Korea", NO),
    ("They left for Mexico.", ("They left New Mexico.",), "Mexico", NO),
    ("They love Turkey.", ("They love roast turkey.",), "Turkey", NO),
    # capitals as governments
    ("Ties between Ankara and Damascus improved.", ("Turkey and Syria improved ties.",), "Damascus", YES),
    ("They met in Damascus.", ("They met to speak about Syria.",), "Damascus", NO),
    ("They had talks with Syria.", ("They had talks with Damascus.",), "Syria", YES),
    ("They had talks with Syria.", ("They had talks in Damascus.",), "Syria", NO),
    ("The Spanish side won.", ("Trains left from Madrid.",), "Spanish", NO),
    # organisations: the words together, in any order
    (
        "The Russian Foreign Ministry said so.",
        ("The Foreign Ministry of Russia said so.",),
        "Russian Foreign Ministry",
        YES,
    ),
    (
        "The Russian Foreign Ministry said so.",
        ("Russia’s foreign ministry said so.",),
        "Russian Foreign Ministry",
        YES,
    ),
    (
        "The Russian Foreign Ministry said so.",
        ("The Turkish Foreign Ministry said so. Russia was silent.",),
        "Russian Foreign Ministry",
        NO,
    ),
    (
        "The Russian Foreign Ministry said so.",
        ("Russia told the Turkish Foreign Ministry so.",),
        "Russian Foreign Ministry",
        NO,
    ),
    ("The Ministry of Defence said so.", ("The Defense Ministry said so.",), "Ministry of Defence", YES),
    ("The Arab League met.", ("The league of Arab states met.",), "Arab League", YES),
    ("The Arab League met.", ("The Premier League met. Arab states did not.",), "Arab League", NO),
    ("They flew with American Airlines.", ("They flew with U.S. airlines.",), "American Airlines", NO),
    ("The British Police came.", ("In Britain the police came.",), "British Police", YES),
    ("They left King's Cross.", ("They left King’s Cross.",), "King's Cross", YES),
    (
        "They won the Six Nations Grand Slam.",
        ("In the Six Nations they won a Grand Slam.",),
        "Six Nations Grand Slam",
        YES,
    ),
    # acronyms
    ("The UN said so.", ("The United Nations said so.",), "UN", YES),
    ("The United Nations said so.", ("The U.N. said so.",), "United Nations", YES),
    ("The EU said so.", ("The European Union said so.",), "EU", YES),
    ("The UK said so.", ("British leaders said so.",), "UK", YES),
    ("The GHA said so.", ("The Global Harbour Alliance said so.",), "GHA", YES),
    ("The GHA said so.", ("The Global Harbour Bank said so.",), "GHA", NO),
    (
        "The Global Harbour Alliance said so.",
        ("The GHA said so.", "The Global Harbour Alliance (GHA) met."),
        "Global Harbour Alliance",
        YES,
    ),
    ("The ACT said so.", ("They act on it.",), "ACT", NO),
    ("They spoke to NATO about it.", ("They spoke to the alliance.",), "NATO", NO),
    # no names
    ("Talks resumed and I think so.", ("Nothing happened.",), "Talks", None),
    ("Talks resumed and I think so.", ("Nothing happened.",), "I", None),
    ("Tributes were paid.", ("Nothing happened.",), "Tributes", None),
    ("Meanwhile they left.", ("Nothing happened.",), "Meanwhile", None),
]

NUMBERS: list[Row] = [
    ("About 3.5 million people fled.", ("Some 3,500,000 people fled.",), "3.5 million", YES),
    ("Some 3,500,000 people fled.", ("About 3.5 million people fled.",), "3,500,000", YES),
    (
        "Three and a half million people fled.",
        ("It was 3.5 million people.",),
        "Three and a half million",
        YES,
    ),
    ("Half a million people fled.", ("Nearly 500,000 people fled.",), "Half a million", YES),
    ("Nearly 500,000 people fled.", ("Half a million people fled.",), "500,000", YES),
    ("Some 3.5 million people fled.", ("Some 4 million people fled.",), "3.5 million", OTHER),
    ("The 12-year war ended.", ("The war lasted 12 years.",), "12-year", YES),
    ("It lasted twelve years.", ("The 12-year war ended.",), "twelve years", YES),
    ("It lasted 12 years.", ("There were 12 people in it.",), "12 years", NO),
    ("There were 12 people.", ("It lasted 12 years.",), "12", NO),
    ("There were 12 people.", ("There were 12 men.",), "12", YES),
    ("A dozen men came.", ("There were 12 men.",), "A dozen", YES),
    ("The 52-year-old man left.", ("The man, 52, left.",), "52-year", YES),
    ("The 52-year-old man left.", ("The man, 53, left.",), "52-year", NO),
    ("It began two decades ago.", ("It began 20 years ago.",), "two decades", YES),
    ("It began over a decade ago.", ("It began long ago.",), "a decade", None),
    ("It was one of them.", ("Nothing.",), "one", None),
    ("No one came.", ("Nothing.",), "one", None),
    ("A man came.", ("Nothing.",), "A", None),
    ("The man, 52, left.", ("The 52-year-old man left.",), "52", YES),
    ("The 75-year-old left.", ("He left at the age of 75.",), "75-year", YES),
    ("Five people died.", ("They read five articles.",), "Five", NO),
    ("Five men were found guilty.", ("The five suspects were found guilty.",), "Five", YES),
    ("The four agreed.", ("The four diplomats agreed.",), "four", YES),
    ("In four days they left.", ("They came four times.",), "four days", NO),
    ("Call 911 now.", ("Call 0911 now.",), "911", NO),
    ("The four countries agreed.", ("The 4 nations agreed.",), "four", YES),
    ("The two leaders agreed.", ("The three leaders agreed.",), "two", OTHER),
    ("It lasted one year.", ("It lasted 1 year.",), "one year", YES),
    ("They made a cut of 25-40%.", ("A cut of 25 to 40 per cent was made.",), "25-40%", YES),
    ("They made a cut of 25-40%.", ("A cut of 25 to 50 per cent was made.",), "25-40%", OTHER),
    ("It fell by 40 percent.", ("It fell by 40%.",), "40 percent", YES),
    ("It fell by 40 percent.", ("There were 40 men.",), "40 percent", NO),
    ("Half of the people left.", ("About 50 percent of people left.",), "Half", YES),
    ("Two-thirds of people left.", ("About two thirds of people left.",), "Two-thirds", YES),
    ("It cost $60.5 million.", ("It cost 60.5 million dollars.",), "$60.5 million", YES),
    ("It cost 322 million dollars.", ("It cost 322 million U.S. dollars.",), "322 million dollars", YES),
    ("It cost $60.5 million.", ("It cost 60.5 million euros.",), "$60.5 million", NO),
    ("It cost $500.", ("There were 500 men.",), "$500", NO),
    ("It cost £3.2bn.", ("It cost 3.2 billion pounds.",), "£3.2bn", YES),
    ("It cost £ 500 m.", ("It cost £500m.",), "£ 500 m", YES),
    ("The pillars are 3.5m tall.", ("The pillars are 3.5 metres tall.",), "3.5m", YES),
    ("The count is over 120.000.", ("The count is over 120,000.",), "120.000", YES),
    ("More than £2m was paid.", ("In all £2.1m was paid.",), "£2m", YES),
    ("More than £2m was paid.", ("In all £1.9m was paid.",), "£2m", OTHER),
    ("About 7,000 died.", ("The toll is 7,213.",), "7,000", YES),
    ("In all 7,000 died.", ("The toll is 7,213.",), "7,000", NO),
    ("It was their first meeting.", ("They met for the first time.",), "first", YES),
    ("It was their 21st meeting.", ("They held 21 meetings.",), "21st", NO),
    ("They won 3-2 in the end.", ("It was a 3-2 win.",), "3-2", YES),
    ("They won 3-2 in the end.", ("It was a 3-1 win, on 2 goals by one man.",), "3-2", NO),
    ("Thousands of people came.", ("Some 10,000 people came.",), "Thousands", YES),
    ("Thousands of people came.", ("Some 300 people came.",), "Thousands", NO),
    ("There were nine men.", ("They met on July 9.",), "nine", NO),
]

DATES: list[Row] = [
    ("They met on May 19.", ("The meeting of 19 May was long.",), "May 19", YES),
    ("They met on May 19.", ("The meeting of May 20 was long.",), "May 19", NO),
    ("They met on July 7, 2005.", ("On 7 July 2005 they met.",), "July 7, 2005", YES),
    ("They met on July 7, 2005.", ("On 7 July 2006 they met.",), "July 7, 2005", OTHER),
    ("They met on July 7, 2005.", ("On 7 July they met.",), "July 7, 2005", NO),
    ("They met on July 7, 2005.", ("On 7 July they met.", "All was well in 2005."), "July 7, 2005", YES),
    ("They met in December 2004.", ("They met on December 26, 2004.",), "December 2004", YES),
    ("They met last December.", ("They met in December.",), "December", YES),
    ("They met on Wednesday.", ("The meeting, held Wednesday, was long.",), "Wednesday", YES),
    ("They met on Wednesday.", ("The meeting, held Thursday, was long.",), "Wednesday", NO),
    ("They met in 2016.", ("Since 2016 they meet.",), "2016", YES),
    ("They met in 2016.", ("Since 2015 they meet.",), "2016", NO),
    ("It was common in the 1970s.", ("In the 1970s it was common.",), "1970s", YES),
    ("They met on July 7-8.", ("They met on July 7. On July 8 they left.",), "July 7-8", YES),
    ("They met at 10:30 pm.", ("The talks began at 22:30.",), "10:30 pm", YES),
    ("They met today.", ("They met on Wednesday.",), "today", NO),
    ("They met today.", ("The ministers met today.",), "today", YES),
    ("They will meet next week.", ("They meet soon.",), "next week", NO),
    ("They may march on Saturday.", ("They plan to march on Saturday.",), "may", None),
    ("They may march on Saturday.", ("They plan to march on Saturday.",), "march", None),
    ("He sat down.", ("He sat down.",), "sat", None),
    ("They met in May.", ("The May meeting, in May, was long.",), "May", YES),
]  # fmt: skip

QUOTES: list[Row] = [
    ("He spoke of a “positive mood”.", ("It was, he said, a \"positive mood\".",), "“positive mood”", YES),
    ("He spoke of a \"Positive mood.\"", ("It was a positive mood, he said.",), "\"Positive mood.\"", YES),
    ("He spoke of a \"negative mood\".", ("It was a “positive mood”.",), "\"negative mood\"", NO),
    ("They want to “normalise ties”.", ("They want to “normalize ties”.",), "“normalise ties”", YES),
    (
        "“We helped [Turkey] and Syria,” he said.",
        ("He said: “We helped our good friends and Syria.”",),
        "“We helped [Turkey] and Syria,”",
        YES,
    ),
    ("He called it 'a gift to all'.", ("It was “a gift to all”.",), "'a gift to all'", YES),
    ("It is the workers' right and the bosses' duty.", ("Nothing.",), "' right and the bosses'", None),
    ("“Ahmed Hassan did it,” he said.", ("“He did it,” he said.",), "Ahmed Hassan", NO),
    ("He said \"no more.", ("Nothing.",), "\"no more.", None),
]  # fmt: skip


@pytest.fixture(scope="module")
def checker() -> RuleChecker:
    return RuleChecker()


@pytest.mark.parametrize(
    ("summary", "articles", "mention", "verdict"),
    [*NAMES, *NUMBERS, *DATES, *QUOTES],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_a_mention_gets_the_verdict_that_a_reader_would_give(
    checker: RuleChecker, summary: str, articles: tuple[str, ...], mention: str, verdict: str | None
) -> None:
    cluster = Cluster("c", tuple(Article(f"a{n}", "", text) for n, text in enumerate(articles)))
    report = checker.check_texts([summary], checker.analyse(cluster))[0]
    verdicts = {finding.mention.text: finding.verdict for finding in report.findings}
    assert verdicts.get(mention) == verdict, report.findings
