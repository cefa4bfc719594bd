"""Where descents end, without the way: the last row of each single run."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import ArrayLike

from gdviz import CostFunction, Optimizer, Status, costs, descend, optimizers
from gdviz.engine import chunks
from gdviz.engine.batch import descend_to_end
from gdviz.engine.landscape import Landscape
from gdviz.engine.optimizer import UpdateRule
from gdviz.engine.recipe import Recipe
from gdviz.engine.schedules import schedules
from gdviz.engine.trajectory import Ends
from gdviz.engine.transforms import transforms
from tests.engine.every import every_cost, every_optimizer, every_pairing
from tests.engine.test_batch import PLAIN, assert_batch_equals_singles, bowl_in


def assert_ends_equal_singles(
    cost: CostFunction, starts: ArrayLike, optimizer: UpdateRule, steps: int, tolerance: float = 0.0
) -> Ends:
    """Descend both ways, compare to the last bit, and return the ends."""
    ends = descend_to_end(cost, starts, optimizer, steps, tolerance)
    alone = [descend(cost, start, optimizer, steps, tolerance) for start in np.asarray(starts)]
    np.testing.assert_array_equal(ends.points, [each.points[-1] for each in alone])
    np.testing.assert_array_equal(ends.costs, [each.costs[-1] for each in alone])
    assert list(ends.status) == [each.status for each in alone]
    assert ends.step_counts.tolist() == [len(each) for each in alone]
    return ends


@every_pairing
def test_ends_equal_single_runs(cost: CostFunction, rule: type[Optimizer]) -> None:
    starts = cost.domain.sample(np.random.default_rng(3), 24)
    optimizer = rule(learning_rate=rule.pace.suited_to(cost))
    assert_ends_equal_singles(cost, starts, optimizer, steps=40)
    assert_ends_equal_singles(cost, starts, optimizer, steps=60, tolerance=0.3)


@pytest.mark.parametrize("cores", [1, 4])
@every_optimizer
def test_ends_equal_single_runs_in_any_chunks(
    rule: type[Optimizer], cores: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chunks, "core_count", lambda: cores)
    cost = costs["himmelblau"]
    starts = np.append(cost.domain.sample(np.random.default_rng(4), 15), [[1e200, 0], [50, 1]], 0)
    optimizer = rule(learning_rate=rule.pace.suited_to(cost))
    for size in range(1, 8):
        monkeypatch.setattr(chunks, "CHUNK_NUMBERS", 2 * size)
        assert_ends_equal_singles(cost, starts, optimizer, steps=50, tolerance=1.0)


@pytest.mark.parametrize("schedule", list(schedules))
def test_ends_of_a_recipe_equal_single_runs(schedule: str) -> None:
    cost = costs["penguins"]
    all_transforms = tuple(transform() for transform in transforms.values())
    recipe = Recipe(optimizers["adam"](0.05), all_transforms, schedules[schedule]())
    starts = cost.domain.sample(np.random.default_rng(6), 20)
    ends = assert_ends_equal_singles(cost, starts, recipe, steps=80, tolerance=2.0)
    assert len({*ends.step_counts}) > 3


def test_each_start_ends_in_its_own_way() -> None:
    cost = costs["tilted_double_well"]
    starts = [[0.9], [50.0], [-1.1], [30.0], [1e60], [1e200], cost.minima[0].point]
    ends = assert_ends_equal_singles(cost, starts, PLAIN(0.02), 400, 1e-6)
    converged, diverged = Status.CONVERGED, Status.DIVERGED
    expected = [converged, diverged, converged, diverged, diverged, diverged, converged]
    assert list(ends.status) == expected
    assert ends.step_counts[-1] == 0


@pytest.mark.parametrize("steps", [0, 1])
def test_ends_after_hardly_a_step(steps: int) -> None:
    ends = assert_ends_equal_singles(costs["saddle"], [[1.0, 0.5], [0.0, 1.0]], PLAIN(), steps, 0.1)
    assert list(ends.status) == [Status.STALLED, Status.CONVERGED]
    assert ends.step_counts.tolist() == [steps, 0]


@every_cost
@pytest.mark.parametrize("count", [0, 1])
def test_ends_have_an_axis_of_starts(cost: CostFunction, count: int) -> None:
    ends = descend_to_end(cost, [cost.start] * count or np.empty((0, cost.dimension)), PLAIN(), 5)
    assert ends.points.shape == (count, cost.dimension)
    assert ends.costs.shape == ends.status.shape == ends.step_counts.shape == (count,)


def test_a_chunk_stops_when_all_its_starts_have_ended() -> None:
    ends = descend_to_end("prediction", [[3.0], [9.0]], PLAIN(0.5), steps=10**9, tolerance=0.1)
    assert list(ends.status) == [Status.CONVERGED] * 2
    assert ends.step_counts.tolist() == [4, 7]


def test_a_place_beyond_all_numbers_is_no_end() -> None:
    flat = replace(bowl_in(1), value_of=np.arctan, slopes_of=lambda x: (np.copysign(1e300, x),))
    assert_ends_equal_singles(flat, [[1.0], [-1.0]], PLAIN(1e300), 3)
    assert list(descend_to_end(flat, [[1.0]], PLAIN(1e300), 3).status) == [Status.DIVERGED]


def cliff() -> Landscape:
    """A bowl whose cost is infinite beyond 1, though a start may be there."""
    return replace(bowl_in(1), value_of=lambda x: np.where(np.abs(x) > 1, np.inf, 0.5 * x * x))


def test_a_start_whose_cost_is_infinite_has_ended_where_it_is() -> None:
    starts = [[0.5], [2.0], [-0.9]]
    assert_batch_equals_singles(cliff(), starts, PLAIN(0.1), 5)
    ends = assert_ends_equal_singles(cliff(), starts, PLAIN(0.1), 5)
    assert ends.costs[1] == np.inf
    assert ends.step_counts.tolist() == [5, 0, 5]


def test_a_single_start_is_no_batch() -> None:
    with pytest.raises(ValueError, match=r"a batch has shape \(n, d\), not \(2,\)"):
        descend_to_end("saddle", [1.0, 2.0], PLAIN())


@pytest.mark.parametrize("wrong", [np.nan, np.inf])
def test_every_start_must_be_finite(wrong: float) -> None:
    with pytest.raises(ValueError, match="every start needs finite coordinates"):
        descend_to_end("saddle", [[0.0, 0.0], [wrong, 0.0]], PLAIN())


def test_ends_leave_the_starts_as_they_were() -> None:
    starts = np.asfortranarray([[-1.2, 1.0], [0.5, 0.5]])
    ends = descend_to_end("rosenbrock", starts, PLAIN(), 10)
    assert starts.tolist() == [[-1.2, 1.0], [0.5, 0.5]]
    assert not np.shares_memory(starts, ends.points)


#: What costs are made of. A power is none of them: numpy takes it of a number by other code.
FUNCTIONS = (
    *(np.sin, np.cos, np.tan, np.exp, np.expm1, np.log1p, np.sqrt, np.cbrt, np.tanh, np.sinh),
    *(np.cosh, np.arctan, np.arcsinh, np.log, np.log2, np.square, np.reciprocal, np.abs),
)


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda each: each.__name__)
def test_numpy_computes_a_number_alone_as_in_a_row(function: np.ufunc) -> None:
    numbers = np.random.default_rng(7).uniform(0, 100, 1000)
    row = function(numbers)
    np.testing.assert_array_equal(row, [function(number) for number in numbers])
    for part in (slice(1, 8), slice(3, 20), slice(5, 900), slice(0, 1000, 3)):
        np.testing.assert_array_equal(row[part], function(numbers[part]))
