"""How figures, probabilities and sizes are written, everywhere in the report."""

from __future__ import annotations

NONE = "–"
MINUS = "−"


def number(value: float | None, digits: int) -> str:
    """A figure with so many decimals and a true minus sign; a dash where there is none."""
    if value is None:
        return NONE
    text = f"{value:,.{digits}f}".replace(",", " ")
    if text.startswith("-"):
        text = text[1:] if not text.strip("-0. ") else MINUS + text[1:]
    return text


def signed(value: float, digits: int) -> str:
    """The same with a sign before what is above 0."""
    text = number(value, digits)
    return text if text.startswith(MINUS) or not text.strip("0. ") else f"+{text}"


def probability(p: float) -> str:
    """A p-value: "p = 0.013", "p < 0.001"."""
    return "p < 0.001" if p < 0.001 else f"p = {p:.3f}" if p < 0.1 else f"p = {p:.2f}"


def interval(low: float | None, high: float | None, digits: int) -> str:
    """The ends of an interval in brackets; "" where there is none."""
    if low is None or high is None:
        return ""
    return f"[{number(low, digits)}, {number(high, digits)}]"


def counted(count: int, noun: str) -> str:
    """A number with its noun: "1 cluster", "5 clusters"."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def listed(words: list[str]) -> str:
    """Words as a sentence has them: "a, b and c"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""
