"""Hyper-parameters and states that several rules share."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from gdviz.engine.cost import Array
from gdviz.engine.hyperparameter import Hyperparameter

#: A share from 0 to below 1, such as that of a memory that is kept from step to step.
share = partial(Hyperparameter, low=0.0, high=1.0, high_open=True, slider=(0.0, 0.999))

mean_kept = share("Gradient memory", "β₁", "Share of the running mean that is kept.")
square_kept = share("Square memory", "β₂", "Share of the mean square that is kept.")

#: Added to a root mean square, so that nothing is divided by zero.
epsilon = Hyperparameter(
    label="Epsilon",
    symbol="ε",
    help="Added to the root mean square, so that nothing is divided by zero.",
    low=0.0,
    high=1.0,
    slider=(1e-12, 1e-2),
    low_open=True,
    log=True,
)

#: How strongly the parameters themselves shrink towards zero.
weight_decay = Hyperparameter(
    label="Weight decay",
    symbol="λ",
    help="How strongly the parameters shrink towards zero in every step.",
    low=0.0,
    high=10.0,
    slider=(0.0, 1.0),
)


class NoState(NamedTuple):
    """The state of a rule that remembers nothing."""


class Velocity(NamedTuple):
    """The decaying sum or mean of past gradients, shape (..., d)."""

    velocity: Array


class MeanSquare(NamedTuple):
    """The running mean, or the sum, of squared gradients, shape (..., d)."""

    mean_square: Array


class Moments(NamedTuple):
    """Steps taken, running mean and running mean square of the gradients, shapes (..., d)."""

    steps: int
    mean: Array
    mean_square: Array
