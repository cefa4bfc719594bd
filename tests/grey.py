"""What is left of a picture without colour."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QColor, QImage

#: Luminance of linear red, green and blue: WCAG 2.2.
WEIGHTS = np.array([0.2126, 0.7152, 0.0722])


def luminance(colours: np.ndarray) -> np.ndarray:
    """Relative luminance from 0 to 1 of red, green, blue from 0 to 255: (..., 3) -> (...)."""
    parts = colours / 255
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return linear @ WEIGHTS


def in_grey(image: QImage) -> np.ndarray:
    """The luminance of each pixel, (height, width)."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), -1)
    return luminance(rows[:, : 3 * plain.width()].reshape(plain.height(), -1, 3))


def contrast(one: str | QColor, other: str | QColor) -> float:
    """The contrast of two colours, from 1 to 21: WCAG 2.2."""
    pair = [np.array(QColor(each).getRgb()[:3]) for each in (one, other)]
    dark, light = sorted(float(luminance(each)) for each in pair)
    return (light + 0.05) / (dark + 0.05)
