"""Descents against those recorded from PyTorch 2.13 and from the papers' formulas."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from gdviz import descend, optimizers

FOLDER = Path(__file__).parent.parent / "reference"
FOUND = [
    json.loads((FOLDER / name).read_text(encoding="utf-8"))
    for name in ("torch.json", "papers.json")
]
RECORDS = [(found["starts"], record) for found in FOUND for record in found["records"]]
#: Rules without a recorded descent, which have closed forms of their own.
SEARCHES = {"line_search", "conjugate_gradient", "bfgs", "newton"}


def name_of(value: Any) -> str | None:
    return f"{value['optimizer']}-{value['cost']}" if "optimizer" in value else ""


@pytest.mark.parametrize(("starts", "record"), RECORDS, ids=name_of)
def test_every_point_is_the_recorded_one(starts: dict[str, Any], record: dict[str, Any]) -> None:
    expected = np.array([[float.fromhex(x) for x in row.split()] for row in record["points"]])
    rule = optimizers[record["optimizer"]](**record["fields"])
    path = descend(record["cost"], starts[record["cost"]], rule, steps=len(expected))
    np.testing.assert_allclose(path.points[1:], expected, rtol=1e-10, atol=1e-14)


def test_every_optimizer_is_held_against_something_independent() -> None:
    assert {record["optimizer"] for _, record in RECORDS} | SEARCHES == set(optimizers)


def test_the_records_are_of_the_version_that_is_promised() -> None:
    assert FOUND[0]["torch"].startswith("2.13")
    assert len(FOUND[0]["starts"]) >= 5
    assert all(len(record["points"]) == 200 for _, record in RECORDS)
