"""Which samples lie so far from the others' model that they went wrong, or seem so."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gdviz.engine.losses.lowest import minima_of
from gdviz.engine.losses.of_margins import CrossEntropy
from gdviz.engine.losses.of_residuals import AbsoluteError
from gdviz.engine.losses.terms import Terms
from gdviz.engine.network.activations import sigmoid

#: Residuals of so many standard deviations are those of outliers; for normal ones the deviation is
#: so many times the median of their sizes, and more where samples are few.
DEVIATIONS, NORMAL, FEW = 4.0, 1.4826, 5.0
#: A class that is given so little probability is one that went wrong.
UNLIKELY = 0.1


def far_residuals(terms: Terms) -> NDArray[np.bool_]:
    """Outliers of a fit, (n,): residuals about the line of least absolute error, by their median.

    Rousseeuw and Leroy, Robust Regression and Outlier Detection, 1987, section 5.1,
    with their correction for few samples.
    """
    lowest = minima_of(terms, AbsoluteError())[0].point
    residuals = np.abs(terms.at(lowest[np.newaxis])[0])
    deviation = NORMAL * (1.0 + FEW / (terms.count - 2)) * float(np.median(residuals))
    far: NDArray[np.bool_] = residuals > DEVIATIONS * max(deviation, 1e-9)
    return far


def far_margins(terms: Terms) -> NDArray[np.bool_]:
    """Outliers of a classifier, (n,): those of an unlikely class where the cross-entropy is lowest.

    None where it has no minimum: a line separates the classes.
    """
    lowest = minima_of(terms, CrossEntropy())
    if not lowest:
        return np.zeros(terms.count, dtype=np.bool_)
    unlikely: NDArray[np.bool_] = sigmoid(terms.at(lowest[0].point[np.newaxis])[0]) < UNLIKELY
    return unlikely
