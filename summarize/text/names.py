"""What belongs to a name and what only stands beside it; when two spellings are one name."""

from __future__ import annotations

import re
from functools import lru_cache

from summarize.text.words import word_set

TITLES = word_set(
    """
    mr mrs ms miss dr sir dame lord lady baron baroness count prof professor rev reverend father
    sister brother pope bishop archbishop cardinal imam ayatollah sheikh sheikha rabbi
    president vice prime minister premier chancellor secretary general deputy foreign interior defense
    finance justice health education home chief head leader chairman chairwoman chair chairperson
    spokesman spokeswoman spokesperson senator congressman congresswoman representative governor mayor
    ambassador envoy commissioner director manager coach captain skipper striker midfielder defender
    goalkeeper winger colonel major lieutenant sergeant corporal private admiral marshal commander
    officer judge attorney counsel inspector detective superintendent constable king queen prince
    princess crown duke duchess emperor sultan emir shah mp mps msp msps mep pm fm ceo cfo coo lt gen
    col capt sgt gov sen rep supreme editor speaker former ex acting interim late then
    singer actor actress author writer founder owner boss analyst correspondent reporter economist
    """
)
"""Words that say what someone is. Before a name they are no part of it; alone they are no name."""

OPEN_ORGS = word_set(
    """
    general major king queen prince crown home justice health education finance private foreign defense
    interior supreme chief lord lady late vice marshal count speaker father baron duke acting president
    """
)
"""Those titles that may open the name of an organisation or place: "General Motors", "King's Cross"."""

DETERMINERS = word_set(
    """
    the a an this that these those his her its their our my your some any all both each every no
    such many more most another other one
    """
)
FUNCTION_WORDS = DETERMINERS | word_set(
    """
    of for and in on at to by with from as de del della di da do dos du des la le les el al ul bin ibn
    bint abu von van der den und et y d l s o jr sr inc ltd plc corp co llc gmbh
    """
)
"""Words inside a name that are passed over when names are compared."""

CONNECTORS = word_set("of for de del la le du des da di al el bin ibn von van der den the")
"""Lower-case words that may stand between two capitalised words of one name."""
PARTICLES = word_set("al el bin ibn de da di von van der den du del la le abu ul")
"""Lower-case words that may open a family name."""

ORG_NOUNS = word_set(
    """
    ministry department office agency council committee commission court league union party parliament
    congress senate assembly house army navy force corps guard police service university college school
    institute hospital bank fund group company corporation firm club team federation association society
    organization center centre foundation network bureau authority board administration government
    embassy church mosque airport station stadium hall park street road square bridge tower palace castle
    river lake sea ocean gulf bay mount mountain island valley desert canal strait region province county
    district state city town village republic kingdom conference summit meeting championship cup tour race
    game olympic festival award prize war battle attack bombing explosion earthquake tsunami flood storm
    hurricane typhoon crisis revolution uprising election referendum protocol treaty agreement accord
    convention act law bill resolution plan program project proposal roadmap inquiry report survey study
    day week month year season open prix masters final stage trophy
    """
)
"""Head nouns of organisations, places and events. Names with one may change their order:
"Foreign Ministry of Russia" is "Russian Foreign Ministry"."""

NO_NAMES = word_set(
    """
    i me my we us our you your he him his she her it its they them their who whom whose what which when
    where why how there here this that these those the a an and or but nor so yet if though although
    while because since as than then thus hence however moreover meanwhile also still even just only
    not no yes in on at to by with from of for into onto over under after before during until till
    between among against about above below across along around near off out up down through is are was
    were be been being am do does did have has had having will would shall should can could may might
    must let get got all any both each every few many more most much other others another some such
    several own same once twice too very again further first second third last next new old one two
    im ive id youre youve theyre weve dont didnt its thats mr mrs ms jr sr god ok okay tv
    """
)
"""Words that are no name even with a capital."""

OPENS_NAMES = word_set("new old first second third last next other great upper lower")
"""Words that are no name, but may be the first of one: "New Orleans", "Second World War"."""

_PARTICIPLE = re.compile(
    r"(ed|led|run|born|based|held|wide|era|style|like|made|owned|built|friendly|free|only|ing)$"
)
_LETTER_GROUPS = (
    ("sch", "sh"),
    ("tch", "ch"),
    ("ph", "f"),
    ("kh", "k"),
    ("gh", "g"),
    ("dh", "d"),
    ("th", "t"),
    ("dj", "j"),
    ("zh", "j"),
    ("ck", "k"),
    ("q", "k"),
    ("w", "v"),
)
_VOWELS = re.compile(r"[aeiouyj]+")
_FUZZY_LENGTH = 6
"""In shorter names every vowel must be the same: Osman is not Oman, Iran not Iraq."""
SHORTEST_SPELLED_TWICE = 4
"""Letters. Shorter names have no other spelling."""
_DOUBLED = re.compile(r"([^aeiouy])\1")


def is_capitalised(raw: str) -> bool:
    """Is there a capital at the start of the word or inside it ("iPhone", "d'Epargne")?"""
    return any(char.isupper() for char in raw)


def is_acronym(raw: str) -> bool:
    """ "UN", "U.S.", "NATO", "REDD": two to six capitals, with or without dots."""
    letters = raw.replace(".", "")
    return 2 <= len(letters) <= 6 and letters.isalpha() and letters.isupper()


def is_qualifier(key: str) -> bool:
    """Is this word, after a hyphen, no part of the name before it ("U.S.-backed", "Arab-led")?"""
    return _PARTICIPLE.search(key) is not None


@lru_cache(maxsize=1 << 16)
def skeleton(key: str) -> str:
    """The consonants of a name as transliterations keep them: "sergey" and "sergei" share one."""
    for group, letter in _LETTER_GROUPS:
        key = key.replace(group, letter)
    key = re.sub(r"(.)\1+", r"\1", key)
    return key[:1] + _VOWELS.sub("a", key[1:])


@lru_cache(maxsize=1 << 16)
def same_transliteration(one: str, two: str) -> bool:
    """Are two folded words spellings of one name from another script?

    Only long words with the same consonants, and at most one vowel apart, two in words of seven
    letters or more, in the sense of the Damerau-Levenshtein distance: "zelensky" and "zelenskyy"
    are, "mohammed" and "muhammad", but not "lavrov" and "pavlov". In shorter words, of four letters
    or more, only a consonant may be doubled: "asad" and "assad".
    """
    if one == two:
        return True
    shorter = min(len(one), len(two))
    if shorter < SHORTEST_SPELLED_TWICE or skeleton(one) != skeleton(two):
        return False
    if _DOUBLED.sub(r"\1", one) == _DOUBLED.sub(r"\1", two):
        return True
    if shorter < _FUZZY_LENGTH:
        return False
    from rapidfuzz.distance import DamerauLevenshtein

    allowed = 1 if shorter <= _FUZZY_LENGTH else 2
    return DamerauLevenshtein.distance(one, two, score_cutoff=allowed) <= allowed
