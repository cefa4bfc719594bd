"""How strong weights, gradients and activations look: a few grades, so that few pens draw many."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from gdviz.engine.cost import Array

#: Grades of a weight's width, and of a glow; grade 0 is drawn as a hair or not at all.
GRADES, GLOWS = 5, 3
#: A glow begins at this share of the largest gradient.
FAINTEST = 0.15


def weight_grades(weights: Array, largest: float) -> NDArray[np.intp]:
    """From 0 to `GRADES`, by the size of each weight: an array of the same shape."""
    if not 0 < largest < np.inf:
        return np.zeros(weights.shape, dtype=np.intp)
    share = np.nan_to_num(np.abs(weights) / largest, nan=0.0, posinf=1.0)
    grades: NDArray[np.intp] = np.rint(GRADES * share).astype(np.intp)
    return grades


def glow_grades(gradients: Array, largest: float) -> NDArray[np.intp]:
    """From 0 to `GLOWS`, by the logarithm of each size: gradients differ by powers of ten."""
    if not 0 < largest < np.inf:
        return np.zeros(gradients.shape, dtype=np.intp)
    with np.errstate(all="ignore"):
        share = 1 - np.log(np.abs(gradients) / largest) / np.log(FAINTEST)
    whole = np.nan_to_num(np.ceil(GLOWS * share), nan=0.0, neginf=0.0, posinf=GLOWS)
    grades: NDArray[np.intp] = np.clip(whole, 0, GLOWS).astype(np.intp)
    return grades


def mixed(colour: str, share: float, ground: str) -> QColor:
    """So much of a colour on another: opaque, since Qt strokes translucent lines far slower."""
    one, other = QColor(colour), QColor(ground)
    both = (
        (one.red(), other.red()),
        (one.green(), other.green()),
        (one.blue(), other.blue()),
    )
    return QColor(*(round(share * a + (1 - share) * b) for a, b in both))
