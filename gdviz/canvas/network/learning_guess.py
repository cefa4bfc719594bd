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
from gdviz.session.guesses.scores import Score
from gdviz.session.prediction import Prediction
from gdviz.theme import Look

#: Size of the cross beside those on pictures: it stands at the edge of a small plot.
SMALL = 0.6


@final
@dataclass(frozen=True)
class HeightGuess:
    """What a plot shows of a prediction.

    `waits` says whether a click is a guess. `step` is where it is told, None where only the end of
    the run tells. Without `height` nothing is marked; `truth` is None until it is told. There is
    `room` down to a value while it waits.
    """

    waits: bool
    step: int | None
    height: float | None
    truth: float | None
    room: float | None

    @classmethod
    def of(cls, prediction: Prediction, of: Guessable) -> HeightGuess | None:
        """What is asked or told of one of the curves; None where nothing is."""
        if prediction.of.tile is not of.tile or not prediction.asks:
            return None
        mine, guess, truth = prediction.of is of, prediction.guess, prediction.truth
        if not (mine or prediction.hides_the_coming):
            return None
        return cls(
            prediction.hides_the_coming,
            prediction.step,
            float(guess[0]) if mine and guess is not None else None,
            float(truth[0]) if mine and truth is not None else None,
            of.lowest(prediction.run) if isinstance(of, Score) else None,
        )

    @property
    def values(self) -> Array:
        """For what there has to be room on the axis: (n,)."""
        several = [self.height, self.room]
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
        paint_guess(painter, cross, truth, look, SMALL)

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
