"""Where the numbers and names of the axes stand: whole, and none over another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import final

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from gdviz.engine.cost import Array
from gdviz.theme import Look

#: Room between a text and its edge, between two texts, and around a name, in heights of the text.
GAP, APART, ROOM = 0.45, 0.2, 0.6
#: How far a name moves on, in heights of the text, while it stands on a number; and how often.
PUSH, PUSHES = 0.25, 60


@final
@dataclass(frozen=True)
class Text:
    """Words and the room that they take, in pixels."""

    words: str
    box: QRectF


@final
@dataclass(frozen=True)
class Edge:
    """Numbers at pixels, (n, 2), along an edge, and its name at a pixel.

    Each is set off from its pixel in a direction, (2,), of length one.
    """

    numbers: Sequence[str]
    pixels: Array
    outward: Array
    name: str
    name_pixel: Array
    name_outward: Array


@final
class AxisTexts:
    """Lays out the texts of edges in a picture of so many pixels, and paints them."""

    def __init__(self, look: Look, width: float, height: float) -> None:
        self._look = look
        self._room = QRectF(0, 0, width, height)
        self._font = QFont(look.sizes.family)
        self._font.setPixelSize(look.sizes.text)
        self._metrics = QFontMetricsF(self._font)

    @property
    def row(self) -> float:
        """How far apart, in pixels, numbers have to stand below one another."""
        return self._metrics.height() + APART * self._look.sizes.text

    def lay_out(self, edges: Iterable[Edge]) -> list[Text]:
        """Every name, and all numbers that find room beside names and earlier numbers."""
        edges = list(edges)
        numbers: list[Text] = []
        for edge in edges:
            for words, pixel in zip(edge.numbers, edge.pixels, strict=True):
                self._add(numbers, self._beside(words, pixel, edge.outward))
        names: list[Text] = []
        for edge in edges:
            self._add(names, self._named(edge, numbers + names))
        return names + [each for each in numbers if self._free(each, names, APART)]

    def paint(self, painter: QPainter, texts: Iterable[Text]) -> None:
        """Paint texts on plates, so that they can be read over anything."""
        painter.setFont(self._font)
        painter.setPen(QColor(self._look.theme.text))
        for text in texts:
            painter.fillRect(text.box, QColor(self._look.theme.surface))
            painter.drawText(text.box, Qt.AlignmentFlag.AlignCenter, text.words)

    def _add(self, texts: list[Text], text: Text) -> None:
        if self._free(text, texts, APART) and self._room.contains(text.box):
            texts.append(text)

    def _free(self, text: Text, others: Iterable[Text], apart: float) -> bool:
        gap = apart * self._look.sizes.text
        wide = text.box.adjusted(-gap, -gap, gap, gap)
        return not any(wide.intersects(other.box) for other in others)

    def _named(self, edge: Edge, others: Sequence[Text]) -> Text:
        """The name of an edge, as near to it as the numbers allow."""
        pixel, away = edge.name_pixel, edge.name_outward
        text = self._beside(edge.name, pixel, away)
        for _ in range(PUSHES):
            if self._free(text, others, ROOM):
                break
            pixel = pixel + PUSH * self._look.sizes.text * away
            text = self._beside(edge.name, pixel, away)
        return Text(text.words, self._moved_inside(text.box))

    def _beside(self, words: str, pixel: Array, outward: Array) -> Text:
        """Words whose box begins a gap away from a pixel."""
        size = self._size(words)
        reach = GAP * self._look.sizes.text + float(np.abs(outward) @ size) / 2
        left, top = pixel + reach * outward - size / 2
        return Text(words, QRectF(left, top, *size.tolist()))

    def _size(self, words: str) -> Array:
        # A little wider than the words: antialiased edges lie outside of what is measured.
        return np.array([self._metrics.horizontalAdvance(words) + 4, self._metrics.height()])

    def _moved_inside(self, box: QRectF) -> QRectF:
        room = self._room
        left = max(min(box.left(), room.right() - box.width()), room.left())
        top = max(min(box.top(), room.bottom() - box.height()), room.top())
        return QRectF(left, top, box.width(), box.height())
