"""The box around the surface: a floor with a grid, and the edges that bear numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import final

import numpy as np
from PySide6.QtCore import QCoreApplication, QLineF, QPointF
from PySide6.QtGui import QColor, QPainter, QPen

from gdviz.canvas.surface.axis_texts import AxisTexts, Edge, Text
from gdviz.canvas.surface.camera import Camera
from gdviz.canvas.surface.mesh import TOP, HeightField
from gdviz.canvas.surface.ticks import NUMBERS, cost_steps, round_steps
from gdviz.engine.cost import Array, CostFunction
from gdviz.session.words import round_number, translated
from gdviz.theme import Look


@final
class Axes:
    """Paints what belongs to one field seen by one camera."""

    def __init__(self, cost: CostFunction, field: HeightField, camera: Camera, look: Look) -> None:
        self._cost, self._field, self._camera, self._look = cost, field, camera, look
        domain = field.domain
        bounds = zip(domain.lower.tolist(), domain.upper.tolist(), strict=True)
        self._steps = [round_steps(low, high) for low, high in bounds]
        self._front = np.where(camera.axes[2, :2] < 0, -1.0, 1.0)
        self._layout = AxisTexts(look, camera.width, camera.height)

    @cached_property
    def texts(self) -> Sequence[Text]:
        """The numbers and names where they stand."""
        return self._layout.lay_out(self._edges())

    def paint_floor(self, painter: QPainter) -> None:
        """Paint what the surface may cover: the floor, its grid and the edges behind."""
        painter.setPen(QPen(QColor(self._look.theme.rule), self._look.sizes.thin))
        painter.drawLines(list(self._grid()))
        painter.setPen(QPen(QColor(self._look.theme.axis), self._look.sizes.thin))
        corners = np.array([[-1, -1, 0], [1, -1, 0], [1, 1, 0], [-1, 1, 0], [-1, -1, 0]])
        painter.drawLines([self._line(*ends) for ends in pairwise(corners)])
        painter.drawLine(self._line(*self._upright(np.array([0.0, TOP]))))

    def paint_numbers(self, painter: QPainter) -> None:
        """Paint the numbers and the names of the three axes."""
        self._layout.paint(painter, self.texts)

    def _grid(self) -> Iterator[QLineF]:
        for axis, steps in enumerate(self._steps):
            for place in self._places(axis, steps).tolist():
                ends = np.array([[place, -1, 0], [place, 1, 0]])
                yield self._line(*(ends if axis == 0 else ends[:, [1, 0, 2]]))

    def _edges(self) -> Iterator[Edge]:
        for axis, steps in enumerate(self._steps):
            places = self._in_front(axis, self._places(axis, steps))
            middle = self._in_front(axis, np.zeros(1))
            project, outward = self._camera.project, self._outward(axis, middle[0])
            name = translated(self._cost.coordinates[axis].label)
            numbers = (self._words(steps), project(places), outward)
            yield Edge(*numbers, name, project(middle)[0], outward)
        foot, top = self._camera.project(self._upright(np.array([0.0, TOP])))
        if np.hypot(*(top - foot)) > self._layout.row:
            yield self._cost_edge(top)

    def _cost_edge(self, top: Array) -> Edge:
        steps = self._cost_steps()
        name = QCoreApplication.translate("Axes", "cost")
        left, left_and_up = np.array([(-1.0, 0.0), (-np.sqrt(0.5), -np.sqrt(0.5))])
        return Edge(self._words(steps), self._beside_costs(steps), left, name, top, left_and_up)

    def _cost_steps(self) -> Array:
        """As many as there is room for."""
        for numbers in range(NUMBERS, 1, -1):
            steps = cost_steps(self._field.scale, numbers)
            pixels = self._beside_costs(steps)
            if (np.abs(np.diff(pixels[:, 1])) >= self._layout.row).all():
                break
        return steps

    def _beside_costs(self, steps: Array) -> Array:
        """Where costs stand on the upright edge, in pixels: (n, 2)."""
        return self._camera.project(self._upright(self._field.scale.heights(steps)))

    def _words(self, steps: Array) -> list[str]:
        return [round_number(each) for each in steps.tolist()]

    def _places(self, axis: int, steps: Array) -> Array:
        domain = self._field.domain
        places: Array = 2 * (steps - domain.lower[axis]) / domain.span[axis] - 1
        return places

    def _in_front(self, axis: int, along: Array) -> Array:
        """Places along the edge of the floor that is in front: (n, 3)."""
        places = np.zeros((len(along), 3))
        places[:, axis], places[:, 1 - axis] = along, self._front[1 - axis]
        return places

    def _outward(self, axis: int, middle: Array) -> Array:
        """The direction in pixels away from the edge in front, along the other axis: (2,)."""
        step = np.zeros(3)
        step[1 - axis] = 0.1 * self._front[1 - axis]
        way = self._camera.project(middle + step) - self._camera.project(middle)
        direction: Array = way / max(np.hypot(*way), 1e-9)
        return direction

    def _upright(self, heights: Array) -> Array:
        """Places along the upright edge that is farthest to the left: (n, 3)."""
        corners = np.array([[self._front[0], -self._front[1]], [-self._front[0], self._front[1]]])
        feet = self._camera.project(np.column_stack([corners, np.zeros(2)]))
        corner = corners[feet[:, 0].argmin()]
        return np.column_stack([np.tile(corner, (len(heights), 1)), heights])

    def _line(self, first: Array, last: Array) -> QLineF:
        ends = self._camera.project(np.array([first, last])).tolist()
        return QLineF(QPointF(*ends[0]), QPointF(*ends[1]))
