"""The plot of the chart: it grows with the runs, shows the playhead and is scrubbed by hand."""

from __future__ import annotations

from typing import final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from gdviz.canvas.chart.axes import Axes
from gdviz.canvas.chart.curves import Curves
from gdviz.canvas.chart.data import ChartData, scale_for
from gdviz.canvas.chart.frame import Frame
from gdviz.canvas.chart.playhead import Playhead, Reading
from gdviz.session.session import Session
from gdviz.session.words import number
from gdviz.theme import Look


@final
class ChartPlot(QWidget):
    """A step costs its own piece of a curve and the playhead's rectangle, at any length."""

    seek_requested = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("chart_plot")
        self.setAccessibleName(self.tr("Chart of all runs against the step"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._session = session
        self._look: Look | None = None
        self._font = QFont()
        self._data: ChartData | None = None
        self._axes: Axes | None = None
        self._curves: Curves | None = None
        self._head: Playhead | None = None

    @property
    def axes(self) -> Axes | None:
        """The ranges that are shown; nothing while the chart is closed."""
        return self._axes

    @property
    def frame(self) -> Frame | None:
        """Where the curves are drawn; nothing before the first look."""
        return self._look and Frame.inside(QRectF(self.rect()), self._look.sizes)

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._look = look
        self._font.setFamily(look.sizes.family)
        self._font.setPixelSize(look.sizes.text)
        self._begin_picture()

    def show_runs(self) -> None:
        """Show runs, or a quantity, that are not those of before; must not emit."""
        self._data, self._axes = None, None
        chart = self._session.scene.chart
        if chart.open:
            scale = scale_for(chart, self._session.cost)
            self._data = ChartData(self._session.shown_runs, chart.quantity, scale)
            self._data.take_in()
            ends = self._session.length, self._data.low, self._data.high
            self._axes = Axes.around(scale, *ends)
        self._begin_picture()

    def show_playhead(self) -> None:
        """Show what the runs have come to, and where the playhead is; must not emit."""
        if self._data is None or self._axes is None:
            return
        parts = self._data.take_in()
        axes = self._axes.grown(self._session.length, self._data.low, self._data.high)
        if axes != self._axes:
            self._axes = axes
            self._begin_picture()
        elif self._curves is not None:
            for part in parts:
                self.update(self._curves.add(part).toAlignedRect())
            self._move_playhead()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._curves is None:
            self._paint_curves()
        painter = QPainter(self)
        if self._curves is not None:
            painter.drawPixmap(QPointF(0, 0), self._curves.pixmap)
        if self._head is not None:
            painter.setFont(self._font)
            self._head.paint(painter)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._begin_picture()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._ask_for(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._ask_for(event)

    def _begin_picture(self) -> None:
        """Paint the curves anew with the next frame."""
        self._curves, self._head = None, None
        self.update()

    def _paint_curves(self) -> None:
        frame = self.frame
        if self._look is None or self._data is None or self._axes is None or frame is None:
            return
        self._curves = Curves(frame, self._axes, self._look, self.devicePixelRatioF())
        self._curves.paint_axes(self._font, self.tr("step {0}"))
        for series in self._data.series:
            self._curves.paint_all(series)
        self._head = self._make_playhead(self._look, frame, self._axes, self._data)

    def _move_playhead(self) -> None:
        frame = self.frame
        if self._look is None or self._data is None or self._axes is None or frame is None:
            return
        before = self._head
        self._head = self._make_playhead(self._look, frame, self._axes, self._data)
        for head in (before, self._head):
            if head is not None:
                self.update(head.area.toAlignedRect())

    def _make_playhead(self, look: Look, frame: Frame, axes: Axes, data: ChartData) -> Playhead:
        playhead = self._session.playhead
        known = [(each.run, data.value_at(each.run, playhead)) for each in data.series]
        runs = [run for run, value in known if np.isfinite(value)]
        values = np.array([value for _, value in known if np.isfinite(value)])
        x = frame.x(axes, np.array([min(playhead, run.length) for run in runs]))
        y = frame.y(axes, axes.scale.places(values))
        readings = [
            Reading(QPointF(*place), run.colour, number(value))
            for place, run, value in zip(zip(x, y, strict=True), runs, values, strict=True)
        ]
        middle = float(frame.x(axes, np.array([playhead]))[0])
        return Playhead(middle, frame.plot, readings, look, QFontMetricsF(self._font))

    def _ask_for(self, event: QMouseEvent) -> None:
        frame = self.frame
        if event.buttons() & Qt.MouseButton.LeftButton and self._axes is not None and frame:
            step = frame.step(self._axes, event.position().x())
            self.seek_requested.emit(min(max(step, 0), self._session.length))
