"""An axis of decades writes round numbers, however far one has zoomed in."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdviz.canvas.log_axis import log_places, round_text

places = st.floats(-12, 12)
widths = st.floats(1e-9, 24)


@given(low=places, width=widths, most=st.integers(2, 12))
def test_places_lie_in_sight_ascend_and_are_not_too_many(
    low: float, width: float, most: int
) -> None:
    found = log_places(low, low + width, most)
    assert all(low - 1e-9 <= each <= low + width + 1 for each in found)
    assert all(a < b for a, b in pairwise(found))
    assert len(found) <= most + 2


@given(low=places, width=st.floats(1e-6, 24), most=st.integers(3, 12))
def test_numbers_that_stand_beside_each_other_differ(low: float, width: float, most: int) -> None:
    texts = [round_text(10.0**each) for each in log_places(low, low + width, most)]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize(
    ("low", "high", "most", "texts"),
    [
        (-4, 1, 6, ["1e−4", "0.001", "0.01", "0.1", "1", "10"]),
        (0, 30, 6, ["1", "1e5", "1e10", "1e15", "1e20", "1e25", "1e30"]),
        (-1, 0, 9, ["0.1", "0.2", "0.5", "1"]),
        (math.log10(0.02), math.log10(0.021), 5, ["0.02", "0.0202", "0.0204", "0.0206", "0.0208"]),
    ],
)
def test_the_numbers_are_round(low: float, high: float, most: int, texts: list[str]) -> None:
    found = [round_text(10.0**each) for each in log_places(low, high, most)]
    assert found[: len(texts)] == texts
