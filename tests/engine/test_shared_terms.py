"""Value and slopes in one go are bit for bit what they are one by one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdviz import costs
from gdviz.engine.cost import Array
from gdviz.engine.landscape import MANY, Landscape
from gdviz.engine.shared_terms import SharedTerms

LANDSCAPES = [name for name in costs if isinstance(costs[name], Landscape)]


def same_bits(one: Array, other: Array) -> bool:
    return one.shape == other.shape and one.tobytes() == np.ascontiguousarray(other).tobytes()


@np.errstate(all="ignore")  # some have holes
@pytest.mark.parametrize("name", LANDSCAPES)
def test_a_landscape_gives_many_points_what_it_gives_each(name: str) -> None:
    cost = costs[name]
    points = cost.domain.sample(np.random.default_rng(1), 500)
    points[:3] = cost.domain.lower, cost.domain.upper, np.zeros(cost.dimension)
    points = np.asfortranarray(points)
    values, gradients = cost.value_and_gradient(points)
    alone = [cost.value_and_gradient(point) for point in points]
    assert same_bits(values, np.array([value for value, _ in alone]))
    assert same_bits(np.ascontiguousarray(gradients), np.array([slope for _, slope in alone]))
    assert same_bits(values, cost.value(points))
    assert same_bits(np.ascontiguousarray(gradients), cost.gradient(points))


def test_points_of_other_shapes_and_numbers_are_answered_too() -> None:
    cost = costs["himmelblau"]
    grid = np.random.default_rng(2).uniform(-5, 5, (20, 30, 2))
    values, gradients = cost.value_and_gradient(grid)
    assert (values.shape, gradients.shape) == ((20, 30), (20, 30, 2))
    assert same_bits(values, cost.value(grid))
    waves = np.full((MANY, 2), 1 + 1e-20j)
    values, _ = cost.value_and_gradient(waves)
    assert values.dtype == complex
    rows = np.random.default_rng(3).uniform(-5, 5, (MANY, 2))
    assert same_bits(cost.value_and_gradient(rows)[0], cost.value(rows))


def test_what_stands_twice_is_computed_once() -> None:
    shared = SharedTerms.of(
        lambda x, y: (y - x * x) * (y - x * x),
        lambda x, y: (-4 * x * (y - x * x), 2 * (y - x * x)),
        2,
    )
    assert shared is not None
    # x x, y - x x, its square, -4 x, the product, 2 (y - x x)
    assert len(shared.operations) == 6
    assert sum(each.function is np.subtract for each in shared.operations) == 1


def test_zero_and_minus_zero_are_two_numbers() -> None:
    shared = SharedTerms.of(lambda x: x * 0.0, lambda x: (x * -0.0,), 1)
    assert shared is not None
    values, slopes = shared.evaluate(np.array([[1.0, 2.0]]))
    assert np.signbit(values).tolist() == [False, False]
    assert np.signbit(slopes).tolist() == [[True, True]]


def test_what_is_asked_for_may_be_a_number_a_coordinate_or_the_same_twice() -> None:
    shared = SharedTerms.of(lambda x, y: 2 * y, lambda x, y: (7, 2 * y), 2)
    assert shared is not None
    values, slopes = shared.evaluate(np.array([[1.0, 2.0], [3.0, 4.0]]))
    assert values.tolist() == [6.0, 8.0]
    assert slopes.tolist() == [[7.0, 7.0], [6.0, 8.0]]
    values[:] = 0.0
    assert slopes[1].tolist() == [6.0, 8.0], "no two of them are one array"


def test_what_is_of_no_use_is_not_computed() -> None:
    def value(x: Any) -> Any:
        np.sin(x)
        return x + 1

    shared = SharedTerms.of(value, lambda x: (1.0,), 1)
    assert shared is not None
    assert [each.function for each in shared.operations] == [np.add]


@pytest.mark.parametrize(
    "value",
    [
        lambda x: x**2,  # another function for an array than for a number
        lambda x: np.where(x > 0, x, -x),
        lambda x: x if x > 0 else -x,
        lambda x: np.zeros_like(x),
        lambda x: x.sum(),
        lambda x: float(x),
        lambda x: np.add(x, 1, where=True),
        lambda x: np.add.reduce(x),
        lambda x: x + np.arange(3.0),
        lambda x: x + 1j,
        lambda x: x + True,
        lambda x: np.spacing(x),
        lambda x: [x],
    ],
)
def test_what_is_not_known_to_be_safe_is_left_alone(value: Callable[[Any], Any]) -> None:
    assert SharedTerms.of(value, lambda x: (x,), 1) is None


UNARY = (np.negative, np.absolute, np.sqrt, np.sin, np.cos, np.exp, np.tanh, np.sign)
BINARY = (np.add, np.subtract, np.multiply, np.divide, np.maximum, np.minimum)
LEAVES = st.sampled_from(["x", "y"]) | st.sampled_from([0.0, -0.0, 1.0, -3.0, 0.5, 1e-3])
TREES = st.recursive(
    LEAVES,
    lambda inner: (
        st.tuples(st.sampled_from(UNARY), inner) | st.tuples(st.sampled_from(BINARY), inner, inner)
    ),
    max_leaves=12,
)


def computed(tree: Any, **letters: Any) -> Any:
    """The value of a tree of functions."""
    if isinstance(tree, tuple):
        return tree[0](*(computed(each, **letters) for each in tree[1:]))
    return letters.get(tree, tree) if isinstance(tree, str) else tree


@given(TREES, TREES, TREES)
def test_any_functions_give_the_same_bits(value: Any, across: Any, up: Any) -> None:
    with np.errstate(all="ignore"):
        shared = SharedTerms.of(
            lambda x, y: computed(value, x=x, y=y),
            lambda x, y: (computed(across, x=x, y=y), computed(up, x=x, y=y)),
            2,
        )
    assert shared is not None
    points = np.array([[0.3, -1.7, 0.0, -0.0, np.inf, 40.0], [1.1, 0.2, -0.0, 5.0, 2.0, np.nan]])
    before = points.copy()
    with np.errstate(all="ignore"):
        values, slopes = shared.evaluate(points)
        x, y = points
        wanted = [np.broadcast_to(computed(t, x=x, y=y), x.shape) for t in (value, across, up)]
    for found, expected in zip((values, *slopes), wanted, strict=True):
        assert np.array_equal(found, expected, equal_nan=True)
        numbers = ~np.isnan(found)
        assert (np.signbit(found) == np.signbit(expected))[numbers].all()
    assert points.tobytes() == before.tobytes()
