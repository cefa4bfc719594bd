"""The coordinates of a network's cost are those of its names, one by one and in parts."""

from __future__ import annotations

from gdviz.engine.cost import Coordinate
from gdviz.engine.network.network import Network
from gdviz.engine.network.weight_coordinates import WeightCoordinates


def test_they_are_called_as_the_network_calls_its_weights() -> None:
    network = Network((2, 3, 1))
    coordinates = WeightCoordinates(network)
    expected = [Coordinate.plain(name) for name in network.names]
    assert len(coordinates) == network.dimension == len(expected)
    assert list(coordinates) == expected
    assert coordinates[0].symbol == "w1,1,1"
    assert list(coordinates[2:5]) == expected[2:5]
    assert coordinates[-1] == expected[-1]


def test_no_name_is_made_before_it_is_asked_for() -> None:
    network = Network((64, 256, 100, 10))
    assert len(WeightCoordinates(network)) == 43_350
    assert "names" not in vars(network)
