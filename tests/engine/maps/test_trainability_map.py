"""Trainability maps against single descents and closed forms."""

from __future__ import annotations

import threading
from concurrent.futures import CancelledError
from dataclasses import replace

import numpy as np
import pytest

from gdviz import CostFunction, Optimizer, Status, costs, descend, optimizers
from gdviz import cost_from_formula as from_formula
from gdviz.engine.maps.grid import Axis
from gdviz.engine.maps.settings import settings_of
from gdviz.engine.maps.trainability_map import plan_trainability, trainability_map
from gdviz.engine.maps.trainability_map import trainability_maps as refined
from gdviz.engine.recipe import Recipe
from gdviz.engine.schedules.waves import Cosine
from gdviz.engine.transforms import ClipByNorm
from tests.engine.every import every_optimizer

PLAIN = optimizers["gradient_descent"]
STATUS = [Status.STALLED, Status.CONVERGED, Status.DIVERGED]


def assert_cells_equal_singles(
    cost: CostFunction, rule: Optimizer, axes: tuple[str, str], count: int, steps: int = 60
) -> None:
    """Random cells ended as `descend` ends with the cell's own start and numbers."""
    how = {"size": (37, 23), "steps": steps, "tolerance": 1e-3, "axes": axes}
    plan, found = plan_trainability(cost, rule, **how), trainability_map(cost, rule, **how)
    for cell in np.random.default_rng(3).integers(37 * 23, size=count).tolist():
        start, values = plan.descent_of(cell)
        own = replace(rule, **{name: float(value) for name, value in values.items()})
        alone = descend(cost, start, own, steps, 1e-3)
        assert STATUS[found.endings.ravel()[cell]] is alone.status
        assert found.steps.ravel()[cell] == len(alone)
        expected = pace_of(alone.gradients, alone.status)
        assert found.pace.ravel()[cell] == pytest.approx(expected, rel=1e-5, abs=1e-5)


def pace_of(gradients: np.ndarray, status: Status) -> float:
    """The sum that the map's documentation gives, from the gradients of one descent."""
    norms = np.linalg.norm(gradients, axis=1)
    seen = norms[1:-1] if status is Status.CONVERGED else norms[1:]
    share = seen / (seen + norms[0])
    return float(np.sum(1 - share if status is Status.DIVERGED else share))


@every_optimizer
def test_every_optimizer_from_every_start_at_every_rate(rule: type[Optimizer]) -> None:
    for name in ("himmelblau", "tilted_double_well"):
        cost = costs[name]
        own = rule(learning_rate=rule.pace.suited_to(cost))
        assert_cells_equal_singles(cost, own, ("start_x", "learning_rate"), 40)


@every_optimizer
def test_every_hyperparameter_can_be_varied(rule: type[Optimizer]) -> None:
    cost = costs["himmelblau"]
    own = rule(learning_rate=rule.pace.suited_to(cost))
    for name in settings_of(cost, own):
        if not name.startswith(("start", "learning_rate")) and name != "momentum_decay":
            assert_cells_equal_singles(cost, own, ("learning_rate", name), 20, steps=40)


def test_varied_rates_go_through_schedules_and_transforms() -> None:
    cost, rule = costs["himmelblau"], PLAIN(0.01)
    recipe = Recipe(rule, (ClipByNorm(5.0),), Cosine(50))
    found = trainability_map(cost, recipe, 9, steps=40, tolerance=1e-3)
    plan = plan_trainability(cost, recipe, 9, steps=40, tolerance=1e-3)
    for cell in range(81):
        start, values = plan.descent_of(cell)
        own = replace(recipe, optimizer=PLAIN(float(values["learning_rate"])))
        alone = descend(cost, start, own, 40, 1e-3)
        assert found.steps.ravel()[cell] == len(alone)
        assert STATUS[found.endings.ravel()[cell]] is alone.status


def test_two_learning_rates_on_a_bowl_have_a_border_in_closed_form() -> None:
    """On ½(ax² + by²) the rate of x has to stay below 2/a and that of y below 2/b."""
    cost = from_formula("2*x**2 + y**2/4", domain=[(-1, 1), (-1, 1)], start=[1, 1])
    axes, steps = ("learning_rate_x", "learning_rate_y"), 30_000
    window = Axis(0.25, 0.75), Axis(2.0, 6.0)
    found = trainability_map(cost, PLAIN(0.1), 10, steps, axes=axes, window=window)
    below = np.arange(10) < 5
    np.testing.assert_array_equal(found.endings == 1, below[:, np.newaxis] & below)
    np.testing.assert_array_equal(found.endings == 2, ~(below[:, np.newaxis] & below))


def test_the_pace_is_smooth_where_steps_are_whole_numbers() -> None:
    cost = from_formula("x**2/2", domain=[(-1, 1)])
    window = Axis(0.5, 1.0), Axis(0.1, 0.12)
    found = trainability_map(cost, PLAIN(0.1), (3, 200), window=window)
    rates = found.grid.middles[1]
    # Σ r^t / (1 + r^t) with r = 1 - η, whatever the start.
    powers = (1 - rates) ** np.arange(1, 400)[:, np.newaxis]
    np.testing.assert_allclose(found.pace[:, 0], (powers / (1 + powers)).sum(axis=0), rtol=1e-5)
    assert len(np.unique(found.steps[:, 0])) < 40 < len(np.unique(found.pace[:, 0]))


def test_a_start_without_slope_and_a_hole_are_no_trouble() -> None:
    cost = from_formula("sqrt(x)*(x - 1)**2", domain=[(-1, 3)])
    for tolerance in (0.0, 1e-7):
        window = Axis(0, 2), Axis(0.01, 0.02)
        found = trainability_map(cost, PLAIN(0.01), (5, 3), 9, tolerance, window=window)
        assert np.isfinite(found.pace).all()
        assert (found.pace[:, 2] == 0).all(), "the start of the middle column is the minimum"
    left = trainability_map(cost, PLAIN(0.01), 4, window=(Axis(-1, 0), None))
    assert (left.endings == 2).all()
    assert (left.pace == 0).all()


def test_one_can_zoom_until_numbers_end() -> None:
    low, high, sizes = 0.001, 10.0, 0
    while high - low > 64 * 5 * np.spacing(high):
        window = None, Axis(low, high, log=True)
        found = trainability_map("tilted_double_well", PLAIN(0.1), 16, 60, window=window)
        assert found.endings.shape == (16, 16)
        low, high = low + (high - low) / 3, high - (high - low) / 3
        sizes += 1
    assert sizes > 25
    window = None, Axis(low, low + 30 * np.spacing(low), log=True)
    with pytest.raises(ValueError, match="64-bit numbers end here"):
        trainability_map("tilted_double_well", PLAIN(0.1), 16, 60, window=window)


def test_coarse_first_and_cancel_leaves_no_thread() -> None:
    shapes = [m.endings.shape for m in refined("himmelblau", PLAIN(0.01), (300, 128), steps=5)]
    assert shapes == [(32, 75), (128, 300)]
    before = threading.active_count()
    with pytest.raises(CancelledError):
        list(refined("himmelblau", PLAIN(1e-4), 512, 10**6, on_progress=lambda share: False))
    assert threading.active_count() <= before


def test_what_cannot_be_varied_is_refused_with_what_can() -> None:
    with pytest.raises(ValueError, match="'speed' cannot be varied here; known: start_x, start_y"):
        trainability_map("himmelblau", PLAIN(0.1), 8, axes=("start_x", "speed"))
    with pytest.raises(ValueError, match="two different things"):
        trainability_map("himmelblau", PLAIN(0.1), 8, axes=("start_x", "start_x"))
    with pytest.raises(ValueError, match="learning_rate must be above 0, not -"):
        trainability_map("himmelblau", PLAIN(0.1), 8, window=(None, Axis(-1, 1)))
    rates = ("learning_rate_x", "learning_rate_y")
    with pytest.raises(ValueError, match="one learning rate for all coordinates"):
        trainability_map("himmelblau", optimizers["bfgs"](), 8, axes=rates)
    decay = ("learning_rate", "momentum_decay")
    with pytest.raises(ValueError, match="NAdam cannot take another learning_rate or momentum_dec"):
        trainability_map("himmelblau", optimizers["nadam"](), 8, axes=decay)
    with pytest.raises(ValueError, match="2 finite coordinates"):
        trainability_map("himmelblau", PLAIN(0.1), 8, start=[1.0])
    with pytest.raises(ValueError, match="from 1 to 65,536"):
        trainability_map("himmelblau", PLAIN(0.1), 0)
