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

    def path(self, size: QSizeF) -> QPainterPath:
        """The whole stroke over a surface of so many pixels."""
        path = QPainterPath(_point(self.places[0], size))
        for index in range(1, len(self.places)):
            path.addPath(self.piece(index, size))
        path.connectPath(self.end(size))
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
        """The last half of the way, or the dot that a stroke of one place is."""
        last = _point(self.places[-1], size)
        before = _point(self.places[-2], size) if len(self.places) > 1 else last
        path = QPainterPath((before + last) / 2)
        path.lineTo(last + QPointF(DOT, 0.0) if len(self.places) == 1 else last)
        return path


#: Pixels by which a dot is a line: Qt draws none of length zero.
DOT = 0.01


def _point(place: Place, size: QSizeF) -> QPointF:
    return QPointF(place[0] * size.width(), place[1] * size.height())
