"""Lines that hold names and no statement, as credits do.

"Kareem Chehayeb in Beirut and Albert Aji in Damascus, Syria, contributed." has no small-letter word but
those that join names or say what someone did for the paper; "Reporting by the commission revealed a gap" has.
"""

from __future__ import annotations

import re

from summarize.data.patterns import any_of, word_set

AGENCY = "(?:the )?" + any_of(
    "associated press|agence france[- ]presse|press trust of india|press association|ria novosti|china daily",
    "anadolu(?: agency)?|al jazeera|bbc(?: news)?|bloomberg(?: news)?|sputnik|reuters|xinhua|interfax|kyodo",
    "yonhap|belga|tass|ap|afp|aap|upi|ani|pti|ians|dpa|efe|ansa|aa|pa|cnn|dw|voa|irna|sana|wam|spa|kuna|rfe/rl",
    "tnn|ndtv",
)
"""A regular expression for agencies and broadcasters that sign news and pictures; ignore case."""

PICTURE_AGENCY = any_of(
    "getty(?: images)?|alamy(?: stock photo)?|shutterstock|istock|epa(?:-efe)?|wikimedia commons|flickr",
    "rex features",
)
"""The same for agencies that send pictures alone."""

TRADE_ENDING = re.compile(
    r"[,|]\s*"
    + any_of(
        rf"(?:(?:staff|senior|special|chief|foreign|political|freelance|contributing|{AGENCY})\s+){{0,3}}"
        + any_of(
            "writers?|reporters?|correspondents?|editors?|journalists?|producers?|photographers?",
            "bureau(?: chief)?",
        ),
        AGENCY,
    )
    + r"(?:,? [\w ]{2,30})?$",
    re.IGNORECASE,
)
"""What follows the name in a byline such as "Jane Doe, staff writer"."""

_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_JOINING = word_set("and in of the for with from at to on by a an or via also")
_PARTICLES = word_set("al el bin ibn ul de da di del der den van von la le du dos das abu e y zu ten")
_TRADE = word_set(
    """writer writers reporter reporters correspondent correspondents editor editors journalist journalists
    producer producers photographer photographers bureau chief contributor contributors agency agencies news
    staff desk team service services wire wires files foreign diplomatic political special senior freelance
    additional input inputs reporting report reports writing editing written edited compiled translated
    translation contributed contributing contributions research graphics photography story article coverage
    this"""
)
_NO_NAME = word_set(
    """he she they it we i you both all each many some others this that these those what who everyone nobody
    everything nothing no not"""
)


def holds_names_only(text: str) -> bool:
    """Whether every word is a name, joins names, or belongs to the trade of making a paper."""
    words = _WORD.findall(text)
    if not words or words[0].lower() in _NO_NAME:
        return False
    small = {word.rstrip(".").lower() for word in words if word[0].islower()}
    return small <= _JOINING | _PARTICLES | _TRADE and any(word[0].isupper() for word in words)
