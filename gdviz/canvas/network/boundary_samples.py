"""Samples over what a network has learned: filled those it trains on, hollow those held out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import final

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QTransform

from gdviz.canvas.network.boundary_colours import class_colour, value_colour
from gdviz.canvas.network.boundary_grid import Grid
from gdviz.canvas.view_map import ViewMap
from gdviz.engine.cost import Array
from gdviz.shapes import WIDEST, shape
from gdviz.theme import Look, Theme

#: Samples of one kind that are drawn at most; more of them hide what is below.
MOST = 1000
#: Radius of a marker in sizes of a dot.
RADIUS = 0.85


@final
@dataclass(frozen=True)
class Style:
    """How a sample is drawn: its place among the shapes, its colour and that of its casing."""

    shape: int
    colour: str
    casing: str


def paint_mark(painter: QPainter, place: QPointF, style: Style, hollow: bool, look: Look) -> None:
    """One marker with a casing, so that it stands out from its own region."""
    radius, rim = RADIUS * look.sizes.dot, 0.7 * look.sizes.trail
    outline: QPainterPath = QTransform.fromScale(radius, radius).map(shape(style.shape))
    outline.translate(place)
    painter.setBrush(Qt.BrushStyle.NoBrush if hollow else QColor(style.colour))
    painter.setPen(QPen(QColor(style.casing), 2.2 * rim if hollow else rim))
    painter.drawPath(outline)
    if hollow:
        painter.setPen(QPen(QColor(style.colour), rim))
        painter.drawPath(outline)


def paint_samples(painter: QPainter, view: ViewMap, grid: Grid, look: Look) -> None:
    """Paint all samples, or as many of them as `MOST` allows."""
    prepared, stamps = grid.prepared, _Stamps(look, painter.device().devicePixelRatioF())
    style_of = _style_for(grid, look)
    for samples, hollow in ((prepared.training, False), (prepared.held_out, True)):
        rows = thinned(samples.count)
        answers = prepared.answers.out_of(samples.answers[rows, np.newaxis])
        places = view.to_pixels(_places(prepared.inputs.out_of(samples.inputs[rows]), answers))
        for place, answer in zip(places.tolist(), answers[:, 0].tolist(), strict=True):
            stamps.paint(painter, QPointF(*place), style_of(answer), hollow)


def thinned(count: int) -> Sequence[int]:
    """The indices of those that are drawn of so many samples."""
    rows: list[int] = np.unique(np.linspace(0, count - 1, min(count, MOST)).astype(int)).tolist()
    return rows


def _places(inputs: Array, answers: Array) -> Array:
    """Where samples stand on the plot, in its numbers: (n, 1 or 2) and (n, 1) -> (n, 2)."""
    return inputs if inputs.shape[1] == 2 else np.concatenate([inputs, answers], axis=1)


def _style_for(grid: Grid, look: Look) -> Callable[[float], Style]:
    """A shape and a colour a class; a colour a number where both axes are inputs."""
    training, theme = grid.prepared.training, look.theme
    if training.classes:
        return lambda answer: class_style(theme, int(answer))
    if training.inputs.shape[1] == 2:
        low, high = float(grid.answers.min()), float(grid.answers.max())
        # On a surface of the same colours only a casing in another one is seen.
        return lambda answer: Style(0, value_colour(answer, low, high, theme).name(), theme.text)
    return lambda answer: Style(0, theme.data, theme.casing)


def class_style(theme: Theme, index: int) -> Style:
    """How samples of a class are drawn."""
    return Style(index, class_colour(theme, index), theme.casing)


@final
class _Stamps:
    """Markers that are drawn once and then copied."""

    def __init__(self, look: Look, ratio: float) -> None:
        self._look, self._ratio = look, ratio
        self._reach = WIDEST * RADIUS * look.sizes.dot + look.sizes.trail
        self._drawn: dict[tuple[Style, bool], QPixmap] = {}

    def paint(self, painter: QPainter, place: QPointF, style: Style, hollow: bool) -> None:
        """Copy a marker to a place."""
        key = style, hollow
        if key not in self._drawn:
            self._drawn[key] = self._draw(style, hollow)
        painter.drawPixmap(place - QPointF(self._reach, self._reach), self._drawn[key])

    def _draw(self, style: Style, hollow: bool) -> QPixmap:
        side = round(2 * self._reach * self._ratio) + 1
        pixmap = QPixmap(side, side)
        pixmap.setDevicePixelRatio(self._ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_mark(painter, QPointF(self._reach, self._reach), style, hollow, self._look)
        painter.end()
        return pixmap
