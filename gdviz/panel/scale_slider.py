"""A slider over real numbers, evenly or on a log scale."""

from __future__ import annotations

import math
from typing import final

from PySide6.QtCore import Signal

from gdviz.panel.slider import Slider

#: Positions of the slider from end to end.
NOTCHES = 1000


@final
class ScaleSlider(Slider):
    """Emits the number itself; a log scale gives two significant digits, for reading out."""

    moved = Signal(float)  # a number that a person slid to

    def __init__(self, name: str, low: float, high: float, log: bool) -> None:
        super().__init__(name)
        self._low, self._high, self._log = low, high, log
        self._showing = False
        self.setRange(0, NOTCHES)
        self.setSingleStep(NOTCHES // 100)
        self.setPageStep(NOTCHES // 10)
        self.valueChanged.connect(self._on_value_changed)

    def show_number(self, value: float) -> None:
        """Move to a number, or to the end that is nearer to it; must not emit."""
        self._showing = True
        self.setValue(round(NOTCHES * self._share(value)))
        self._showing = False

    def number_at(self, notch: int) -> float:
        """The number that a position stands for."""
        share = notch / NOTCHES
        if self._log:
            return float(f"{self._low * (self._high / self._low) ** share:.1e}")
        return float(f"{self._low + (self._high - self._low) * share:.3g}")

    def _share(self, value: float) -> float:
        value = min(max(value, self._low), self._high)
        if self._log:
            return math.log(value / self._low) / math.log(self._high / self._low)
        return (value - self._low) / (self._high - self._low)

    def _on_value_changed(self, notch: int) -> None:
        if not self._showing:
            self.moved.emit(self.number_at(notch))
