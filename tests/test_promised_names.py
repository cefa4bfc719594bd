"""The names that people script against."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping

import numpy as np
import pytest

import gdviz

COSTS = (
    "prediction",
    "tilted_double_well",
    "wavy_valley",
    "ill_conditioned_bowl",
    "rosenbrock",
    "himmelblau",
    "saddle",
    "penguins",
)
LOADED = "import sys; import gdviz; print(*{name.partition('.')[0] for name in sys.modules})"


def test_costs_and_optimizers_are_mappings_of_names() -> None:
    assert isinstance(gdviz.costs, Mapping)
    assert isinstance(gdviz.optimizers, Mapping)
    assert set(COSTS) <= set(gdviz.costs)
    assert all(isinstance(cost, gdviz.CostFunction) for cost in gdviz.costs.values())
    assert all(issubclass(rule, gdviz.Optimizer) for rule in gdviz.optimizers.values())


def test_everything_listed_is_there() -> None:
    assert all(hasattr(gdviz, name) for name in gdviz.__all__)
    assert gdviz.__version__


@pytest.mark.parametrize(
    ("name", "settings"),
    [
        ("gradient_descent", {"learning_rate": 0.1}),
        ("momentum", {"learning_rate": 0.1, "momentum": 0.8}),
        ("adam", {"learning_rate": 0.1, "beta1": 0.8, "beta2": 0.9, "epsilon": 1e-6}),
    ],
)
def test_optimizers_take_their_promised_hyperparameters(
    name: str, settings: dict[str, float]
) -> None:
    optimizer = gdviz.optimizers[name](**settings)
    assert {field: getattr(optimizer, field) for field in settings} == settings


@pytest.mark.parametrize("leading", [(), (4,), (3, 4)])
def test_a_cost_is_asked_at_points_of_any_leading_shape(leading: tuple[int, ...]) -> None:
    cost = gdviz.costs["rosenbrock"]
    points = np.ones((*leading, 2))
    assert cost.value(points).shape == leading
    assert cost.gradient(points).shape == (*leading, 2)
    assert cost.hessian(points).shape == (*leading, 2, 2)


def test_a_cost_tells_its_domain_start_minima_and_dimension() -> None:
    cost = gdviz.costs["rosenbrock"]
    assert cost.dimension == 2
    assert cost.start.tolist() == [-1.2, 1.0]
    assert cost.domain.lower.tolist() == [-2, -1]
    assert cost.domain.upper.tolist() == [2, 3]
    assert [minimum.point.tolist() for minimum in cost.minima] == [[1, 1]]


def test_a_descent_advances_step_by_step() -> None:
    adam = gdviz.optimizers["adam"](learning_rate=0.02, beta1=0.9)
    descent = gdviz.Descent(gdviz.costs["rosenbrock"], adam, (-1.2, 1.0))
    step = descent.advance()
    assert isinstance(step, gdviz.Step)
    assert step.next_point == pytest.approx([-1.18, 1.02])
    assert descent.status is gdviz.Status.RUNNING


def test_a_trajectory_from_one_start() -> None:
    rule = gdviz.optimizers["gradient_descent"](learning_rate=0.001)
    trajectory = gdviz.descend("rosenbrock", (-1.2, 1.0), rule, steps=7, tolerance=0.0)
    assert isinstance(trajectory, gdviz.Trajectory)
    assert trajectory.points.shape == trajectory.gradients.shape == (8, 2)
    assert trajectory.costs.shape == (8,)
    assert trajectory.status is gdviz.Status.STALLED


def test_a_trajectory_from_a_batch_of_starts() -> None:
    rule = gdviz.optimizers["gradient_descent"](learning_rate=0.001)
    trajectory = gdviz.descend("rosenbrock", np.zeros((5, 2)), rule, steps=7)
    assert trajectory.points.shape == trajectory.gradients.shape == (8, 5, 2)
    assert trajectory.costs.shape == (8, 5)
    assert list(trajectory.status) == [gdviz.Status.STALLED] * 5


@pytest.mark.parametrize("names", [gdviz.costs, gdviz.optimizers])
def test_an_unknown_name_lists_the_known_ones(names: Mapping[str, object]) -> None:
    with pytest.raises(KeyError) as caught:
        names["nowhere"]
    assert "'nowhere'" in str(caught.value)
    assert all(name in str(caught.value) for name in names)


def test_the_library_alone_loads_no_window_system() -> None:
    loaded = subprocess.run(
        [sys.executable, "-c", LOADED], check=True, capture_output=True, text=True, timeout=60
    ).stdout.split()
    assert "gdviz" in loaded
    assert not {"PySide6", "pyqtgraph", "contourpy", "qtawesome"} & set(loaded)
