"""Numbers as they are typeset."""

from __future__ import annotations


def latex_number(value: float) -> str:
    """Three digits, in LaTeX."""
    text = f"{value:.3g}"
    if "e" in text:
        digits, power = text.split("e")
        text = rf"{digits} \cdot 10^{{{int(power)}}}"
    return text
