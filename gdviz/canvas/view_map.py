"""The way between numbers and pixels of a plot that is shown in one range and one size."""

from __future__ import annotations

from dataclasses import dataclass
from typing import final

import numpy as np
from numpy.typing import ArrayLike

from gdviz.engine.cost import Array


@final
@dataclass(frozen=True)
class ViewMap:
    """Ranges in numbers, size in pixels; pixel (0, 0) is the upper left corner."""

    x_range: tuple[float, float]
    y_range: tuple[float, float]
    width: float
    height: float

    @property
    def scale(self) -> Array:
        """Pixels for one unit along x and y; y points down on the screen, so it is negative."""
        across, along = self.x_range[1] - self.x_range[0], self.y_range[1] - self.y_range[0]
        return np.array([self.width / across, -self.height / along])

    def to_pixels(self, positions: ArrayLike) -> Array:
        """Positions in numbers to pixels: (..., 2) -> (..., 2)."""
        origin = (self.x_range[0], self.y_range[1])
        return (np.asarray(positions) - origin) * self.scale

    def to_numbers(self, pixels: ArrayLike) -> Array:
        """Pixels to positions in numbers: (..., 2) -> (..., 2)."""
        return np.asarray(pixels) / self.scale + (self.x_range[0], self.y_range[1])

    def grid(self, pixels: float) -> tuple[Array, Array]:
        """The x and the y of grid lines about so many pixels apart, from edge to edge."""
        columns, rows = (max(int(side / pixels), 2) + 1 for side in (self.width, self.height))
        return np.linspace(*self.x_range, columns), np.linspace(*self.y_range, rows)
