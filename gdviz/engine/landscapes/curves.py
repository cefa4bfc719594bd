"""Curves: costs of one parameter."""

from __future__ import annotations

from math import pi

import numpy as np

from gdviz.engine.cost import Array, Coordinate, CostFunction, Domain, Minimum
from gdviz.engine.landscape import Landscape
from gdviz.engine.landscapes.registry import X, landscape


@landscape
def prediction() -> CostFunction:
    """Half the squared error of one prediction whose right answer is 2.

    The learning rate lies between 1/C'' and 2/C'', so each step crosses the minimum.
    """
    return Landscape(
        title="Cost of a prediction",
        formula="C(ŷ) = ½ (ŷ − y)²,  y = 2",
        latex=r"C(\hat{y}) = \frac{1}{2} (\hat{y} - y)^2, \quad y = 2",
        coordinates=(Coordinate("ŷ", "the prediction", "prediction ŷ"),),
        domain=Domain.of((-2, 6)),
        start=np.array([-1.5]),
        learning_rate=1.6,
        minima=(Minimum.at(2.0, value=0.0),),
        value_of=lambda x: 0.5 * (x - 2) * (x - 2),
        slopes_of=lambda x: (x - 2,),
        curvatures_of=lambda x: ((1.0,),),
    )


@landscape
def quadratic() -> CostFunction:
    """The simplest bowl there is: each step shortens the way by the same share."""
    return Landscape(
        title="Parabola",
        formula="C(x) = x²",
        latex=r"C(x) = x^2",
        coordinates=X,
        domain=Domain.of((-4, 4)),
        start=np.array([-3.5]),
        learning_rate=0.1,
        minima=(Minimum.at(0.0, value=0.0),),
        value_of=lambda x: x * x,
        slopes_of=lambda x: (2 * x,),
        curvatures_of=lambda x: ((2.0,),),
    )


@landscape
def absolute_value() -> CostFunction:
    """The slope never shrinks: with a constant learning rate the ball hops across the kink."""
    return Landscape(
        title="Absolute value",
        formula="C(x) = |x|",
        latex=r"C(x) = |x|",
        coordinates=X,
        domain=Domain.of((-4, 4)),
        start=np.array([-3.3]),
        learning_rate=0.4,
        minima=(Minimum.at(0.0, value=0.0),),
        smooth=False,
        value_of=np.abs,
        slopes_of=lambda x: (np.sign(x),),
        curvatures_of=lambda x: ((0.0,),),
    )


@landscape
def tilted_double_well() -> CostFunction:
    """Two wells of different depth; which one is reached depends on the start."""
    return Landscape(
        title="Tilted double well",
        formula="C(x) = (x² − 1)² + 0.3 x",
        latex=r"C(x) = (x^2 - 1)^2 + 0.3\,x",
        coordinates=X,
        domain=Domain.of((-1.8, 1.8)),
        start=np.array([1.6]),
        learning_rate=0.05,
        minima=(
            Minimum.at(-1.0355787140888537, value=-0.305428483743916),
            Minimum.at(0.9601495555191055, value=0.29414648102826285),
        ),
        value_of=lambda x: (x * x - 1) * (x * x - 1) + 0.3 * x,
        slopes_of=lambda x: (4 * x * (x * x - 1) + 0.3,),
        curvatures_of=lambda x: ((12 * x * x - 4,),),
    )


@landscape
def wavy_valley() -> CostFunction:
    """A valley with ripples: five local minima, one of them the lowest."""
    return Landscape(
        title="Wavy valley",
        formula="C(x) = 0.1 x² + sin 3x + 1",
        latex=r"C(x) = 0.1\,x^2 + \sin 3x + 1",
        coordinates=X,
        domain=Domain.of((-5, 5)),
        start=np.array([4.4]),
        learning_rate=0.04,
        minima=(
            Minimum.at(-0.5122140283561128, value=0.026819520502693317),
            Minimum.at(1.5365898801477498, value=0.24137159138676278),
            Minimum.at(-2.560806938073543, value=0.6704537140642228),
            Minimum.at(3.5847518173037196, value=1.3140209196591903),
            Minimum.at(-4.608298882423005, value=2.172003315524485),
        ),
        value_of=lambda x: 0.1 * x * x + np.sin(3 * x) + 1,
        slopes_of=lambda x: (0.2 * x + 3 * np.cos(3 * x),),
        curvatures_of=lambda x: ((0.2 - 9 * np.sin(3 * x),),),
    )


@landscape
def ripples() -> CostFunction:
    """A bowl full of ripples: plain descent stays in the first that is steep enough."""
    return Landscape(
        title="Ripples in a bowl",
        formula="C(x) = ½ x² + 0.15 (1 − cos 12x)",
        latex=r"C(x) = \frac{1}{2} x^2 + 0.15\,(1 - \cos 12x)",
        coordinates=X,
        domain=Domain.of((-4, 4)),
        start=np.array([3.4]),
        learning_rate=0.03,
        minima=(
            Minimum.at(0.0, value=0.0),
            Minimum.at(0.5001355692768994, value=0.13097425716533329),
            Minimum.at(-0.5001355692768994, value=0.13097425716533329),
            Minimum.at(0.9982111968311562, value=0.5233914130624604),
            Minimum.at(-0.9982111968311562, value=0.5233914130624604),
            Minimum.at(1.4895704868238704, value=1.175198917971198),
            Minimum.at(-1.4895704868238704, value=1.175198917971198),
        ),
        value_of=lambda x: 0.5 * x * x + 0.15 * (1 - np.cos(12 * x)),
        slopes_of=lambda x: (x + 1.8 * np.sin(12 * x),),
        curvatures_of=lambda x: ((1 + 21.6 * np.cos(12 * x),),),
    )


@landscape
def plateau_with_cliff() -> CostFunction:
    """Hardly any slope, then a cliff whose slope throws the ball far (Goodfellow 2016, 8.2.4)."""
    return Landscape(
        title="Plateau with a cliff",
        formula="C(x) = ½ (1 − tanh 6x) + 0.02 (x − 1)²",
        latex=r"C(x) = \frac{1}{2} (1 - \tanh 6x) + 0.02\,(x - 1)^2",
        coordinates=X,
        domain=Domain.of((-3, 4)),
        start=np.array([-2.5]),
        learning_rate=1.0,
        minima=(Minimum.at(1.0018037727707225, value=6.077683978075241e-06),),
        value_of=lambda x: 0.5 * (1 - np.tanh(6 * x)) + 0.02 * (x - 1) * (x - 1),
        slopes_of=lambda x: (-3 * _tanh_slope(6 * x) + 0.04 * (x - 1),),
        curvatures_of=lambda x: ((36 * np.tanh(6 * x) * _tanh_slope(6 * x) + 0.04,),),
    )


@landscape
def gramacy_lee() -> CostFunction:
    """Ever smaller waves towards a rising end (Gramacy and Lee 2012)."""
    return Landscape(
        title="Gramacy and Lee's waves",
        formula="C(x) = sin(10πx) / 2x + (x − 1)⁴",
        latex=r"C(x) = \frac{\sin 10\pi x}{2x} + (x - 1)^4",
        coordinates=X,
        domain=Domain.of((0.5, 2.5)),
        start=np.array([2.45]),
        learning_rate=0.002,
        minima=(
            Minimum.at(0.5485634445276052, value=-0.8690111349894998),
            Minimum.at(0.7487437781430086, value=-0.6632798486904421),
            Minimum.at(0.9489336866904863, value=-0.5266047887404023),
            Minimum.at(1.1490876188021966, value=-0.43445504846995664),
            Minimum.at(1.348785167362593, value=-0.3556350233910972),
            Minimum.at(1.5472883271844393, value=-0.23225917160244927),
            Minimum.at(1.743576740469435, value=0.024757434887311858),
            Minimum.at(1.9362196625299228, value=0.5338536167507469),
            Minimum.at(2.121899166052543, value=1.434593915896147),
        ),
        value_of=lambda x: np.sin(10 * pi * x) / (2 * x) + _square(x - 1) * _square(x - 1),
        slopes_of=lambda x: (_wave_slope(x) + 4 * (x - 1) * _square(x - 1),),
        curvatures_of=lambda x: ((_wave_curvature(x) + 12 * _square(x - 1),),),
    )


@landscape
def forrester() -> CostFunction:
    """A shallow hollow on the left, the deep one on the right (Forrester and others 2008)."""
    return Landscape(
        title="Forrester's curve",
        formula="C(x) = (6x − 2)² sin(12x − 4)",
        latex=r"C(x) = (6x - 2)^2 \sin(12x - 4)",
        coordinates=X,
        domain=Domain.of((0, 1)),
        start=np.array([0.45]),
        learning_rate=0.001,
        minima=(
            Minimum.at(0.7572487578418559, value=-6.0207400557670825),
            Minimum.at(0.14258918932471631, value=-0.9863254063210813),
        ),
        value_of=lambda x: _square(6 * x - 2) * np.sin(12 * x - 4),
        slopes_of=lambda x: (_forrester_slope(6 * x - 2),),
        curvatures_of=lambda x: ((_forrester_curvature(6 * x - 2),),),
    )


def _square(x: Array) -> Array:
    return x * x


def _tanh_slope(x: Array) -> Array:
    return 1 - _square(np.tanh(x))


def _wave_slope(x: Array) -> Array:
    angle = 10 * pi * x
    return 5 * pi * np.cos(angle) / x - np.sin(angle) / (2 * x * x)


def _wave_curvature(x: Array) -> Array:
    sine, cosine = np.sin(10 * pi * x), np.cos(10 * pi * x)
    return (1 / (x * x) - 50 * pi * pi) * sine / x - 10 * pi * cosine / (x * x)


def _forrester_slope(u: Array) -> Array:
    return 12 * (u * np.sin(2 * u) + u * u * np.cos(2 * u))


def _forrester_curvature(u: Array) -> Array:
    return 72 * ((1 - 2 * u * u) * np.sin(2 * u) + 4 * u * np.cos(2 * u))
