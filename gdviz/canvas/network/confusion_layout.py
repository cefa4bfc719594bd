"""Where the confusion matrix is on a tile, and the samples of one of its cells."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import final

from PySide6.QtCore import QPointF, QRectF

from gdviz.canvas.network.confused import Cell

#: The height of a line of words and the room around the matrix, in sizes of the text.
LINE, GAP = 1.4, 0.6
#: The share of the width that the samples have, and the most of the matrix's that its names take.
STRIP, NAMES = 0.3, 0.4
#: The least room for a name, in sizes of the text: down, and across for a name of one letter.
DOWN, ACROSS = 0.9, 0.75


@final
@dataclass(frozen=True)
class ConfusionLayout:
    """Words above; a matrix of `count` classes, whose names are `names` wide; samples beside it."""

    box: QRectF
    text: float
    count: int
    names: float

    @property
    def words(self) -> QRectF:
        """The line above all."""
        return QRectF(self.box.left(), self.box.top(), self.box.width(), LINE * self.text)

    @cached_property
    def matrix(self) -> QRectF:
        """All cells."""
        line = LINE * self.text
        side = self.box.width() * (1 - STRIP) - GAP * self.text
        names = min(self.names + GAP * self.text, NAMES * side)
        return self.box.adjusted(names, 2 * line, side - self.box.width(), -1)

    @property
    def strip(self) -> QRectF:
        """The room beside the matrix."""
        left = self.matrix.right() + GAP * self.text
        top = self.words.bottom()
        return QRectF(left, top, self.box.right() - left, self.box.bottom() - top)

    def cell(self, cell: Cell) -> QRectF:
        """One cell of the matrix."""
        across, down = self._steps
        return QRectF(
            self.matrix.left() + cell.taken * across,
            self.matrix.top() + cell.truth * down,
            across,
            down,
        )

    def cell_at(self, place: QPointF) -> Cell | None:
        """The cell that is under a place, if there is one."""
        across, down = self._steps
        column = int((place.x() - self.matrix.left()) // across)
        row = int((place.y() - self.matrix.top()) // down)
        inside = 0 <= column < self.count and 0 <= row < self.count
        return Cell(row, column) if inside else None

    @property
    def named_rows(self) -> range:
        """The rows that have a name: all, or every second, third ... where they are low."""
        return range(0, self.count, max(1, math.ceil(DOWN * self.text / self._steps[1])))

    @property
    def named_columns(self) -> range:
        """The same of columns, whose names are cut where they are wider."""
        return range(0, self.count, max(1, math.ceil(ACROSS * self.text / self._steps[0])))

    def row_name(self, index: int) -> QRectF:
        """Where the name of a class is, left of its row."""
        cell = self.cell(Cell(index, 0))
        width = self.matrix.left() - self.box.left() - GAP * self.text / 2
        middle, height = cell.center().y(), max(cell.height(), self.text)
        return QRectF(self.box.left(), middle - height / 2, width, height)

    def column_name(self, index: int) -> QRectF:
        """The same above its column."""
        cell, line = self.cell(Cell(0, index)), LINE * self.text
        return QRectF(cell.left(), cell.top() - line, cell.width(), line)

    @cached_property
    def _steps(self) -> tuple[float, float]:
        matrix = self.matrix
        width, height = max(matrix.width(), 1.0), max(matrix.height(), 1.0)
        return width / self.count, height / self.count
