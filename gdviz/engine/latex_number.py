"""Numbers as they are typeset."""

from __future__ import annotations


def latex_number(value: float, digits: int = 3) -> str:
    """So many significant digits, in LaTeX."""
    text = f"{value:.{digits}g}"
    if "e" in text:
        mantissa, power = text.split("e")
        text = rf"{mantissa} \cdot 10^{{{int(power)}}}"
    return text
