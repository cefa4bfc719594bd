"""Kinds of fit: their data, boxes, and what they refuse."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdviz.engine.cost import Minimum
from gdviz.engine.losses.fits import LARGEST, MOST_POINTS, Box, Fit, fits, holding
from gdviz.engine.losses.loss import losses

every_fit = pytest.mark.parametrize("fit", list(fits.values()), ids=list(fits))


@every_fit
def test_the_box_at_first_holds_start_and_all_minima(fit: Fit) -> None:
    for name in fit.losses:
        cost = fit.cost(name, fit.points)
        assert cost.domain.contains(cost.start)
        assert cost.domain.contains([each.point for each in cost.minima]).all()
        assert np.array([cost.domain.lower, cost.domain.upper]).T.tolist() == [
            list(each) for each in fit.box
        ]


@every_fit
@given(places=st.lists(st.tuples(st.floats(-30, 30), st.floats(-30, 30)), max_size=5))
def test_a_box_grows_as_far_as_it_must(fit: Fit, places: list[tuple[float, float]]) -> None:
    minima = [Minimum.at(*place, value=0.0) for place in places]
    box = np.array(holding(minima, fit.box, fit.box))
    first = np.array(fit.box)
    width = np.diff(first)[:, 0]
    assert (box[:, 0] <= first[:, 0]).all()
    assert (box[:, 1] >= first[:, 1]).all()
    assert (np.diff(box)[:, 0] <= (LARGEST + 0.5) * width).all()
    near = [p for p in places if (np.abs(p - first.mean(axis=1)) <= LARGEST / 2 * width).all()]
    for place in near:
        assert ((box[:, 0] <= place) & (place <= box[:, 1])).all()
    assert box.tolist() == [list(each) for each in holding(minima, _bounds(box), fit.box)]
    if not near:
        assert box.tolist() == first.tolist()


def _bounds(box: np.ndarray) -> Box:
    (a, b), (c, d) = box.tolist()
    return (a, b), (c, d)


@every_fit
def test_the_pairs_at_first_lie_in_the_window(fit: Fit) -> None:
    (left, right), (bottom, top) = fit.window
    assert all(left < x < right and bottom < y < top for x, y in fit.points)


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
