"""What readers must know of the way to a summary, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from summarize.chunking.answers import Answered, Reason
from summarize.protocols import Budget
from summarize.types import Cluster, Stage

_WORDS: dict[Reason, str] = {
    "unfinished": "broken off at the token limit",
    "repeats": "said before",
    "too long": "beyond the longest summary",
}


def unread_notes(cluster: Cluster, read: Stage, budget: Budget) -> list[str]:
    """A sentence for each article that was not read whole."""
    notes = []
    for index, article in enumerate(cluster.articles):
        share = float(read.data[article.id]["share"])
        if share == 0:
            article_read = f"{named(cluster, index)}: nothing of it was read"
            notes.append(f"{article_read}; it did not fit {positions(budget)}.")
        elif share < 1:
            percent = f"{1000 * share // 10:.0f} %" if share >= 0.01 else "less than 1 %"
            article_read = f"{named(cluster, index)}: {percent} of it was read"
            notes.append(f"{article_read}; the rest did not fit {positions(budget)}.")
    return notes


def named(cluster: Cluster, index: int) -> str:
    """What an article is called in notes: "Article 3 (ID)"."""
    return f"Article {index + 1} ({cluster.articles[index].id})"


def positions(budget: Budget) -> str:
    """What did not hold a text, in words."""
    return f"the {budget.max_input_tokens:,} positions of the model"


def answer_notes(step: str, answers: Sequence[Answered]) -> list[str]:
    """What was cut from the answers of a step, and what is broken off; nothing where nothing is."""
    notes = []
    reasons = Counter(cut.reason for answer in answers for cut in answer.cut)
    tails = reasons.pop("cut short", 0)
    if number := sum(reasons.values()):
        listed = ", ".join(f"{count} {_WORDS[reason]}" for reason, count in reasons.items())
        notes.append(f"{step}: {_of_the_model(number)} left out ({listed}); the record has them.")
    if tails:
        notes.append(
            f"{step}: {_of_the_model(tails)} longer than the longest summary and cut between words; the "
            "record has the rest."
        )
    if broken := sum(answer.broken for answer in answers):
        of = "" if len(answers) == 1 else f" of {broken} of {len(answers)} answers"
        notes.append(f"{step}: the only sentence{of} was broken off at the token limit.")
    return notes


def left_out_notes(step: str, left: int, cut: int, budget: Budget) -> list[str]:
    """How many sentences of earlier texts did not fit, `left` of them at all, `cut` of them whole."""
    said = []
    if left:
        said.append(f"{_were(left)} left out of earlier texts")
    if cut:
        said.append(f"{_were(cut)} cut between words")
    return [f"{step}: {' and '.join(said)}: they did not fit {positions(budget)}."] if said else []


def shortened_note(steps: Sequence[str], text: str) -> str:
    """A note that holds for several steps, as one: "Refine 2, 3: ..."."""
    first, *others = steps
    return f"{', '.join([first, *(step.rpartition(' ')[2] for step in others)])}: {text}"


def _were(number: int) -> str:
    return "1 sentence was" if number == 1 else f"{number} sentences were"


def _of_the_model(number: int) -> str:
    return "1 sentence of the model was" if number == 1 else f"{number} sentences of the model were"
