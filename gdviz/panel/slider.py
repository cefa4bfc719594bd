"""A slider that is painted by hand: as quick as a frame, and a click goes where it points."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QSlider

from gdviz.theme import Look

#: The height of a slider in radii of its knob's room.
HEIGHT = 2.0


class Slider(QSlider):
    """Horizontal; a style sheet's slider of a window's width takes longer than all the rest."""

    def __init__(self, name: str) -> None:
        # Set first: Qt tells of a change while it makes the slider.
        self._radius, self._shown_at, self._settling = 8.0, -1, False
        super().__init__(Qt.Orientation.Horizontal)
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._groove, self._filled, self._focus = QColor(), QColor(), QColor()

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._radius = float(look.sizes.spacing)
        self._groove, self._filled = QColor(look.theme.rule), QColor(look.theme.accent)
        self._focus = QColor(look.theme.text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(8 * self._radius), round(HEIGHT * self._radius))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(4 * self._radius), round(HEIGHT * self._radius))

    def show_place(self, value: int, end: int) -> None:
        """Show a value in a range from 0 to `end`; must not emit."""
        # Range and value change together: between the two the knob would seem to have moved.
        blocked, self._settling = self.blockSignals(True), True
        self.setRange(0, end)
        self.setValue(value)
        self._settling = False
        self.blockSignals(blocked)
        self._follow_knob()

    def sliderChange(self, change: QAbstractSlider.SliderChange) -> None:
        if not self._settling:
            self._follow_knob()

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Whoever scrolls the panel does not mean what happens to lie under the pointer.
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        knob = self._knob()
        self._shown_at = round(knob.x())
        self._paint_bar(painter, self._groove, self.width() - self._radius)
        self._paint_bar(painter, self._filled, knob.x())
        painter.setBrush(self._filled)
        if self.hasFocus():
            painter.setPen(QPen(self._focus, self._radius / 4))
        painter.drawEllipse(knob, 0.85 * self._radius, 0.85 * self._radius)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._go_to(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._go_to(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)

    def place_of(self, value: int) -> float:
        """Where the knob stands for a value, in pixels from the left."""
        values = max(1, self.maximum() - self.minimum())
        return self._radius + self._room() * (value - self.minimum()) / values

    def _follow_knob(self) -> None:
        # At the end of a growing range the knob stays where it is: there is nothing to paint.
        if round(self.place_of(self.value())) != self._shown_at:
            self.update()

    def _go_to(self, x: float) -> None:
        share = min(max((x - self._radius) / self._room(), 0.0), 1.0)
        self.setValue(self.minimum() + round(share * (self.maximum() - self.minimum())))

    def _room(self) -> float:
        return max(1.0, self.width() - 2 * self._radius)

    def _knob(self) -> QPointF:
        return QPointF(self.place_of(self.value()), self.height() / 2)

    def _paint_bar(self, painter: QPainter, colour: QColor, end: float) -> None:
        """A bar from the left end of the groove."""
        thick = self._radius / 2
        painter.setBrush(colour)
        top = (self.height() - thick) / 2
        bar = QRectF(self._radius, top, max(end - self._radius, 0), thick)
        painter.drawRoundedRect(bar, thick / 2, thick / 2)
