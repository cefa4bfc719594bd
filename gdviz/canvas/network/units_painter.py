"""Paints the pictures of neurons, the chosen one with its weights onward, and the colours' key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen

from gdviz.canvas.network.lettering import Lettering
from gdviz.canvas.network.signed_colours import SignedColours
from gdviz.canvas.network.units_layout import UnitsLayout
from gdviz.canvas.network.units_shown import UnitsShown
from gdviz.session.words import number
from gdviz.theme import Look

#: Width of a bar over the room that it has; width and height of the key in sizes of the text.
BAR, KEY_WIDTH, KEY_HEIGHT = 0.7, 4.0, 0.7
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
MIDDLE = Qt.AlignmentFlag.AlignCenter


@final
class UnitsPainter:
    """Has a painter for one frame."""

    def __init__(
        self,
        painter: QPainter,
        look: Look,
        letters: Lettering,
        colours: SignedColours,
        layout: UnitsLayout,
    ) -> None:
        self._painter, self._letters, self._colours = painter, letters, colours
        self._look, self._theme, self._layout = look, look.theme, layout
        painter.setFont(letters.plain)

    def paint(self, shown: UnitsShown, pictures: QImage, chosen: int | None) -> None:
        """Paint everything; `pictures` are one below the other."""
        for index in range(len(shown.pictures)):
            self._paint_picture(self._layout.picture(index), pictures, index)
        if chosen is not None:
            self._mark(self._layout.picture(chosen))
            self._paint_chosen(shown, pictures, chosen)
        self._paint_key(shown)

    def _paint_picture(self, box: QRectF, pictures: QImage, index: int) -> None:
        rows, columns = self._layout.shape
        side = pictures.width() // columns
        part = QRectF(0, index * rows * side, columns * side, rows * side)
        self._painter.drawImage(box, pictures, part)
        self._painter.setPen(QPen(QColor(self._theme.rule), self._look.sizes.thin))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRect(box)

    def _mark(self, box: QRectF) -> None:
        width = self._look.sizes.line
        self._painter.setPen(QPen(QColor(self._theme.accent), width))
        self._painter.drawRect(box.adjusted(-width, -width, width, width))

    def _paint_chosen(self, shown: UnitsShown, pictures: QImage, chosen: int) -> None:
        self._write(self._layout.words, LEFT, [shown.sentence(chosen)], bold=True)
        self._paint_picture(self._layout.enlarged, pictures, chosen)
        if shown.onward.size:
            self._paint_bars(shown, chosen)

    def _paint_bars(self, shown: UnitsShown, chosen: int) -> None:
        """A bar for every neuron onward, up or down from zero, named below where that fits."""
        box, weights = self._layout.bars, shown.onward[chosen].tolist()
        line, room = self._letters.height, box.width() / len(weights)
        plot, reach = box.adjusted(0, 0, 0, -line), shown.onward_reach or 1.0
        middle, half = plot.center().y(), plot.height() / 2
        for place, weight in enumerate(weights):
            left = plot.left() + (place + (1 - BAR) / 2) * room
            bar = QRectF(left, middle, BAR * room, -half * weight / reach).normalized()
            self._painter.fillRect(bar, self._colours.of(weight))
        self._painter.setPen(QPen(QColor(self._theme.axis), self._look.sizes.thin))
        self._painter.drawLine(QPointF(plot.left(), middle), QPointF(plot.right(), middle))
        self._name_bars(shown.names, QRectF(box.left(), plot.bottom(), box.width(), line), room)

    def _name_bars(self, names: Sequence[str], line: QRectF, room: float) -> None:
        """Below each bar, or below every second, third ... where they are narrow."""
        widest = max(self._letters.width(name) for name in names)
        step = max(1, -int(-(1.15 * widest) // room))
        for place in range(0, len(names), step):
            middle = line.left() + (place + 0.5) * room
            box = QRectF(middle - widest, line.top(), 2 * widest, line.height())
            self._write(box, MIDDLE, [names[place]])

    def _paint_key(self, shown: UnitsShown) -> None:
        line, text = self._layout.key, self._look.sizes.text
        reach, width = number(shown.reach, 2), KEY_WIDTH * text
        low, high = f"≤ −{reach}", f"≥ {reach}"
        before = self._letters.width(low) + 0.4 * text
        self._write(line, LEFT, [low])
        height = KEY_HEIGHT * text
        bar = QRectF(line.left() + before, line.center().y() - height / 2, width, height)
        self._painter.drawImage(bar, self._colours.key())
        below = QRectF(bar.left(), bar.top(), bar.width() / 2, bar.height())
        self._painter.fillRect(below, QBrush(self._colours.zero, Qt.BrushStyle.BDiagPattern))
        after = bar.right() + 0.4 * text
        self._write(line.adjusted(after - line.left(), 0, 0, 0), LEFT, [high])
        if shown.left_out:
            room = line.adjusted(after + self._letters.width(high) + text - line.left(), 0, 0, 0)
            more = _tr("… and {0} more").format(shown.left_out)
            self._write(room, RIGHT, [more, f"… +{shown.left_out}"])

    def _write(
        self, box: QRectF, flags: Qt.AlignmentFlag, texts: Sequence[str], bold: bool = False
    ) -> None:
        text = self._letters.fitting(texts, box.width() + 1, bold)
        self._painter.setFont(self._letters.bold if bold else self._letters.plain)
        self._painter.setPen(QColor(self._theme.text))
        self._painter.drawText(box, flags, text)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Units", text)
