"""A training step of a network with Adam, beside PyTorch's, and slices of its landscape."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from importlib.util import find_spec

import numpy as np
from PySide6.QtWidgets import QApplication

import gdviz
from gdviz.canvas.network.landscape_tile import LandscapeTile
from gdviz.engine.blas_threads import use_one_blas_thread
from gdviz.engine.landscape_slice import principal_slice, random_slice, refine_slice
from gdviz.engine.network.generated import generated
from gdviz.engine.network.network import Network
from gdviz.engine.network.network_cost import NetworkCost, network_cost
from gdviz.engine.network.prepared import prepare
from gdviz.engine.network.scores import accuracy
from gdviz.engine.optimizer import Place
from gdviz.engine.recipe import Recipe
from gdviz.engine.transforms import MiniBatch
from gdviz.session.scene import Scene
from gdviz.session.tasks.tile import Tile
from gdviz.tables.sample_sets import sample_sets
from tests.benchmarks.conftest import few

#: The fastest of PyTorch's ways, and the others.
PEER = "bench_bare_torch_fused_adam_step_of_2_16_16_1"
ALSO = (
    "bench_bare_torch_foreach_adam_step_of_2_16_16_1",
    "bench_bare_torch_plain_adam_step_of_2_16_16_1",
)
ROWS = np.arange(32)
RATE = 0.01
SAMPLES = generated["moons"](500, 0.1, 0)

if find_spec("torch"):

    def _torch_step(**options: bool) -> Callable[[], None]:
        """A step in PyTorch's own precision, on the one thread with which it is quickest here."""
        import torch
        from torch import nn

        torch.set_num_threads(1)
        layers = nn.Linear(2, 16), nn.Tanh(), nn.Linear(16, 16), nn.Tanh(), nn.Linear(16, 1)
        net = nn.Sequential(*layers)
        descent = torch.optim.Adam(net.parameters(), lr=RATE, **options)
        x = torch.as_tensor(SAMPLES.inputs.astype(np.float32))
        t = torch.as_tensor(SAMPLES.answers[:, None].astype(np.float32))
        rows, cost = torch.as_tensor(ROWS), nn.BCEWithLogitsLoss()

        def step() -> None:
            descent.zero_grad()
            cost(net(x[rows]), t[rows]).backward()
            descent.step()

        return step

    def bench_bare_torch_fused_adam_step_of_2_16_16_1(measure) -> None:
        measure(_torch_step(fused=True), iterations=50, rounds=50)

    def bench_bare_torch_foreach_adam_step_of_2_16_16_1(measure) -> None:
        measure(_torch_step(foreach=True), iterations=50, rounds=50)

    def bench_bare_torch_plain_adam_step_of_2_16_16_1(measure) -> None:
        measure(_torch_step(foreach=False), iterations=50, rounds=50)


def _moons_cost() -> NetworkCost:
    return network_cost(Network((2, 16, 16, 1), "tanh", "sigmoid"), SAMPLES, "cross_entropy")


def bench_training_step_of_2_16_16_1(measure) -> None:
    """The mini-batch's gradient and Adam's move, as in PyTorch."""
    cost, adam = _moons_cost(), gdviz.optimizers["adam"](learning_rate=RATE)
    point, state = cost.start, adam.initial_state(cost.start)

    def step() -> None:
        nonlocal point, state
        here = Place(point, 0.0, cost.gradient_on(point, ROWS), cost)
        move, state = adam.move(here, state)
        point = point + move

    also = [(each, "at most 0.2") for each in ALSO]
    measure(step, iterations=50, rounds=50, against=PEER, aim="at most 0.2", also=also)


def bench_step_of_a_descent_of_2_16_16_1(measure) -> None:
    """The same with all that is shown: cost and gradient on all 500 samples, and the history."""
    adam = gdviz.optimizers["adam"](learning_rate=RATE)
    cost = _moons_cost()
    descent = gdviz.Descent(cost, Recipe(adam, (MiniBatch(32),)), cost.start, step_limit=10**6)
    measure(descent.advance, iterations=50, rounds=50, against=PEER)


def bench_digits_with_64_32_10_to_95_percent_of_those_held_out(measure) -> None:
    """Training as in the window: from the weights drawn to the first step that is good enough."""
    use_one_blas_thread()
    parts = prepare(sample_sets["digits"].samples(), held_out=0.25)
    network = Network((64, 32, 10), "tanh", "softmax")
    train, test = (
        network_cost(network, part, "cross_entropy") for part in (parts.training, parts.held_out)
    )

    def learn() -> None:
        recipe = Recipe(gdviz.optimizers["adam"](learning_rate=RATE), (MiniBatch(32),))
        descent = gdviz.Descent(train, recipe, train.start)
        while accuracy(test, descent.point) < 0.95:
            descent.advance()

    measure(learn, rounds=few(20), warmup_rounds=1, aim="under 10 s")


def bench_landscape_slice_of_101_by_101(measure) -> None:
    """In a plane of principal components, on all cores, coarse picture included."""
    cost = _moons_cost()
    way = cost.start + 0.1 * np.random.default_rng(0).normal(size=(50, cost.dimension)).cumsum(0)

    def whole() -> object:
        return list(refine_slice(cost, principal_slice(way), 101))

    measure(whole, rounds=5, warmup_rounds=1, aim="under 1 s")


def bench_first_coarse_landscape_slice(measure) -> None:
    cost = _moons_cost()
    cut = random_slice(cost.network, cost.start, 0)

    def first() -> object:
        return next(refine_slice(cost, cut, 101))

    measure(first, rounds=10, warmup_rounds=1, aim="at most 100 ms")


def bench_principal_components_of_500_steps(measure) -> None:
    cost = _moons_cost()
    way = cost.start + 0.1 * np.random.default_rng(0).normal(size=(500, cost.dimension)).cumsum(0)
    measure(lambda: principal_slice(way), rounds=10, warmup_rounds=1)


def bench_frame_of_the_landscape_tile_at_step_300(measure, painted, open_window) -> None:
    """Two training steps, the ball and the trail on a plane, while no new plane is computed."""
    window = open_window(replace(Scene.opening("network"), tiles=frozenset({Tile.LANDSCAPE})))
    window.session.advance(300)
    tile = window.findChild(LandscapeTile, "landscape")
    while tile.slicing.busy or tile.slicing.answer is None:
        QApplication.processEvents()
    tile.slicing.cancel()
    QApplication.processEvents()
    advance = partial(window.session.advance, 2)  # a single step would glide
    measure(painted(advance, tile.plane.plot.widget.viewport()), aim="under 5 ms")
