"""Paints the letters of places over their basins: at their minima, and where basins are wide."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

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
    painter: QPainter, labels: Labels, box: QRectF, view: QRectF, feet: Array, look: Look
) -> None:
    """Letters of the places that labels, (rows, columns) with row 0 on top, of a box tell.

    `feet`, (n, 2), are the pixels of the places' minima.
    """
    seen, block = box & view, BLOCK * look.sizes.text
    if seen.width() < block or seen.height() < block:
        return
    blocks = _blocks(labels, box, seen, block)
    corner = np.array([seen.left(), seen.top()])
    reached = np.unique(labels[labels >= 0]).tolist()
    marks = [(i, under_foot(feet[i], view, look)) for i in reached if i < len(feet)]
    kept = _with_room(marks, blocks, corner, block, view)
    taken: dict[int, list[Array]] = defaultdict(list)
    for label, place in kept:
        taken[label].append(((place - corner) / block)[::-1])
    wide = [
        (label, corner + block * (place[::-1] + 0.5)) for label, place in wide_parts(blocks, taken)
    ]
    paint_letters(painter, [*kept, *wide], look)


def paint_in_band(painter: QPainter, labels: Labels, band: QRectF, look: Look) -> None:
    """Letters in the parts of a band, whose labels are (n,) from the left."""
    unit = band.width() / len(labels)
    runs = longest_runs(labels, 1.2 * SIZE * look.sizes.text / unit)
    middles = [(i, np.array([band.left() + unit * x, band.center().y()])) for i, x in runs]
    paint_letters(painter, middles, look)


def under_foot(foot: Array, view: QRectF, look: Look) -> Array:
    """Where the letter of a minimum stands: below it, or at its left where there is no room."""
    sizes = look.sizes
    away = 0.5 * sizes.ball + BELOW * sizes.text
    half = SIZE * sizes.text / 2
    below = foot + np.array([0.0, away])
    return below if below[1] + half <= view.bottom() else foot - np.array([away, half])


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


def _with_room(
    marks: Sequence[tuple[int, Array]], blocks: Labels, corner: Array, block: float, view: QRectF
) -> list[tuple[int, Array]]:
    """Those in the view that stand in their own basin and not upon one another."""
    kept: list[tuple[int, Array]] = []
    for label, place in marks:
        column, row = ((place - corner) // block).astype(int)
        inside = 0 <= row < blocks.shape[0] and 0 <= column < blocks.shape[1]
        if not inside or not view.contains(QPointF(*place)):
            continue
        around = blocks[max(row - 1, 0) : row + 2, max(column - 1, 0) : column + 2]
        if np.mean(around == label) > OWN and all(
            np.abs(place - other).max() > 2 * block for _, other in kept
        ):
            kept.append((label, place))
    return kept


def _blocks(labels: Labels, box: QRectF, seen: QRectF, block: float) -> Labels:
    """The labels in the middles of blocks of the part of a box that is seen."""
    rows, columns = labels.shape
    down = seen.top() + block * (np.arange(int(seen.height() / block)) + 0.5) - box.top()
    across = seen.left() + block * (np.arange(int(seen.width() / block)) + 0.5) - box.left()
    row = np.clip((down / box.height() * rows).astype(int), 0, rows - 1)
    column = np.clip((across / box.width() * columns).astype(int), 0, columns - 1)
    return labels.take(row, axis=0).take(column, axis=1)
