"""A training step of a 2-16-16-1 network, beside PyTorch's, and slices of its landscape."""

from __future__ import annotations

from importlib.util import find_spec

import numpy as np

from gdviz.engine.landscape_slice import principal_slice, random_slice, refine_slice
from gdviz.engine.network.generated import generated
from gdviz.engine.network.network import Network
from gdviz.engine.network.network_cost import NetworkCost, network_cost

PEER = "bench_bare_torch_training_step_of_2_16_16_1"
ROWS = np.arange(32)
RATE = 0.1


def _moons_cost() -> NetworkCost:
    network = Network((2, 16, 16, 1), "tanh", "sigmoid")
    return network_cost(network, generated["moons"](500, 0.1, 0), "cross_entropy")


if find_spec("torch"):

    def bench_bare_torch_training_step_of_2_16_16_1(measure) -> None:
        import torch
        from torch import nn

        torch.set_num_threads(1)
        torch.set_default_dtype(torch.float64)
        net = nn.Sequential(
            nn.Linear(2, 16), nn.Tanh(), nn.Linear(16, 16), nn.Tanh(), nn.Linear(16, 1)
        )
        descent = torch.optim.SGD(net.parameters(), lr=RATE)
        samples, rows = generated["moons"](500, 0.1, 0), torch.as_tensor(ROWS)
        x = torch.as_tensor(samples.inputs.copy())
        t = torch.as_tensor(samples.answers[:, None].copy())
        cost = nn.BCEWithLogitsLoss()

        def step() -> None:
            descent.zero_grad()
            cost(net(x[rows]), t[rows]).backward()
            descent.step()

        measure(step, iterations=50, rounds=50)


def bench_training_step_of_2_16_16_1(measure) -> None:
    cost = _moons_cost()
    point = cost.start.copy()

    def step() -> None:
        nonlocal point
        point = point - RATE * cost.gradient_on(point, ROWS)

    measure(step, iterations=50, rounds=50, against=PEER, aim="at most 0.2")


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
