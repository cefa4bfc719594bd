"""How well a network answers: its accuracy, and which classes it takes for which."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gdviz.engine.cost import Array
from gdviz.engine.network.network_cost import NetworkCost
from gdviz.engine.network.samples import Samples


def chosen_classes(outputs: Array) -> NDArray[np.intp]:
    """The class that outputs, (n, m), decide for, (n,): the largest, or of one those above 1/2.

    Sums that have diverged decide for the first class.
    """
    if outputs.shape[1] == 1:
        return (outputs[:, 0] > 0.5).astype(np.intp)
    chosen: NDArray[np.intp] = np.where(np.isnan(outputs), -np.inf, outputs).argmax(axis=1)
    return chosen


def accuracy(cost: NetworkCost, point: Array) -> float:
    """The share of its samples that are classed rightly with the weights `point`, (d,).

    ValueError where the answers are numbers.
    """
    matrix = confusion(cost, point)
    return float(np.trace(matrix) / matrix.sum())


def confusion(cost: NetworkCost, point: Array) -> NDArray[np.intp]:
    """How many samples of each class, in rows, are taken for each class, in columns: (c, c).

    ValueError where the answers are numbers.
    """
    return tabulated(cost.samples, decisions(cost, point))


def decisions(cost: NetworkCost, point: Array) -> NDArray[np.intp]:
    """The class that each of its samples is taken for with the weights `point`, (d,): (n,).

    ValueError where the answers are numbers.
    """
    samples = cost.samples
    if not samples.classes:
        raise ValueError(f"{samples.title} have numbers for answers, not classes")
    return chosen_classes(cost.predict(point, samples.inputs))


def tabulated(samples: Samples, taken: NDArray[np.intp]) -> NDArray[np.intp]:
    """The confusion, (c, c), of samples that are taken for these classes, (n,)."""
    count = len(samples.classes)
    pairs = samples.answers.astype(np.intp) * count + taken
    return np.bincount(pairs, minlength=count * count).reshape(count, count)
