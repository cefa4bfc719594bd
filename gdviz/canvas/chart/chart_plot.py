"""The plot of the chart: it grows with the runs, shows the playhead and is scrubbed by hand."""

from __future__ import annotations

from typing import final

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gdviz.canvas.chart.axes import Axes
from gdviz.canvas.chart.curves import Curves
from gdviz.canvas.chart.data import ChartData, Series, scale_for
from gdviz.canvas.chart.frame import Frame
from gdviz.canvas.chart.marker import MarkerPair
from gdviz.canvas.chart.playhead import Playhead, Reading
from gdviz.canvas.chart.value_list import Value, ValueList
from gdviz.session.session import Session
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
        self._frame: Frame | None = None
        self._font = QFont()
        self._data: ChartData | None = None
        self._axes: Axes | None = None
        self._curves: Curves | None = None
        self._head: Playhead | None = None
        self._markers: MarkerPair | None = None  # kept from picture to picture
        self._hides_the_coming = False
        self._shown: list[Value] = []
        self._told: list[Series] = []
        self._values = ValueList(self)

    @property
    def values(self) -> ValueList:
        """The numbers right of the curves."""
        return self._values

    @property
    def axes(self) -> Axes | None:
        """The ranges that are shown; nothing while the chart is closed."""
        return self._axes

    @property
    def frame(self) -> Frame | None:
        """Where the curves are drawn; nothing before the first look."""
        return self._frame

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._look, self._markers = look, None
        self._font.setFamily(look.sizes.family)
        self._font.setPixelSize(look.sizes.text)
        self._values.set_look(look)
        self._arrange()

    def show_runs(self) -> None:
        """Show runs, or a quantity, that are not those of before; must not emit."""
        self._data, self._axes = None, None
        chart, cost = self._session.scene.chart, self._session.cost
        if chart.open:
            self._data = ChartData(self._session.shown_runs, chart)
            scale = self._data.series[0].scale if self._data.series else scale_for(chart, cost)
            self._data.take_in()
            ends = self._session.length, self._data.low, self._data.high
            self._axes = Axes.around(scale, *ends)
            self._show_values(self._data)
        self._arrange()

    def show_playhead(self) -> None:
        """Show what the runs have come to, and where the playhead is; must not emit."""
        if self._data is None or self._axes is None:
            return
        parts = self._data.take_in()
        self._show_values(self._data)
        axes = self._axes.grown(self._session.length, self._data.low, self._data.high)
        if axes != self._axes:
            self._axes = axes
            self._begin_picture()
        elif self._curves is not None:
            for area in self._curves.add(parts):
                self.update(area.toAlignedRect())
            self._move_playhead(self._curves, self._data)

    def withhold(self, hidden: bool) -> None:
        """Draw nothing beyond the playhead, or all again."""
        if hidden != self._hides_the_coming:
            self._hides_the_coming = hidden
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._curves is None:
            self._paint_curves()
        painter = QPainter(self)
        if self._curves is not None:
            self._curves.paint(painter, QRectF(event.rect()))
            if self._hides_the_coming:
                self._cover_the_coming(painter, self._curves)
        if self._head is not None:
            self._head.paint(painter)
        painter.end()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:  # moved to another screen
            self._begin_picture()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._ask_for(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._ask_for(event)

    def _arrange(self) -> None:
        """Share the room out between curves and values."""
        if self._look is None:
            return
        count = len(self._data.series) if self._data is not None else 0
        width = self._values.settle(count, self.width(), self.height())
        self._frame = Frame.inside(QRectF(self.rect()), self._look.sizes, width)
        self._values.setGeometry(self._frame.values.toAlignedRect())
        self._begin_picture()

    def _begin_picture(self) -> None:
        """Paint the curves anew with the next frame."""
        self._curves, self._head = None, None
        self.update()

    def _paint_curves(self) -> None:
        frame, axes, data, look = self._frame, self._axes, self._data, self._look
        if look is None or data is None or axes is None or frame is None:
            return
        ratio = self.devicePixelRatioF()
        if self._markers is None or self._markers.ratio != ratio:
            self._markers = MarkerPair(look, ratio)
        self._curves = Curves(frame, axes, look, self._markers, len(data.series))
        self._curves.paint_axes(self._font, self.tr("step {0}"))
        self._curves.paint_all(data)
        self._head = self._make_playhead(self._curves, data)

    def _cover_the_coming(self, painter: QPainter, curves: Curves) -> None:
        if self._look is not None:
            playhead = np.array([self._session.playhead])
            coming = QRectF(curves.frame.plot)
            coming.setLeft(float(curves.frame.x(curves.axes, playhead)[0]))
            reach = self._look.sizes.trail
            coming.adjust(reach, -reach, self._look.sizes.ball, reach)
            painter.fillRect(coming, QColor(self._look.theme.surface))

    def _move_playhead(self, curves: Curves, data: ChartData) -> None:
        before = self._head
        self._head = self._make_playhead(curves, data)
        if self._hides_the_coming:
            self.update()
        for head in (before, self._head):
            if head is not None:
                self.update(head.area.toAlignedRect())

    def _make_playhead(self, curves: Curves, data: ChartData) -> Playhead:
        frame, axes, playhead = curves.frame, curves.axes, self._session.playhead
        steps = [min(playhead, each.run.length) for each in self._told]
        x = frame.x(axes, np.array(steps))
        ends = zip(self._told, steps, strict=True)
        y = frame.y(axes, np.array([data.place_at(each, step) for each, step in ends]))
        readings = [
            Reading(QPointF(*place), value.style, value.selected)
            for place, value in zip(zip(x, y, strict=True), self._shown, strict=True)
        ]
        return Playhead(float(frame.x(axes, np.array([playhead]))[0]), readings, curves)

    def _show_values(self, data: ChartData) -> None:
        playhead, spoken_of = self._session.playhead, self._session.run
        known = [(each, data.value_at(each.run, playhead)) for each in data.series]
        told = [(each, value) for each, value in known if np.isfinite(value)]
        self._told = [each for each, _ in told]
        self._shown = [Value(value, each.run.colour, each.run is spoken_of) for each, value in told]
        self._values.show_values(self._shown)

    def _ask_for(self, event: QMouseEvent) -> None:
        frame = self.frame
        if event.buttons() & Qt.MouseButton.LeftButton and self._axes is not None and frame:
            step = frame.step(self._axes, event.position().x())
            self.seek_requested.emit(min(max(step, 0), self._session.length))
