"""Pairs of articles that agree, and pairs that do not: one sentence or two of each."""

from __future__ import annotations

import pytest

from summarize.factcheck.checker import RuleChecker
from summarize.types import Article, Cluster, Conflict

AGREE = [
    # rounding, ranges, units
    ("The blast in Baghdad killed 723 people.", "The blast in Baghdad killed about 700 people."),
    ("Turkey hosts 3.5 million Syrian refugees.", "Turkey hosts some 3.6 million Syrian refugees."),
    ("More than 120 people were killed in the quake.", "The quake killed 124 people."),
    ("At least 12 people died in the fire.", "Fifteen people died in the fire, police said."),
    ("Up to 40 people were injured in the crash.", "The crash injured 32 people."),
    ("Between 20 and 30 people were arrested at the rally.", "Police arrested 25 people at the rally."),
    ("Japan pledged $500 million for the victims.", "Japan promised the victims half a billion dollars."),
    ("The league ended a 12-year suspension of Syria.", "The league suspended Syria over a decade ago."),
    ("Nearly 500,000 people have been killed in the war.", "The war has killed 480,000 people."),
    ("Fifty-two people were killed in the bombings.", "The bombings claimed 52 lives."),
    ("About 190 countries sent delegates to Bali.", "More than 180 countries sent delegates to Bali."),
    # other events, places, times
    ("The quake killed 500 people in Van.", "An aftershock in Ankara killed 20 people."),
    ("The bomb killed 12 people in Kabul on Monday.", "The bomb killed 15 people in Kabul in 2009."),
    ("A suicide bomber killed 30 people in Pakistan.", "A suicide bomber killed 25 people in Iraq."),
    ("Turkey hosts 3.5 million Syrian refugees.", "Germany has taken in 1.2 million Syrian refugees."),
    ("The war has killed 3,000 people this year.", "The war kills 40 people a day."),
    # parts and others
    ("The fire killed 20 people in Lagos.", "The fire in Lagos killed 20 people, including 12 children."),
    ("The flood killed 30 people in Jakarta.", "The flood in Jakarta killed 12 others in a second town."),
    ("The fire killed 20 people in Lagos.", "The fire in Lagos wounded 35 people."),
    ("The toll in Lagos stands at 20 dead.", "The toll in Lagos could reach 60 dead."),
    ("Fifteen sailors were captured by Iran.", "Iran released the woman sailor and seven marines."),
    ("The storm left 5 soldiers dead in Texas.", "The storm left 9 people dead in Texas."),
    # written when the rules stood
    (
        "A bus plunged into a ravine in Bolivia, killing 31 passengers.",
        "At least 31 bus passengers have died in Bolivia.",
    ),
    (
        "The factory fire in Dhaka killed more than 110 workers.",
        "The fire that swept a Dhaka factory left 112 workers dead.",
    ),
    (
        "Hurricane Irma forced 6.3 million people to evacuate.",
        "Over six million people were evacuated ahead of Irma.",
    ),
    ("Some 2,500 troops will be sent to Poland in March.", "The US has 4,000 troops in Poland already."),
    ("Protesters killed two policemen in Caracas.", "Police killed five protesters in Caracas."),
    ("The airline employs 12,000 people.", "The airline will lay off 2,000 people."),
    ("Samsung posted a profit of $7.2 billion.", "Samsung paid a fine of $5 billion."),
    ("Ten people were hurt in the explosion, three of them seriously.", "The explosion hurt ten people."),
    (
        "The quake, which killed 300 people in 1999, was recalled on Sunday.",
        "Sunday's quake killed 120 people.",
    ),
    ("Inflation rose to 8 percent in March.", "Inflation fell to 6 percent in Germany."),
    ("He was sentenced to 12 years in prison.", "She was sentenced to 8 years in prison."),
    (
        "The company has 300 shops in Britain and 120 in France.",
        "The company's 120 shops in France will close.",
    ),
    ("Forty migrants were rescued off Libya.", "Twenty-five migrants were rescued off Spain."),
    ("The 15-member council met for two hours.", "The council's five permanent members met."),
    ("Boko Haram seized 276 girls in Chibok in 2014.", "Boko Haram seized 110 girls in Dapchi."),
    ("The vaccine was given to 30,000 volunteers.", "The vaccine was given to 12,000 volunteers in Brazil."),
    ("The storm cut power to 200,000 homes in Florida.", "Power was restored to 90,000 homes in Florida."),
    ("The plane was carrying 150 passengers and six crew.", "The plane had 156 people on board."),
    ("Three gunmen killed 130 people in Paris.", "Police killed three gunmen in Paris."),
    ("About 1,000 firefighters battled the blaze.", "Nearly 1,100 firefighters fought the blaze."),
    ("Police said two suspects were arrested on Monday.", "Five more suspects were arrested on Tuesday."),
    ("Ahmed, 34, and his brother Said, 29, were shot.", "Ahmed, 34, was a baker."),
    (
        "President Emmanuel Macron of France met German Chancellor Angela Merkel.",
        "French President Emmanuel Macron spoke to Merkel.",
    ),
    ("The talks lasted five hours on Friday.", "The talks lasted three hours on Saturday."),
    ("In Italy 5,000 people have died of the virus.", "In Spain 4,000 people have died of the virus."),
]
CONFLICT = [
    (
        "Turkey has given refuge to more than 3.5 million Syrian refugees.",
        "More than 4 million Syrian refugees live in Turkey.",
    ),
    ("The blast in Baghdad killed 12 people.", "Twenty people were killed by the blast in Baghdad."),
    ("The bombing in Kabul killed 31 people.", "The bombing in Kabul left 37 people dead."),
    ("The quake in Nepal injured 400 people.", "The quake in Nepal left 650 people injured."),
    ("Police arrested 120 protesters in Cairo.", "In Cairo, 180 protesters were arrested by police."),
    ("The death toll from the flood rose to 340.", "The flood has claimed 290 lives."),
    ("The war has killed nearly 500,000 people.", "More than 600,000 people have been killed in the war."),
    ("Japan pledged $500 million for the victims.", "Japan promised the victims $350 million."),
    (
        "The ferry was carrying 250 passengers when it sank.",
        "The ferry that sank was carrying 310 passengers.",
    ),
    ("Some 5,000 people were evacuated from the town.", "Around 8,000 people were evacuated from the town."),
    ("Two Romanian tourists are missing in Thailand.", "Four Romanian tourists are missing in Thailand."),
    ("The fire in Lagos destroyed 60 houses.", "The fire in Lagos destroyed 85 houses."),
    ("A court gave Smith an eight-year sentence.", "Smith received a 12-year sentence from a court."),
    ("The crash in Peru left 14 people dead.", "Peru: 19 people died in the crash."),
    ("The strike killed five soldiers in Mali.", "Eight soldiers were killed by the strike in Mali."),
    ("The eruption displaced 40,000 people in Congo.", "The eruption in Congo left 60,000 people homeless."),
    ("Rescuers say 33 miners are trapped in Chile.", "Rescuers say 29 miners are trapped in Chile."),
    ("The attack killed 52 people and injured 700.", "The attack killed 56 people and injured 700."),
    ("Iran detained 15 British sailors.", "Iran detained 17 British sailors."),
    ("The company is cutting 1,200 jobs in Spain.", "The company cut 2,000 jobs in Spain."),
    ("Militants killed 17 tourists in Tunis.", "Militants killed 20 tourists in Tunis."),
    # written when the rules stood
    (
        "A bus plunged into a ravine in Bolivia, killing 31 passengers.",
        "The bus crash in Bolivia killed 24 passengers.",
    ),
    ("The factory fire in Dhaka killed 112 workers.", "A fire in a Dhaka factory has killed 124 workers."),
    (
        "Rescuers pulled 40 survivors from the rubble in Izmir.",
        "Rescuers have pulled 27 survivors from the rubble in Izmir.",
    ),
    (
        "The blast wounded 80 people near the embassy.",
        "Near the embassy 120 people were wounded by the blast.",
    ),
    (
        "Boko Haram kidnapped 276 schoolgirls in Chibok.",
        "In Chibok 223 schoolgirls were kidnapped by Boko Haram.",
    ),
    (
        "The ferry, with 450 passengers aboard, capsized off Jindo.",
        "The ferry capsized off Jindo with 520 passengers aboard.",
    ),
    (
        "The avalanche buried 12 climbers on Everest.",
        "Sixteen climbers were buried by the avalanche on Everest.",
    ),
    ("The storm destroyed 3,000 homes in Vanuatu.", "The storm destroyed 5,000 homes in Vanuatu."),
    ("Volkswagen agreed to pay $15 billion.", "Volkswagen agreed to pay $11 billion."),
    (
        "The typhoon left 1.9 million people homeless in the Philippines.",
        "The typhoon in the Philippines left 3 million people homeless.",
    ),
    ("Seven miners are missing in Poland.", "In Poland, 11 miners are missing."),
    ("The EU pledged 300 million euros to Lebanon.", "The EU pledged 250 million euros to Lebanon."),
    ("The wreck was found on Tuesday by divers.", "Divers found the wreck on Thursday."),
    ("Ahmed Khan, 34, was shot.", "Police named the victim as 43-year-old Ahmed Khan."),
    ("Israeli Prime Minister Benjamin Netanyahu arrived.", "Israeli Prime Minister Yair Lapid arrived."),
    ("Kenya hosts 600,000 Somali refugees.", "There are 350,000 Somali refugees in Kenya."),
    ("The court jailed 20 officers for the coup.", "The court jailed 37 officers for the coup."),
    ("Magnitude 7.8 quake kills 2,400 in Nepal.", "The Nepal quake killed 3,200 people."),
]


@pytest.fixture(scope="module")
def checker() -> RuleChecker:
    return RuleChecker()


def conflicts(
    checker: RuleChecker, one: str, other: str, published: tuple[str | None, str | None] = (None, None)
) -> tuple[Conflict, ...]:
    articles = (
        Article("a", "", one, published=published[0]),
        Article("b", "", other, published=published[1]),
    )
    return checker.conflicts(checker.analyse(Cluster("c", articles)))


@pytest.mark.parametrize(("one", "other"), AGREE)
def test_articles_that_agree_are_left_alone(checker: RuleChecker, one: str, other: str) -> None:
    assert conflicts(checker, one, other) == ()


@pytest.mark.parametrize(("one", "other"), CONFLICT)
def test_articles_that_disagree_are_listed(checker: RuleChecker, one: str, other: str) -> None:
    (found,) = conflicts(checker, one, other)
    assert found.kind == "conflict"
    assert {claim.span.article_id for claim in found.claims} == {"a", "b"}
    assert len({claim.value for claim in found.claims}) == 2
