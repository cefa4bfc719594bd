"""A small plot within a widget: where its picture lies, and the few texts around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from gdviz.canvas.view_map import ViewMap
from gdviz.engine.cost import Array
from gdviz.session.words import round_number
from gdviz.theme import Look, Sizes

#: Room left of the picture, above, right of it and below it, in heights of the text.
LEFT, TOP, RIGHT, BOTTOM = 1.35, 1.6, 0.2, 1.45
#: Two ends of a range.
Ends = tuple[float, float]


@final
@dataclass(frozen=True)
class Frame:
    """The picture's box in pixels of the widget, and the way between numbers and pixels of it."""

    box: QRectF
    view: ViewMap

    @classmethod
    def within(cls, size: QSize, sizes: Sizes, x_range: Ends, y_range: Ends) -> Frame:
        """The frame of a widget of a size."""
        text = sizes.text
        box = QRectF(0, 0, size.width(), size.height())
        box.adjust(LEFT * text, TOP * text, -RIGHT * text, -BOTTOM * text)
        box = QRectF(box.toRect())  # whole pixels: its line is sharp
        width, height = max(box.width(), 1.0), max(box.height(), 1.0)
        return cls(box, ViewMap(x_range, y_range, width, height))

    @property
    def inside(self) -> QRectF:
        """The box without the line around it."""
        return self.box.adjusted(1, 1, -1, -1)

    @property
    def title_box(self) -> QRectF:
        """Above the picture."""
        return QRectF(self.box.left(), 0, self.box.width(), self.box.top())

    def to_widget(self, position: Array) -> QPointF:
        """A position in numbers, (2,), in pixels of the widget."""
        return self.box.topLeft() + QPointF(*self.view.to_pixels(position))

    def to_numbers(self, place: QPointF) -> Array:
        """A pixel of the widget in numbers, (2,)."""
        inside = place - self.box.topLeft()
        return self.view.to_numbers((inside.x(), inside.y()))


@final
@dataclass(frozen=True)
class Axis:
    """What is written along an axis: its name, or a short one, and some numbers at their places."""

    label: str
    numbers: tuple[float, ...]
    short: str = ""


def paint_axes(painter: QPainter, frame: Frame, across: Axis, up: Axis, look: Look) -> None:
    """Write names and numbers along the lower and the left edge, and draw the frame's line."""
    box, text = frame.box, look.sizes.text
    font = QFont(look.sizes.family)
    font.setPixelSize(text)
    painter.setFont(font)
    painter.setPen(QColor(look.theme.text))
    below = QRectF(box.left(), box.bottom(), box.width(), BOTTOM * text)
    _write(painter, below, across, frame.view.x_range)
    painter.save()
    painter.translate(0, box.bottom())
    painter.rotate(-90)
    _write(painter, QRectF(0, 0, box.height(), LEFT * text), up, frame.view.y_range)
    painter.restore()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(look.theme.axis), 1))
    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))


def _write(painter: QPainter, strip: QRectF, axis: Axis, ends: Ends) -> None:
    """The name in the middle of a strip; numbers that would come too near are left away."""
    metrics, middle = painter.fontMetrics(), strip.center().x()
    label = fitting(painter.fontMetrics(), strip.width(), axis.label, axis.short)
    half, gap = metrics.horizontalAdvance(label) / 2, metrics.averageCharWidth()
    painter.drawText(strip, Qt.AlignmentFlag.AlignCenter, label)
    for number in axis.numbers:
        words = round_number(number)
        width = metrics.horizontalAdvance(words)
        place = strip.left() + strip.width() * (number - ends[0]) / (ends[1] - ends[0])
        left = min(max(place - width / 2, strip.left()), strip.right() - width)
        if left + width < middle - half - gap or left > middle + half + gap:
            where = QRectF(left, strip.top(), width + 1, strip.height())
            painter.drawText(where, Qt.AlignmentFlag.AlignCenter, words)


def fitting(metrics: QFontMetrics, room: float, *texts: str) -> str:
    """The first of the texts that has room, or the last one, cut."""
    kept = [text for text in texts if text]
    for text in kept:
        if metrics.horizontalAdvance(text) <= room:
            return text
    return metrics.elidedText(kept[-1], Qt.TextElideMode.ElideRight, round(room)) if kept else ""
