"""Kinds of fit: their data, boxes, and what they refuse."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gdviz.engine.losses.fits import MOST_POINTS, Fit, fits
from gdviz.engine.losses.loss import losses
from gdviz.engine.losses.lowest import minima_of
from tests.engine.losses.data import pairs

every_fit = pytest.mark.parametrize("fit", list(fits.values()), ids=list(fits))


@every_fit
def test_the_box_at_first_holds_start_and_all_minima(fit: Fit) -> None:
    assert fit.box_for(fit.points) == fit.box
    for name in fit.losses:
        cost = fit.cost(name, fit.points)
        assert cost.domain.contains(cost.start)
        assert cost.domain.contains([each.point for each in cost.minima]).all()
        assert np.array([cost.domain.lower, cost.domain.upper]).T.tolist() == [
            list(each) for each in fit.box
        ]


@pytest.mark.parametrize("kind", list(fits))
@settings(deadline=None, max_examples=40)
@given(data=st.data())
def test_a_box_grows_as_far_as_it_must(kind: str, data: st.DataObject) -> None:
    fit, points = fits[kind], data.draw(pairs(kind))
    box = fit.box_for(points)
    for (low, high), (first_low, first_high) in zip(box, fit.box, strict=True):
        assert low <= first_low
        assert high >= first_high
    found = [m.point for name in fit.losses for m in minima_of(fit.terms(points), losses[name]())]
    assert all(fit.cost(fit.losses[0], points, box).domain.contains(found))
    assert fit.box_for(points, box) == box  # and stays, once it is large enough


@every_fit
def test_formulas_name_the_losses_and_the_parameters(fit: Fit) -> None:
    for name in fit.losses:
        cost = fit.cost(name, fit.points)
        assert cost.title == losses[name].title
        assert losses[name]().formula in cost.formula
        assert losses[name]().latex in cost.latex
        assert all(each.symbol in cost.formula for each in cost.coordinates)


@pytest.mark.parametrize(
    ("kind", "points", "reason"),
    [
        ("line_losses", ((0, 1), (1, 2)), "3 to 100 points, not 2"),
        ("line_losses", ((0, 1),) * (MOST_POINTS + 1), "3 to 100 points, not 101"),
        ("line_losses", ((0, 1), (0, 2), (0, 3)), "all points have the same x"),
        ("line_losses", ((0, 1), (1, float("nan")), (2, 3)), r"point 2 lies at \(1, nan\)"),
        ("line_losses", ((0, 1), (1, 2), (float("inf"), 3)), r"point 3 lies at \(inf, 3\)"),
        ("class_losses", ((0, 1), (1, 0.5), (2, 0)), "class of point 2 is 0.5; 0 or 1 is allowed"),
    ],
)
def test_points_that_cannot_be_fitted_are_refused_with_a_reason(
    kind: str, points: tuple[tuple[float, float], ...], reason: str
) -> None:
    with pytest.raises(ValueError, match=reason):
        fits[kind].cost(fits[kind].losses[0], points)
