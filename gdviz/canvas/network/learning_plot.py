"""One plot of the learning curves: lines against the step, the playhead, and a flag."""

from __future__ import annotations

from typing import final

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from gdviz.canvas.chart.axes import Axes
from gdviz.canvas.chart.frame import Frame
from gdviz.canvas.chart.paint import paint_curve, paint_dashes
from gdviz.canvas.network.learning_axes import AxesFor
from gdviz.canvas.network.learning_frame import frame_for, paint_axes
from gdviz.canvas.network.learning_guess import HeightGuess, height_at
from gdviz.canvas.network.learning_traces import Trace, Traces
from gdviz.canvas.network.pennant import paint_pennant
from gdviz.canvas.run_shapes import paint_shapes
from gdviz.engine.cost import Array
from gdviz.theme import Look

#: Width of the lines of runs that are not selected, in widths of the selected one's.
THINNER = 0.5
#: The share of the text's colour in lines of held-out samples.
HELD_OUT = 0.55


@final
class LearningPlot(QWidget):
    """Keeps its lines as a picture until there are others; the playhead is drawn over it."""

    seek_requested = Signal(int)
    height_requested = Signal(float)  # the value at the height of a click, while one is guessed

    def __init__(self, name: str, title: str, axes_for: AxesFor) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._title, self._axes_for = title, axes_for
        self._look: Look | None = None
        self._font = QFont()
        self._traces, self._length, self._playhead = Traces(), 0, 0
        self._guess: HeightGuess | None = None
        self._axes: Axes | None = None
        self._frame: Frame | None = None
        self._picture: QPixmap | None = None

    @property
    def axes(self) -> Axes | None:
        """The ranges that are shown."""
        return self._axes

    @property
    def frame(self) -> Frame | None:
        """Where the curves are drawn; nothing before the first look."""
        return self._frame

    @property
    def traces(self) -> Traces:
        """What is shown."""
        return self._traces

    @property
    def guess(self) -> HeightGuess | None:
        """What the hall guesses of it."""
        return self._guess

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._look = look
        self._font.setFamily(look.sizes.family)
        self._font.setPixelSize(look.sizes.text)
        self._forget()

    def begin(self) -> None:
        """Other curves follow: the axes need not have room for those of before."""
        self._axes = None

    def show_traces(self, traces: Traces, length: int) -> None:
        """Show what is known by now of runs of so many steps."""
        self._traces, self._length = traces, length
        self._make_room()

    def show_guess(self, guess: HeightGuess | None) -> None:
        """Ask for a height and mark it, or show the curves alone."""
        if guess != self._guess:
            self._guess = guess
            waits = guess is not None and guess.waits
            self.setCursor(Qt.CursorShape.CrossCursor if waits else Qt.CursorShape.IBeamCursor)
            self._make_room()

    def show_playhead(self, playhead: int) -> None:
        """Mark a step."""
        if playhead != self._playhead:
            self._playhead = playhead
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._look is None or self._axes is None:
            return
        if self._picture is None:
            self._picture = self._painted(self._look, self._axes)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        if self._frame is not None:
            self._paint_playhead(painter, self._frame, self._axes, self._look)
            if self._guess is not None:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                self._guess.paint(painter, self._frame, self._axes, self._look)
        painter.end()

    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.DevicePixelRatioChange}:
            self._forget()
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._ask_for(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._ask_for(event)

    def _make_room(self) -> None:
        """Let the axes hold the curves and what is guessed of them."""
        steps, values, guess = self._length, self._traces.values, self._guess
        if guess is not None:
            steps, values = max(steps, guess.step or 0), np.concatenate([values, guess.values])
        self._axes = self._axes_for(self._axes, steps, values)
        self._forget()

    def _forget(self) -> None:
        """Paint the lines anew with the next frame."""
        self._picture = None
        self.update()

    def _painted(self, look: Look, axes: Axes) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap((self.size() * ratio).expandedTo(self.minimumSize()))
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor(look.theme.surface))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        frame = frame_for(QRectF(self.rect()), look)
        paint_axes(painter, frame, axes, look, self._title, self.tr("step {0}"))
        self._paint_traces(painter, frame, axes, look)
        painter.end()
        self._frame = frame
        return picture

    def _paint_traces(self, painter: QPainter, frame: Frame, axes: Axes, look: Look) -> None:
        reach = look.sizes.trail
        painter.setClipRect(frame.plot.adjusted(-reach, -reach, reach, reach))
        traces = self._traces.traces
        for trace in traces:
            _paint_trace(painter, frame, axes, look, trace)
        if len({trace.style for trace in traces}) > 1:
            for index, trace in enumerate(traces):
                _paint_shapes(painter, frame, axes, look, trace, (index + 0.5) / len(traces))
        painter.setClipping(False)
        lowest = self._traces.lowest
        if lowest is not None:
            place = axes.scale.places(np.array([lowest.cost]))
            x, y = frame.x(axes, np.array([lowest.step])), frame.y(axes, place)
            paint_pennant(painter, QPointF(x[0], y[0]), frame.plot, look)

    def _paint_playhead(self, painter: QPainter, frame: Frame, axes: Axes, look: Look) -> None:
        x = float(frame.x(axes, np.array([self._playhead]))[0])
        painter.setPen(QPen(QColor(look.theme.axis), max(1.0, look.sizes.thin)))
        painter.drawLine(QPointF(x, frame.plot.top()), QPointF(x, frame.plot.bottom()))

    def _ask_for(self, event: QMouseEvent) -> None:
        if not (event.buttons() & Qt.MouseButton.LeftButton and self._axes and self._frame):
            return
        if self._guess is not None and self._guess.waits:
            self.height_requested.emit(height_at(self._frame, self._axes, event.position().y()))
        else:
            step = self._frame.step(self._axes, event.position().x())
            self.seek_requested.emit(min(max(step, 0), self._length))


def _paint_trace(painter: QPainter, frame: Frame, axes: Axes, look: Look, trace: Trace) -> None:
    width = look.sizes.trail * (1.0 if trace.selected else THINNER)
    colour = _colour(trace, look)
    for steps, values in _finite_parts(trace):
        x, y = frame.x(axes, steps), frame.y(axes, axes.scale.places(values))
        if trace.held_out:
            paint_dashes(painter, x, y, width, colour)
        else:
            paint_curve(painter, x, y, y, width, colour)


def _paint_shapes(
    painter: QPainter, frame: Frame, axes: Axes, look: Look, trace: Trace, along: float
) -> None:
    """The run's shape on its curves, by which runs are told apart; hollow for held-out samples."""
    known = np.isfinite(trace.values)
    x, y = trace.steps[known], axes.scale.places(trace.values[known])
    pixels = np.column_stack([frame.x(axes, x), frame.y(axes, y)])
    colour = _colour(trace, look).name()
    paint_shapes(painter, pixels, trace.style, along, colour, look, trace.held_out)


def _colour(trace: Trace, look: Look) -> QColor:
    """That of the run; nearer to the text's for held-out samples, to be told from training."""
    own, text = QColor(look.theme.runs[trace.style % len(look.theme.runs)]), look.theme.text
    if not trace.held_out:
        return own
    pairs = zip(_rgb(own), _rgb(QColor(text)), strict=True)
    return QColor(*(round(x + HELD_OUT * (y - x)) for x, y in pairs))


def _rgb(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()


def _finite_parts(trace: Trace) -> list[tuple[Array, Array]]:
    """The parts of a trace between values that are no numbers, of two values or more."""
    finite = np.isfinite(trace.values)
    ends = np.flatnonzero(np.diff(finite)) + 1
    parts = zip(np.split(trace.steps, ends), np.split(trace.values, ends), strict=True)
    return [(x, y) for x, y in parts if len(y) > 1 and np.isfinite(y).all()]
