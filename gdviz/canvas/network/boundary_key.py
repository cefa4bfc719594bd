"""Which markers and colours stand for what beside what a network has learned."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np
from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from gdviz.canvas.key_row import KeyEntry
from gdviz.canvas.network.boundary_colours import image_of, value_pixels
from gdviz.canvas.network.boundary_grid import Grid
from gdviz.canvas.network.boundary_samples import MOST, Style, class_style, paint_mark
from gdviz.engine.network.samples import Samples
from gdviz.session.words import number, translated
from gdviz.theme import Look, Theme

#: Width of a marker, of a line and of a bar of colours, in heights of the text.
MARK, LINE, BAR = 0.8, 1.4, 4.0


def entries_for(grid: Grid, theme: Theme) -> Sequence[KeyEntry]:
    """The key of a grid's samples."""
    training = grid.prepared.training
    held_out = _mark(_tr("held out"), Style(0, theme.text, theme.casing), hollow=True)
    if training.classes:
        classes = (
            _mark(translated(name), class_style(theme, index))
            for index, name in enumerate(training.classes)
        )
        return [*classes, held_out, *_left_out(training)]
    kind = _bar(grid) if training.inputs.shape[1] == 2 else KeyEntry(_tr("network"), LINE, _line)
    trained = _mark(_tr("training"), Style(0, theme.data, theme.casing))
    return [trained, held_out, kind, *_left_out(training)]


def _mark(words: str, style: Style, hollow: bool = False) -> KeyEntry:
    def paint(painter: QPainter, middle: QPointF, look: Look) -> None:
        paint_mark(painter, middle, style, hollow, look)

    return KeyEntry(words, MARK, paint)


def _line(painter: QPainter, middle: QPointF, look: Look) -> None:
    half = QPointF(LINE * look.sizes.text / 2, 0)
    painter.setPen(QPen(QColor(look.theme.curve), look.sizes.line))
    painter.drawLine(QLineF(middle - half, middle + half))


def _bar(grid: Grid) -> KeyEntry:
    """The colours from the lowest to the highest answer."""
    low, high = float(grid.answers.min()), float(grid.answers.max())
    label = translated(grid.prepared.training.answer_label)
    words = _tr("{0} from {1} to {2}").format(label, number(low), number(high))
    return KeyEntry(words, BAR, partial(_paint_bar, low, high))


def _paint_bar(low: float, high: float, painter: QPainter, middle: QPointF, look: Look) -> None:
    pixels = value_pixels(np.linspace(low, high, 64)[np.newaxis], low, high, look.theme)
    width, height = BAR * look.sizes.text, 0.7 * look.sizes.text
    box = QRectF(middle.x() - width / 2, middle.y() - height / 2, width, height)
    painter.drawImage(box, image_of(pixels))


def _left_out(training: Samples) -> Sequence[KeyEntry]:
    """A word where not all samples are drawn."""
    if training.count <= MOST:
        return ()
    words = _tr("{0} of {1} samples drawn").format(f"{MOST:,}", f"{training.count:,}")
    return [KeyEntry(words, 0.0, _nothing)]


def _nothing(painter: QPainter, middle: QPointF, look: Look) -> None:
    """Words alone."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("BoundaryKey", text)
