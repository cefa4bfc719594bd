"""A cost of one parameter as a curve: the point runs along x, its cost is the height."""

from __future__ import annotations

from collections.abc import Sequence
from typing import final

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gdviz.canvas.picture import Picture, Range
from gdviz.canvas.view_map import ViewMap
from gdviz.engine.cost import Array, CostFunction
from gdviz.engine.local_model import Bend, LocalModel
from gdviz.engine.trajectory import Step
from gdviz.session.scene import Layer
from gdviz.session.words import number, translated
from gdviz.theme import Look

#: Half the length of the tangent, as a share of the plot's width.
TANGENT = 0.16
#: Places along the curve that texts keep away from.
PLACES = 64
#: Pixels between the corners of a parabola.
PARABOLA = 8.0


@final
class CurvePicture(Picture):
    """Curve, tangent, and an arrow along x from the ball to above its next place."""

    slope_layer = Layer.TANGENT
    slope_is_arrow = False
    columns = (0.0, 1.0, 0.5)  # many curves leave the middle free

    def begin(self, cost: CostFunction) -> None:
        """Nothing is kept."""

    def labels(self, cost: CostFunction) -> tuple[str, str]:
        name = translated(cost.coordinates[0].label)
        return name, QCoreApplication.translate("CurvePicture", "cost")

    def home(self, cost: CostFunction) -> tuple[Range, Range]:
        left, right = float(cost.domain.lower[0]), float(cost.domain.upper[0])
        heights = cost.value(np.linspace(left, right, 2001)[:, np.newaxis])
        low, high = float(np.nanmin(heights)), float(np.nanmax(heights))
        room = high - low
        side = 0.02 * (right - left)
        return (left - side, right + side), (low - 0.1 * room, high + 0.08 * room)

    def positions(self, cost: CostFunction, points: Array) -> Array:
        return np.stack([points[:, 0], cost.value(points)], axis=1)

    def point_under(self, x: float, y: float) -> Array:
        return np.array([x])

    def step_ends(self, cost: CostFunction, step: Step) -> Array:
        return np.array([[step.point[0], step.cost], [step.next_point[0], step.cost]])

    def slope_ends(self, position: Array, gradient: Array, view: ViewMap) -> Array:
        along = np.array([1.0, gradient[0]]) * view.scale
        along *= TANGENT * view.width / np.hypot(*along)
        return view.to_pixels(position) + np.outer([-1, 1], along)

    def paint(self, painter: QPainter, view: ViewMap, cost: CostFunction, look: Look) -> None:
        painter.fillRect(0, 0, round(view.width) + 1, round(view.height) + 1, look.theme.surface)
        x = np.linspace(*view.x_range, round(view.width) + 1)
        with np.errstate(all="ignore"):
            heights = cost.value(x[:, np.newaxis])
        pixels = view.to_pixels(np.stack([x, heights], axis=1))
        self._fill_below(painter, pixels, view, look)
        painter.setPen(_curve_pen(look))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(pg.arrayToQPath(*pixels.T, connect="finite"))

    def drawn(self, cost: CostFunction, view: ViewMap) -> Array:
        points = np.linspace(*view.x_range, PLACES)[:, np.newaxis]
        with np.errstate(all="ignore"):
            return view.to_pixels(self.positions(cost, points))

    def flat(self, vector: Array) -> Array:
        return np.array([vector[0], 0.0])

    def alike(self, one: Array, other: Array) -> bool:
        return True  # all lie along x

    def box_height(self, look: Look) -> float:
        return 1.6 * look.sizes.ball

    def level_lines(self, cost: CostFunction, height: float) -> Sequence[Array]:
        return ()

    def model_lines(self, model: LocalModel, view: ViewMap) -> Sequence[Array]:
        if model.bend is Bend.UNKNOWN:
            return ()
        x = np.linspace(*view.x_range, round(view.width / PARABOLA) + 1)
        return [np.stack([x, model.value(x[:, np.newaxis])], axis=1)]

    def distance(self, beyond: Array) -> str:
        across, above = beyond.tolist()
        # The parameter and the cost have no common unit: one of them is told.
        if across:
            return _tr("{distance} away").format(distance=number(abs(across)))
        text = _tr("cost {distance} higher") if above > 0 else _tr("cost {distance} lower")
        return text.format(distance=number(abs(above)))

    def key(self, look: Look) -> Sequence[tuple[float, str]]:
        return ()

    def _fill_below(self, painter: QPainter, pixels: Array, view: ViewMap, look: Look) -> None:
        floor = np.array([[view.width, view.height], [0, view.height]])
        area = np.concatenate([pixels[np.isfinite(pixels[:, 1])], floor])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.theme.curve_fill))
        painter.drawPath(pg.arrayToQPath(*area.T))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Distance", text)


def _curve_pen(look: Look) -> QPen:
    return QPen(
        QColor(look.theme.curve),
        look.sizes.line,
        Qt.PenStyle.SolidLine,
        Qt.PenCapStyle.RoundCap,
        Qt.PenJoinStyle.RoundJoin,
    )
