"""Outliers: those that were put there are found, and no others."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from gdviz.engine.losses.fits import fits


def found(kind: str, points: tuple[tuple[float, float], ...]) -> list[int]:
    fit = fits[kind]
    return np.flatnonzero(fit.outliers(fit.terms(points))).tolist()


def test_the_points_at_first_have_those_that_went_wrong() -> None:
    assert found("line_losses", fits["line_losses"].points) == [14, 15, 16]
    assert found("class_losses", fits["class_losses"].points) == [16]


@given(seed=st.integers(0, 999), slope=st.floats(-2, 2), away=st.floats(5, 20))
def test_a_measurement_far_from_a_noisy_line_is_found(seed: int, slope: float, away: float) -> None:
    noise = np.random.default_rng(seed).uniform(-0.3, 0.3, 15)
    x = np.linspace(-2, 2, 15)
    y = slope * x + noise
    y[7] = slope * x[7] + away
    assert 7 in found("line_losses", tuple(zip(x.tolist(), y.tolist(), strict=True)))


def test_of_data_with_noise_alone_hardly_any_seem_to_have_outliers() -> None:
    """Of 300 sets with normal noise at most one in twenty."""
    alarms = 0
    for seed in range(300):
        y = np.random.default_rng(seed).normal(0, 0.2, 15)
        points = tuple(zip(np.linspace(-2, 2, 15).tolist(), y.tolist(), strict=True))
        alarms += bool(found("line_losses", points))
    assert alarms <= 15


def test_exact_data_and_separable_classes_have_none() -> None:
    exact = tuple((float(x), 2.0 * x - 1) for x in range(6))
    assert found("line_losses", exact) == []
    assert found("line_losses", (*exact, (6.0, 12.0))) == [6]
    assert found("class_losses", ((-1.0, 0.0), (-0.5, 0.0), (0.5, 1.0), (9.0, 1.0))) == []
