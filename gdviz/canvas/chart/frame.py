"""Where the chart is drawn in its widget, and the way between steps, places and pixels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self, final

import numpy as np
from PySide6.QtCore import QRectF

from gdviz.canvas.chart.axes import Axes
from gdviz.engine.cost import Array
from gdviz.theme import Sizes

#: Room for the numbers on the left, in heights of their text.
NUMBERS = 4.0


@final
@dataclass(frozen=True)
class Frame:
    """The widget's rectangle and, inside it, the one of the curves and that of the values."""

    whole: QRectF
    plot: QRectF
    values: QRectF

    @classmethod
    def inside(cls, whole: QRectF, sizes: Sizes, values: float = 0.0) -> Self:
        """The frame that leaves room for numbers of the text's size, and right of it for values."""
        text, dot = sizes.text, sizes.ball / 2
        margins = (NUMBERS * text, dot, -text - values, -max(1.4 * text, dot))
        right = whole.adjusted(whole.width() - values, 0, 0, 0)
        return cls(whole, whole.adjusted(*margins), right)

    def x(self, axes: Axes, steps: Array) -> Array:
        """Steps to pixels: (n,) -> (n,)."""
        return self.plot.left() + steps * (self.plot.width() / axes.steps)

    def y(self, axes: Axes, places: Array) -> Array:
        """Places to pixels: (n,) -> (n,)."""
        scale = self.plot.height() / (axes.high - axes.low)
        pixels: Array = np.asarray(self.plot.bottom() - (places - axes.low) * scale)
        return pixels

    def step(self, axes: Axes, x: float) -> int:
        """The step at a pixel."""
        return round((x - self.plot.left()) * axes.steps / max(self.plot.width(), 1.0))
