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


def arranged(count: int, narrow: bool = False) -> list[Cell]:
    """Places for so many tiles: the first is tall and at the left, the others beside it.

    One or two others stand in one column, more of them in two, an odd one over both. In a
    `narrow` room two stand one above the other.
    """
    if count <= 1:
        return [Cell(0, 0, 1, 1)][:count]
    if count == 2 and narrow:
        return [Cell(0, 0, 1, 1), Cell(1, 0, 1, 1)]
    others = count - 1
    columns = 1 if others <= 2 else 2
    rows = -(-others // columns)
    cells = [Cell(0, 0, rows, 1)]
    for index in range(others):
        row, column = divmod(index, columns)
        alone = columns == 2 and index == others - 1 and column == 0
        cells.append(Cell(row, 1 + column, 1, 2 if alone else 1))
    return cells
