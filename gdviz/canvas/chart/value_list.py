"""The values of all runs at the playhead, right of the curves, so that none of them is hidden."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
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
@dataclass(frozen=True)
class _Entry:
    """What stands in one cell; a word of the rest has no style."""

    text: str
    style: int | None = None
    selected: bool = False


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
        self._room = 0.0  # pixels for a number
        self._grid = Grid(0, 0)
        self._values: Sequence[Value] = ()
        self._entries: list[_Entry] = []

    @property
    def texts(self) -> tuple[str, ...]:
        """What can be read on it, from the top of the first column on."""
        return tuple(entry.text for entry in self._entries)

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._look = look
        self._fonts = QFont(look.sizes.family), QFont(look.sizes.family)
        for font, weight in zip(self._fonts, (QFont.Weight.Normal, QFont.Weight.Bold), strict=True):
            font.setPixelSize(look.sizes.text)
            font.setWeight(weight)
        self._room = QFontMetricsF(self._fonts[True]).horizontalAdvance(WIDEST)
        self._markers = None
        self._begin_anew()

    def settle(self, count: int, width: float, height: float) -> float:
        """Choose rows and columns for so many values beside a chart of a size; the width taken."""
        cell = self._cell()
        self._grid = Grid.inside(count, (width, height), cell) if count else Grid(0, 0)
        self._begin_anew()
        return self._grid.columns * cell[0]

    def show_values(self, values: Sequence[Value]) -> None:
        """Show other values, one a run that is shown; only what differs is painted again."""
        self._values = values
        before, self._entries = self._entries, self._list()
        for place, (old, new) in enumerate(zip_longest(before, self._entries)):
            if old != new:
                self.update(self._box(place).toAlignedRect())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # no step of the chart below it is meant

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._look is None:
            return
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._look.theme.surface))
        painter.setPen(QColor(self._look.theme.text))
        for place, entry in enumerate(self._entries):
            box = self._box(place)
            if event.region().intersects(box.toAlignedRect()):
                self._paint_entry(painter, self._look, box, entry)
        painter.end()

    def _paint_entry(self, painter: QPainter, look: Look, box: QRectF, entry: _Entry) -> None:
        text, ratio = look.sizes.text, self.devicePixelRatioF()
        if self._markers is None or self._markers.ratio != ratio:
            self._markers = Markers(look, RADIUS * text, ratio)
        if entry.style is not None:
            middle = QPointF(box.left() + MARKER * text / 2, box.center().y())
            self._markers.paint(painter, entry.style, middle)
            box = box.adjusted(MARKER * text, 0, 0, 0)
        painter.setFont(self._fonts[entry.selected])
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, entry.text)

    def _begin_anew(self) -> None:
        self._entries = self._list()
        self.update()

    def _list(self) -> list[_Entry]:
        selected = next((i for i, each in enumerate(self._values) if each.selected), None)
        shown = [
            self._values[each]
            for each in listed([each.value for each in self._values], selected, self._grid.room)
        ]
        entries = [_Entry(self._text_of(each), each.style, each.selected) for each in shown]
        left_out = len(self._values) - len(shown)
        if left_out and len(shown) < self._grid.room:
            entries.append(_Entry(self.tr("and {0} more").format(left_out)))
        return entries

    def _text_of(self, value: Value) -> str:
        """With as many digits as there is room for."""
        metrics = QFontMetricsF(self._fonts[value.selected])
        texts = [number(value.value, digits) for digits in (3, 2, 1)]
        return next((t for t in texts if metrics.horizontalAdvance(t) <= self._room), texts[-1])

    def _cell(self) -> tuple[float, float]:
        if self._look is None:
            return 1.0, 1.0
        text = self._look.sizes.text
        return (MARKER + AFTER) * text + self._room, ROW * text

    def _box(self, place: int) -> QRectF:
        """The cell of a place in the list; columns stand in the middle of the height."""
        (width, height), (column, row) = self._cell(), self._grid.cell(place)
        top = (self.height() - self._grid.rows * height) / 2
        return QRectF(column * width, top + row * height, width, height)
