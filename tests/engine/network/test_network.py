"""Sizes that are allowed and refused, where weights are, and how they begin."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz.engine.network.initialisation import initialisations
from gdviz.engine.network.network import Network
from gdviz.engine.registry import UnknownName


def test_parameters_are_counted_and_named_neuron_by_neuron() -> None:
    network = Network((2, 3, 1))
    assert network.dimension == 13
    assert network.names[:4] == ("w1,1,1", "w1,1,2", "b1,1", "w1,2,1")
    assert network.names[-1] == "b2,1"
    assert len(set(network.names)) == 13
    assert [name[0] == "w" for name in network.names] == (network.is_weight == 1).tolist()


def test_layers_are_views_of_the_parameters() -> None:
    network, point = Network((2, 3, 1)), np.arange(13.0)
    first, last = network.layers(point)
    assert first.tolist() == [[0, 1, 2], [3, 4, 5], [6, 7, 8]]
    assert last.tolist() == [[9, 10, 11, 12]]
    first[1, 2] = 50
    assert point[5] == 50


@pytest.mark.parametrize(
    ("sizes", "reason"),
    [
        ((2, 0, 1), r"layer 2 of 3: a layer has 1 to 1,024 neurons, a whole number, not 0"),
        ((2, 10_000, 1), r"layer 2 of 3: .* not 10000"),
        ((2, -3, 1), r"not -3"),
        ((2, 2.5, 1), r"whole number, not 2\.5"),
        ((2, True, 1), r"not True"),
        ((2,), r"2 to 16 layers, inputs included, not 1"),
        ((2,) * 17, r"2 to 16 layers, inputs included, not 17"),
        ((1024, 1024, 1), r"1,050,625 weights; 1,000,000 is the most"),
    ],
)
def test_sizes_are_refused_with_a_reason(sizes: tuple[int, ...], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        Network(sizes)


def test_names_and_outputs_are_refused_with_a_reason() -> None:
    with pytest.raises(UnknownName, match=r"unknown activation 'cube'; known: tanh, sigmoid"):
        Network((2, 3, 1), "cube")
    with pytest.raises(UnknownName, match=r"unknown output 'cube'; known: linear"):
        Network((2, 3, 1), output="cube")
    with pytest.raises(ValueError, match="a softmax output needs 2 neurons or more, not 1"):
        Network((2, 3, 1), output="softmax")


@pytest.mark.parametrize(
    ("name", "deviation"),
    [
        ("xavier", np.sqrt(2 / (300 + 200))),
        ("he", np.sqrt(2 / 300)),
        ("zero", 0.0),
        ("too_large", 5.0),
    ],
)
def test_weights_begin_as_wide_as_the_formula_says(name: str, deviation: float) -> None:
    network = Network((300, 200, 2))
    point = initialisations[name].draw(network, seed=1)
    first = network.layers(point)[0]
    assert first[:, :-1].std() == pytest.approx(deviation, rel=0.02)
    assert abs(first[:, :-1].mean()) <= 0.02 * deviation
    assert (point[network.is_weight == 0] == 0).all()
    assert np.array_equal(point, initialisations[name].draw(network, seed=1))


def test_every_initialisation_is_held_against_its_formula() -> None:
    assert set(initialisations) == {"xavier", "he", "zero", "too_large"}


def test_another_seed_draws_other_weights() -> None:
    draw = initialisations["he"].draw
    assert not np.array_equal(draw(Network((2, 3, 1)), 1), draw(Network((2, 3, 1)), 2))
