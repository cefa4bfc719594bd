"""Numbers and ranges for a person."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdviz import optimizers
from gdviz.engine.hyperparameter import describe
from gdviz.session.words import MINUS, allowed_range, number, round_number


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0.00"),
        (-0.0, "0.00"),
        (-3.2, "−3.20"),
        (12.0, "12.0"),
        (123.4, "123"),
        (98765.4, "98765"),
        (0.00335, "0.00335"),
        (1e-8, "1.00e−8"),
        (-1.2345e7, "−1.23e7"),
        (1e100, "1.00e100"),
    ],
)
def test_three_digits_and_a_real_minus(value: float, text: str) -> None:
    assert number(value) == text


@given(st.floats(-1e30, 1e30))
def test_what_is_shown_is_the_number_to_three_digits(value: float) -> None:
    assert float(number(value).replace(MINUS, "-")) == pytest.approx(value, rel=5e-3, abs=1e-300)


@given(st.floats(-1e300, 1e300))
def test_no_number_takes_more_room_than_the_readout_has(value: float) -> None:
    assert len(number(value)) <= len("−1.23e−300")


def test_a_level_keeps_its_digits() -> None:
    assert [round_number(x) for x in (2000.0, -0.5, 12.25)] == ["2000", "−0.5", "12.25"]
    assert round_number(-0.0) == "0"


def test_a_range_is_told_in_words() -> None:
    about = describe(optimizers["momentum"])
    assert allowed_range(about["learning_rate"]) == "above 0"
    assert allowed_range(about["momentum"]) == "from 0 to below 1"
