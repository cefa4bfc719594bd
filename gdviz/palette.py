"""Colours of equal visual weight, and scales from light to dark, as numbers.

OKLCH, the polar form of Björn Ottosson's "A perceptual color space for image processing", 2020:
lightness from 0 to 1, chroma, and hue in degrees.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

Colours = NDArray[np.uint8]

#: From one hue to the next: the golden angle, so that however many there are lie far apart.
TURN = 180.0 * (3.0 - 5.0**0.5)
#: The first hue is a blue: red-green blindness tells it from the second, a warm red.
FIRST_HUE = 250.0

_LMS = np.array(
    [[1.0, 0.3963377774, 0.2158037573], [1.0, -0.1055613458, -0.0638541728],
     [1.0, -0.0894841775, -1.2914855480]]
)  # fmt: skip
_RGB = np.array(
    [[4.0767416621, -3.3077115913, 0.2309699292], [-1.2684380046, 2.6097574011, -0.3413193965],
     [-0.0041960863, -0.7034186147, 1.7076147010]]
)  # fmt: skip


def oklch(lightness: ArrayLike, chroma: ArrayLike, hue: ArrayLike) -> Colours:
    """Colours as red, green, blue from 0 to 255: (...) -> (..., 3).

    A chroma that a screen cannot show is lowered until it can.
    """
    light, chroma, hue = np.broadcast_arrays(
        *(np.asarray(each, float) for each in (lightness, chroma, hue))
    )
    low, high = np.zeros_like(chroma), np.ones_like(chroma)
    for _ in range(12):
        middle = (low + high) / 2
        fits = _is_shown(_linear(light, middle * chroma, hue))
        low, high = np.where(fits, middle, low), np.where(fits, high, middle)
    share = np.where(_is_shown(_linear(light, chroma, hue)), 1.0, low)
    return _encoded(_linear(light, share * chroma, hue))


@lru_cache(maxsize=8)
def hue_scales(count: int, shades: int, chroma: float = 0.13) -> Colours:
    """For each of `count` hues a scale from light to dark: (count, shades, 3)."""
    hues = FIRST_HUE + TURN * np.arange(count)
    return oklch(_lightness(shades), chroma, hues[:, np.newaxis])


def scale(hue: float, shades: int, chroma: float) -> Colours:
    """One scale from light to dark: (shades, 3)."""
    return oklch(_lightness(shades), chroma, hue)


def grey(lightness: float) -> Colours:
    """A grey: (3,)."""
    return oklch(lightness, 0.0, 0.0)


def _lightness(shades: int) -> NDArray[np.float64]:
    return np.linspace(0.88, 0.42, shades)


def _linear(light: ArrayLike, chroma: ArrayLike, hue: ArrayLike) -> NDArray[np.float64]:
    """Linear red, green and blue, which lie outside 0 to 1 where no screen shows them."""
    angle = np.radians(hue)
    lab = np.stack([light, chroma * np.cos(angle), chroma * np.sin(angle)], axis=-1)
    linear: NDArray[np.float64] = ((lab @ _LMS.T) ** 3) @ _RGB.T
    return linear


def _is_shown(linear: NDArray[np.float64]) -> NDArray[np.bool_]:
    return np.asarray(((linear >= -1e-6) & (linear <= 1 + 1e-6)).all(axis=-1))


def _encoded(linear: NDArray[np.float64]) -> Colours:
    linear = linear.clip(0.0, 1.0)
    curve = np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)
    encoded: Colours = np.rint(255 * curve).astype(np.uint8)
    return encoded
