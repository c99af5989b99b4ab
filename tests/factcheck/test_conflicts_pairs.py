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
    ("Obama met Putin in Moscow on Monday.", "Obama met Putin in Paris on Tuesday."),
    ("Police arrested a man in Italy on Monday.", "Police arrested a man in Spain on Monday."),
    ("The parliament approved the budget on Tuesday.", "The senate approved the budget on Wednesday."),
    ("The shares fell 3 percent on Monday.", "The shares fell 5 percent on Tuesday."),
    ("Arsenal scored 12 goals in September.", "Arsenal scored 15 goals in October."),
    ("UK Prime Minister Boris Johnson resigned.", "Incoming UK Prime Minister Liz Truss will speak."),
    (
        "A car bomb killed 12 people in Baghdad. A second bomb killed eight people in Mosul.",
        "A bomb killed eight people in Mosul.",
    ),
    ("The first quake killed 200 people.", "The second quake killed 90 people."),
    ("The group runs 40 schools and 12 hospitals.", "The group runs 12 hospitals and 40 schools."),
    ("Russia said it destroyed 12 drones.", "Ukraine said it destroyed 20 drones."),
    ("The flood killed 30 people in China's Henan province.", "The flood killed 12 people in India."),
    (
        "More than 50 people were killed in clashes on Friday.",
        "At least 70 people were killed in clashes on Saturday.",
    ),
    ("Officials raised the death toll from 20 to 35.", "Officials said 35 people had died."),
    ("He spent 27 years in prison.", "He was 27 years old when he was sent to prison."),
    (
        "The country has recorded 3,000 deaths and 40,000 infections.",
        "The country recorded 120 deaths on Sunday.",
    ),
    ("The ship carried 300 migrants.", "The second ship carried 450 migrants."),
    ("The law passed by 52 votes to 48.", "Lawmakers cast 100 votes."),
    (
        "The hurricane killed 12 people in Haiti.",
        "The hurricane killed 12 people in Haiti and 5 people in Cuba.",
    ),
    ("The 5-year deal is worth $10 million a year.", "The deal is worth $50 million."),
    (
        "Six soldiers and 14 rebels died in the clash.",
        "Fourteen rebels and six soldiers were killed in the clash.",
    ),
    ("The crash killed the pilot and four passengers.", "Five people died in the crash."),
    ("About 30,000 people marched, organisers said.", "Police put the crowd at 12,000."),
    ("Officials evacuated 500 residents.", "Officials evacuated 2,000 residents from a nearby town."),
    ("The team won 3 matches.", "The team won 5 matches last season."),
    (
        "Nine people were killed, the ministry said. The dead include four children.",
        "Four children were killed.",
    ),
    (
        "The blaze in Valencia left 10 dead, firefighters said Friday.",
        "Ten people died when flames tore through a Valencia tower block.",
    ),
    ("Tesla delivered 405,000 cars in the quarter.", "Tesla delivered 1.3 million cars in 2022."),
    ("Ukraine has received 50 tanks from Poland.", "Ukraine asked Germany for 300 tanks."),
    ("The minister said 200 schools were closed.", "In the capital, 80 schools were closed."),
    ("Some 40 percent of voters back the president.", "Some 35 percent of women back the president."),
    ("The bank raised rates by 0.5 percent.", "The bank raised rates to 2 percent."),
    ("Two of the four hostages were freed.", "Four hostages were freed later."),
    ("The convoy of 30 trucks entered Gaza.", "Another convoy of 20 trucks entered Gaza."),
    ("The strike killed 12 civilians, the rebels said.", "The strike killed 40 fighters, the army said."),
    ("Nigeria's president Bola Tinubu spoke.", "Former Nigerian president Muhammadu Buhari spoke."),
    ("Maria Lopez, 45, lost her home.", "Jose Lopez, 52, lost his shop."),
    ("Voters go to the polls on Sunday.", "Voters went to the polls on May 14."),
    ("The 9-year-old girl was rescued after 100 hours.", "A 6-year-old boy was rescued after 130 hours."),
    ("Spain beat England 2-1.", "Spain beat France 2-0."),
    (
        "Some 600 firefighters and 20 aircraft battled the fire.",
        "The fire was fought by 25 aircraft in the morning.",
    ),
    ("At least 1,400 homes burned in Paradise.", "Fires burned 6,700 structures in California."),
    ("The virus has infected 1,200 people in Wuhan.", "The virus has infected 2,700 people in China."),
    ("The report lists 45 countries.", "The report covers 60 countries in Africa."),
    ("Apple sold 50 million phones.", "Samsung sold 80 million phones."),
    ("The judge fined him $5,000.", "The judge fined the company $50,000."),
    ("Rebels captured three villages on Saturday.", "Rebels captured five villages on Sunday."),
    (
        "Since 2015, 12 journalists have been killed there.",
        "Thirty journalists have been killed there since 2000.",
    ),
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
    ("Rebels captured three villages near Goma.", "Five villages near Goma were captured by rebels."),
    ("The ship was carrying 3,000 cars when it caught fire.", "The ship, carrying 3,800 cars, caught fire."),
    (
        "The strike on the hospital killed 471 people, the health ministry said.",
        "The strike on the hospital killed 250 people, the UN said.",
    ),
    ("Twitter laid off 3,700 employees.", "Twitter has laid off 5,000 employees."),
    ("Seventeen people were injured in the derailment in Ohio.", "The derailment in Ohio injured 25 people."),
    (
        "At the rally in Minsk police detained 600 protesters.",
        "Police detained more than 1,000 protesters at the rally in Minsk.",
    ),
    (
        "Poland has taken in 1.5 million Ukrainian refugees.",
        "Poland shelters 2.2 million Ukrainian refugees.",
    ),
    (
        "The landslide buried 670 people in Enga province.",
        "More than 2,000 people were buried by the landslide in Enga province.",
    ),
    ("The submarine has five people on board.", "Four people are on board the submarine."),
    ("The bridge collapsed on Tuesday.", "The bridge collapsed on Wednesday."),
    (
        "Hungarian Prime Minister Viktor Orban vetoed the aid.",
        "Slovak Prime Minister Viktor Orban vetoed the aid.",
    ),
    ("A 14-year-old boy was shot. Jamal Reed, 14, was a pupil.", "Jamal Reed, 16, was shot."),
    (
        "The plane with 62 people on board crashed near Sao Paulo.",
        "The plane that crashed near Sao Paulo had 58 people on board.",
    ),
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
