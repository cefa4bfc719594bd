"""Data by name are the engine's samples, made ready once."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz.engine.network.generated import generated
from gdviz.engine.network.prepared import prepare
from gdviz.session.tasks.learning_data import LearningData


@pytest.mark.parametrize("name", list(generated))
def test_they_are_the_engines_samples(name: str) -> None:
    data = LearningData(name, count=50, noise=0.3, held_out=0.4, seed=7)
    made = generated[name](50, 0.3, 7)
    assert np.array_equal(data.samples.inputs, made.inputs)
    assert np.array_equal(data.samples.answers, made.answers)
    expected = prepare(made, 0.4, 7)
    for own, other in (
        (data.prepared.training, expected.training),
        (data.prepared.held_out, expected.held_out),
    ):
        assert np.array_equal(own.inputs, other.inputs)
        assert np.array_equal(own.answers, other.answers)


def test_the_same_data_are_made_ready_once_and_others_anew() -> None:
    data = LearningData(count=60)
    assert data.prepared is LearningData(count=60).prepared
    assert data.prepared is not LearningData(count=60, seed=1).prepared
    assert hash(data) == hash(LearningData(count=60))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("count", 19),
        ("count", 5001),
        ("count", 50.5),
        ("noise", -0.1),
        ("noise", float("nan")),
        ("held_out", 0.0),
        ("held_out", 1.0),
        ("seed", -1),
        ("seed", 0.5),
    ],
)
def test_a_field_that_is_out_of_range_is_refused_by_name(field: str, value: float) -> None:
    with pytest.raises(ValueError, match=field):
        LearningData(**{field: value})


def test_a_name_that_is_not_known_is_refused_with_those_that_are() -> None:
    with pytest.raises(ValueError, match="known: moons"):
        _ = LearningData("mooons").samples
