"""What the second derivatives say at a point: the parabola that fits, and how fast is too fast."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import final

import numpy as np
from numpy.typing import ArrayLike

from gdviz.engine.cost import Array, CostFunction

#: A curvature this many times smaller than the largest counts as none.
FLAT = 1e-9
#: How far along its branches a hyperbola is followed, as the argument of cosh and sinh.
FAR = 4.0


@final
class Bend(Enum):
    """Which way the cost bends around a point; the value says what that makes of the model."""

    UP = "Curves upwards every way: the model has a lowest point."
    DOWN = "Curves downwards every way: the model has a highest point, no lowest."
    BOTH = "Curves up one way, down another: the model is a saddle."
    FLAT = "Does not curve along one direction: the model has no vertex."
    UNKNOWN = "The curvature here is no number."


@final
@dataclass(frozen=True, eq=False)
class LocalModel:
    """The second-order Taylor polynomial at `point`, shape (d,).

    `curvatures` are the Hessian's eigenvalues in ascending order, (d,), and the columns of
    `axes`, (d, d), their directions of length one.
    """

    point: Array
    cost: float
    gradient: Array
    hessian: Array
    curvatures: Array
    axes: Array

    @classmethod
    def at(cls, cost: CostFunction, point: Array) -> LocalModel:
        """The model of a cost at a point; its numbers are NaN where the cost's are."""
        with np.errstate(all="ignore"):
            hessian = cost.hessian(point).astype(float)
            gradient, value = cost.gradient(point), float(cost.value(point))
        curvatures, axes = _eigen(hessian)
        return cls(point, value, gradient, hessian, curvatures, axes)

    @property
    def bend(self) -> Bend:
        """Which way the cost bends here."""
        if not np.isfinite([*self.curvatures, *self.gradient, self.cost]).all():
            return Bend.UNKNOWN
        if np.abs(self.curvatures).min() <= FLAT * np.abs(self.curvatures).max():
            return Bend.FLAT
        if self.curvatures[0] > 0:
            return Bend.UP
        return Bend.DOWN if self.curvatures[-1] < 0 else Bend.BOTH

    @property
    def vertex(self) -> Array | None:
        """Where the model's gradient is zero, (d,): the point that Newton's method wants."""
        if self.bend in (Bend.FLAT, Bend.UNKNOWN):
            return None
        vertex: Array = self.point - self.axes @ (self._slopes / self.curvatures)
        return vertex

    @property
    def largest_stable_rate(self) -> float | None:
        """Below it gradient descent does not swing apart here: 2/λmax; None without λmax > 0."""
        highest = float(self.curvatures[-1])
        return 2.0 / highest if self.bend is not Bend.UNKNOWN and highest > 0 else None

    def value(self, points: ArrayLike) -> Array:
        """The model at points, (..., d) -> (...)."""
        away = np.asarray(points) - self.point
        bent = np.einsum("...i,ij,...j->...", away, self.hessian, away)
        value: Array = self.cost + away @ self.gradient + 0.5 * bent
        return value

    def level_curve(self, samples: int = 121) -> Sequence[Array]:
        """In two dimensions, where the model is as high as at the point: lines of shape (n, 2).

        One closed ellipse, two branches of a hyperbola, or nothing where there is no vertex.
        """
        vertex = self.vertex
        if vertex is None:
            return ()
        rise = self.cost - float(self.value(vertex))
        return [vertex + line @ self.axes.T for line in _conic(rise, self.curvatures, samples)]

    @property
    def _slopes(self) -> Array:
        """The gradient along each axis, (d,)."""
        slopes: Array = self.axes.T @ self.gradient
        return slopes


def _eigen(hessian: Array) -> tuple[Array, Array]:
    if not np.isfinite(hessian).all():
        return np.full(len(hessian), np.nan), np.eye(len(hessian))
    curvatures, axes = np.linalg.eigh(hessian)
    return curvatures, axes


def _conic(rise: float, curvatures: Array, samples: int) -> Sequence[Array]:
    """Where half of λ₁a² + λ₂b² is `rise`, in coordinates (a, b) along the axes."""
    squares = 2.0 * rise / curvatures
    radii = np.sqrt(np.abs(squares))
    if rise == 0:
        return ()
    if (squares > 0).all():
        angles = np.linspace(0.0, 2.0 * np.pi, samples)
        return [radii * np.stack([np.cos(angles), np.sin(angles)], axis=1)]
    along = np.linspace(-FAR, FAR, samples)
    branch = np.stack([np.cosh(along), np.sinh(along)], axis=1)
    branch = radii * (branch if squares[0] > 0 else branch[:, ::-1])
    return [branch, -branch]
