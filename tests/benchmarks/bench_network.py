"""A training step of a 2-16-16-1 network with Adam, beside PyTorch's where it is installed."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec

import numpy as np

import gdviz
from gdviz.engine.network.generated import generated
from gdviz.engine.network.network import Network
from gdviz.engine.network.network_cost import NetworkCost, network_cost
from gdviz.engine.optimizer import Place
from gdviz.engine.recipe import Recipe
from gdviz.engine.transforms import MiniBatch

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


def _cost() -> NetworkCost:
    return network_cost(Network((2, 16, 16, 1), "tanh", "sigmoid"), SAMPLES, "cross_entropy")


def bench_training_step_of_2_16_16_1(measure) -> None:
    """The mini-batch's gradient and Adam's move, as in PyTorch."""
    cost, adam = _cost(), gdviz.optimizers["adam"](learning_rate=RATE)
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
    cost = _cost()
    descent = gdviz.Descent(cost, Recipe(adam, (MiniBatch(32),)), cost.start, step_limit=10**6)
    measure(descent.advance, iterations=50, rounds=50, against=PEER)
