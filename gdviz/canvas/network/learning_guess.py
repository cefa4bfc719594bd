"""The hall's guess on a plot of learning curves: a height, and the step at which it is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import final

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gdviz.canvas.chart.axes import Axes
from gdviz.canvas.chart.frame import Frame
from gdviz.canvas.guess_mark import DASHES, paint_guess
from gdviz.engine.cost import Array
from gdviz.session.guesses.guessable import Guessable
from gdviz.session.prediction import Prediction
from gdviz.theme import Look

#: The share of the present value down to which there is room to guess.
DEEPER = 0.01


@final
@dataclass(frozen=True)
class HeightGuess:
    """What a plot shows of a prediction.

    `waits` says whether a click is a guess. `step` is where it is told, None where only the end of
    the run tells. Without `height` nothing is marked; `truth` is None until it is told. `present`
    is the value at the playhead.
    """

    waits: bool
    step: int | None
    height: float | None
    truth: float | None
    present: float

    @classmethod
    def of(cls, prediction: Prediction, of: Guessable, playhead: int) -> HeightGuess | None:
        """What is asked or told of one of the curves; None where nothing is."""
        if prediction.of.tile is not of.tile or not prediction.asks:
            return None
        mine, guess, truth = prediction.of is of, prediction.guess, prediction.truth
        return cls(
            prediction.hides_the_coming,
            prediction.step,
            float(guess[0]) if mine and guess is not None else None,
            float(truth[0]) if mine and truth is not None else None,
            float(of.at(prediction.run, playhead)[0]),
        )

    @property
    def values(self) -> Array:
        """For what there has to be room on the axis, (n,); decades of costs below the present."""
        several = [self.height, DEEPER * self.present if self.waits else None]
        values = np.array([each for each in several if each is not None])
        finite: Array = values[np.isfinite(values)]
        return finite

    def paint(self, painter: QPainter, frame: Frame, axes: Axes, look: Look) -> None:
        """Paint where it is told, and the guess across all steps with its cross there."""
        x = frame.plot.right()
        if self.step is not None:
            x = min(float(frame.x(axes, np.array([self.step]))[0]), x)
        if self.height is None:
            self._paint_line(painter, look, QLineF(x, frame.plot.top(), x, frame.plot.bottom()))
            return
        cross = QPointF(x, _y(frame, axes, self.height))
        told = self.truth is not None and np.isfinite(self.truth)
        truth = QPointF(x, _y(frame, axes, self.truth or 0.0)) if told else cross
        self._paint_line(painter, look, QLineF(QPointF(frame.plot.left(), cross.y()), cross))
        paint_guess(painter, cross, truth, look)

    @staticmethod
    def _paint_line(painter: QPainter, look: Look, line: QLineF) -> None:
        pen = QPen(QColor(look.theme.text), look.sizes.line / 2, c=Qt.PenCapStyle.FlatCap)
        pen.setDashPattern(DASHES)
        painter.setPen(pen)
        painter.drawLine(line)


def height_at(frame: Frame, axes: Axes, y: float) -> float:
    """The value at a pixel's height, within the plot."""
    plot: QRectF = frame.plot
    share = (plot.bottom() - min(max(y, plot.top()), plot.bottom())) / max(plot.height(), 1.0)
    return axes.scale.value(axes.low + share * (axes.high - axes.low))


def _y(frame: Frame, axes: Axes, value: float) -> float:
    return float(frame.y(axes, axes.scale.places(np.array([value])))[0])
