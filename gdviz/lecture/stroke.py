"""A stroke of the pen as plain data, and the curve through its points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import final

from PySide6.QtCore import QPointF, QSizeF
from PySide6.QtGui import QPainterPath

#: A place as shares of width and height, so that it stays where it is when those change.
Place = tuple[float, float]


@final
@dataclass(frozen=True)
class Stroke:
    """The places that the pen went through, at least one."""

    places: tuple[Place, ...]

    def __post_init__(self) -> None:
        if not self.places:
            raise ValueError("a stroke goes through at least one place")

    def going_on(self, place: Place) -> Stroke:
        """The same stroke, one place longer."""
        return Stroke((*self.places, place))

    def pieces(self, size: QSizeF) -> list[QPainterPath]:
        """The whole stroke over a surface of so many pixels, as it is drawn: piece by piece."""
        later = [self.piece(index, size) for index in range(1, len(self.places))]
        return [self.dot(size), *later, *([self.end(size)] if later else [])]

    def dot(self, size: QSizeF) -> QPainterPath:
        """What is drawn of the first place alone."""
        first = _point(self.places[0], size)
        path = QPainterPath(first)
        path.lineTo(first + QPointF(DOT, 0.0))
        return path

    def piece(self, index: int, size: QSizeF) -> QPainterPath:
        """What the place of an index (from 1) adds: the way to the middle before it.

        A parabola from the middle of the two places before to that of the last two, with the place
        in between as its control point: pieces join without a corner.
        """
        last, now = (_point(self.places[i], size) for i in (index - 1, index))
        if index == 1:
            path = QPainterPath(last)
            path.lineTo((last + now) / 2)
            return path
        before = _point(self.places[index - 2], size)
        path = QPainterPath((before + last) / 2)
        path.quadTo(last, (last + now) / 2)
        return path

    def end(self, size: QSizeF) -> QPainterPath:
        """The last half of the way; a stroke of one place has none."""
        before, last = (_point(self.places[index], size) for index in (-2, -1))
        path = QPainterPath((before + last) / 2)
        path.lineTo(last)
        return path


#: Pixels by which a dot is a line: Qt draws none of length zero.
DOT = 0.01


def _point(place: Place, size: QSizeF) -> QPointF:
    return QPointF(place[0] * size.width(), place[1] * size.height())
