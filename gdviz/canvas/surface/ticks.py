"""Which numbers stand along the edges of the box."""

from __future__ import annotations

import numpy as np

from gdviz.canvas.surface.mesh import FINEST, TOP, HeightScale
from gdviz.engine.cost import Array

#: About so many numbers along an edge.
NUMBERS = 4
#: Heights around which a number is looked for on a log height, and how far from them.
HEIGHTS, AROUND = np.array([0.1, 0.5, 0.9]) * TOP, 0.1 * TOP


def round_steps(low: float, high: float, numbers: int = NUMBERS) -> Array:
    """Multiples of 1, 2 or 5 times a power of ten between two numbers: about so many."""
    rough = (high - low) / numbers
    power = 10.0 ** np.floor(np.log10(rough))
    step = next(each * power for each in (1, 2, 5, 10) if each * power >= 0.8 * rough)
    first, last = np.ceil(low / step - 1e-9), np.floor(high / step + 1e-9)
    steps: Array = np.arange(first, last + 1) * step
    return steps


def roundest(low: float, high: float) -> float:
    """A number from low to high with as few digits as possible."""
    power = 10.0 ** np.ceil(np.log10(max(abs(low), abs(high), high - low)))
    while True:
        for each in (1.0, 0.5, 0.2):
            multiple = np.ceil(low / (each * power) - 1e-9)
            if multiple * each * power <= high:
                return float(multiple * each * power) + 0.0  # never minus zero
        power /= 10.0


def cost_steps(scale: HeightScale, numbers: int = NUMBERS) -> Array:
    """The costs that get a number: even steps, or on a log height round ones far apart."""
    span = scale.highest - scale.lowest
    if span <= 0 or not np.isfinite(span):
        return np.array([scale.lowest])
    if not scale.log:
        return round_steps(scale.lowest, scale.highest, numbers)
    if abs(scale.lowest) < FINEST * span:
        powers = np.arange(np.ceil(np.log10(10 * FINEST * span)), np.log10(scale.highest) + 1e-9)
        return np.array([0.0, *(10.0**powers)])
    bounds = [scale.costs(HEIGHTS + side) for side in (-AROUND, AROUND)]
    return np.array([roundest(*pair) for pair in np.transpose(bounds).tolist()])
