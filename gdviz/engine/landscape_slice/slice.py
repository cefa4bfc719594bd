"""A line or a plane through the space of all parameters, and where points lie on it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import final

import numpy as np
from numpy.typing import ArrayLike

from gdviz.engine.cost import Array, Domain, as_points

#: Directions have to differ by this share of their lengths: nearly parallel ones span no plane.
APART = 1e-9


@final
@dataclass(frozen=True, eq=False)
class Slice:
    """All points `origin` + Σ coordinate · direction, of which those in `extent` are looked at.

    `origin` has shape (d,), `directions` (m, d) for a line, m = 1, or a plane, m = 2; they need be
    neither of length one nor at right angles. `names` are those of the m coordinates. `shares` say
    how much of a trajectory's variance lies along each direction, from 0 to 1; they are empty where
    the directions are not taken from one. ValueError for shapes that do not fit, numbers that are
    not finite, or directions that span nothing.
    """

    origin: Array
    directions: Array
    extent: Domain
    names: tuple[str, ...]
    shares: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        for name in ("origin", "directions"):
            array = np.array(getattr(self, name), dtype=float)
            array.setflags(write=False)
            object.__setattr__(self, name, array)
        _check(self)

    @property
    def dimension(self) -> int:
        """1 for a line and 2 for a plane, m."""
        return len(self.directions)

    def points(self, coordinates: ArrayLike) -> Array:
        """The points at coordinates: (..., m) -> (..., d).

        Each is the same number for number however many are asked for at once.
        """
        places = as_points(np.asarray(coordinates, dtype=float), self.dimension)
        points: Array = self.origin
        for index, direction in enumerate(self.directions):
            # A new array each time: the first one is the origin itself.
            points = np.add(points, places[..., index, np.newaxis] * direction)
        return points

    def coordinates_of(self, points: ArrayLike) -> Array:
        """Where the nearest point of the slice lies, by least squares: (..., d) -> (..., m).

        Points that are not finite have none: NaN.
        """
        offsets = as_points(points, len(self.origin)) - self.origin
        orthogonal, triangle = self._factors
        with np.errstate(all="ignore"):
            solved = np.linalg.solve(triangle, (offsets @ orthogonal)[..., np.newaxis])
        coordinates = np.asarray(solved[..., 0], dtype=np.float64)
        coordinates[~np.isfinite(coordinates).all(axis=-1)] = np.nan
        return coordinates

    def distances_of(self, points: ArrayLike) -> Array:
        """How far points lie from the slice: (..., d) -> (...)."""
        offsets = as_points(points, len(self.origin)) - self.origin
        off = offsets - self.coordinates_of(points) @ self.directions
        distances: Array = np.linalg.norm(off, axis=-1)
        return distances

    def looking_at(self, extent: Domain) -> Slice:
        """The same slice with another part of it in sight."""
        return replace(self, extent=extent)

    def including(self, points: ArrayLike, margin: float = 0.0) -> Slice:
        """The same slice with so much more in sight that the points, (n, d), are seen on it.

        There is a share `margin` of the whole beside the outermost ones. Points that are not finite
        do not count.
        """
        places = self.coordinates_of(points).reshape(-1, self.dimension)
        places = places[np.isfinite(places).all(axis=1)]
        if not len(places):
            return self
        low, high = places.min(axis=0), places.max(axis=0)
        room = margin * np.maximum(high - low, self.extent.span)
        inside = self.extent.contains(np.array([low, high])).all()
        if inside:
            return self
        lower = np.where(low < self.extent.lower, low - room, self.extent.lower)
        upper = np.where(high > self.extent.upper, high + room, self.extent.upper)
        return self.looking_at(box(lower, upper))

    @cached_property
    def _factors(self) -> tuple[Array, Array]:
        """Orthonormal columns, (d, m), and what turns coordinates into those along them, (m, m)."""
        orthogonal, triangle = np.linalg.qr(self.directions.T)
        return orthogonal, triangle


def box(lower: Array, upper: Array) -> Domain:
    """The extent between two corners, each (m,)."""
    return Domain.of(*zip(lower.tolist(), upper.tolist(), strict=True))


def _check(cut: Slice) -> None:
    directions = cut.directions
    if directions.ndim != 2 or not 1 <= len(directions) <= 2:
        raise ValueError(f"a slice has one or two directions, (1, d) or (2, d), not {directions}")
    if cut.origin.shape != directions.shape[1:]:
        raise ValueError(
            f"an origin of shape {cut.origin.shape} does not suit directions of shape "
            f"{directions.shape}"
        )
    if not len(directions) == cut.extent.dimension == len(cut.names):
        raise ValueError("a slice has as many names and bounds as directions")
    if not (np.isfinite(cut.origin).all() and np.isfinite(directions).all()):
        raise ValueError("a slice goes through points with finite numbers only")
    _check_rank(directions)


def _check_rank(directions: Array) -> None:
    lengths = np.abs(directions).max(axis=1)  # not their norms, whose squares may overflow
    if not (lengths > 0).all():
        raise ValueError("a direction of length 0 leads nowhere")
    if len(directions) > len(directions[0]):
        raise ValueError("a plane needs two parameters or more")
    triangle = np.linalg.qr((directions / lengths[:, np.newaxis]).T)[1]
    if abs(triangle[-1, -1]) < APART:
        raise ValueError("two parallel directions span no plane")
