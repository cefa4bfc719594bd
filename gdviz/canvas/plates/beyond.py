"""How far away a ball is that has left the view, on a small plate beside its wedge."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF

from gdviz.canvas.picture import Picture
from gdviz.canvas.plates.setting import Row, Swatch
from gdviz.canvas.view_map import ViewMap
from gdviz.engine.cost import Array


def distance_row(picture: Picture, position: Array, view: ViewMap, marker: Swatch) -> Row:
    """What is said of a ball at a position, (2,), in the plot's numbers, outside the view."""
    low, high = np.array([view.x_range, view.y_range]).T
    return Row(picture.distance(position - np.clip(position, low, high)), marker)


def label_places(wedge: QRectF, size: QSizeF, gap: float, view: QRectF) -> Iterator[QRectF]:
    """Where a label may lie: beside the wedge, then along the edge, then farther in.

    All places are inside the view.
    """
    inner = view.adjusted(gap, gap, -gap, -gap)
    sideways = _at_side(wedge, inner)
    stride = size.height() + gap if sideways else (size.width() + gap) / 2
    depth = (size.width() if sideways else size.height()) + gap
    steps = int((inner.height() if sideways else inner.width()) / stride) + 1
    for row in range(int((inner.width() if sideways else inner.height()) / depth)):
        first = _inside(_beside(wedge, size, gap + row * depth, inner.center(), sideways), inner)
        for shift in _there_and_back(steps):
            offset = QPointF(0, shift * stride) if sideways else QPointF(shift * stride, 0)
            place = first.translated(offset)
            if inner.contains(place):
                yield place


def _at_side(wedge: QRectF, inner: QRectF) -> bool:
    """Whether it is at the left or the right edge; if not, it is at the upper or the lower."""
    return wedge.left() < inner.left() or wedge.right() > inner.right()


def _beside(wedge: QRectF, size: QSizeF, gap: float, middle: QPointF, sideways: bool) -> QRectF:
    """Next to the wedge, towards the middle of the view."""
    box = QRectF(QPointF(), size)
    box.moveCenter(wedge.center())
    if sideways:
        leftmost = wedge.center().x() < middle.x()
        box.moveLeft(wedge.right() + gap) if leftmost else box.moveRight(wedge.left() - gap)
    else:
        topmost = wedge.center().y() < middle.y()
        box.moveTop(wedge.bottom() + gap) if topmost else box.moveBottom(wedge.top() - gap)
    return box


def _there_and_back(steps: int) -> Iterator[int]:
    """0, 1, -1, 2, -2 and so on."""
    yield 0
    for step in range(1, steps + 1):
        yield from (step, -step)


def _inside(box: QRectF, inner: QRectF) -> QRectF:
    """Moved into the inner view by the shortest way."""
    x = min(max(box.left(), inner.left()), inner.right() - box.width())
    y = min(max(box.top(), inner.top()), inner.bottom() - box.height())
    return QRectF(QPointF(x, y), box.size())
