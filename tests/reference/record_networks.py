"""Records networks that PyTorch trains: `networks.json` beside it.

Run it where torch 2.13 is installed: `python tests/reference/record_networks.py`. Nothing of gdviz
is used, and no test imports this file. PyTorch differentiates; all numbers are of double precision.
Weights are kept neuron after neuron, each with its bias last, before the first and after every
fiftieth step, and the cost of the batch before every step.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import torch
from torch import nn

STEPS, EVERY, BATCH, COUNT = 200, 50, 8, 40

ACTIVATIONS = {
    "tanh": nn.Tanh,
    "sigmoid": nn.Sigmoid,
    "relu": nn.ReLU,
    "leaky_relu": nn.LeakyReLU,
    "gelu": nn.GELU,
}


def cost_of(kind: dict[str, Any], z: torch.Tensor, t: torch.Tensor) -> torch.Tensor:
    """Mean over the batch of the sum over the outputs."""
    if kind["objective"] == "cross_entropy":
        if kind["output"] == "softmax":
            return nn.functional.cross_entropy(z, t)
        losses = nn.functional.binary_cross_entropy_with_logits(z, t, reduction="none")
        return losses.sum(1).mean()
    y = {"linear": lambda: z, "sigmoid": z.sigmoid, "softmax": lambda: z.softmax(1)}
    return ((y[kind["output"]]() - t) ** 2).sum(1).mean()


KINDS: list[dict[str, Any]] = [
    {"activation": "tanh", "output": "sigmoid", "objective": "cross_entropy", "rule": "adam"},
    {
        "activation": "sigmoid",
        "output": "softmax",
        "objective": "cross_entropy",
        "rule": "momentum",
    },
    {"activation": "relu", "output": "linear", "objective": "squared_error", "rule": "adam"},
    {"activation": "leaky_relu", "output": "sigmoid", "objective": "squared_error", "rule": "sgd"},
    {"activation": "gelu", "output": "softmax", "objective": "squared_error", "rule": "adam"},
    {
        "activation": "gelu",
        "output": "linear",
        "objective": "squared_error",
        "rule": "sgd",
        "l2": 0.01,
    },
    {
        "activation": "tanh",
        "output": "softmax",
        "objective": "cross_entropy",
        "rule": "sgd",
        "l2": 0.1,
    },
]
RULES = {
    "sgd": ("gradient_descent", {"learning_rate": 0.1}, torch.optim.SGD, {"lr": 0.1}),
    "momentum": (
        "momentum",
        {"learning_rate": 0.05, "momentum": 0.9},
        torch.optim.SGD,
        {"lr": 0.05, "momentum": 0.9},
    ),
    "adam": ("adam", {"learning_rate": 0.01}, torch.optim.Adam, {"lr": 0.01}),
}


def hexed(values: torch.Tensor) -> str:
    return " ".join(value.hex() for value in values.tolist())


def flat(net: nn.Sequential) -> torch.Tensor:
    layers = [layer for layer in net if isinstance(layer, nn.Linear)]
    return torch.cat([torch.cat([w.weight, w.bias[:, None]], 1).flatten() for w in layers]).detach()


def record(kind: dict[str, Any], x: torch.Tensor, labels: torch.Tensor, order: Any) -> Any:
    last = 2 if kind["output"] == "softmax" else 1
    t = nn.functional.one_hot(labels, 2).double() if last == 2 else labels[:, None].double()
    make = ACTIVATIONS[kind["activation"]]
    net = nn.Sequential(nn.Linear(2, 4), make(), nn.Linear(4, 3), make(), nn.Linear(3, last))
    name, fields, rule, arguments = RULES[kind["rule"]]
    descent = rule(net.parameters(), **arguments)
    points, costs = [hexed(flat(net))], []
    for step in range(STEPS):
        rows = order[step]
        descent.zero_grad()
        cost = cost_of(kind, net(x[rows]), t[rows])
        weights = [layer.weight for layer in net if isinstance(layer, nn.Linear)]
        cost = cost + kind.get("l2", 0.0) / 2 * sum((w**2).sum() for w in weights)
        cost.backward()
        descent.step()
        costs.append(cost.item().hex())
        if (step + 1) % EVERY == 0:
            points.append(hexed(flat(net)))
    about = {key: value for key, value in kind.items() if key != "rule"}
    return about | {"optimizer": name, "fields": fields, "points": points, "costs": " ".join(costs)}


def main() -> None:
    torch.set_default_dtype(torch.float64)
    torch.manual_seed(13)
    x = torch.randn(COUNT, 2)
    labels = ((x**2).sum(1) + 0.3 * torch.randn(COUNT) > 1.4).long()
    epochs = [torch.randperm(COUNT) for _ in range(STEPS * BATCH // COUNT)]
    order = torch.cat(epochs).reshape(STEPS, BATCH)
    found = {
        "torch": torch.__version__,
        "inputs": [hexed(row) for row in x],
        "labels": labels.tolist(),
        "batches": [" ".join(map(str, rows)) for rows in order.tolist()],
        "records": [record(kind, x, labels, order) for kind in KINDS],
    }
    text = json.dumps(found, indent=0)
    Path(__file__).with_name("networks.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
