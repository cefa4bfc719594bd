"""Numbers as they are typeset."""

from __future__ import annotations

import pytest

from gdviz.engine.latex_number import latex_number


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (-1.5, "-1.5"),
        (1234.0, r"1.23 \cdot 10^{3}"),
        (4.56e-9, r"4.56 \cdot 10^{-9}"),
        (float("nan"), "nan"),
    ],
)
def test_three_digits_and_powers_of_ten(value: float, text: str) -> None:
    assert latex_number(value) == text
