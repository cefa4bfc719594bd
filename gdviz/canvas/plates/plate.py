"""Lines of text on a plate, so that they can be read over any picture."""

from __future__ import annotations

from collections.abc import Sequence
from typing import final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from gdviz.canvas.plates.setting import Form, Line, Row, Setting, Swatch, font_of, set_rows
from gdviz.shapes import shape
from gdviz.theme import Look

#: Radius of a run's marker in heights of the text.
RADIUS = 0.36


@final
class Plate(QGraphicsItem):
    """Shows rows in the form it is given; form and place are decided for all texts together."""

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self._rows: tuple[Row, ...] = ()
        self._look: Look | None = None
        self._setting = Setting((), (), 0.0, 0.0)
        self.setVisible(False)

    @property
    def rows(self) -> Sequence[Row]:
        return self._rows

    @property
    def texts(self) -> tuple[str, ...]:
        """What can be read on it, row by row."""
        return self._setting.texts

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is drawn, line by line."""
        return self._setting.lines

    def set_look(self, look: Look) -> None:
        """Take colours and sizes; `show_in` follows."""
        self._look = look
        self.update()

    def take_rows(self, rows: Sequence[Row]) -> None:
        """Have these rows to show; `show_in` follows."""
        self._rows = tuple(rows)

    def measure(self, form: Form) -> Setting:
        """How the rows would be set in a form."""
        if self._look is None:
            return Setting((), (), 0.0, 0.0)
        return set_rows(self._rows, form, self._look.sizes)

    def show_in(self, form: Form) -> None:
        """Set the rows in a form; one that leaves no row hides the plate."""
        setting = self.measure(form)
        if setting is not self._setting:
            self.prepareGeometryChange()
            self._setting = setting
            self.update()
        self.setVisible(bool(setting.lines))

    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, self._setting.width, self._setting.height)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        if self._look is None:
            return
        theme, sizes = self._look.theme, self._look.sizes
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.rule), 1.0))
        painter.setBrush(QColor(theme.surface))
        inner = self.boundingRect().adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(inner, sizes.spacing / 2, sizes.spacing / 2)
        painter.setFont(font_of(sizes))
        for line in self._setting.lines:
            self._paint_line(painter, self._look, line)

    def _paint_line(self, painter: QPainter, look: Look, line: Line) -> None:
        if line.swatch is not None:
            left, width = look.sizes.spacing, line.box.left() - 2 * look.sizes.spacing
            paint = _paint_swatch if line.swatch.style is None else _paint_marker
            paint(painter, line.swatch, QPointF(left, line.box.center().y()), width, look)
        painter.setPen(QColor(look.theme.text))
        painter.drawText(line.box, Qt.AlignmentFlag.AlignVCenter, line.text)


def _paint_marker(
    painter: QPainter, swatch: Swatch, left: QPointF, width: float, look: Look
) -> None:
    """The shape and the colour of a run's ball."""
    size = RADIUS * look.sizes.text
    painter.save()
    painter.translate(left + QPointF(width / 2, 0))
    painter.scale(size, size)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(swatch.colour))
    painter.drawPath(shape(swatch.style or 0))
    painter.restore()


def _paint_swatch(
    painter: QPainter, swatch: Swatch, left: QPointF, width: float, look: Look
) -> None:
    line = look.sizes.line
    pen = QPen(QColor(swatch.colour), line, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    if swatch.dashes:
        pen.setDashPattern(list(swatch.dashes))
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if swatch.box:
        half = 0.4 * look.sizes.text
        painter.drawRect(QRectF(left.x() + line / 2, left.y() - half, width - line, 2 * half))
        return
    tip = left + QPointF(width, 0)
    painter.drawLine(left, tip - QPointF(3 * line, 0) if swatch.head else tip)
    if swatch.head:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(swatch.colour))
        foot = tip - QPointF(4 * line, 0)
        painter.drawPolygon([tip, foot + QPointF(0, 1.8 * line), foot - QPointF(0, 1.8 * line)])
