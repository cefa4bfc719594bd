"""Straight ways across the floor, laid on the surface: pieces that bend with it."""

from __future__ import annotations

from typing import final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gdviz.canvas.surface.camera import Camera
from gdviz.canvas.surface.mesh import HeightField
from gdviz.canvas.surface.sight import opacities
from gdviz.engine.cost import Array

#: A way bends with the surface about so often, in pixels, and no more often than so.
BEND, BENDS = 12.0, 24

Indices = NDArray[np.intp]


@final
class Drape:
    """Straight ways between points, each (n, 2), as pieces on the surface.

    A way that ends at the pixel where it begins, or that is there already, is left out, and so is
    what lies beyond the domain. `way` tells of each piece to which way it belongs.
    """

    def __init__(self, field: HeightField, camera: Camera, first: Array, last: Array) -> None:
        begin, end, inside = cut(field.across(first), field.across(last))
        kept = np.flatnonzero(inside)
        ends = camera.project(field.upon(np.stack([begin[kept], end[kept]])))
        chosen = _different(*np.round(ends))
        kept, counts = kept[chosen], _bends(*ends[:, chosen])
        self.way: Indices = np.repeat(kept, counts)
        places = field.upon(_pieces(begin[kept], end[kept], counts))
        self.pixels = np.concatenate(list(camera.project(places)), axis=1)
        self.opacity = opacities(field, camera, places.mean(axis=0))


def stroke(painter: QPainter, pixels: Array, opacity: Array, colour: str, width: float) -> None:
    """Draw pieces, (m, 4) in pixels, each as opaque as it is said to be, (m,)."""
    painter.setPen(QPen(QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    for each in np.unique(opacity)[::-1].tolist():
        painter.setOpacity(each)
        painter.drawLines([QLineF(*ends) for ends in pixels[opacity == each].tolist()])
    painter.setOpacity(1.0)


def cut(first: Array, last: Array) -> tuple[Array, Array, NDArray[np.bool_]]:
    """The parts of straight ways that lie over the floor: their ends, and whether there is any.

    Each (n, 2) and (n,). Liang and Barsky (1984): a way enters and leaves the strip between two
    opposite edges at shares of its length; inside is where it has entered both strips.
    """
    with np.errstate(all="ignore"):
        shares = np.stack([(-1 - first) / (last - first), (1 - first) / (last - first)])
    level = first == last
    between = np.abs(first) <= 1
    enter = np.where(level, np.where(between, -np.inf, np.inf), shares.min(axis=0)).max(axis=1)
    leave = np.where(level, np.inf, shares.max(axis=0)).min(axis=1)
    enter, leave = np.maximum(enter, 0.0), np.minimum(leave, 1.0)
    inside = enter <= leave  # false for NaN
    enter, leave = np.where(inside, enter, 0.0), np.where(inside, leave, 0.0)
    way = np.where(inside[:, np.newaxis], last - first, 0.0)
    begin, end = (first + share[:, np.newaxis] * way for share in (enter, leave))
    return np.clip(begin, -1, 1), np.clip(end, -1, 1), inside


def _different(first: Array, last: Array) -> Indices:
    """The rows that lead from one pixel to another, each such way once."""
    moved = np.flatnonzero((first != last).any(axis=1))
    ends = np.concatenate([first, last], axis=1)[moved]
    _, unlike = np.unique(ends, axis=0, return_index=True)
    chosen: Indices = moved[np.sort(unlike)]
    return chosen


def _bends(first: Array, last: Array) -> Indices:
    lengths = np.hypot(*(last - first).T)
    bends: Indices = np.clip(np.ceil(lengths / BEND), 1, BENDS).astype(np.intp)
    return bends


def _pieces(first: Array, last: Array, counts: Indices) -> Array:
    """Both ends of every piece of ways that are divided into so many: (2, m, 2)."""
    way = np.repeat(np.arange(len(counts)), counts)
    number = np.arange(len(way)) - np.repeat(counts.cumsum() - counts, counts)
    step = ((last - first) / counts[:, np.newaxis])[way]
    begin = first[way] + number[:, np.newaxis] * step
    return np.stack([begin, begin + step])
