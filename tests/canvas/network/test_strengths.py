"""Grades of weights and glows."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor

from gdviz.canvas.network.strengths import (
    FAINTEST,
    GLOWS,
    GRADES,
    glow_grades,
    mixed,
    weight_grades,
)

numbers = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=20).map(np.array)


@given(numbers)
def test_grades_grow_with_the_size_whatever_the_sign(values: np.ndarray) -> None:
    largest = float(np.abs(values).max())
    for grades, most in [
        (weight_grades(values, largest), GRADES),
        (glow_grades(values, largest), GLOWS),
    ]:
        order = np.argsort(np.abs(values))
        assert (np.diff(grades[order]) >= 0).all()
        assert 0 <= grades.min() <= grades.max() <= most
        assert grades.max() == (most if largest > 0 else 0)


def test_a_glow_begins_at_its_share_of_the_largest_gradient() -> None:
    assert glow_grades(np.array([0.99 * FAINTEST, 1.01 * FAINTEST, 1.0, 0.0]), 1.0).tolist() == [
        0,
        1,
        GLOWS,
        0,
    ]


@pytest.mark.parametrize("largest", [0.0, np.inf, np.nan])
def test_without_a_largest_all_are_weak(largest: float) -> None:
    values = np.array([0.0, 1.0, np.nan, np.inf])
    assert not weight_grades(values, largest).any()
    assert not glow_grades(values, largest).any()


def test_diverged_numbers_have_grades_too() -> None:
    values = np.array([np.nan, -np.inf, 1.0])
    assert weight_grades(values, 2.0).tolist() == [0, GRADES, round(GRADES / 2)]
    assert glow_grades(values, 2.0)[:2].tolist() == [0, GLOWS]


def test_mixed_colours_are_opaque() -> None:
    assert mixed("#000000", 0.25, "#ffffff") == QColor(191, 191, 191)
    assert mixed("#102030", 1.0, "#ffffff") == QColor("#102030")
