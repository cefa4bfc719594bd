"""Letters that can be read on any colour, and pictures in the colours of letters."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from PySide6.QtGui import QColor, QImage

from gdviz.engine.cost import Array
from gdviz.theme import Theme

#: How bright red, green and blue are: WCAG 2.2.
WEIGHTS = (0.2126, 0.7152, 0.0722)


def readable_on(colour: QColor, theme: Theme) -> str:
    """The letters' or the surface's colour, whichever contrasts more.

    Contrast is that of WCAG 2.2, of relative luminances.
    """
    here = luminance(colour.name())

    def contrast(name: str) -> float:
        light, dark = sorted((here, luminance(name)), reverse=True)
        return (light + 0.05) / (dark + 0.05)

    return max((theme.text, theme.surface), key=contrast)


@lru_cache(maxsize=1024)
def luminance(name: str) -> float:
    """The relative luminance of WCAG 2.2, from 0 to 1."""
    parts = (channel / 255 for channel in _channels(name))
    linear = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return sum(weight * each for weight, each in zip(WEIGHTS, linear, strict=True))


def shades_image(shares: Array, theme: Theme) -> QImage:
    """A picture of shares from 0 to 1, (height, width): from the surface to the text's colour."""
    low, high = (np.array(_channels(each), float) for each in (theme.surface, theme.text))
    mixture = low + np.clip(shares, 0, 1)[..., np.newaxis] * (high - low)
    red, green, blue = np.moveaxis(np.rint(mixture).astype(np.uint32), -1, 0)
    pixels = np.ascontiguousarray(0xFF000000 | red << 16 | green << 8 | blue)
    height, width = pixels.shape
    return QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32).copy()


def _channels(name: str) -> tuple[int, int, int]:
    colour = QColor(name)
    return colour.red(), colour.green(), colour.blue()
