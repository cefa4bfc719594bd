"""Where the histograms and words of each layer are on a tile."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import final

from PySide6.QtCore import QRectF

#: Heights in sizes of the text: a line of words, the room between rows, the least row with a line
#: of words above its bars, and the least in which words stand beside them.
LINE, GAP, CAPTIONED, BESIDE = 1.3, 0.35, 2.6, 1.1
#: Widths in sizes of the text: between the columns, a layer's number, a remark and before it.
BETWEEN, NUMBER, REMARK, ASIDE = 1.2, 1.4, 5.4, 0.4


@final
@dataclass(frozen=True)
class HistogramsLayout:
    """Two columns and a row a layer; words are above the bars, or beside them in low rows."""

    box: QRectF
    text: float
    count: int

    @property
    def row(self) -> float:
        """The height of a row with the room below it."""
        lines = 2 * LINE * self.text
        return max(self.box.height() - lines, 1.0) / max(self.count, 1)

    @property
    def captioned(self) -> bool:
        """Whether words stand above the bars."""
        return self.row >= CAPTIONED * self.text

    @property
    def labelled(self) -> range:
        """The rows that have words: all, or every second, third ... where they are too low."""
        return range(0, self.count, max(1, math.ceil(BESIDE * self.text / self.row)))

    def heading(self, column: int) -> QRectF:
        """The line above a column."""
        left, width = self._span(column)
        return QRectF(left, self.box.top(), width, LINE * self.text)

    @property
    def heading_beside(self) -> QRectF:
        """The line above the words of low rows."""
        left, line = self.heading(1).right() + ASIDE * self.text, LINE * self.text
        return QRectF(left, self.box.top(), self.box.right() - left, line)

    def axis(self, column: int) -> QRectF:
        """The line below a column."""
        left, width = self._span(column)
        line = LINE * self.text
        return QRectF(left, self.box.bottom() - line, width, line)

    def bars(self, index: int, column: int) -> QRectF:
        """The box in which a histogram stands."""
        left, width = self._span(column)
        above = LINE * self.text if self.captioned else 0.0
        height = self.row - above - min(GAP * self.text, 0.2 * self.row)
        return QRectF(left, self._top(index) + above, width, height)

    def caption(self, index: int, column: int) -> QRectF:
        """Where the words of a row are: of the layer, column 0, and of its gradients, column 1."""
        bars = self.bars(index, column)
        if self.captioned:
            line = LINE * self.text
            return QRectF(bars.left(), bars.top() - line, bars.width(), line)
        height = max(bars.height(), BESIDE * self.text)
        top = bars.center().y() - height / 2
        if column == 0:
            return QRectF(self.box.left(), top, NUMBER * self.text, height)
        left = bars.right() + ASIDE * self.text
        return QRectF(left, top, self.box.right() - left, height)

    def _top(self, index: int) -> float:
        return self.box.top() + LINE * self.text + index * self.row

    def _span(self, column: int) -> tuple[float, float]:
        """The left end and the width of a column's bars."""
        before = 0.0 if self.captioned else NUMBER * self.text
        after = 0.0 if self.captioned else (REMARK + ASIDE) * self.text
        between = BETWEEN * self.text
        width = max((self.box.width() - before - after - between) / 2, 1.0)
        return self.box.left() + before + column * (width + between), width
