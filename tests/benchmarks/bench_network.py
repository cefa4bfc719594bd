"""A training step of a 2-16-16-1 network, beside PyTorch's where it is installed."""

from __future__ import annotations

from importlib.util import find_spec

import numpy as np

from gdviz.engine.network.generated import generated
from gdviz.engine.network.network import Network
from gdviz.engine.network.network_cost import network_cost

PEER = "bench_bare_torch_training_step_of_2_16_16_1"
ROWS = np.arange(32)
RATE = 0.1

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
    network = Network((2, 16, 16, 1), "tanh", "sigmoid")
    cost = network_cost(network, generated["moons"](500, 0.1, 0), "cross_entropy")
    point = cost.start.copy()

    def step() -> None:
        nonlocal point
        point = point - RATE * cost.gradient_on(point, ROWS)

    measure(step, iterations=50, rounds=50, against=PEER, aim="at most 0.2")
