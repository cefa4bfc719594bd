"""Lines across a part of a map."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz.canvas.studies.hatching import LINES, hatched


def red(size: int) -> np.ndarray:
    return np.full((size, size, 3), (150, 30, 20), np.uint8)


@pytest.mark.parametrize("size", [64, 256, 512])
def test_lines_lie_across_the_part_alone_and_are_lighter(size: int) -> None:
    part = np.zeros((size, size), dtype=bool)
    part[: size // 2] = True
    lined = hatched(red(size), part)
    changed = (lined != red(size)).any(axis=2)
    assert not changed[~part].any()
    assert 0.1 < changed[part].mean() < 0.4
    assert (lined >= red(size)).all()
    assert lined.dtype == np.uint8


@pytest.mark.parametrize("size", [64, 128, 512])
def test_there_are_as_many_lines_however_fine_the_map_is(size: int) -> None:
    changed = (hatched(red(size), np.ones((size, size), dtype=bool)) != red(size)).any(axis=2)
    begun = changed[0] & ~np.roll(changed[0], 1)
    assert begun.sum() == pytest.approx(LINES, abs=1)


def test_a_map_without_the_part_stays_as_it_is() -> None:
    assert (hatched(red(64), np.zeros((64, 64), dtype=bool)) == red(64)).all()
