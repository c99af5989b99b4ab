"""What a strategy hands on besides its draft: other sentences that the model wrote from the same sources."""

from __future__ import annotations

import pytest
from chunking_cases import PROMPTS, STORM, WordBudget

from summarize.chunking.concat import Concat
from summarize.chunking.fusion import Fusion
from summarize.protocols import ChunkingStrategy
from summarize.types import Candidate, Draft

BUZI = "Maize fields by the Buzi river were under three metres of water."
BUZI_TOO = "Three metres of water lay on maize fields along the Buzi."
DONORS = "In Geneva donors promised ninety million dollars."
DONORS_TOO = "Ninety million dollars were promised by donors at a conference."


def drafted(strategy: ChunkingStrategy, *texts: str, faults: tuple[str, ...] = ()) -> Draft:
    """The draft of a strategy whose model answers all with these, and one with `faults`."""
    drafting = strategy.run(STORM, WordBudget())
    candidates = [Candidate(text, 9, logprob=-1.0) for text in texts]
    if faults:
        candidates.append(Candidate("Donors came from the Moon.", 9, logprob=-1.0, faults=faults))
    try:
        requests = next(drafting)
        while True:
            requests = drafting.send([candidates for _ in requests])
    except StopIteration as stop:
        draft: Draft = stop.value
        return draft


def test_a_sentence_of_a_whole_summary_has_those_of_other_candidates_from_the_same_sources() -> None:
    draft = drafted(
        Concat(prompts=PROMPTS, max_words=40), f"{BUZI} {DONORS}", f"{DONORS_TOO} {BUZI_TOO}", DONORS
    )
    assert [one.text for one in draft.sentences] == [BUZI, DONORS]
    assert [[one.text for one in offered] for offered in draft.alternatives] == [[BUZI_TOO], [DONORS_TOO]]
    assert draft.alternatives[0][0].sources[0] in draft.sentences[0].sources
    assert draft.max_words == 40


def test_a_lone_candidate_leaves_no_alternatives() -> None:
    draft = drafted(Concat(prompts=PROMPTS, max_words=40), f"{BUZI} {DONORS}")
    assert draft.alternatives == ((), ())


def test_what_the_token_limit_broke_off_is_no_alternative() -> None:
    drafting = Concat(prompts=PROMPTS, max_words=40).run(STORM, WordBudget())
    next(drafting)
    broken = Candidate("Three metres of water lay on maize fields along", 9, -1.0, finished=False)
    with pytest.raises(StopIteration) as stop:
        drafting.send([[Candidate(BUZI, 9, -1.0), broken]])
    assert stop.value.value.alternatives == ((),)


def test_a_fused_sentence_has_the_other_candidates_without_faults() -> None:
    draft = drafted(Fusion(prompts=PROMPTS), BUZI, BUZI_TOO, BUZI, faults=("invents",))
    (sentence,) = draft.sentences
    assert sentence.text == BUZI
    ((other,),) = draft.alternatives
    assert (other.text, other.sources, other.origin) == (BUZI_TOO, sentence.sources, "generated")
    assert draft.max_words == 140
