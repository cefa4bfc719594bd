"""How numbers are set: their font and digits, and so the room that they need."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import final

from PySide6.QtGui import QFont, QFontMetricsF

#: The longest numbers of so many digits.
LONGEST = {3: "−0.00888", 2: "−0.0088"}
#: Rows of the numbers of a weight: itself, and its gradient.
LINES = 2


@final
@dataclass(frozen=True)
class TextForm:
    """A font and the significant digits of numbers; all lengths are in pixels."""

    font: QFont
    digits: int

    @cached_property
    def metrics(self) -> QFontMetricsF:
        """Those of the font."""
        return QFontMetricsF(self.font)

    @cached_property
    def bold(self) -> QFontMetricsF:
        """New numbers are bold, and bold ones are wider."""
        bold = QFont(self.font)
        bold.setWeight(QFont.Weight.DemiBold)
        return QFontMetricsF(bold)

    @property
    def em(self) -> float:
        """The size of the type."""
        return float(self.font.pixelSize())

    @cached_property
    def height(self) -> float:
        """The height of a row of text."""
        return self.metrics.height()

    def box(self, rows: int) -> tuple[float, float]:
        """Width and height of a neuron with so many rows, each with a symbol before its number."""
        symbol = 1.9 * self.bold.horizontalAdvance("m")
        return self._number + symbol, self.height * (rows + 0.4)

    @property
    def plate(self) -> tuple[float, float]:
        """Width and height of the numbers of a weight on its line."""
        return self._number + 0.5 * self.height, LINES * self.height

    @cached_property
    def _number(self) -> float:
        return self.bold.horizontalAdvance(LONGEST[self.digits])
