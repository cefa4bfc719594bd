"""The box around the surface: a floor with a grid, and numbers along the edges in front."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import final

import numpy as np
from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from gdviz.canvas.surface.camera import Camera
from gdviz.canvas.surface.mesh import FINEST, TOP, HeightField, HeightScale
from gdviz.engine.cost import Array, CostFunction
from gdviz.session.words import round_number, translated
from gdviz.theme import Look

#: About so many numbers along an edge.
NUMBERS = 4
#: Distance of numbers from their edge, and of names from the numbers, in heights of the text.
NUMBER_GAP, NAME_GAP = 0.95, 2.5


def round_steps(low: float, high: float) -> Array:
    """Multiples of 1, 2 or 5 times a power of ten between two numbers: a handful."""
    rough = (high - low) / NUMBERS
    power = 10.0 ** np.floor(np.log10(rough))
    step = next(each * power for each in (1, 2, 5, 10) if each * power >= 0.8 * rough)
    first, last = np.ceil(low / step - 1e-9), np.floor(high / step + 1e-9)
    steps: Array = np.arange(first, last + 1) * step
    return steps


def cost_steps(scale: HeightScale) -> Array:
    """The costs that get a number: even steps, or powers of ten above the lowest cost."""
    span = scale.highest - scale.lowest
    if span <= 0 or not np.isfinite(span):
        return np.array([scale.lowest])
    if not scale.log:
        return round_steps(scale.lowest, scale.highest)
    finest = 10.0 ** np.floor(np.log10(FINEST * span))
    lowest = np.round(scale.lowest / finest) * finest
    powers = np.arange(np.ceil(np.log10(10 * FINEST * span)), np.log10(span) + 1e-9)
    steps: Array = np.array([lowest, *(lowest + 10.0**powers)])
    return steps


@final
class Axes:
    """Paints what belongs to one field seen by one camera."""

    def __init__(self, cost: CostFunction, field: HeightField, camera: Camera, look: Look) -> None:
        self._cost, self._field, self._camera, self._look = cost, field, camera, look
        domain = field.domain
        bounds = zip(domain.lower.tolist(), domain.upper.tolist(), strict=True)
        self._steps = [round_steps(low, high) for low, high in bounds]
        self._front = np.where(camera.axes[2, :2] < 0, -1.0, 1.0)
        self._font = QFont(look.sizes.family)
        self._font.setPixelSize(look.sizes.text)
        self._used: list[QRectF] = []  # where numbers stand

    def paint_floor(self, painter: QPainter) -> None:
        """Paint what the surface may cover: the floor, its grid and the edges behind."""
        painter.setPen(QPen(QColor(self._look.theme.rule), self._look.sizes.thin))
        for axis, steps in enumerate(self._steps):
            for place in self._places(axis, steps):
                ends = np.array([[place, -1, 0], [place, 1, 0]])
                painter.drawLine(self._line(ends if axis == 0 else ends[:, [1, 0, 2]]))
        painter.setPen(QPen(QColor(self._look.theme.axis), self._look.sizes.thin))
        corners = np.array([[-1, -1, 0], [1, -1, 0], [1, 1, 0], [-1, 1, 0], [-1, -1, 0]])
        for first, last in pairwise(corners):
            painter.drawLine(self._line(np.stack([first, last])))
        painter.drawLine(self._line(self._upright(np.array([0.0, TOP]))))

    def paint_numbers(self, painter: QPainter) -> None:
        """Paint the numbers and the names of the three axes."""
        painter.setFont(self._font)
        painter.setPen(QColor(self._look.theme.text))
        names = [translated(each.label) for each in self._cost.coordinates]
        for axis, (name, steps) in enumerate(zip(names, self._steps, strict=True)):
            outside = np.zeros(3)
            outside[1 - axis] = self._front[1 - axis]
            edge = self._edge(axis, self._places(axis, steps))
            self._paint_edge(painter, self._beside(edge, outside, NUMBER_GAP), steps)
            middle = self._beside(self._edge(axis, np.zeros(1)), outside, NAME_GAP)[0]
            self._write(painter, middle, name)
        steps = cost_steps(self._field.scale)
        edge = self._upright(self._field.scale.heights(steps))
        self._paint_edge(painter, self._camera.project(edge) - (self._widest(steps), 0), steps)
        top = self._camera.project(self._upright(np.array([TOP])))[0]
        text = QCoreApplication.translate("Axes", "cost")
        self._write(painter, top - (0, 1.1 * self._look.sizes.text), text)

    def _widest(self, steps: Array) -> float:
        """How far to the left of its edge the middle of a cost has to stand."""
        metrics = QFontMetricsF(self._font)
        return max(0.6 * metrics.horizontalAdvance(round_number(each)) for each in steps.tolist())

    def _paint_edge(self, painter: QPainter, pixels: Array, steps: Array) -> None:
        """Numbers around pixels; none over one that is there already."""
        for pixel, step in zip(pixels, steps.tolist(), strict=True):
            text = round_number(step)
            box = self._box(pixel, text)
            if not any(box.intersects(other) for other in self._used):
                self._used.append(box)
                self._write(painter, pixel, text)

    def _places(self, axis: int, steps: Array) -> Sequence[float]:
        domain = self._field.domain
        places: list[float] = (2 * (steps - domain.lower[axis]) / domain.span[axis] - 1).tolist()
        return places

    def _edge(self, axis: int, along: Sequence[float] | Array) -> Array:
        """Places along the edge of the floor that is in front: (n, 3)."""
        places = np.zeros((len(along), 3))
        places[:, axis], places[:, 1 - axis] = along, self._front[1 - axis]
        return places

    def _upright(self, heights: Array) -> Array:
        """Places along the upright edge that is farthest to the left: (n, 3)."""
        corners = np.array([[self._front[0], -self._front[1]], [-self._front[0], self._front[1]]])
        feet = self._camera.project(np.column_stack([corners, np.zeros(2)]))
        corner = corners[feet[:, 0].argmin()]
        return np.column_stack([np.tile(corner, (len(heights), 1)), heights])

    def _beside(self, places: Array, outside: Array, gap: float) -> Array:
        """Pixels so many heights of the text away from places, towards the outside in space."""
        pixels = self._camera.project(places)
        ways = self._camera.project(places + 0.1 * outside) - pixels
        lengths = np.maximum(np.linalg.norm(ways, axis=1, keepdims=True), 1e-9)
        beside: Array = pixels + gap * self._look.sizes.text * ways / lengths * (1.4, 1.0)
        return beside

    def _line(self, ends: Array) -> QLineF:
        first, last = self._camera.project(ends)
        return QLineF(QPointF(*first), QPointF(*last))

    def _box(self, pixel: Array, text: str) -> QRectF:
        metrics = QFontMetricsF(self._font)
        width, height = (
            metrics.horizontalAdvance(text) + metrics.averageCharWidth(),
            metrics.height(),
        )
        return QRectF(pixel[0] - width / 2, pixel[1] - height / 2, width, height)

    def _write(self, painter: QPainter, pixel: Array, text: str) -> None:
        painter.drawText(self._box(pixel, text), Qt.AlignmentFlag.AlignCenter, text)
