"""The letters of a tile: one font, plain and bold, and texts that fit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF

from gdviz.theme import Look


@final
class Lettering:
    """Fonts of the size of texts in a look."""

    def __init__(self, look: Look) -> None:
        self.plain, self.bold = QFont(look.sizes.family), QFont(look.sizes.family)
        self.bold.setWeight(QFont.Weight.DemiBold)
        for font in (self.plain, self.bold):
            font.setPixelSize(look.sizes.text)
        self._plain, self._bold = QFontMetricsF(self.plain), QFontMetricsF(self.bold)
        self.height = self._plain.height()

    def width(self, text: str, bold: bool = False) -> float:
        """The pixels that a text takes."""
        return float((self._bold if bold else self._plain).horizontalAdvance(text))

    def fitting(self, texts: Sequence[str], width: float, bold: bool = False) -> str:
        """The first of the texts that fits in so many pixels, or as much of the last as does."""
        for text in texts:
            if self.width(text, bold) <= width:
                return text
        metrics = self._bold if bold else self._plain
        return str(metrics.elidedText(texts[-1], Qt.TextElideMode.ElideRight, width))
