"""A network and its data as plain data: what suits is chosen, what does not is refused."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from gdviz.engine.network.initialisation import initialisations
from gdviz.engine.network.samples import Samples
from gdviz.engine.registry import UnknownName
from gdviz.session.scene import Scene
from gdviz.session.session import Session
from gdviz.session.tasks import TASKS
from gdviz.session.tasks.learning_data import LearningData
from gdviz.session.tasks.network_task import MOST_WEIGHTS, NetworkTask
from gdviz.session.tasks.tile import FIRST_TILES, Tile
from tests.engine.network.shapes import random_samples


@pytest.fixture
def of_samples(monkeypatch: pytest.MonkeyPatch):
    """The task on samples of any kind."""

    def make(samples: Samples, **fields: object) -> NetworkTask:
        monkeypatch.setattr(LearningData, "samples", property(lambda data: samples))
        # Another seed: what was made ready of the same name before is kept.
        data = LearningData(seed=1000 + len(samples.classes) + 10 * samples.inputs.shape[1])
        return NetworkTask(data, **fields)

    return make


def test_two_classes_get_a_sigmoid_and_cross_entropy() -> None:
    task = NetworkTask(LearningData("moons"), hidden=(5, 3))
    assert task.network.sizes == (2, 5, 3, 1)
    assert task.network.output == "sigmoid"
    assert task.function().objective == "cross_entropy"


def test_more_classes_get_a_softmax(of_samples) -> None:
    task = of_samples(random_samples(3, 4, 80, 0), hidden=(6,))
    assert task.network.sizes == (3, 6, 4)
    assert task.network.output == "softmax"
    assert task.function().objective == "cross_entropy"


def test_numbers_get_a_linear_output_and_squared_error() -> None:
    task = NetworkTask(LearningData("sine"), hidden=())
    assert task.network.sizes == (1, 1)
    assert task.network.output == "linear"
    assert task.function().objective == "squared_error"


def test_an_output_that_gives_no_probabilities_has_squared_error() -> None:
    task = NetworkTask(output="linear")
    assert task.function().objective == "squared_error"
    assert NetworkTask(objective="squared_error").network.output == "sigmoid"


def test_the_costs_are_those_of_both_kinds_of_samples_at_the_same_weights() -> None:
    task = NetworkTask(l2=0.01, initialisation="he", seed=4)
    cost, tested = task.function(), task.held_out_cost
    assert cost is NetworkTask(l2=0.01, initialisation="he", seed=4).function()
    assert cost.samples is task.data.prepared.training
    assert tested.samples is task.data.prepared.held_out
    assert cost.network == tested.network == task.network
    assert cost.l2 == tested.l2 == 0.01
    assert np.array_equal(cost.start, initialisations["he"].draw(task.network, 4))


def test_other_weights_are_drawn_and_nothing_else_changes() -> None:
    task = NetworkTask(seed=1)
    other = task.redrawn(2)
    assert other == replace(task, seed=2)
    assert not np.array_equal(other.function().start, task.function().start)
    assert other.function().samples is task.function().samples


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"hidden": (0,)}, "layer 2 of 3: a layer has 1 to 1,024 neurons"),
        ({"hidden": (10_000,)}, "layer 2 of 3: a layer has 1 to 1,024 neurons"),
        ({"hidden": (4,) * 15}, "2 to 16 layers"),
        ({"hidden": (300, 300)}, f"{MOST_WEIGHTS:,} is the most"),
        ({"output": "softmax"}, "softmax output needs 2 neurons"),
        ({"output": "linear", "objective": "cross_entropy"}, "probabilities"),
        ({"l2": -1.0}, "l2"),
        ({"seed": -1}, "seed"),
    ],
)
def test_what_is_not_possible_is_refused_with_a_reason(
    fields: dict[str, object], words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        NetworkTask(**fields)


@pytest.mark.parametrize(
    ("field", "known"),
    [
        ("activation", "tanh"),
        ("output", "sigmoid"),
        ("objective", "cross_entropy"),
        ("initialisation", "xavier"),
    ],
)
def test_a_name_that_is_not_known_is_refused_with_those_that_are(field: str, known: str) -> None:
    with pytest.raises(UnknownName, match=known):
        NetworkTask(**{field: "cube"})


def test_numbers_have_no_cross_entropy() -> None:
    with pytest.raises(ValueError, match="Cross-entropy needs outputs that are probabilities"):
        NetworkTask(LearningData("sine"), objective="cross_entropy")


@pytest.mark.parametrize("name", list(TASKS))
def test_every_task_opens_as_a_scene_and_trains(name: str) -> None:
    session = Session(Scene.opening(name))
    before = session.run.cost_at(0)
    session.advance(50)
    assert session.run.cost_at(50) < before
    assert session.scene.task is not None
    assert all(session.scene.task.function(each) is not None for each in session.scene.task.costs)


def test_a_refused_wish_is_said_and_nothing_changes() -> None:
    session, said = Session(Scene.opening("network")), []
    session.message.connect(said.append)
    before, run = session.scene, session.run
    session.wish_task(lambda: NetworkTask(hidden=(0,)))
    assert len(said) == 1
    assert "layer 2 of 3" in said[0]
    assert session.scene == before
    assert session.run is run


def test_tiles_suit_the_data_that_they_can_show(of_samples) -> None:
    moons, sine = LearningData("moons"), LearningData("sine")
    assert Tile.BOUNDARY.suits(moons)
    assert Tile.BOUNDARY.suits(sine)
    assert Tile.CONFUSION.suits(moons)
    assert not Tile.CONFUSION.suits(sine)
    assert not Tile.UNITS.suits(moons)
    assert all(tile.suits(moons) for tile in FIRST_TILES - {Tile.UNITS})
    many = of_samples(random_samples(5, 3, 60, 0)).data
    assert not Tile.BOUNDARY.suits(many)
    assert Tile.CURVES.suits(many)
    one = of_samples(random_samples(1, 2, 60, 0)).data
    assert not Tile.BOUNDARY.suits(one)  # classes over a line are no curve
