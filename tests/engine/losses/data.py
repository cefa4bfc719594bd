"""Pairs of numbers that hypothesis chooses, to be fitted."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from gdviz.engine.losses.fits import fits
from gdviz.engine.losses.loss_cost import LossCost
from gdviz.engine.losses.samples import Pair

#: Every kind of fit with each of its losses.
EVERY = [(kind, loss) for kind, fit in fits.items() for loss in fit.losses]


def pairs(kind: str) -> st.SearchStrategy[tuple[Pair, ...]]:
    """Pairs for a kind of fit whose inputs differ enough for a slope to be sought."""
    allowed = fits[kind].answers
    answer = st.sampled_from(allowed) if allowed else st.integers(-400, 400).map(lambda y: y / 100)
    pair = st.tuples(st.integers(-300, 300).map(lambda x: x / 100), answer)
    return (
        st.lists(pair, min_size=4, max_size=14)
        .filter(lambda points: np.std([x for x, _ in points]) > 0.2)
        .map(tuple)
    )


def cost_of(kind: str, loss: str, points: tuple[Pair, ...]) -> LossCost:
    """The cost of a loss on pairs, with the smallest of the boxes that are shown."""
    return fits[kind].cost(loss, points)


def parameters() -> st.SearchStrategy[tuple[float, float]]:
    """Slope and intercept."""
    number = st.floats(-5, 5, allow_subnormal=False)
    return st.tuples(number, number)
