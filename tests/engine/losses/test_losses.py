"""Losses of one answer: against their formulas, by hand, and against differences."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import special

from gdviz.engine.losses.loss import Loss, losses
from gdviz.engine.losses.of_margins import CrossEntropy
from gdviz.engine.losses.of_residuals import Huber, LogCosh, Quantile

every_loss = pytest.mark.parametrize("loss", [kind() for kind in losses.values()], ids=list(losses))

#: The same once more, as the textbooks write them, in scipy's words where it has them.
FORMULAS: dict[str, Callable[[float], float]] = {
    "mean_squared_error": lambda r: r**2,
    "mean_absolute_error": abs,
    "huber": lambda r: float(special.huber(0.5, r)),
    "log_cosh": lambda r: math.log(math.cosh(r)),
    "quantile": lambda r: 0.75 * -r if r < 0 else 0.25 * r,
    "cross_entropy": lambda m: -float(special.log_expit(m)),
    "squared_probability": lambda m: (float(special.expit(m)) - 1) ** 2,
    "hinge": lambda m: 1 - m if m < 1 else 0.0,
}


@pytest.mark.parametrize("name", list(losses))
@given(u=st.floats(-30, 30, allow_subnormal=False))
def test_a_loss_is_its_formula(name: str, u: float) -> None:
    value = float(losses[name]().value(np.array(u)))
    assert value == pytest.approx(FORMULAS[name](u), rel=1e-9, abs=1e-15)


@every_loss
@given(u=st.floats(-8, 8))
def test_slope_and_curvature_are_those_of_differences(loss: Loss, u: float) -> None:
    kinks = [loss.kink] if loss.kink is not None else []
    if isinstance(loss, Huber):
        kinks += [-loss.delta, loss.delta]
    step = 1e-4
    if any(abs(u - each) < 3 * step for each in kinks):
        u += 10 * step
    at = u + step * np.array([-1.0, 0.0, 1.0])
    value, slope = loss.value(at), loss.slope(at)
    assert slope[1] == pytest.approx((value[2] - value[0]) / (2 * step), abs=1e-6)
    assert loss.curvature(at)[1] == pytest.approx((slope[2] - slope[0]) / (2 * step), abs=1e-6)


@every_loss
def test_the_largest_slope_and_curvature_are_those_told(loss: Loss) -> None:
    u = np.linspace(-20, 20, 400_001)
    if math.isfinite(loss.steepest):
        assert np.abs(loss.slope(u)).max() == pytest.approx(loss.steepest, rel=1e-7)
    assert np.abs(loss.curvature(u)).max() == pytest.approx(loss.bend, rel=1e-6)


@every_loss
def test_convex_is_what_never_bends_down(loss: Loss) -> None:
    lowest = loss.curvature(np.linspace(-20, 20, 10_001)).min()
    assert (lowest >= 0) == loss.convex


@every_loss
def test_the_slope_at_a_kink_is_the_middle(loss: Loss) -> None:
    if loss.kink is not None:
        before, at, after = loss.slope(loss.kink + np.array([-1.0, 0.0, 1.0]))
        assert at == pytest.approx((before + after) / 2, rel=1e-15)


@every_loss
def test_far_out_nothing_overflows(loss: Loss) -> None:
    u = np.array([-1e5, -750.0, 750.0, 1e5])
    for numbers in (loss.value(u), loss.slope(u), loss.curvature(u)):
        assert np.isfinite(numbers).all()


def test_log_cosh_keeps_its_digits_near_nothing() -> None:
    for r in (1e-3, 1e-6, 1e-9, 1e-12):
        assert float(LogCosh().value(np.array(r))) == pytest.approx(r * r / 2, rel=1e-6)


def test_cross_entropy_of_no_idea_is_the_logarithm_of_two() -> None:
    assert float(CrossEntropy().value(np.array(0.0))) == pytest.approx(math.log(2), rel=1e-15)


def test_a_wide_huber_is_half_the_square_and_a_narrow_one_the_absolute_error() -> None:
    r = np.linspace(-3, 3, 13)
    assert Huber(delta=100.0).value(r) == pytest.approx(r**2 / 2)
    assert Huber(delta=1e-9).value(r) / 1e-9 == pytest.approx(np.abs(r), abs=1e-8)


@pytest.mark.parametrize("value", [0.0, -1.0, math.inf, math.nan])
def test_huber_refuses_a_delta_that_is_none(value: float) -> None:
    with pytest.raises(ValueError, match="delta must be above 0"):
        Huber(delta=value)


@pytest.mark.parametrize("value", [0.0, 1.0, -0.5, math.nan])
def test_a_quantile_lies_between_nothing_and_all(value: float) -> None:
    with pytest.raises(ValueError, match="share must be above 0 and below 1"):
        Quantile(share=value)
