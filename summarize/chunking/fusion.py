"""Fusion: the sentences that matter most, each joined by the model with what other articles say of it.

    summarize chunking=fusion chunking.max_words=250

1. All sentences are scored (`salience`), and chosen within a word budget (`selection`).
2. Each chosen sentence is put with the sentences of other articles that say the same.
3. The model joins each group into one sentence; all groups are asked in one batch.
4. With `rewriting`, rules offer other wordings of the best candidates and of the sources (`rewording`), and
   sentences that say what two groups say (`merging`); all are checked and ranked as the model's are.
5. The best candidate without faults is used; where there is none, the source sentence stands in.
6. Sentences that repeat others are dropped, and the rest ordered as a story (`ordering`); what was left
   out for want of room is kept to spare, should editing take a sentence out.

A small model asked to summarise whole articles invents; asked to join two to four sentences that
say the same thing it is fluent and mostly faithful, and ranking finds the faithful ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summarize.chunking.fused import Fused, fuse
from summarize.chunking.lengths import SHORTEST, check_words, tokens_for
from summarize.chunking.merging import Pair, merged, pairs
from summarize.chunking.ordering import lead_of, story_order
from summarize.chunking.records import read_stage
from summarize.chunking.rewording import offered, with_faulty
from summarize.errors import ClusterError
from summarize.extraction.salience import Salience, Weights, score_sentences
from summarize.extraction.selection import Group, select, with_companions
from summarize.extraction.source_sentences import SourceSentence, source_sentences
from summarize.prompts import Prompts
from summarize.protocols import Budget, Drafting
from summarize.rewriting.reading import SentenceReader
from summarize.rewriting.wordings import Rewriter
from summarize.text.content import content_stems, overlap
from summarize.text.words import new_pairs, pairs_of
from summarize.types import Cluster, Draft, Request, Sentence, Stage

LONGEST = 40
"""Words of the longest source sentence that may be chosen; the shortest has `SHORTEST`."""
GENERATED_SHARE = 1.9
"""Words chosen for each word of the budget: joined sentences come out shorter, and some repeat."""
NOVEL = 0.35
"""Share of new word pairs from which more of them earn nothing."""


class Fusion:
    """Select, group, fuse, order. The default chunking strategy."""

    def __init__(
        self,
        *,
        prompts: Prompts,
        max_words: int = 140,
        max_companions: int = 2,
        same_threshold: float = 0.3,
        redundancy: float = 0.85,
        repeat_threshold: float = 0.5,
        support_weight: float = 0.6,
        position_weight: float = 0.6,
        headline_weight: float = 0.5,
        fused_bonus: float = 3.0,
        rewriting: bool = True,
    ) -> None:
        check_words("max_words", max_words)
        self._prompts = prompts
        self._max_words = max_words
        self._max_companions = max_companions
        self._same_threshold = same_threshold
        self._redundancy = redundancy
        self._repeat_threshold = repeat_threshold
        self._fused_bonus = fused_bonus
        self._rewriting = rewriting
        self._reader = SentenceReader()
        self._rewriter = Rewriter(self._reader)
        self._weights = Weights(support_weight, position_weight, headline_weight)

    def run(self, cluster: Cluster, budget: Budget) -> Drafting:
        """Draft the summary of `cluster`.

        Raises ClusterError where no sentence of it can stand in a summary.
        """
        sentences = source_sentences(cluster)
        headlines = [article.title for article in cluster.articles]
        if not sentences:
            raise ClusterError("No sentence was found in its articles: only headings and fragments.")
        salience = score_sentences(sentences, headlines, self._weights)
        groups = self._groups(sentences, salience)
        if not groups:
            raise ClusterError(
                f"None of the {len(sentences)} sentences of its articles can stand alone in a summary "
                f"({SHORTEST} to {LONGEST} words, no question, no open quotation, no stray pronoun) "
                f"within {self._max_words} words."
            )
        groups = [self._fitting(group, budget) for group in groups]
        requests = [self._request(group) for group in groups]
        ranked = yield requests
        if self._rewriting:
            reworded = yield offered(requests, ranked, self._rewriter)
            ranked = [with_faulty(*one) for one in zip(reworded, ranked, strict=True)]
        fused = [
            fuse(group, candidates, self._max_words) for group, candidates in zip(groups, ranked, strict=True)
        ]
        if self._rewriting and (found := pairs(fused, self._reader)):
            joint = yield [self._joint(pair) for pair in found]
            fused = merged(fused, found, joint, self._max_words)
        published = [article.published for article in cluster.articles]
        leading = groups[lead_of(groups, published)].chosen
        telling = (one for one in fused if leading in one.group.members)
        lead = min(telling, key=lambda one: one.group.chosen != leading)  # others only have it beside theirs
        kept = self._keep(fused, lead)
        index = {sentence.span: position for position, sentence in enumerate(sentences)}
        rows = [index[one.group.chosen.span] for one in kept]
        order = story_order(
            [one.group for one in kept],
            salience.similarity(rows, rows),
            published,
            kept.index(lead),
        )
        shown = [member.span for group in groups for member in group.members]
        return Draft(
            sentences=tuple(kept[position].sentence for position in order),
            stages=(
                read_stage(cluster, [one.span for one in sentences], shown),
                Stage("fuse", {"groups": [one.described(one in kept) for one in fused]}),
            ),
            alternatives=tuple(kept[position].alternatives for position in order),
            max_words=self._max_words,
            spare=self._spare([one for one in fused if one not in kept]),
        )

    def _spare(self, left: Sequence[Fused]) -> tuple[Sentence, ...]:
        """The sentences left out, best first, then a shorter wording of each, for the last of the room."""
        ranked = sorted(left, key=self._priority, reverse=True)
        return (
            *(one.sentence for one in ranked),
            *(shorter for one in ranked if (shorter := one.shorter) is not None),
        )

    def _groups(self, sentences: Sequence[SourceSentence], salience: Salience) -> list[Group]:
        chosen = select(
            sentences,
            salience,
            budget=round(self._max_words * GENERATED_SHARE),
            redundancy=self._redundancy,
            words=range(SHORTEST, min(LONGEST, self._max_words) + 1),
        )
        return with_companions(
            chosen,
            sentences,
            salience,
            threshold=self._same_threshold,
            most=self._max_companions,
            longest=LONGEST,
        )

    def _fitting(self, group: Group, budget: Budget) -> Group:
        """The group without the last companions, where the model's positions do not hold them all."""
        while group.companions:
            request = self._request(group)
            if budget.room(request) >= 0:
                break
            group = replace(group, companions=group.companions[:-1])
        return group

    def _request(self, group: Group) -> Request:
        documents = tuple(member.standalone or member.text for member in group.members)
        longest = max(len(document.split()) for document in documents)
        return Request(self._prompts.ask("fuse", longest), documents, tokens_for(longest), max_words=longest)

    def _priority(self, one: Fused) -> float:
        """The score of the chosen sentence, and a bonus for what the model made of it."""
        known = pairs_of(member.text for member in one.group.members)
        novel = new_pairs(one.sentence.text, known)
        return one.group.score + self._fused_bonus * min(1.0, novel / NOVEL)

    def _joint(self, pair: Pair) -> Request:
        """What ranks the sentences that join two groups. Nothing new is asked of the model."""
        return replace(self._request(pair.group), facts=2, candidates=0, offered=pair.candidates)

    def _keep(self, fused: Sequence[Fused], lead: Fused) -> list[Fused]:
        """The lead, then best first, within the word budget, none that repeats what is there."""
        kept: list[Fused] = []
        said: list[frozenset[str]] = []
        words = 0
        ranked = sorted(fused, key=self._priority, reverse=True)
        for one in [lead, *(other for other in ranked if other is not lead)]:
            length = len(one.sentence.text.split())
            stems = frozenset(content_stems(one.sentence.text))
            repeats = any(overlap(stems, other) > self._repeat_threshold for other in said)
            if repeats or words + length > self._max_words:
                continue
            kept.append(one)
            said.append(stems)
            words += length
        return kept
