"""What the record says of a repair, as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from summarize.repair.checking import Fault, Whole
from summarize.repair.work import History, Work
from summarize.types import Draft, Stage

STAGE = "repair"
LEANED = "it leaned on the sentence before it, which went"


def repaired_draft(work: Work) -> Draft:
    """The draft as it is after repair, with the stage that tells of it."""
    places = sorted(work.sentences)
    alternatives = dict(enumerate(work.draft.alternatives))
    stage = Stage(
        STAGE,
        {
            "wrong_before": _count(work.before),
            "wrong_after": _count(work.whole),
            "sentences": [
                _described(history, work.sentences[place].text if place in work.sentences else None)
                for place, history in sorted(work.histories.items())
            ],
        },
    )
    return replace(
        work.draft,
        sentences=tuple(work.sentences[place] for place in places),
        alternatives=tuple(alternatives.get(place, ()) for place in places),
        stages=(*work.draft.stages, stage),
    )


def _count(whole: Whole) -> int:
    return sum(map(len, whole.faults.values()))


def _described(history: History, after: str | None) -> dict[str, object]:
    """`after` is null where the sentence was dropped, `rung` where nothing stood."""
    return {
        "before": history.before,
        "after": after,
        "rung": history.taken[-1] if history.taken else None,
        "rungs": list(history.taken),
        "reasons": [LEANED] if history.leaned else list(_reasons(history.reasons)),
        "in_vain": [{"rung": rung, "text": text, "why": why} for rung, text, why in history.in_vain],
    }


def _reasons(faults: Iterable[Fault]) -> Iterable[str]:
    for fault in faults:
        named = f"{fault.mention.text}: " if fault.mention else ""
        yield f"{fault.verdict}: {named}{fault.note}"
