"""Every part that a rule names has words, a symbol and a place of its own."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz import Descent, costs, optimizers
from gdviz.engine.optimizer import Optimizer
from gdviz.engine.recipe import Recipe
from gdviz.engine.step_parts import (
    PLACES,
    STEP_PARTS,
    Shape,
    Unit,
    common_scale,
    describe_part,
    parts_of,
)
from gdviz.engine.trajectory import Step
from gdviz.engine.transforms import transforms
from tests.engine.every import every_optimizer
from tests.engine.parabola import parabola


def first_step(rule: Optimizer) -> Step:
    transform = next(iter(transforms.values()))()
    return Descent("rosenbrock", Recipe(rule, (transform,)), costs["rosenbrock"].start).advance()


@every_optimizer
def test_every_part_of_every_rule_is_in_the_table(rule: type[Optimizer]) -> None:
    parts = parts_of(first_step(rule(learning_rate=0.01)))
    assert set(parts) <= set(STEP_PARTS)
    assert next(iter(parts)) == "gradient"
    assert list(parts)[-1] == "update"
    assert all(value.shape == (2,) for value in parts.values())


@every_optimizer
def test_no_two_parts_of_a_rule_look_alike(rule: type[Optimizer]) -> None:
    parts = [describe_part(name) for name in parts_of(first_step(rule(learning_rate=0.01)))]
    for looks in ([each.place for each in parts], [each.label for each in parts]):
        assert len(set(looks)) == len(looks)
    assert all(0 <= each.place < PLACES for each in parts)


def test_no_entry_of_the_table_is_left_over() -> None:
    rules = [rule(learning_rate=0.01) for rule in optimizers.values()]
    assert {name for rule in rules for name in parts_of(first_step(rule))} == set(STEP_PARTS)


def test_what_is_drawn_points_the_way_the_step_goes() -> None:
    step = parabola().advance()  # from 4 to 3, the slope is 2
    drawn = {name: describe_part(name).drawn(value) for name, value in parts_of(step).items()}
    assert {name: value.tolist() for name, value in drawn.items()} == {
        "gradient": [-2.0],
        "update": [-1.0],
    }


def test_a_mean_square_is_a_box_whose_sides_are_its_roots() -> None:
    part = STEP_PARTS["mean_square"]
    assert part.shape is Shape.BOX
    np.testing.assert_array_equal(part.drawn(np.array([4.0, 0.25])), [2.0, 0.5])
    assert STEP_PARTS["stride"].drawn(np.array([0.5])).tolist() == [0.5]


def test_a_part_that_nobody_described_is_an_arrow_called_by_its_name() -> None:
    part = describe_part("slow_weights")
    assert (part.label, part.shape, part.unit) == ("Slow weights", Shape.ARROW, Unit.SLOPE)
    assert part.drawn(np.array([1.0, -2.0])).tolist() == [1.0, -2.0]


@pytest.mark.parametrize(
    ("vectors", "longest", "scale"),
    [
        ([[2.0, -3.0]], 3.0, 1.0),
        ([[2.0, -3.0]], 2.9, 0.5),
        ([[0.1], [400.0]], 1.0, 0.002),
        ([[1e-9]], 1.0, 1e9),
        ([[0.0, 0.0]], 1.0, 1.0),
        ([[np.inf]], 1.0, 1.0),
        ([], 1.0, 1.0),
    ],
)
def test_the_common_scale_is_round_and_lets_none_be_too_long(
    vectors: list[list[float]], longest: float, scale: float
) -> None:
    assert common_scale([np.array(each) for each in vectors], longest) == pytest.approx(scale)
