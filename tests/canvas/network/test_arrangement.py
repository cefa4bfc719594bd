"""Places for tiles: none is left empty, none lies over another."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz.canvas.network.arrangement import Cell, arranged


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("count", range(8))
def test_every_place_of_the_grid_is_filled_once(count: int, narrow: bool) -> None:
    cells = arranged(count, narrow)
    assert len(cells) == count
    if not cells:
        return
    rows = max(each.row + each.rows for each in cells)
    columns = max(each.column + each.columns for each in cells)
    filled = np.zeros((rows, columns), dtype=int)
    for row, column, tall, wide in cells:
        filled[row : row + tall, column : column + wide] += 1
    assert (filled == 1).all()


def test_the_first_is_as_tall_as_all_others_together() -> None:
    assert arranged(1) == [Cell(0, 0, 1, 1)]
    assert arranged(3) == [Cell(0, 0, 2, 1), Cell(0, 1, 1, 1), Cell(1, 1, 1, 1)]
    assert arranged(4)[0] == Cell(0, 0, 2, 1)
    assert arranged(4)[-1] == Cell(1, 1, 1, 2)  # an odd one is wide


@pytest.mark.parametrize("count", [6, 7])
def test_many_stand_in_two_rows_or_in_two_columns(count: int) -> None:
    cells = arranged(count)
    assert max(each.row + each.rows for each in cells) == 2
    assert arranged(7)[0] == Cell(0, 0, 2, 1)
    narrow = arranged(count, narrow=True)
    assert max(each.column + each.columns for each in narrow) == 2
    assert arranged(7, narrow=True)[0] == Cell(0, 0, 1, 2)
    sizes = {each[2:] for each in (*cells[count % 2 :], *narrow[count % 2 :])}
    assert sizes == {(1, 1)}


def test_in_a_narrow_room_two_stand_one_above_the_other() -> None:
    assert arranged(2, narrow=True) == [Cell(0, 0, 1, 1), Cell(1, 0, 1, 1)]
    assert arranged(2) == [Cell(0, 0, 1, 1), Cell(0, 1, 1, 1)]
