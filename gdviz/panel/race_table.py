"""The race table: how every run stands at the playhead, painted by hand."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from gdviz.panel.race_rows import Row, in_words
from gdviz.shapes import shape
from gdviz.theme import Look

#: More runs than these have a line each; of the selected one all is told in a second line.
ROOMY = 4
#: As many pictures of labels are kept.
MANY = 100
#: Height of a line, and the width kept for the marker, in sizes of the text.
LINE, MARKER = 1.3, 1.5
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@final
class RaceTable(QWidget):
    """A row a run; a click or an arrow key asks for another one."""

    run_requested = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("race_table")
        self.setAccessibleName(self.tr("Runs"))
        self.setToolTip(self.tr("Click a run, or press ↑ and ↓, to select it"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._rows: tuple[Row, ...] = ()
        self._selected = 0
        self._look: Look | None = None
        self._font, self._bold = QFont(), QFont()
        self._metrics = QFontMetrics(self._font)
        self._labels: dict[tuple[object, ...], QPixmap] = {}

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is shown."""
        return self._rows

    @property
    def selected(self) -> int:
        """The index of the marked row."""
        return self._selected

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._look = look
        self._font = QFont(look.sizes.family)
        self._bold = QFont(look.sizes.family, weight=QFont.Weight.DemiBold)
        for font in (self._font, self._bold):
            font.setPixelSize(look.sizes.text)
        self._metrics = QFontMetrics(self._font)
        self._labels.clear()
        self.updateGeometry()
        self.update()

    def show_rows(self, rows: tuple[Row, ...], selected: int) -> None:
        """Show these rows, one of them marked; must not emit."""
        if (rows, selected) == (self._rows, self._selected):
            return
        if len(rows) != len(self._rows):
            self.updateGeometry()
        self._rows, self._selected = rows, selected
        self.setAccessibleDescription(in_words(rows[selected], selected))
        self.update()

    def sizeHint(self) -> QSize:
        height = self.row_box(len(self._rows) - 1).bottom() if self._rows else 0
        return QSize(1, round(height))

    def row_box(self, index: int) -> QRectF:
        """Where a row is painted; above the first are the headings of the columns."""
        lines = 1 + sum(self._lines(each) for each in range(index))
        line = self._line()
        return QRectF(0, lines * line, self.width(), self._lines(index) * line)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for index in range(len(self._rows)):
            if self.row_box(index).contains(event.position()):
                self.run_requested.emit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_Up.value: -1, Qt.Key.Key_Down.value: 1}
        if event.key() not in moves:
            super().keyPressEvent(event)
            return
        wished = self._selected + moves[event.key()]
        self.run_requested.emit(min(max(wished, 0), len(self._rows) - 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._look is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        self._paint_headings(painter, self._look)
        for index, row in enumerate(self._rows):
            self._paint_row(painter, index, row, self._look)
        painter.end()

    def _paint_headings(self, painter: QPainter, look: Look) -> None:
        painter.setPen(QColor(look.theme.muted))
        words = (self.tr("step"), self.tr("cost"), self.tr("distance"))
        compact = len(self._rows) > ROOMY
        box = QRectF(0, 0, self.width(), self._line())
        self._paint_cells(painter, box, words[compact:])

    def _paint_row(self, painter: QPainter, index: int, row: Row, look: Look) -> None:
        box = self.row_box(index)
        line = QRectF(box.left(), box.top(), box.width(), self._line())
        second, roomy = line.translated(0, self._line()), len(self._rows) <= ROOMY
        selected = index == self._selected
        if selected:
            self._paint_selection(painter, box, look)
        painter.drawPixmap(line.topLeft(), self._label(row, selected, look))
        painter.setPen(QColor(look.theme.muted if row.hidden else look.theme.text))
        if roomy:
            painter.drawText(self._inside(line), RIGHT, row.status)
            self._paint_cells(painter, second, (row.steps, row.cost, row.distance))
            return
        self._paint_cells(painter, line, (row.cost, row.short))
        if selected:
            self._paint_status(painter, second, row)

    def _label(self, row: Row, selected: bool, look: Look) -> QPixmap:
        """Marker and title as a picture: they change seldom, the numbers with every step."""
        roomy = len(self._rows) <= ROOMY
        taken = self._width(row.status) if roomy else 2 * self._column()
        width, ratio = self.width() - taken, self.devicePixelRatioF()
        key = (row.title, row.style, row.home, row.first, row.hidden, selected, width, ratio)
        if key not in self._labels:
            if len(self._labels) > MANY:
                self._labels.clear()
            self._labels[key] = self._picture_of(row, selected, look, width)
        return self._labels[key]

    def _picture_of(self, row: Row, selected: bool, look: Look, width: float) -> QPixmap:
        ratio, line = self.devicePixelRatioF(), QRectF(0, 0, width, self._line())
        picture = QPixmap((line.size() * ratio).toSize())
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_marker(painter, line, row, look)
        painter.setPen(QColor(look.theme.muted if row.hidden else look.theme.text))
        self._paint_title(painter, line, row, selected)
        painter.end()
        return picture

    def _paint_status(self, painter: QPainter, line: QRectF, row: Row) -> None:
        text = self.tr("step {steps}, {status}").format(steps=row.steps, status=row.status)
        painter.drawText(line.adjusted(self._indent(), 0, 0, 0), LEFT, text)

    def _paint_title(self, painter: QPainter, line: QRectF, row: Row, selected: bool) -> None:
        painter.setFont(self._bold if selected else self._font)
        place = line.adjusted(self._indent(), 0, 0, 0)
        if row.home:
            (self._paint_flag if row.first else self._paint_tick)(painter, place)
            place.setLeft(place.left() + 0.9 * self._font.pixelSize())
        title = QFontMetrics(painter.font()).elidedText(
            row.title, Qt.TextElideMode.ElideRight, round(place.width())
        )
        painter.drawText(place, LEFT, title)

    def _paint_cells(self, painter: QPainter, line: QRectF, texts: tuple[str, ...]) -> None:
        right = self._inside(line).right()
        base = line.center().y() + (self._metrics.ascent() - self._metrics.descent()) / 2
        for text in reversed(texts):
            left = right - self._metrics.horizontalAdvance(text)
            painter.drawText(QPointF(left, base), text)
            right -= self._column()

    def _paint_selection(self, painter: QPainter, box: QRectF, look: Look) -> None:
        painter.fillRect(box, QColor(look.theme.surface))
        bar = QRectF(box.left(), box.top(), 0.2 * look.sizes.text, box.height())
        painter.fillRect(bar, QColor(look.theme.accent))
        if self.hasFocus():
            painter.setPen(QPen(QColor(look.theme.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint_marker(self, painter: QPainter, box: QRectF, row: Row, look: Look) -> None:
        colours, size = look.theme.runs, 0.36 * look.sizes.text
        colour = QColor(colours[row.style % len(colours)])
        painter.save()
        painter.translate(
            QPointF(box.left() + 0.95 * look.sizes.text, box.top() + self._line() / 2)
        )
        painter.scale(size, size)
        painter.setPen(QPen(colour, 0.2))
        painter.setBrush(Qt.BrushStyle.NoBrush if row.hidden else colour)
        painter.drawPath(shape(row.style))
        painter.restore()

    def _paint_flag(self, painter: QPainter, place: QRectF) -> None:
        size = 0.7 * self._font.pixelSize()
        left, top = place.left(), place.center().y() - size / 2
        painter.drawLine(QPointF(left, top), QPointF(left, top + size))
        flag = QRectF(left, top, 0.85 * size, 0.6 * size)
        painter.fillRect(flag, painter.pen().color())

    def _paint_tick(self, painter: QPainter, place: QRectF) -> None:
        size, pen = 0.7 * self._font.pixelSize(), painter.pen()
        left, top = place.left(), place.center().y() - size / 2
        painter.setPen(QPen(pen.color(), size / 6))
        strokes = [(0, 0.5), (0.3, 0.85), (0.85, 0.1)]
        painter.drawPolyline([QPointF(left + x * size, top + y * size) for x, y in strokes])
        painter.setPen(pen)

    def _lines(self, index: int) -> int:
        return 1 + (len(self._rows) <= ROOMY or index == self._selected)

    def _line(self) -> float:
        return round(LINE * max(self._font.pixelSize(), 1))

    def _indent(self) -> float:
        return (MARKER + 0.3) * self._font.pixelSize()

    def _column(self) -> float:
        return 4.5 * self._font.pixelSize()

    def _width(self, text: str) -> float:
        return self._metrics.horizontalAdvance(text) + self._font.pixelSize()

    def _inside(self, line: QRectF) -> QRectF:
        return line.adjusted(0, 0, -0.3 * self._font.pixelSize(), 0)
