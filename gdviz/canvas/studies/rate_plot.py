"""One quantity against the learning rate, both on log axes, with a line a run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import final

import numpy as np
from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from gdviz.canvas.flat.backdrop import Backdrop
from gdviz.canvas.marks import Line
from gdviz.canvas.plot_area import PlotArea
from gdviz.canvas.run_shapes import paint_shapes
from gdviz.canvas.studies.verdict_marks import paint_marks
from gdviz.canvas.view_map import ViewMap
from gdviz.engine.cost import Array
from gdviz.engine.sweep import Verdict
from gdviz.theme import Look

#: Room on the left for the numbers and the name, in heights of the text.
LEFT = 5.0
#: Marks of one kind stand so far apart, in sizes of a dot: closer ones make a bar.
APART = 2.2
#: Height of a theory's label above the one below it, in heights of a line.
ROW = 1.2


@final
@dataclass(frozen=True, eq=False)
class RateCurve:
    """A run's curve: decades of rates and values, (n,), NaN where there is none, and verdicts."""

    style: int
    rates: Array
    values: Array
    verdicts: tuple[Verdict, ...]


@final
@dataclass(frozen=True)
class RateLine:
    """A learning rate that theory names."""

    rate: float
    text: str


@final
class RatePlot(QObject):
    """Paints curves and lines once an answer; the chosen rate is a line that moves."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.plot = PlotArea(parent)
        self._backdrop = Backdrop(self.plot, self._paint)
        self._here = Line()
        self.plot.add(self._here, 10)
        self._rate: float | None = None
        self._curves: Sequence[RateCurve] = ()
        self._selected = -1
        self._lines: Sequence[RateLine] = ()
        self._look: Look | None = None
        self.plot.map_changed.connect(self._place)

    @property
    def curves(self) -> Sequence[RateCurve]:
        """What is shown."""
        return self._curves

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._look = look
        self.plot.set_look(look)
        self.plot.set_log(bottom=True, left=True)
        self.plot.set_left_room(LEFT)
        self._here.set_style(look.sizes.trail, look.theme.next_step, look.theme.casing)
        self._backdrop.repaint()

    @property
    def selected(self) -> int:
        """The style of the curve that lies over the others."""
        return self._selected

    def show(
        self, curves: Sequence[RateCurve], lines: Sequence[RateLine], selected: int = -1
    ) -> None:
        """Show these curves, that of a style over the others, and what theory says."""
        self._curves, self._lines, self._selected = curves, lines, selected
        self._backdrop.repaint()

    def show_rate(self, rate: float | None) -> None:
        """Mark the learning rate that is chosen; None where there is none."""
        self._rate = rate
        self._place()

    def _place(self) -> None:
        self._here.setVisible(self._rate is not None)
        if self._rate is not None:
            view = self.plot.map
            x, _ = view.to_pixels((float(np.log10(self._rate)), 0.0))
            self._here.set_ends(np.array([(x, 0.0), (x, view.height)]))

    def _paint(self, painter: QPainter, view: ViewMap) -> None:
        if self._look is None:
            return
        theme = self._look.theme
        painter.fillRect(0, 0, round(view.width) + 1, round(view.height) + 1, theme.surface)
        for place, curve in sorted(
            enumerate(self._curves), key=lambda each: each[1].style == self._selected
        ):
            along = (place + 0.5) / len(self._curves)
            self._paint_curve(painter, view, curve, along, self._look)
        self._paint_lines(painter, view, self._look)

    def _paint_curve(
        self, painter: QPainter, view: ViewMap, curve: RateCurve, along: float, look: Look
    ) -> None:
        colour = look.theme.runs[curve.style % len(look.theme.runs)]
        # What lies above or below is drawn at the edge, so that its mark is seen.
        low, high = view.y_range
        inset = 0.5 * look.sizes.dot / abs(view.scale[1])
        values = np.clip(curve.values, low + inset, high - inset)
        known = np.isfinite(values)
        pixels = view.to_pixels(np.column_stack([curve.rates, values]))[known]
        width = 1.0 if curve.style == self._selected else 0.6
        painter.setPen(QPen(QColor(colour), width * look.sizes.trail))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline([QPointF(*each) for each in pixels.tolist()])
        verdicts = [v for v, shown in zip(curve.verdicts, known, strict=True) if shown]
        marked = spread(pixels, verdicts, APART * look.sizes.dot)
        paint_marks(painter, pixels[marked], [verdicts[i] for i in marked], colour, look)
        if len(self._curves) > 1:
            paint_shapes(painter, pixels, curve.style, along, colour, look)

    def _paint_lines(self, painter: QPainter, view: ViewMap, look: Look) -> None:
        font = QFont(look.sizes.family)
        font.setPixelSize(look.sizes.text)
        painter.setFont(font)
        for place, each in enumerate(self._lines):
            x, _ = view.to_pixels((float(np.log10(each.rate)), 0.0))
            if not 0 <= x <= view.width:
                continue
            painter.setPen(QPen(QColor(look.theme.muted), look.sizes.thin, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(x, 0), QPointF(x, view.height))
            if each.text:
                self._paint_label(painter, view, x, each.text, place, look)

    def _paint_label(
        self, painter: QPainter, view: ViewMap, x: float, text: str, place: int, look: Look
    ) -> None:
        """Beside its line, where there is room; each in a row of its own: lines may be close."""
        metrics = QFontMetricsF(painter.font())
        width, aside = metrics.horizontalAdvance(text) + 2, look.sizes.spacing / 2
        left = x + aside if x + aside + width <= view.width else x - aside - width
        top = view.height - (2.6 + ROW * place) * metrics.height()
        box = QRectF(max(left, 0.0), top, width, metrics.height())
        painter.fillRect(box, QColor(look.theme.surface))
        painter.setPen(QColor(look.theme.text))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def spread(pixels: Array, verdicts: Sequence[Verdict], apart: float) -> list[int]:
    """The places, of pixels (n, 2), to mark: of equal neighbours those that are so far apart."""
    marked: list[int] = []
    for index, verdict in enumerate(verdicts):
        last = marked[-1] if marked else index
        near = float(np.hypot(*(pixels[index] - pixels[last]))) < apart
        if not marked or verdict is not verdicts[last] or not near:
            marked.append(index)
    return marked
