"""The price of a step: expected at first, then measured, whatever a machine does meanwhile."""

from __future__ import annotations

from gdviz import costs
from gdviz.session.price import SLOWER, Pace, look_price
from gdviz.session.tasks.learning_data import LearningData
from gdviz.session.tasks.network_task import NetworkTask


def test_more_samples_and_more_weights_are_dearer() -> None:
    few, many = (NetworkTask(LearningData(count=n)).function() for n in (100, 5000))
    large = NetworkTask(LearningData(count=100), hidden=(64, 64)).function()
    assert 0 < few.expected_seconds < many.expected_seconds
    assert few.expected_seconds < large.expected_seconds
    assert few.expected_seconds < look_price(few)


def test_a_cost_without_samples_is_cheap_until_it_is_measured() -> None:
    pace, cost = Pace(), costs["himmelblau"]
    assert pace.seconds(cost) == 0.0
    for seconds in (0.5, 0.02, 0.03):
        pace.note(seconds)
    assert pace.seconds(cost) == 0.03
    for seconds in (1e-5, 2e-5, 0.2):  # the machine stalls once
        pace.note(seconds)
    assert pace.seconds(cost) == 2e-5


def test_of_a_network_no_more_is_believed_than_its_arithmetic_explains() -> None:
    pace, cost = Pace(), NetworkTask(LearningData(count=400)).function()
    expected = look_price(cost)
    assert pace.seconds(cost) == expected
    for _ in range(3):
        pace.note(2 * expected)
    assert pace.seconds(cost) == 2 * expected
    for _ in range(3):
        pace.note(1.0)
    assert pace.seconds(cost) == SLOWER * expected
