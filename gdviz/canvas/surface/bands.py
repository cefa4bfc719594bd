"""The picture of the bands and level lines that lies on the surface."""

from __future__ import annotations

from PySide6.QtGui import QImage, QPainter

from gdviz.canvas.flat.contour_picture import ContourPicture
from gdviz.canvas.view_map import ViewMap
from gdviz.engine.cost import CostFunction
from gdviz.theme import Look

#: Pixels along each side: a level line is one of them wide.
SIDE = 640


def bands(cost: CostFunction, look: Look) -> QImage:
    """The contours of the whole domain: the same colours and lines as seen from above."""
    picture = ContourPicture()
    picture.begin(cost)
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    picture.paint(painter, ViewMap(*picture.home(cost), SIDE, SIDE), cost, look)
    painter.end()
    return image
