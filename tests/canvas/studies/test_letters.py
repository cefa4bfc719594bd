"""Letters stand in their own basins, and where these are wide."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from gdviz.canvas.studies.letters import ROOM, depths, letter, longest_runs, wide_parts


def slow_depth(labels: np.ndarray, row: int, column: int) -> int:
    """Written out: the largest square of one label around a block, less its middle."""
    reach = 0
    while labels[row, column] >= 0:
        low, left, more = row - reach - 1, column - reach - 1, reach + 2
        square = labels[max(low, 0) : row + more, max(left, 0) : column + more]
        inside = low >= 0 and left >= 0 and square.shape == (2 * reach + 3, 2 * reach + 3)
        if not inside or (square != labels[row, column]).any():
            return reach
        reach += 1
    return 0


@given(arrays(np.int32, (9, 11), elements=st.sampled_from([-1, 0, 0, 0, 0, 0, 1])))
def test_depths_are_those_written_out(labels: np.ndarray) -> None:
    found = depths(labels)
    for row, column in np.ndindex(labels.shape):
        assert found[row, column] == slow_depth(labels, row, column)


def test_each_wide_part_gets_its_letter_and_narrow_ones_none() -> None:
    labels = np.zeros((20, 60), dtype=np.int32)
    labels[:, 30:] = 1
    labels[:, 28:30] = 2
    labels[:6, :6] = -1
    found = wide_parts(labels, {})
    assert [label for label, _ in sorted(found, key=lambda each: each[0])] == [0, 1]
    for label, place in found:
        row, column = place.astype(int)
        around = labels[row - ROOM : row + ROOM + 1, column - ROOM : column + ROOM + 1]
        assert (around == label).all()


def test_a_letter_comes_again_only_far_from_where_it_stands() -> None:
    labels = np.zeros((12, 100), dtype=np.int32)
    first = [np.array([6.0, 5.0])]
    columns = sorted(place[1] for _, place in wide_parts(labels, {0: first}))
    assert len(columns) >= 1
    assert min(np.diff([5.0, *columns])) >= 40


def test_runs_of_a_band() -> None:
    labels = np.array([0, 0, 0, 0, 1, 1, -1, -1, -1, 2, 2, 2])
    assert longest_runs(labels, 3) == [(0, 2.0), (2, 10.5)]
    assert longest_runs(np.array([4, 4]), 2) == [(4, 1.0)]


def test_letters_follow_the_alphabet() -> None:
    assert [letter(label) for label in (0, 1, 25)] == ["A", "B", "Z"]
