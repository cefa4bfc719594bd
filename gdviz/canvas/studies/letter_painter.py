"""Paints the letters of places over their basins: at their minima, and where basins are wide."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from gdviz.canvas.studies.letters import Labels, letter, longest_runs, wide_parts
from gdviz.engine.cost import Array
from gdviz.theme import Look

#: Sizes in heights of the text: of a letter, of a block that is looked at for room, of a letter's
#: outline, and how far below its minimum's ball a letter stands.
SIZE, BLOCK, OUTLINE, BELOW = 1.25, 0.75, 0.24, 0.55
#: The share of the blocks around a letter that have to be of its basin.
OWN = 0.6


def paint_in_basins(
    painter: QPainter,
    labels: Labels,
    box: QRectF,
    view: QRectF,
    feet: Mapping[int, Array],
    look: Look,
) -> None:
    """Letters of the places that labels, (rows, columns) with row 0 on top, of a box tell.

    `feet` are the pixels of the minima at which letters stand, (2,) each, by label.
    """
    seen, block = box & view, BLOCK * look.sizes.text
    if seen.width() < block or seen.height() < block:
        return
    blocks, corner = _blocks(labels, box, seen, block), np.array([seen.left(), seen.top()])
    marks: list[tuple[int, Array]] = []
    taken: dict[int, list[Array]] = defaultdict(list)
    for label, foot in feet.items():
        places = (foot + side for side in _sides(look))
        place = next((p for p in places if _has_room(label, p, blocks, corner, block, marks)), None)
        if place is not None:
            marks.append((label, place))
            taken[label].append(((place - corner) / block)[::-1])
    wide = wide_parts(blocks, taken)
    marks += [(label, corner + block * (place[::-1] + 0.5)) for label, place in wide]
    paint_letters(painter, marks, look)


def paint_in_band(painter: QPainter, labels: Labels, band: QRectF, look: Look) -> None:
    """Letters in the parts of a band, whose labels are (n,) from the left."""
    unit = band.width() / len(labels)
    runs = longest_runs(labels, 1.2 * SIZE * look.sizes.text / unit)
    middles = [(i, np.array([band.left() + unit * x, band.center().y()])) for i, x in runs]
    paint_letters(painter, middles, look)


def under_foot(foot: Array, view: QRectF, look: Look) -> Array:
    """Where the letter of a minimum stands: below it, or at its left where there is no room."""
    below, left, _ = (foot + side for side in _sides(look))
    return below if below[1] + SIZE * look.sizes.text / 2 <= view.bottom() else left


def _sides(look: Look) -> tuple[Array, Array, Array]:
    """From a minimum, which has a flag and perhaps a ball, to its letter: below, left, right."""
    away = 0.5 * look.sizes.ball + BELOW * look.sizes.text
    up = -SIZE * look.sizes.text / 2
    return np.array([0.0, away]), np.array([-away, up]), np.array([away, -up])


def paint_letters(painter: QPainter, marks: Sequence[tuple[int, Array]], look: Look) -> None:
    """Letters with an outline, so that they are read on every colour and pattern; at middles."""
    font = QFont(look.sizes.family)
    font.setPixelSize(round(SIZE * look.sizes.text))
    font.setWeight(QFont.Weight.Bold)
    metrics, path = QFontMetricsF(font), QPainterPath()
    for label, middle in marks:
        text = letter(label)
        left = middle[0] - metrics.horizontalAdvance(text) / 2
        path.addText(QPointF(left, middle[1] + metrics.capHeight() / 2), font, text)
    outline = QPen(QColor(look.theme.white), OUTLINE * look.sizes.text)
    outline.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(path, outline)
    painter.fillPath(path, QColor(look.theme.black))


def _has_room(
    label: int,
    place: Array,
    blocks: Labels,
    corner: Array,
    block: float,
    others: Sequence[tuple[int, Array]],
) -> bool:
    """Whether a letter stands in its own basin and not upon another letter."""
    column, row = ((place - corner) // block).astype(int)
    if not (0 <= row < blocks.shape[0] and 0 <= column < blocks.shape[1]):
        return False
    around = blocks[max(row - 1, 0) : row + 2, max(column - 1, 0) : column + 2]
    free = all(np.abs(place - other).max() > 2 * block for _, other in others)
    return free and float(np.mean(around == label)) > OWN


def _blocks(labels: Labels, box: QRectF, seen: QRectF, block: float) -> Labels:
    """The labels in the middles of blocks of the part of a box that is seen."""
    rows, columns = labels.shape
    down = seen.top() + block * (np.arange(int(seen.height() / block)) + 0.5) - box.top()
    across = seen.left() + block * (np.arange(int(seen.width() / block)) + 0.5) - box.left()
    row = np.clip((down / box.height() * rows).astype(int), 0, rows - 1)
    column = np.clip((across / box.width() * columns).astype(int), 0, columns - 1)
    blocks: Labels = labels.take(row, axis=0).take(column, axis=1)
    return blocks
