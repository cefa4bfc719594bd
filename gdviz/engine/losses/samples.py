"""The data that are fitted at first: fixed numbers, so that everyone sees the same."""

from __future__ import annotations

from typing import TypeAlias

#: An input and its answer: a measurement, or the class, 0 or 1.
Pair: TypeAlias = tuple[float, float]

#: Near the line y = x / 2, and three measurements that went wrong.
LINE: tuple[Pair, ...] = (
    (-2.0, -1.1),
    (-1.7, -0.7),
    (-1.4, -0.9),
    (-1.1, -0.4),
    (-0.8, -0.6),
    (-0.5, -0.1),
    (-0.2, -0.3),
    (0.1, 0.2),
    (0.4, 0.1),
    (0.7, 0.5),
    (1.0, 0.3),
    (1.3, 0.8),
    (1.6, 0.6),
    (1.9, 1.1),
    (-1.8, 3.2),
    (-1.5, 2.6),
    (-1.2, 3.6),
)

#: Class 0 on the left and class 1 on the right, which overlap, and one of class 0 far out.
CLASSES: tuple[Pair, ...] = (
    (-2.4, 0.0),
    (-2.0, 0.0),
    (-1.7, 0.0),
    (-1.3, 0.0),
    (-1.0, 0.0),
    (-0.7, 0.0),
    (-0.3, 0.0),
    (0.2, 0.0),
    (-0.5, 1.0),
    (-0.1, 1.0),
    (0.4, 1.0),
    (0.7, 1.0),
    (1.0, 1.0),
    (1.4, 1.0),
    (1.8, 1.0),
    (2.2, 1.0),
    (3.4, 0.0),
)
