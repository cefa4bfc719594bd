"""Lines of text on a plate, so that they can be read over any picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from gdviz.canvas.view_map import ViewMap
from gdviz.engine.cost import Array
from gdviz.theme import Look

#: Height of a row, and width of a swatch, in heights of the text.
ROW, SWATCH = 1.45, 2.2


@final
@dataclass(frozen=True)
class Swatch:
    """A sample of a line: its colour and dashes, and whether it is an arrow or a box's outline."""

    colour: str
    dashes: tuple[float, ...] = ()
    box: bool = False
    head: bool = False


@final
@dataclass(frozen=True)
class Row:
    """A line of text and the sample that it explains."""

    text: str
    swatch: Swatch | None = None


@final
class Plate(QGraphicsItem):
    """As wide as its longest row; it lies in an upper or a lower corner, and not on the ball."""

    def __init__(self, at_top: bool) -> None:
        super().__init__()
        self._at_top, self._at_right = at_top, False
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self._rows: Sequence[Row] = ()
        self._look: Look | None = None
        self._size = QRectF()

    @property
    def rows(self) -> Sequence[Row]:
        return self._rows

    @property
    def texts(self) -> tuple[str, ...]:
        """What can be read on it."""
        return tuple(row.text for row in self._rows)

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._look = look
        self._take_size()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; nothing at all without any."""
        if rows != self._rows:
            self._rows = rows
            self._take_size()
        self.setVisible(bool(rows))

    def settle(self, ball: Array, view: ViewMap) -> None:
        """Lie in the corner where it lay, or aside where it would cover the ball's pixel."""
        if self._look is None:
            return
        margin, room = float(self._look.sizes.spacing), 1.5 * self._look.sizes.ball
        bottom = view.height - self._size.height() - margin
        y = margin if self._at_top else bottom
        left = QPointF(margin, y)
        right = QPointF(max(view.width - self._size.width() - margin, margin), y)
        here = self._size.translated(right if self._at_right else left)
        if here.adjusted(-room, -room, room, room).contains(QPointF(*ball)):
            self._at_right = not self._at_right
        self.setPos(right if self._at_right else left)

    def boundingRect(self) -> QRectF:
        return self._size

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        if self._look is None:
            return
        theme, sizes = self._look.theme, self._look.sizes
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.rule), 1.0))
        painter.setBrush(QColor(theme.surface))
        inner = self._size.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(inner, sizes.spacing / 2, sizes.spacing / 2)
        painter.setFont(_font(self._look))
        for index, row in enumerate(self._rows):
            top = sizes.spacing / 2 + index * ROW * sizes.text
            self._paint_row(painter, self._look, row, top)

    def _paint_row(self, painter: QPainter, look: Look, row: Row, top: float) -> None:
        height, left = ROW * look.sizes.text, float(look.sizes.spacing)
        if row.swatch is not None:
            _paint_swatch(painter, row.swatch, QPointF(left, top + height / 2), look)
        left += self._indent(look)
        painter.setPen(QColor(look.theme.text))
        place = QRectF(left, top, self._size.width() - left, height)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, row.text)

    def _indent(self, look: Look) -> float:
        """All rows begin at one place, right of the swatches where there are any."""
        with_swatch = any(row.swatch is not None for row in self._rows)
        return (SWATCH * look.sizes.text + look.sizes.spacing) if with_swatch else 0.0

    def _take_size(self) -> None:
        if self._look is None:
            return
        sizes, metrics = self._look.sizes, QFontMetricsF(_font(self._look))
        widest = max((metrics.horizontalAdvance(row.text) for row in self._rows), default=0.0)
        width = 2 * sizes.spacing + self._indent(self._look) + widest
        self.prepareGeometryChange()
        self._size = QRectF(0, 0, width, sizes.spacing + len(self._rows) * ROW * sizes.text)
        self.update()


def _font(look: Look) -> QFont:
    font = QFont(look.sizes.family)
    font.setPixelSize(look.sizes.text)
    return font


def _paint_swatch(painter: QPainter, swatch: Swatch, left: QPointF, look: Look) -> None:
    width, line = SWATCH * look.sizes.text, look.sizes.line
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
