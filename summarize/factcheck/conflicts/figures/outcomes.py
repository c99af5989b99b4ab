"""What a sentence says has happened to people it counts, and what has been done with a sum of money.

"52 people were killed", "the attack claimed 52 lives" and "a death toll of 52" say one thing in many words.
The words are a closed list, written for this project; a word that stands in none has itself for a deed.
"""

from __future__ import annotations

from functools import lru_cache

from summarize.factcheck.articles.passages import word_stem
from summarize.text.words import word_key

_OUTCOMES = {
    "killed": "kill killed killing die died dying dead death deaths fatality fatalities slain slaying murder "
    "murdered massacred perish perished toll corpse corpses",
    "injured": "injure injured injury injuries wound wounded wounds hurt",
    "missing": "missing unaccounted",
    "arrested": "arrest arrested arrests detain detained detention detainees seized captured held custody",
    "displaced": "displace displaced homeless uproot uprooted flee fled fleeing",
    "evacuated": "evacuate evacuated evacuation",
    "rescued": "rescue rescued saved",
    "trapped": "trap trapped stranded",
    "infected": "infect infected infections",
    "released": "release released freed",
    "convicted": "convict convicted",
    "charged": "charge charged indicted",
}
_DEEDS = {
    "give": "give gave pledge promise donate donation contribute contribution offer commit grant provide "
    "announce",
    "raise": "raise collect gather",
    "cost": "cost damage loss price worth value",
    "pay": "pay paid spend spent buy bought",
    "fine": "fine fined penalty",
}
_LIGHT = "be is are was were been have has had do remain stay become include involve see make take there"


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, str], dict[str, str], frozenset[str]]:
    outcomes, deeds = (
        {word_stem(word_key(word)): name for name, words in table.items() for word in words.split()}
        for table in (_OUTCOMES, _DEEDS)
    )
    return outcomes, deeds, frozenset(word_stem(word_key(word)) for word in _LIGHT.split())


def outcome(stem: str) -> str:
    """What a word (its stem) says happened to people: "killed" ..., or ""."""
    return _tables()[0].get(stem, "")


def outcome_stems() -> frozenset[str]:
    """The stems of all words that say what happened to people."""
    return frozenset(_tables()[0])


def deed(stem: str) -> str:
    """One name for the words of one deed with money; the stem itself for another; "" for an empty verb."""
    _, deeds, light = _tables()
    return "" if stem in light else deeds.get(stem, stem)
