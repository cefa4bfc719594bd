"""Where the pictures of neurons are on a tile, and what is shown of the chosen one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import final

from PySide6.QtCore import QRectF

#: Heights in sizes of the text: a line of words, the room between pictures and between parts.
LINE, GAP, BETWEEN = 1.4, 0.3, 0.7
#: The share of a tile that the chosen neuron has, below the others or, where it is low, beside.
SHARE_BELOW, SHARE_BESIDE = 0.42, 0.5
#: Height over width of a tile from which on the chosen one stands below.
TALL = 1.1


@final
@dataclass(frozen=True)
class UnitsLayout:
    """A grid of `count` pictures of `shape` (height, width), as large as they can be.

    `chosen` says that one of them is enlarged; below everything is the key to the colours.
    """

    box: QRectF
    text: float
    count: int
    shape: tuple[int, int]
    chosen: bool

    @property
    def key(self) -> QRectF:
        """The line of the colours and of what else there is to say."""
        line = LINE * self.text
        return QRectF(self.box.left(), self.box.bottom() - line, self.box.width(), line)

    @cached_property
    def grid(self) -> QRectF:
        """The room for all pictures."""
        area = self._area
        if not self.chosen:
            return area
        if self._tall:
            return QRectF(area.topLeft(), area.bottomRight()).adjusted(0, 0, 0, -self._taken)
        return area.adjusted(0, 0, -self._taken, 0)

    @cached_property
    def columns(self) -> int:
        """As many as make the pictures largest, then those that leave the fewest places empty."""
        choices = range(self.count, 0, -1)
        return max(choices, key=lambda each: (self._whole_side(each), -(-self.count % each)))

    def picture(self, index: int) -> QRectF:
        """Where one of the pictures is."""
        row, column = divmod(index, self.columns)
        width, height = self._size
        gap = GAP * self.text
        left = self.grid.left() + column * (width + gap)
        return QRectF(left, self.grid.top() + row * (height + gap), width, height)

    @property
    def words(self) -> QRectF:
        """The line of words about the chosen one."""
        detail = self._detail
        return QRectF(detail.left(), detail.top(), detail.width(), LINE * self.text)

    @property
    def enlarged(self) -> QRectF:
        """The picture of the chosen one."""
        rest = self._below_words
        share = 0.45
        room = (
            (share * rest.width(), rest.height())
            if self._tall
            else (rest.width(), share * rest.height())
        )
        rows, columns = self.shape
        scale = max(min(room[0] / columns, room[1] / rows), 0.1)
        return QRectF(rest.left(), rest.top(), scale * columns, scale * rows)

    @property
    def bars(self) -> QRectF:
        """The weights onward of the chosen one, with room for their names."""
        rest, picture, gap = self._below_words, self.enlarged, BETWEEN * self.text
        if self._tall:
            return rest.adjusted(picture.width() + gap, 0, 0, 0)
        return rest.adjusted(0, picture.height() + gap / 2, 0, 0)

    @property
    def _tall(self) -> bool:
        return self.box.height() >= TALL * self.box.width()

    @property
    def _area(self) -> QRectF:
        return self.box.adjusted(0, 0, 0, -self.key.height() - GAP * self.text)

    @property
    def _taken(self) -> float:
        """What the chosen one takes, with the room before it."""
        area = self._area
        return SHARE_BELOW * area.height() if self._tall else SHARE_BESIDE * area.width()

    @property
    def _detail(self) -> QRectF:
        area, gap = self._area, BETWEEN * self.text
        if self._tall:
            return area.adjusted(0, area.height() - self._taken + gap / 2, 0, 0)
        return area.adjusted(area.width() - self._taken + gap, 0, 0, 0)

    @property
    def _below_words(self) -> QRectF:
        return self._detail.adjusted(0, LINE * self.text, 0, 0)

    @cached_property
    def _size(self) -> tuple[float, float]:
        side, (rows, columns) = self._whole_side(self.columns), self.shape
        return side * columns, side * rows

    def _whole_side(self, columns: int) -> float:
        """Whole pixels a weight where there is room: all look alike then."""
        side = self._side(columns)
        return float(int(side)) if side >= 1 else side

    def _side(self, columns: int) -> float:
        """The pixels that a weight takes in a grid of so many columns."""
        lines = -(-self.count // columns)
        gap, (height, width) = GAP * self.text, self.shape
        across = (self.grid.width() - (columns - 1) * gap) / (columns * width)
        down = (self.grid.height() - (lines - 1) * gap) / (lines * height)
        return max(min(across, down), 0.01)
