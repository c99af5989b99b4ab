"""Which of a model's candidates is used: faults exclude, then a weighted score orders.

Where one sentence is wanted that joins a few others, the score is the weighted sum of
  support   its neighbouring content words that one source joins in the same order, 0 to 1;
  coverage  how much of the first document's content it keeps, 0 to 1;
  fluency   its mean log-probability per token, in nats (0 is certain);
  worst     the log-probability of its least likely token: where a sentence breaks, one token gives it away,
            and the mean over forty hides it;
  novelty   the share of its word bigrams that no document has, up to `most_novel`;
  withheld  taken off: how often the model was kept from a name or number, for what it wrote instead is
            often no English ("On Londoners are ...", where it wanted a date).
Where a summary of whole texts is wanted, it is that of `whole_summary.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summarize.decoding.evidence import Sources, Support, index_sources, support
from summarize.decoding.phrases import moved
from summarize.decoding.structure import Reading, Role, RoleReader, swapped
from summarize.decoding.whole_summary import SummaryWeights, summary_score
from summarize.decoding.wording import wording_faults
from summarize.text.sentences import sentence_spans
from summarize.text.standalone import leans
from summarize.text.words import new_pairs
from summarize.types import Candidate, FactCheckReport, Request

SHORTEST_SHARE = 0.2
"""Of the words that a summary may have, the share below which it is taken for a failure."""


class SupportRanker:
    """Ranks candidates by how well the documents of their request bear them out."""

    def __init__(
        self,
        *,
        least_support: float = 0.7,
        least_coverage: float = 0.4,
        support: float = 1.0,
        coverage: float = 1.0,
        fluency: float = 0.3,
        worst: float = 0.05,
        novelty: float = 2.0,
        most_novel: float = 0.5,
        novelty_limit: float = 1.0,
        strange_words: int = 0,
        withheld: float = 2.0,
        relevance: float = 1.0,
        unsupported: float = 0.5,
        repetition: float = 1.0,
    ) -> None:
        self._least_support = least_support
        self._least_coverage = least_coverage
        self._support = support
        self._coverage = coverage
        self._fluency = fluency
        self._worst = worst
        self._novelty = novelty
        self._most_novel = most_novel
        self._novelty_limit = novelty_limit
        self._strange_words = strange_words
        self._withheld = withheld
        self._summary_weights = SummaryWeights(support, relevance, fluency, unsupported, repetition)
        self._roles = RoleReader()

    def rank(
        self,
        requests: Sequence[Request],
        candidates: Sequence[Sequence[Candidate]],
        reports: Sequence[Sequence[FactCheckReport]],
    ) -> list[list[Candidate]]:
        """The same candidates with score and faults, faultless ones first, then by score."""
        ranked = [
            [self._judge(request, sources, candidate, report) for candidate, report in zip(*one, strict=True)]
            for request, sources, *one in zip(
                requests,
                [index_sources(request.documents, request.facts) for request in requests],
                candidates,
                reports,
                strict=True,
            )
        ]
        ranked = self._with_roles(requests, ranked)
        return [sorted(offered, key=_best_first) for offered in ranked]

    def _judge(
        self, request: Request, sources: Sources, candidate: Candidate, report: FactCheckReport
    ) -> Candidate:
        wrong = _unsupported(report)
        if request.form == "summary":
            score = summary_score(candidate, sources, len(wrong), self._summary_weights)
            return replace(candidate, score=score, faults=(*_summary_faults(candidate, request), *wrong))
        found = support(candidate.text, sources)
        novel = new_pairs(candidate.text, sources.bigrams)
        faults = (*self._faults(candidate, found, novel, request), *wrong)
        return replace(candidate, score=self._score(candidate, found, novel), faults=faults)

    def _with_roles(
        self, requests: Sequence[Request], ranked: Sequence[Sequence[Candidate]]
    ) -> list[list[Candidate]]:
        """The candidates with a fault more where one has no other but swaps who does what.

        Only candidates without faults are parsed: that costs more than all else here.
        """
        joining = [
            (request, offered)
            for request, offered in zip(requests, ranked, strict=True)
            if request.form == "sentence"
        ]
        texts = [one.text for _, offered in joining for one in offered if not one.faults]
        read = dict(zip(texts, self._roles.read(texts, generous=False), strict=True))
        documents = [text for request, _ in joining for text in request.documents]
        known = dict(zip(documents, self._roles.read(documents, generous=True), strict=True))
        judged = []
        for request, offered in zip(requests, ranked, strict=True):
            if request.form == "summary":
                judged.append(list(offered))
                continue
            sources = [known[document] for document in request.documents]
            judged.append([_with_structure_faults(one, read.get(one.text), sources) for one in offered])
        return judged

    def _score(self, candidate: Candidate, found: Support, novel: float) -> float:
        return (
            self._support * found.pairs
            + self._coverage * found.coverage
            + self._fluency * (candidate.logprob or 0) / max(1, candidate.tokens)
            + self._worst * (candidate.worst or 0)
            + self._novelty * min(novel, self._most_novel)
            - self._withheld * candidate.withheld
        )

    def _faults(
        self, candidate: Candidate, found: Support, novel: float, request: Request
    ) -> tuple[str, ...]:
        text = candidate.text
        lengths = [len(document.split()) for document in request.documents]
        longest = max(*lengths, sum(lengths[: request.facts]))
        checks = (
            (not candidate.finished, "cut off at the token limit"),
            (len(sentence_spans(text)) != 1, "not one sentence"),
            (leans(text), "cannot stand alone"),
            (len(text.split()) > 1.25 * longest, "longer than its sources"),
            (
                len(found.missing) > self._strange_words,
                f"words that no source has: {', '.join(found.missing)}",
            ),
            (bool(found.overused), f"says more often than its sources: {', '.join(found.overused)}"),
            (novel > self._novelty_limit, "words of its own"),
            (found.pairs < self._least_support, "joins words that no source joins"),
            (found.coverage < self._least_coverage, "leaves out too much"),
            (found.negation_differs, "negates what the sources do not, or the reverse"),
        )
        return (
            *(reason for wrong, reason in checks if wrong),
            *wording_faults(text, request.documents),
        )


def _summary_faults(candidate: Candidate, request: Request) -> tuple[str, ...]:
    words = len(candidate.text.split())
    checks = (
        # One that was cut off at the token limit loses its last sentence, and no more.
        (not words, "empty"),
        (0 < words < SHORTEST_SHARE * (request.max_words or 0), "much shorter than was asked for"),
    )
    return tuple(reason for wrong, reason in checks if wrong)


def _best_first(candidate: Candidate) -> tuple[bool, float, str]:
    return bool(candidate.faults), -(candidate.score or 0), candidate.text


def _with_structure_faults(
    candidate: Candidate, read: Reading | None, sources: Sequence[Reading]
) -> Candidate:
    """With what is wrong in the structure of a candidate, beside its sources; None: it was not read."""
    if read is None:
        return candidate
    wrong = swapped(read.roles, frozenset[Role]().union(*(one.roles for one in sources)))
    faults = [f"no source has {role}" for role in sorted(wrong)]
    faults += moved(read.phrases, [one.belongings for one in sources if one.belongings])
    known = {reason for one in sources for reason in one.broken}
    faults += (reason for reason in read.broken if reason not in known)
    return replace(candidate, faults=(*candidate.faults, *faults))


def _unsupported(report: FactCheckReport) -> tuple[str, ...]:
    wrong = (finding for finding in report.findings if finding.verdict in ("unsupported", "contradicted"))
    return tuple(f"{finding.verdict}: {finding.mention.text}" for finding in wrong)
