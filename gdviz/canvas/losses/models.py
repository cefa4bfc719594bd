"""The fitted models of all runs among the data, in their colours and with their markers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from gdviz.canvas.chart.marker import Markers
from gdviz.canvas.losses.frame import Frame
from gdviz.canvas.way import reckonable
from gdviz.engine.cost import Array
from gdviz.engine.losses.fits import Fit
from gdviz.session.run import Run
from gdviz.theme import Look

#: Places along a curve; a line needs its ends alone, but clipping takes care of both.
PLACES = 81
#: Width of the line that is spoken of, and of the others, in widths of a trail.
SPOKEN, BESIDE = 1.8, 1.1
#: Where the markers stand: the first one and the way to the next, as shares of the width.
FIRST, NEXT = 0.97, 0.055


def paint_curves(
    painter: QPainter,
    frame: Frame,
    fit: Fit,
    models: Sequence[tuple[Run, Array]],
    spoken: Run,
    look: Look,
) -> None:
    """Paint the answers of each run's parameters, (2,); that of the run spoken of lies on top."""
    x = np.linspace(*frame.view.x_range, PLACES)
    for run, point in sorted(models, key=lambda model: model[0] is spoken):
        y = fit.link(point[0] * x + point[1])
        _paint_curve(painter, frame, np.stack([x, y], axis=1), run, run is spoken, look)


def paint_markers(
    painter: QPainter,
    frame: Frame,
    fit: Fit,
    models: Sequence[tuple[Run, Array]],
    markers: Markers,
) -> None:
    """One on each curve, in a column of its own; and one where a classifier has its threshold."""
    low, high = frame.view.x_range
    for place, (run, point) in enumerate(models):
        x = low + (high - low) * (FIRST - NEXT * place)
        spots = [(x, float(fit.link(np.array(point[0] * x + point[1]))))]
        if fit.answers and point[0]:
            spots.append((fit.telling(point), 0.5))
        for spot in spots:
            pixel = frame.to_widget(reckonable(np.array(spot)))
            if frame.box.contains(pixel):
                markers.paint(painter, run.colour, pixel)


def _paint_curve(
    painter: QPainter, frame: Frame, curve: Array, run: Run, spoken: bool, look: Look
) -> None:
    width = look.sizes.trail * (SPOKEN if spoken else BESIDE)
    line = QPolygonF([QPointF(*each) for each in reckonable(frame.view.to_pixels(curve))])
    line.translate(frame.box.topLeft())
    colours = QColor(look.theme.surface), QColor(look.theme.runs[run.colour % len(look.theme.runs)])
    for colour, thick in zip(colours, (width + look.sizes.trail, width), strict=True):
        painter.setPen(QPen(colour, thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawPolyline(line)
