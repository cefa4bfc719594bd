"""How many columns and rows so many tiles take, and which place each gets."""

from __future__ import annotations

from typing import NamedTuple


class Cell(NamedTuple):
    """A place in a grid, with the rows and columns that it spans."""

    row: int
    column: int
    rows: int
    columns: int


#: Of less width than so many heights, two tiles stand one above the other.
WIDE = 1.3


#: So many tiles are all as large: beside a tall one the others would be too low.
MANY = 6


def arranged(count: int, narrow: bool = False) -> list[Cell]:
    """Places for so many tiles: the first is tall and at the left, the others beside it.

    One or two others stand in one column, more of them in two, an odd one over both. In a
    `narrow` room two stand one above the other. Many tiles stand in two rows, or in a narrow room
    in two columns; where they are an odd number, the first is twice as large.
    """
    if count <= 1:
        return [Cell(0, 0, 1, 1)][:count]
    if count == 2 and narrow:
        return [Cell(0, 0, 1, 1), Cell(1, 0, 1, 1)]
    if count >= MANY:
        return _in_twos(count, narrow)
    others = count - 1
    columns = 1 if others <= 2 else 2
    rows = -(-others // columns)
    cells = [Cell(0, 0, rows, 1)]
    for index in range(others):
        row, column = divmod(index, columns)
        alone = columns == 2 and index == others - 1 and column == 0
        cells.append(Cell(row, 1 + column, 1, 2 if alone else 1))
    return cells


def _in_twos(count: int, narrow: bool) -> list[Cell]:
    """Two columns in a narrow room, two rows in others, an odd first one over both."""
    odd = count % 2
    across = 2 if narrow else (count + odd) // 2 - odd
    first = [Cell(0, 0, 1, 2) if narrow else Cell(0, 0, 2, 1)][:odd]
    down, right = (odd, 0) if narrow else (0, odd)
    places = (divmod(index, across) for index in range(count - odd))
    return [*first, *(Cell(down + row, right + column, 1, 1) for row, column in places)]
