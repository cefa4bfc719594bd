"""The values of all runs at the playhead, right of the curves, so that none of them is hidden."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gdviz.canvas.chart.marker import Markers
from gdviz.canvas.chart.value_layout import Grid, listed
from gdviz.session.words import number
from gdviz.theme import Look

#: Height of a row in heights of the text, radius of a marker, room around it, after a number.
ROW, RADIUS, MARKER, AFTER = 1.22, 0.36, 1.5, 0.5
#: The widest that a number becomes when it is written with a single digit.
WIDEST = "−1e−100"


@final
@dataclass(frozen=True)
class Value:
    """What is listed of one run; `style` is its place among the colours and shapes."""

    value: float
    style: int
    selected: bool


@final
class ValueList(QWidget):
    """Sorted from the lowest up; where room is short, the lowest and the selected one remain."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("chart_values")
        self.setAccessibleName(self.tr("Values at the playhead"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._look: Look | None = None
        self._fonts = QFont(), QFont()  # of the others, and of the selected run
        self._markers: Markers | None = None
        self._grid = Grid(0, 0)
        self._values: Sequence[Value] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """What can be read on it, from the top of the first column on."""
        shown = [self._text_of(self._values[each]) for each in self._listed()]
        return (*shown, self._rest()) if self._rest() else tuple(shown)

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._look = look
        self._fonts = QFont(look.sizes.family), QFont(look.sizes.family)
        for font, weight in zip(self._fonts, (QFont.Weight.Normal, QFont.Weight.Bold), strict=True):
            font.setPixelSize(look.sizes.text)
            font.setWeight(weight)
        self._markers = None
        self.update()

    def settle(self, count: int, width: float, height: float) -> float:
        """Choose rows and columns for so many values beside a chart of a size; the width taken."""
        cell = self._cell()
        self._grid = Grid.inside(count, (width, height), cell) if count else Grid(0, 0)
        self.update()
        return self._grid.columns * cell[0]

    def show_values(self, values: Sequence[Value]) -> None:
        """Show other values, one a run that is shown; must not emit."""
        if values != self._values:
            self._values = values
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # no step of the chart below it is meant

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._look is None:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._look.theme.surface))
        painter.setPen(QColor(self._look.theme.text))
        shown = self._listed()
        for place, index in enumerate(shown):
            self._paint_value(painter, self._look, self._box(place), self._values[index])
        if self._rest():
            painter.setFont(self._fonts[False])
            painter.drawText(self._box(len(shown)), Qt.AlignmentFlag.AlignVCenter, self._rest())
        painter.end()

    def _paint_value(self, painter: QPainter, look: Look, box: QRectF, value: Value) -> None:
        text, ratio = look.sizes.text, self.devicePixelRatioF()
        self._markers = self._markers or Markers(look, RADIUS * text, ratio)
        middle = QPointF(box.left() + MARKER * text / 2, box.center().y())
        self._markers.paint(painter, value.style, middle)
        painter.setFont(self._fonts[value.selected])
        place = box.adjusted(MARKER * text, 0, 0, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self._text_of(value))

    def _listed(self) -> list[int]:
        selected = next((i for i, each in enumerate(self._values) if each.selected), None)
        return listed([each.value for each in self._values], selected, self._grid.room)

    def _rest(self) -> str:
        """A word of those that are left out, where there is a row for it."""
        left_out = len(self._values) - len(self._listed())
        word = self.tr("and {0} more").format(left_out)
        return word if left_out and len(self._listed()) < self._grid.room else ""

    def _text_of(self, value: Value) -> str:
        """With as many digits as there is room for."""
        metrics = QFontMetricsF(self._fonts[value.selected])
        texts = [number(value.value, digits) for digits in (3, 2, 1)]
        return next((t for t in texts if metrics.horizontalAdvance(t) <= self._room()), texts[-1])

    def _room(self) -> float:
        """Pixels for a number."""
        return QFontMetricsF(self._fonts[True]).horizontalAdvance(WIDEST)

    def _cell(self) -> tuple[float, float]:
        if self._look is None:
            return 1.0, 1.0
        text = self._look.sizes.text
        return (MARKER + AFTER) * text + self._room(), ROW * text

    def _box(self, place: int) -> QRectF:
        """The cell of a place in the list; columns stand in the middle of the height."""
        (width, height), (column, row) = self._cell(), self._grid.cell(place)
        top = (self.height() - self._grid.rows * height) / 2
        return QRectF(column * width, top + row * height, width, height)
