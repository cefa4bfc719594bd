"""The shapes by which runs are told apart without colour, on the canvas and in the race table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from math import cos, pi, sin

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

#: A place around the middle; y points down, as on a screen.
Corner = tuple[float, float]


def _circle() -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(0, 0), 1, 1)
    return path


def _regular(corners: int, turn: float, radius: float) -> QPainterPath:
    """A polygon of equal sides; turned by 0, its first corner is on top."""
    return _closed([_polar(turn + 2 * pi * i / corners, radius) for i in range(corners)])


def _star(points: int, inner: float, turn: float) -> QPainterPath:
    radii = (1.3, 1.3 * inner)
    return _closed([_polar(turn + pi * i / points, radii[i % 2]) for i in range(2 * points)])


def _cross(turn: float) -> QPainterPath:
    """Two bars of equal length."""
    a, b = 0.42, 1.2
    arm = [(-a, -b), (a, -b), (a, -a), (b, -a), (b, a), (a, a)]
    corners = arm + [(-x, -y) for x, y in arm]
    c, s = cos(turn), sin(turn)
    return _closed([(x * c - y * s, x * s + y * c) for x, y in corners])


def _hourglass() -> QPainterPath:
    return _closed([(-1, -1.1), (1, -1.1), (0.28, 0), (1, 1.1), (-1, 1.1), (-0.28, 0)])


def _polar(angle: float, radius: float) -> Corner:
    return radius * sin(angle), -radius * cos(angle)


def _closed(corners: Sequence[Corner]) -> QPainterPath:
    path = QPainterPath(QPointF(*corners[0]))
    for corner in corners[1:]:
        path.lineTo(*corner)
    path.closeSubpath()
    return path


#: One outline a style; the order puts the least alike first.
_OUTLINES: tuple[Callable[[], QPainterPath], ...] = (
    _circle,
    lambda: _regular(4, pi / 4, 1.3),
    lambda: _regular(3, 0, 1.35),
    lambda: _regular(4, 0, 1.35),
    lambda: _star(5, 0.45, 0),
    lambda: _cross(0),
    lambda: _regular(5, 0, 1.15),
    lambda: _regular(3, pi, 1.35),
    lambda: _cross(pi / 4),
    _hourglass,
    lambda: _star(4, 0.38, 0),
    lambda: _regular(3, pi / 2, 1.35),
)
SHAPES = len(_OUTLINES)


@cache
def shape(style: int) -> QPainterPath:
    """The outline of a style, for a ball of radius one around (0, 0)."""
    return _OUTLINES[style % SHAPES]()
