"""Colours of numbers around zero: one for what is above, one for what is below, none for zero.

What is below is hatched too, so that it is told without colour.
"""

from __future__ import annotations

from typing import final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from gdviz.engine.cost import Array
from gdviz.theme import Theme

#: Shades from the lowest number to the highest; the middle one is that of zero.
SHADES = 255
#: The share of the way between two lines that a line takes, and how much of it is zero's colour.
THICK, PALE = 0.2, 0.75


@final
class SignedColours:
    """From the theme's colour of negative numbers over the surface to that of positive ones."""

    def __init__(self, theme: Theme) -> None:
        self.above, self.below = QColor(theme.positive), QColor(theme.negative)
        self.zero = QColor(theme.surface)
        ends = np.array([_rgb(each) for each in (self.below, self.zero, self.above)])
        steps = np.linspace(-1.0, 1.0, SHADES)
        mixed = [np.interp(steps, (-1, 0, 1), ends[:, channel]) for channel in range(3)]
        red, green, blue = (np.rint(each).astype(np.uint32) for each in mixed)
        self._table: NDArray[np.uint32] = 0xFF000000 | red << 16 | green << 8 | blue
        nearer = SHADES // 2 + np.rint((np.arange(SHADES) - SHADES // 2) * (1 - PALE)).astype(int)
        self._lighter = self._table[nearer]

    def of(self, value: float) -> QColor:
        """The full colour of a number's sign."""
        return self.above if value >= 0 else self.below

    def image(self, values: Array, reach: float, side: int = 1) -> QImage:
        """A picture of numbers from −`reach` to `reach`, (height, width), `side` pixels each.

        From two pixels on, numbers below zero are hatched; the middle of a number is not.
        """
        places = self._places(values, reach)
        shades = self._table[places]
        if side > 1:
            below = np.repeat(np.repeat(places < SHADES // 2, side, axis=0), side, axis=1)
            lined = below & _lines(below.shape, side)
            shades = np.repeat(np.repeat(shades, side, axis=0), side, axis=1)
            lighter = np.repeat(np.repeat(self._lighter[places], side, axis=0), side, axis=1)
            shades = np.where(lined, lighter, shades)
        height, width = shades.shape
        image = QImage(shades.data, width, height, 4 * width, QImage.Format.Format_RGB32)
        return image.copy()  # which owns its memory

    def key(self) -> QImage:
        """All colours in one row, the lowest number's first."""
        return self.image(np.linspace(-1.0, 1.0, SHADES)[np.newaxis], 1.0)

    @staticmethod
    def _places(values: Array, reach: float) -> NDArray[np.intp]:
        shares = np.clip(values / reach if reach > 0 else np.zeros_like(values), -1.0, 1.0)
        places: NDArray[np.intp] = np.rint((shares + 1) * (SHADES - 1) / 2).astype(np.intp)
        return np.ascontiguousarray(places)


def _lines(shape: tuple[int, ...], side: int) -> NDArray[np.bool_]:
    """Diagonals across numbers of so many pixels, past the middle of each."""
    down, across = np.ogrid[: shape[0], : shape[1]]
    along = down + across - 2 * (side // 2) - (side + 1) // 2
    lines: NDArray[np.bool_] = along % side < max(round(THICK * side), 1)
    return lines


def _rgb(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()
