"""Numbers as they are typeset."""

from __future__ import annotations


def latex_number(value: float, digits: int = 3) -> str:
    """So many significant digits, in LaTeX."""
    text = f"{value:.{digits}g}"
    if "e" in text:
        digits, power = text.split("e")
        factor = digits.removesuffix("1") if digits in ("1", "-1") else rf"{digits} \cdot "
        text = rf"{factor}10^{{{int(power)}}}"
    return text
