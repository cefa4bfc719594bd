"""What the hidden neurons of a network make of their sums; each is one entry here."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import final

import numpy as np

from gdviz.engine.cost import Array
from gdviz.engine.network.erf import erf
from gdviz.engine.registry import Registry

#: How steep a leaky ReLU is below zero: PyTorch's default.
LEAK = 0.01
#: A neuron whose output comes nearer to its bounds, of −1 and 1, is saturated: the slope of tanh
#: there is a twenty-fifth of the largest.
BOUND = 0.98


@final
@dataclass(frozen=True, eq=False)
class Stuck:
    """What keeps neurons from learning: a word for it, and its share of outputs (k, n), 0 to 1."""

    word: str
    share: Callable[[Array], float]


@final
@dataclass(frozen=True, eq=False)
class Activation:
    """A function a(z) of one number, applied to arrays of any shape.

    `value(z, out)` fills `out` with a(z); `slope(z, a)` gives a'(z) and may use a = a(z). Where
    the function is not `smooth`, the slope at its kink is the middle of those beside it.
    """

    title: str
    latex: str
    latex_slope: str
    value: Callable[[Array, Array], object]
    slope: Callable[[Array, Array], Array]
    smooth: bool = True
    stuck: Stuck | None = None


#: Every activation by name.
activations: Registry[Activation] = Registry("activation")


def sigmoid(z: Array, out: Array | None = None) -> Array:
    """1 / (1 + exp(−z)), which overflows nowhere when written with tanh."""
    half: Array = np.tanh(np.multiply(z, 0.5, out=out), out=out)
    half *= 0.5
    half += 0.5
    return half


def _share_near_bounds(a: Array) -> float:
    """The share of the outputs that are saturated, with those of all samples counted."""
    return float((np.abs(a) > BOUND).mean())


def _share_dead(a: Array) -> float:
    """The share of the neurons that are silent for every sample: none moves them any more."""
    return float((a <= 0).all(axis=-1).mean())


def _gelu(z: Array, out: Array) -> None:
    np.multiply(z, 0.5 + 0.5 * erf(z * math.sqrt(0.5)), out=out)


def _gelu_slope(z: Array, a: Array) -> Array:
    """Φ(z) + z φ(z), with the normal distribution Φ and its density φ."""
    density = np.exp(-0.5 * z * z) / math.sqrt(2 * math.pi)
    slope: Array = 0.5 + 0.5 * erf(z * math.sqrt(0.5)) + z * density
    return slope


def _leaky_slope(z: Array, a: Array) -> Array:
    slope: Array = LEAK + (1 - LEAK) * np.heaviside(z, 0.5)
    return slope


ENTRIES = {
    "tanh": Activation(
        "tanh",
        r"\tanh z",
        r"1 - a^2",
        lambda z, out: np.tanh(z, out=out),
        lambda z, a: 1.0 - a * a,
        stuck=Stuck("saturated", _share_near_bounds),
    ),
    "sigmoid": Activation(
        "Sigmoid",
        r"\frac{1}{1 + e^{-z}}",
        r"a (1 - a)",
        sigmoid,
        lambda z, a: a - a * a,
        # The sigmoid is (1 + tanh(z / 2)) / 2: the same nearness to its bounds, which are 0 and 1.
        stuck=Stuck("saturated", lambda a: _share_near_bounds(2 * a - 1)),
    ),
    "relu": Activation(
        "ReLU",
        r"\max(0, z)",
        r"1 \text{ if } z > 0 \text{ else } 0",
        lambda z, out: np.maximum(z, 0.0, out=out),
        lambda z, a: np.heaviside(z, 0.5),
        smooth=False,
        stuck=Stuck("dead", _share_dead),
    ),
    "leaky_relu": Activation(
        "Leaky ReLU",
        rf"\max({LEAK} z, z)",
        rf"1 \text{{ if }} z > 0 \text{{ else }} {LEAK}",
        lambda z, out: np.maximum(z, LEAK * z, out=out),
        _leaky_slope,
        smooth=False,
    ),
    # The exact form of Hendrycks and Gimpel, "Gaussian error linear units", 2016, section 2.
    "gelu": Activation(
        "GELU",
        r"z \, \Phi(z)",
        r"\Phi(z) + z \, \varphi(z)",
        _gelu,
        _gelu_slope,
    ),
}

for _name in ENTRIES:
    activations.add(_name, partial(ENTRIES.__getitem__, _name))
