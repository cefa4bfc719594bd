"""Any number of values in the room of a few thousand."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pytest

from gdviz.canvas.chart.envelope import CAPACITY, Envelope


def test_a_short_sequence_is_kept_whole() -> None:
    envelope = Envelope()
    envelope.extend(np.array([3.0, 1.0]))
    envelope.extend(np.array([2.0]))
    assert (len(envelope), envelope.size) == (3, 1)
    assert envelope.low.tolist() == envelope.high.tolist() == [3.0, 1.0, 2.0]


@pytest.mark.parametrize("chunk", [1, 7, 1000, 50_000])
@pytest.mark.parametrize("count", [CAPACITY + 1, 3 * CAPACITY + 5])
def test_shares_hold_the_lowest_and_the_highest_of_what_was_taken_in(
    chunk: int, count: int
) -> None:
    values = np.random.default_rng(5).normal(size=count)
    envelope = Envelope()
    for begin in range(0, count, chunk):
        envelope.extend(values[begin : begin + chunk])
    size = {CAPACITY + 1: 2, 3 * CAPACITY + 5: 4}[count]
    assert (len(envelope), envelope.size) == (count, size)
    shares = [values[begin : begin + size] for begin in range(0, count, size)]
    assert envelope.low.tolist() == [float(each.min()) for each in shares]
    assert envelope.high.tolist() == [float(each.max()) for each in shares]


def test_a_million_values_take_no_more_room_than_a_few() -> None:
    envelope, chunk = Envelope(), np.ones(100)
    tracemalloc.start()
    for _ in range(10_000):
        envelope.extend(chunk)
    grown = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert len(envelope) == 1_000_000
    assert grown < 20_000
