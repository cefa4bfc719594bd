"""Arrows that lie on the surface: the step to come, and the way straight uphill."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import final

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from gdviz.canvas.outline import CASING, HEAD
from gdviz.canvas.surface.camera import Camera
from gdviz.canvas.surface.drape import Drape, stroke
from gdviz.canvas.surface.mesh import HeightField
from gdviz.engine.cost import Array
from gdviz.session.run import TOLERANCE
from gdviz.theme import Look

#: Length of the gradient's arrow along the surface, in halves of the box's side.
GRADIENT = 0.4
#: Half the breadth of a head in its lengths.
HALF_HEAD = 0.45
#: How far apart two places are whose heights tell the steepness along the gradient.
APART = 0.02


@final
@dataclass(frozen=True)
class Arrow:
    """From one point to another, each (2,)."""

    tail: Array
    tip: Array
    colour: str


def gradient_tip(field: HeightField, point: Array, gradient: Array) -> Array | None:
    """Where an arrow ends that leads uphill from a point and is of one length on the surface: (2,).

    It shows the direction alone, as it does on the contours: that of the gradient in numbers.
    """
    uphill = gradient * 2 / field.domain.span
    if not np.isfinite(uphill).all() or np.hypot(*gradient) < TOLERANCE:
        return None
    along, foot = uphill / np.hypot(*uphill), field.across(point)
    low, high = field.upon(np.array([foot, foot + APART * along]))[:, 2]
    tip: Array = field.points(foot + GRADIENT / np.hypot(1.0, (high - low) / APART) * along)
    return tip


def paint_arrows(
    painter: QPainter, field: HeightField, camera: Camera, arrows: Sequence[Arrow], look: Look
) -> None:
    """Paint arrows as far as they lie over the domain; what a hill hides of them is dimmed."""
    ends = [np.array([getattr(each, end) for each in arrows]) for end in ("tail", "tip")]
    drape = Drape(field, camera, *ends)
    for index, arrow in enumerate(arrows):
        own = drape.way == index
        _paint(painter, drape.pixels[own], drape.opacity[own], arrow.colour, look)


def _paint(painter: QPainter, pixels: Array, opacity: Array, colour: str, look: Look) -> None:
    if not len(pixels):
        return
    width = look.sizes.line
    shaft, head = parted(pixels, HEAD * width)
    for ink, broad in ((look.theme.casing, CASING * width), (colour, width)):
        stroke(painter, shaft, opacity[: len(shaft)], ink, broad)
        painter.setOpacity(float(opacity[-1]))
        painter.setBrush(QColor(ink))
        painter.setPen(QPen(QColor(ink), broad - width + 0.1, j=Qt.PenJoinStyle.MiterJoin))
        painter.drawPolygon(QPolygonF([QPointF(*each) for each in head.tolist()]))
        painter.setOpacity(1.0)


def parted(pieces: Array, length: float) -> tuple[Array, Array]:
    """An arrow's shaft, (k, 4), and the corners of its head, (3, 2), which is so many pixels long.

    `pieces`, (m, 4), lead from its tail to its tip; if they are shorter, all is head.
    """
    ways = pieces[:, 2:] - pieces[:, :2]
    ahead = np.hypot(*ways.T)[::-1].cumsum()[::-1]  # from where each piece begins to the tip
    last = max(int((ahead > length).sum()) - 1, 0)  # the piece in which the shaft ends
    share = max(ahead[last] - length, 0.0) / np.hypot(*ways[last])
    foot, tip = pieces[last, :2] + share * ways[last], pieces[-1, 2:]
    shaft = pieces[: last + 1].copy()
    shaft[-1, 2:] = foot
    across = HALF_HEAD * (tip - foot)[::-1] * (-1, 1)
    return shaft, np.array([tip, foot + across, foot - across])
