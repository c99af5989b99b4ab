"""The past tense for the perfect and for the present of reporting: "has said" and "says" are "said".

A summary looks back on a story that is over, where its articles told what had just come about.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarize.rewriting.edits import Edit, cut, put
from summarize.text.words import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PAST = dict(
    pair.split(":")
    for pair in (
        "arisen:arose beaten:beat become:became begun:began bitten:bit blown:blew broken:broke"
        " brought:brought built:built bought:bought caught:caught chosen:chose come:came cut:cut done:did"
        " drawn:drew driven:drove eaten:ate fallen:fell felt:felt fought:fought found:found flown:flew"
        " forbidden:forbade forgotten:forgot frozen:froze given:gave gone:went grown:grew had:had"
        " heard:heard held:held hidden:hid hit:hit hurt:hurt kept:kept known:knew laid:laid led:led"
        " left:left lent:lent let:let lost:lost made:made meant:meant met:met overcome:overcame"
        " overthrown:overthrew paid:paid put:put read:read ridden:rode risen:rose run:ran said:said"
        " seen:saw sent:sent set:set shaken:shook shot:shot shown:showed shut:shut sold:sold sought:sought"
        " spent:spent split:split spoken:spoke spread:spread stolen:stole struck:struck stood:stood"
        " sunk:sank sworn:swore swept:swept swum:swam taken:took taught:taught told:told thought:thought"
        " thrown:threw understood:understood undertaken:undertook withdrawn:withdrew won:won"
        " withheld:withheld worn:wore written:wrote"
    ).split()
)
"""Past participles that do not end in "-ed", each with its past tense."""
_STILL = word_set(
    "already always ever frequently just lately long never now often once recently repeatedly since so still"
    " twice until till yet"
)
"""What makes a perfect tell of now, or of more than once."""
_HAS = frozenset(("has", "have"))
_SAYS = {
    **{f"{verb}s": f"{verb}ed" for verb in "add claim confirm explain insist report warn".split()},
    "argues": "argued",
    "say": "said",
    "says": "said",
    "tells": "told",
    "notes": "noted",
    "states": "stated",
}


def past_tenses(doc: Doc) -> Iterator[Edit]:
    """Each verb that can be put into the past tense."""
    for token in doc:
        if token.lower_ in _HAS and token.dep_ == "aux":
            others = [child for one in token.head.conjuncts for child in one.children if child.lower_ in _HAS]
            # Coordinated verbs change together or not at all.
            edit = _perfect(token)
            if edit is not None and all(_perfect(one) for one in others):
                yield edit
        elif (
            token.lower_ in _SAYS
            and token.tag_ in ("VBZ", "VBP")
            and token.dep_ == "ROOT"
            and any(child.dep_ == "nsubj" for child in token.children)
            and not any(child.dep_ in ("aux", "neg") for child in token.children)
        ):
            yield (put(token, _SAYS[token.lower_]),)


def _perfect(has: Token) -> Edit | None:
    """What makes a past of a perfect; None where it cannot be one."""
    verb = has.head
    if has.tag_ not in ("VBZ", "VBP") or verb.tag_ != "VBN" or tells_of_now(verb):
        return None
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass", "neg")]
    if helpers == [has] and verb.lower_ != "been":
        past = _past(verb)
        # What shares the "has" has to be a past already: "has arrived and been arrested" is not.
        sharing = [one for one in verb.conjuncts if not any(child.lower_ in _HAS for child in one.children)]
        # Only adverbs may stand between: "has also announced".
        between = all(one.dep_ == "advmod" and one.head == verb for one in verb.doc[has.i + 1 : verb.i])
        if past and between and all(_is_past(one) for one in sharing):
            return cut(has, has), put(verb, past)
    elif [one.lower_ for one in helpers[1:]] == ["been"] and helpers[1].i == has.i + 1:
        return cut(has, has), put(helpers[1], "was" if has.lower_ == "has" else "were")
    return None


def _is_past(verb: Token) -> bool:
    """Whether a verb without a helper of its own is, or could be, in the past tense."""
    helped = any(child.dep_ in ("aux", "auxpass") for child in verb.children)
    return verb.tag_ == "VBD" or (verb.tag_ == "VBN" and not helped and _past(verb) == verb.lower_)


def tells_of_now(verb: Token) -> bool:
    """Whether its own words make the perfect say what a past tense would not: "since 2003", "for years"."""
    for token in verb.subtree:
        nearest = next((one for one in token.ancestors if one.pos_ in ("VERB", "AUX")), verb)
        if nearest == verb and (token.lower_ in _STILL or (token.lower_ == "for" and _of_time(token))):
            return True
    # "who have been held since" in a clause that a conjunct shares.
    return any(token.lower_ == "since" for token in verb.doc[verb.i :])


def _of_time(preposition: Token) -> bool:
    units = word_set("centuries century day days decade decades hour hours minute minutes month months")
    units |= word_set("second seconds time week weeks year years")
    return any(child.lower_ in units for child in preposition.children)


def _past(participle: Token) -> str | None:
    word = participle.lower_
    return word if word.endswith("ed") else PAST.get(word)
