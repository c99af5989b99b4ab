"""An acronym is spelled out where a text first uses it, as an article spells it out.

An article that writes "the International Atomic Energy Agency (IAEA)" lends its words to a summary that
only says "IAEA". What is used once is spelled out alone; what comes again has the acronym beside it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from summarize.text.quoted import mask
from summarize.text.repeats import repeated

_DEFINED = re.compile(r"\s\(\s*[\"“]?(?P<short>[A-Z][A-Z.]{1,7})[\"”]?\s*\)")
_WORD = re.compile(r"[^\W_][\w’'-]*")
_COMMON = {
    "United Nations": ("UN", "U.N."),
    "United States": ("US", "U.S."),
    "United Kingdom": ("UK", "U.K."),
    "European Union": ("EU", "E.U."),
}
"""Names whose short form everybody knows, so that few articles say what it stands for."""
_SMALL = frozenset("of for and the on in to de du la".split())


def defined_acronyms(texts: Iterable[str]) -> dict[str, str]:
    """What each acronym stands for, as the articles have it; one with two meanings is left out."""
    meanings: dict[str, Counter[str]] = {}
    for text in texts:
        for match in _DEFINED.finditer(text):
            if full := _spelled_out(text[: match.start()], match["short"].replace(".", "")):
                meanings.setdefault(match["short"], Counter())[full] += 1
    return {
        short: max(found, key=lambda one: (found[one], one))
        for short, found in meanings.items()
        if len({full.casefold() for full in found}) == 1
    }


def _spelled_out(before: str, letters: str) -> str:
    """The words at the end of `before` whose capitals make `letters`; "" where they do not."""
    wanted = list(letters.upper())
    start = len(before)
    for match in reversed(list(_WORD.finditer(before[-200:]))):
        at = len(before[:-200]) + match.start()
        if not re.fullmatch(r"[ -]?", before[at + len(match[0]) : start]):
            return ""
        if wanted and match[0][0].upper() == wanted[-1] and match[0][0].isupper():
            wanted.pop()
            start = at
        elif match[0] in _SMALL:
            start = at
        else:
            return ""
        if not wanted:
            return before[start:]
    return ""


def in_short_again(sentences: Sequence[str], texts: Sequence[str], meanings: dict[str, str]) -> list[str]:
    """`sentences` with "the UN" for "the United Nations" where it repeats words of one before.

    The short form is that of the articles, `texts`. What repeats nothing stays in full.
    """
    names = _COMMON | {full: (short,) for short, full in meanings.items()}
    edited: list[str] = []
    for text in sentences:
        shorter = text
        for full, forms in names.items():
            short = max(forms, key=lambda form: sum(one.count(form) for one in texts))
            if full in text and mask(text) == text and any(short in one for one in texts):
                put = re.sub(rf"\b{re.escape(full)}\b", short, shorter)
                put = re.sub(rf"\b{re.escape(short)}(['’])(?!s)", rf"{short}\1s", put)
                if len(repeated(put, edited)) < len(repeated(shorter, edited)):
                    shorter = put
        edited.append(shorter)
    return edited


def spell_out(sentences: Sequence[str], meanings: dict[str, str]) -> list[str]:
    """`sentences` with each acronym in full where it is first used, unless they have it so already."""
    texts = list(sentences)
    for short, full in meanings.items():
        bare = re.compile(rf"(?<![\w(.&-]){re.escape(short)}(?![\w&)-]|\.\w)")
        using = [number for number, text in enumerate(texts) if bare.search(mask(text))]
        if not using or any(full.casefold() in text.casefold() for text in texts[: using[0] + 1]):
            continue
        first = using[0]
        again = len(using) > 1 or len(bare.findall(mask(texts[first]))) > 1
        match = bare.search(mask(texts[first]))
        assert match is not None
        put = f"{full} ({short})" if again else full
        texts[first] = texts[first][: match.start()] + put + texts[first][match.end() :]
    return texts
