"""Numbers as tables show them."""

from __future__ import annotations

from eval.compare import Row

NONE = "–"


def decimals(row: Row) -> int:
    """How many decimals a figure has: four where it is at most 1, else one."""
    values = [mean.value for mean in row.means.values() if mean.value is not None]
    return 4 if all(abs(value) <= 1 for value in values) else 1


def in_brackets(low: float, high: float, digits: int) -> str:
    """An interval, a decimal shorter than its figure: `[.461, .525]`."""
    fewer = max(0, digits - 1)
    return f"[{_bare(low, fewer)}, {_bare(high, fewer)}]"


def signed(value: float, digits: int) -> str:
    """A difference: `+0.0123`; 0 has no sign."""
    text = f"{value:+.{digits}f}"
    return text.lstrip("+-") if not float(text) else text


def probability(p: float | None) -> str:
    """`.031`, `<.001`."""
    if p is None:
        return NONE
    return "<.001" if p < 0.001 else _bare(p, 3)


def short(value: float, digits: int) -> str:
    """`.830` for 0.83, `1.00` for 1: of one width, since four figures with intervals must fit a line."""
    text = f"{value:.{digits}f}"
    text = text if float(text) else text.lstrip("-")
    return text.replace("0.", ".", 1) if abs(float(text)) < 1 else text[:-1]


def _bare(value: float, digits: int) -> str:
    text = f"{value:.{digits}f}"
    text = text.lstrip("-") if not float(text) else text
    return text.replace("0.", ".", 1) if abs(float(text)) < 1 and "." in text else text
