"""Many minima: ripples on a bowl, where the start decides nearly everything."""

from __future__ import annotations

from collections.abc import Sequence
from math import e, pi, sqrt

import numpy as np

from gdviz.engine.cost import Array, CostFunction, Domain, Minimum
from gdviz.engine.landscape import Landscape
from gdviz.engine.landscapes.limits import one_over
from gdviz.engine.landscapes.registry import XY, landscape

ROOT = sqrt(2)


@landscape
def rastrigin() -> CostFunction:
    """An egg box in a bowl: a minimum near every whole number (Rastrigin 1974)."""
    return Landscape(
        title="Rastrigin's egg box",
        formula="C(x, y) = 20 + x² − 10 cos 2πx + y² − 10 cos 2πy",
        latex=r"C(x, y) = 20 + x^2 - 10 \cos 2\pi x + y^2 - 10 \cos 2\pi y",
        coordinates=XY,
        domain=Domain.of((-5.12, 5.12), (-5.12, 5.12)),
        start=np.array([-3.6, 2.4]),
        learning_rate=0.002,
        minima=(Minimum.at(0.0, 0.0, value=0.0),),
        value_of=lambda x, y: _rastrigin(x) + _rastrigin(y),
        slopes_of=lambda x, y: (
            2 * x + 20 * pi * np.sin(2 * pi * x),
            2 * y + 20 * pi * np.sin(2 * pi * y),
        ),
        curvatures_of=lambda x, y: (
            (2 + 40 * pi * pi * np.cos(2 * pi * x), 0.0),
            (0.0, 2 + 40 * pi * pi * np.cos(2 * pi * y)),
        ),
    )


@landscape
def ackley() -> CostFunction:
    """A rippled plain with a deep funnel in the middle (Ackley 1987)."""
    return Landscape(
        title="Ackley's funnel",
        formula="C(x, y) = 20 + e − 20 e^(−0.2 √(½ (x² + y²))) − e^(½ (cos 2πx + cos 2πy))",
        latex=(
            r"C(x, y) = 20 + e - 20\,e^{-0.2 \sqrt{\frac{1}{2} (x^2 + y^2)}}"
            r" - e^{\frac{1}{2} (\cos 2\pi x + \cos 2\pi y)}"
        ),
        coordinates=XY,
        domain=Domain.of((-5, 5), (-5, 5)),
        start=np.array([-3.3, 2.4]),
        learning_rate=0.02,
        minima=(Minimum.at(0.0, 0.0, value=0.0),),
        smooth=False,
        value_of=lambda x, y: 20 + e - _ackley_funnel(x, y) - _ackley_waves(x, y),
        slopes_of=_ackley_slopes,
        curvatures_of=_ackley_curvatures,
    )


@landscape
def griewank() -> CostFunction:
    """Waves on a bowl so wide that close by only the waves are seen (Griewank 1981)."""
    return Landscape(
        title="Griewank's waves",
        formula="C(x, y) = 1 + (x² + y²) / 4000 − cos x cos(y / √2)",
        latex=r"C(x, y) = 1 + \frac{x^2 + y^2}{4000} - \cos x \cos \frac{y}{\sqrt{2}}",
        coordinates=XY,
        domain=Domain.of((-10, 10), (-10, 10)),
        start=np.array([-8.0, 6.0]),
        learning_rate=0.3,
        minima=(Minimum.at(0.0, 0.0, value=0.0),),
        value_of=lambda x, y: 1 + (x * x + y * y) / 4000 - np.cos(x) * np.cos(y / ROOT),
        slopes_of=lambda x, y: (
            x / 2000 + np.sin(x) * np.cos(y / ROOT),
            y / 2000 + np.cos(x) * np.sin(y / ROOT) / ROOT,
        ),
        curvatures_of=lambda x, y: (
            (1 / 2000 + np.cos(x) * np.cos(y / ROOT), -np.sin(x) * np.sin(y / ROOT) / ROOT),
            (-np.sin(x) * np.sin(y / ROOT) / ROOT, 1 / 2000 + np.cos(x) * np.cos(y / ROOT) / 2),
        ),
    )


@landscape
def levy_13() -> CostFunction:
    """Fine waves, tighter along x than along y (Levy and Montalvo 1985, number 13)."""
    return Landscape(
        title="Lévy's waves, number 13",
        formula="C(x, y) = sin²(3πx) + (x − 1)² (1 + sin²(3πy)) + (y − 1)² (1 + sin²(2πy))",
        latex=(
            r"C(x, y) = \sin^2 3\pi x + (x - 1)^2 (1 + \sin^2 3\pi y)"
            r" + (y - 1)^2 (1 + \sin^2 2\pi y)"
        ),
        coordinates=XY,
        domain=Domain.of((-2, 4), (-2, 4)),
        start=np.array([-1.6, 3.6]),
        learning_rate=0.001,
        minima=(Minimum.at(1.0, 1.0, value=0.0),),
        value_of=lambda x, y: (
            _sine2(3 * pi * x)
            + (x - 1) * (x - 1) * (1 + _sine2(3 * pi * y))
            + (y - 1) * (y - 1) * (1 + _sine2(2 * pi * y))
        ),
        slopes_of=_levy_slopes,
        curvatures_of=_levy_curvatures,
    )


@landscape
def schaffer_2() -> CostFunction:
    """Ridges along hyperbolas on a broad bowl (Schaffer and others 1989, number 2)."""
    return Landscape(
        title="Schaffer's ridges, number 2",
        formula="C(x, y) = ½ + (sin²(x² − y²) − ½) / (1 + 0.001 (x² + y²))²",
        latex=(
            r"C(x, y) = \frac{1}{2}"
            r" + \frac{\sin^2(x^2 - y^2) - \frac{1}{2}}{(1 + 0.001\,(x^2 + y^2))^2}"
        ),
        coordinates=XY,
        domain=Domain.of((-4, 4), (-4, 4)),
        start=np.array([-2.6, 1.1]),
        learning_rate=0.02,
        stride=0.04,  # its valleys are half a unit apart there
        minima=(Minimum.at(0.0, 0.0, value=0.0),),
        value_of=lambda x, y: 0.5 + _schaffer_wave(x, y) * _schaffer_share(x, y),
        slopes_of=_schaffer_slopes,
        curvatures_of=_schaffer_curvatures,
    )


def _sine2(x: Array) -> Array:
    sine: Array = np.sin(x)
    return sine * sine


def _rastrigin(x: Array) -> Array:
    term: Array = 10 + x * x - 10 * np.cos(2 * pi * x)
    return term


def _ackley_funnel(x: Array, y: Array) -> Array:
    return 20 * np.exp(-0.2 * np.sqrt(0.5 * (x * x + y * y)))


def _ackley_waves(x: Array, y: Array) -> Array:
    return np.exp(0.5 * (np.cos(2 * pi * x) + np.cos(2 * pi * y)))


def _ackley_slopes(x: Array, y: Array) -> Sequence[Array]:
    waves = pi * _ackley_waves(x, y)
    funnel = 0.1 * _ackley_funnel(x, y) * one_over(np.sqrt(0.5 * (x * x + y * y)))
    return x * funnel + np.sin(2 * pi * x) * waves, y * funnel + np.sin(2 * pi * y) * waves


def _ackley_curvatures(x: Array, y: Array) -> Sequence[Sequence[Array]]:
    waves, funnel = pi * pi * _ackley_waves(x, y), 0.1 * _ackley_funnel(x, y)
    inverse = one_over(np.sqrt(0.5 * (x * x + y * y)))
    bend = 0.5 * funnel * inverse * inverse * (inverse + 0.2)
    mixed = -x * y * bend - np.sin(2 * pi * x) * np.sin(2 * pi * y) * waves

    def along(z: Array) -> Array:
        return (
            funnel * inverse - z * z * bend + (2 * np.cos(2 * pi * z) - _sine2(2 * pi * z)) * waves
        )

    return (along(x), mixed), (mixed, along(y))


def _levy_slopes(x: Array, y: Array) -> Sequence[Array]:
    u, v = x - 1, y - 1
    return (
        3 * pi * np.sin(6 * pi * x) + 2 * u * (1 + _sine2(3 * pi * y)),
        3 * pi * u * u * np.sin(6 * pi * y)
        + 2 * v * (1 + _sine2(2 * pi * y))
        + 2 * pi * v * v * np.sin(4 * pi * y),
    )


def _levy_curvatures(x: Array, y: Array) -> Sequence[Sequence[Array]]:
    u, v = x - 1, y - 1
    mixed = 6 * pi * u * np.sin(6 * pi * y)
    along_x = 18 * pi * pi * np.cos(6 * pi * x) + 2 * (1 + _sine2(3 * pi * y))
    along_y = (
        18 * pi * pi * u * u * np.cos(6 * pi * y)
        + 2 * (1 + _sine2(2 * pi * y))
        + 8 * pi * v * (np.sin(4 * pi * y) + pi * v * np.cos(4 * pi * y))
    )
    return (along_x, mixed), (mixed, along_y)


def _schaffer_wave(x: Array, y: Array) -> Array:
    return _sine2(x * x - y * y) - 0.5


def _schaffer_share(x: Array, y: Array) -> Array:
    fall = 1 + 0.001 * (x * x + y * y)
    return 1 / (fall * fall)


def _schaffer_slopes(x: Array, y: Array) -> Sequence[Array]:
    share, sine = _schaffer_share(x, y), np.sin(2 * (x * x - y * y))
    fall = 0.004 * _schaffer_wave(x, y) / (1 + 0.001 * (x * x + y * y))
    return x * (2 * sine - fall) * share, -y * (2 * sine + fall) * share


def _schaffer_curvatures(x: Array, y: Array) -> Sequence[Sequence[Array]]:
    share, near = _schaffer_share(x, y), 1 / (1 + 0.001 * (x * x + y * y))
    sine, cosine = np.sin(2 * (x * x - y * y)), 8 * np.cos(2 * (x * x - y * y))
    fall, bend = 0.004 * _schaffer_wave(x, y) * near, 2.4e-5 * _schaffer_wave(x, y) * near * near
    tilt = 0.016 * sine * near
    along_x = 2 * sine + x * x * (cosine - tilt + bend) - fall
    along_y = -2 * sine + y * y * (cosine + tilt + bend) - fall
    mixed = x * y * (bend - cosine) * share
    return (along_x * share, mixed), (mixed, along_y * share)
