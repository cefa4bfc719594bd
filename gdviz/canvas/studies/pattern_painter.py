"""Paints the patterns of a map in pixels of the screen: as fine however far one zooms in."""

from __future__ import annotations

from math import ceil, sqrt

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from gdviz.map_patterns import DARK, LIGHT, STRONGEST, Count, Relief, Worn, woven
from gdviz.theme import Look

#: A pattern repeats after so many heights of the text.
PERIOD = 1.3
#: A pattern of more pixels is painted of larger ones: the window waits for it.
MOST = 1.5e6


def period_for(look: Look) -> float:
    """The period of patterns that a hall can tell apart, in pixels."""
    return PERIOD * look.sizes.text


def paint_patterns(painter: QPainter, worn: Worn, box: QRectF, view: QRectF, period: float) -> None:
    """Paint into a view the patterns of cells, (rows, columns), row 0 on top, which fill a box."""
    seen = box & view
    if seen.width() < 1 or seen.height() < 1:
        return
    scale = _scale(seen, painter.device().devicePixelRatio())
    columns = _pixels(seen.left(), seen.right(), scale)
    rows = _pixels(seen.top(), seen.bottom(), scale)
    across = _cells(columns, box.left() * scale, box.width() * scale, worn.shape[1])
    down = _cells(rows, box.top() * scale, box.height() * scale, worn.shape[0])
    shown = worn.take(down, axis=0).take(across, axis=1)
    # Counted from the corner of the map: where it is moved, its patterns move along.
    corner = round(box.left() * scale), round(box.bottom() * scale)
    relief = woven(shown, rows - corner[1], columns - corner[0], max(round(period * scale), 4))
    place = QRectF(columns[0] / scale, rows[0] / scale, len(columns) / scale, len(rows) / scale)
    painter.drawImage(place, _image(relief))


def _scale(seen: QRectF, ratio: float) -> float:
    """Pixels of a pattern for one of the view."""
    pixels = seen.width() * seen.height() * ratio**2
    return ratio / max(1, ceil(sqrt(pixels / MOST)))


def _pixels(begin: float, end: float, scale: float) -> Count:
    return np.arange(round(begin * scale), max(round(end * scale), round(begin * scale) + 1))


def _cells(pixels: Count, begin: float, length: float, count: int) -> Count:
    """The cell that the middle of each pixel shows, of so many from `begin` on."""
    cells = np.floor((pixels + 0.5 - begin) / length * count).astype(np.intp)
    clipped: Count = np.clip(cells, 0, count - 1)
    return clipped


def _image(relief: Relief) -> QImage:
    """White where it is above 0, black where it is below, the more opaque the farther."""
    tones = np.ascontiguousarray(relief).view(np.uint8)
    height, width = tones.shape
    image = QImage(tones.data, width, height, width, QImage.Format.Format_Indexed8)
    image.setColorTable([_tone(each - 256 * (each > STRONGEST)) for each in range(256)])
    return image.copy()  # the image would point into an array that is gone


def _tone(relief: int) -> int:
    share = LIGHT * relief if relief > 0 else DARK * -relief
    tone = QColor("white" if relief > 0 else "black")
    tone.setAlphaF(min(share / STRONGEST, 1.0))
    return tone.rgba()
