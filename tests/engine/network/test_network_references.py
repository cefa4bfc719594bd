"""Networks in training against those recorded from PyTorch 2.13."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from gdviz import optimizers
from gdviz.engine.cost import Array
from gdviz.engine.network.network import Network
from gdviz.engine.network.network_cost import network_cost
from gdviz.engine.network.samples import Samples
from gdviz.engine.optimizer import Place
from tests.engine.network.shapes import ACTIVATIONS, PAIRS

PATH = Path(__file__).parents[2] / "reference" / "networks.json"
FOUND = json.loads(PATH.read_text(encoding="utf-8"))
RECORDS = FOUND["records"]


def numbers(text: str) -> Array:
    return np.array([float.fromhex(each) for each in text.split()])


SAMPLES = Samples(
    "Recorded",
    np.array([numbers(row) for row in FOUND["inputs"]]),
    np.array(FOUND["labels"]),
    ("x", "y"),
    "class",
    ("inside", "outside"),
)


@pytest.mark.parametrize(
    "record", RECORDS, ids=lambda each: f"{each['activation']}-{each['output']}"
)
def test_every_step_is_the_recorded_one(record: dict[str, Any]) -> None:
    sizes = (2, 4, 3, 2 if record["output"] == "softmax" else 1)
    network = Network(sizes, record["activation"], record["output"])
    cost = network_cost(network, SAMPLES, record["objective"], l2=record.get("l2", 0.0))
    rule = optimizers[record["optimizer"]](**record["fields"])
    point, *expected = map(numbers, record["points"])
    state, points, costs = rule.initial_state(point), [], []
    for batch in FOUND["batches"]:
        rows = np.array(batch.split(), dtype=np.intp)
        costs.append(cost.value_on(point, rows))
        gradient = cost.gradient_on(point, rows)
        move, state = rule.move(Place(point, np.array(costs[-1]), gradient, cost), state)
        point = point + move
        points.append(point)
    np.testing.assert_allclose(points[49::50], expected, rtol=1e-9, atol=1e-9)
    np.testing.assert_allclose(costs, numbers(record["costs"]), rtol=1e-9, atol=1e-12)
    assert len(costs) == 200


def test_all_activations_and_outputs_are_recorded() -> None:
    assert FOUND["torch"].startswith("2.13")
    assert {record["activation"] for record in RECORDS} == set(ACTIVATIONS)
    assert {(record["output"], record["objective"]) for record in RECORDS} == set(PAIRS)
