"""Fine patterns by which the parts of a map are told apart without colour.

A pattern is in relief: light lines with a shadow at their side, so that it is seen on light and on
dark shades alike. It repeats after a period of pixels on both axes.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from gdviz.engine.cost import Array
from gdviz.palette import Colours

#: How much lighter, up to 127, or darker, down to -127, a pixel becomes.
Relief = NDArray[np.int8]
#: Which pattern each cell of a map bears.
Worn = NDArray[np.uint8]
Count = NDArray[np.intp]

#: Width of a line and of its shadow, in periods.
LINE = 0.055
#: Smoothing: so many places are looked at across a pixel.
FINER = 4
#: The strongest relief, and how much of white and of black it is.
STRONGEST, LIGHT, DARK = 127, 0.65, 0.55

_Marks = NDArray[np.bool_]
#: Whether places of a period, from 0 to 1 along both axes, are marked.
_Field = Callable[[Array, Array], _Marks]


def _plain(u: Array, v: Array) -> _Marks:
    return np.zeros(u.shape, dtype=bool)


def _stripes(across: float, up: float) -> _Field:
    """Straight lines, so many a period along each axis."""
    half = float(np.hypot(across, up)) * LINE / 2
    return lambda u, v: np.abs(_to_whole(across * u + up * v)) < half


def _dots(u: Array, v: Array) -> _Marks:
    return _from_places(u, v) < 0.085


def _rings(u: Array, v: Array) -> _Marks:
    return np.abs(_from_places(u, v) - 0.16) < LINE / 2


def _crosses(u: Array, v: Array) -> _Marks:
    first, second = (_cross(u + shift, v + shift) for shift in (0.25, 0.75))
    return first | second


def _cross(u: Array, v: Array) -> _Marks:
    u, v = _to_whole(u), _to_whole(v)
    from_bars = np.minimum(np.abs(u + v), np.abs(u - v)) / 2**0.5
    return (np.hypot(u, v) < 0.17) & (from_bars < LINE / 2)


def _waves(u: Array, v: Array) -> _Marks:
    return np.abs(_to_whole(2 * v + 0.5 * np.sin(2 * np.pi * u))) < 1.2 * LINE


def _chevrons(u: Array, v: Array) -> _Marks:
    return np.abs(_to_whole(2 * v + 2 * np.abs(_to_whole(u)))) < 1.4 * LINE


#: Those of places, the plain one first, and then the two of what reached none; each with the side
#: of its lines on which shadows lie.
_FIELDS: tuple[tuple[_Field, tuple[float, float]], ...] = (
    (_plain, (0.0, 1.0)),
    (_stripes(1, 1), (0.7, 0.7)),
    (_stripes(0, 2), (0.0, 1.0)),
    (_rings, (0.4, 0.9)),
    (_chevrons, (0.0, 1.2)),
    (_stripes(2, 0), (1.0, 0.0)),
    (_stripes(1, -1), (-0.7, 0.7)),
    (_waves, (0.0, 1.2)),
    (_dots, (0.4, 0.9)),
    (_crosses, (0.4, 0.9)),
)
#: Patterns of places; then what is neither one nor the other, and what failed.
PLACES, UNDECIDED, FAILED = 8, 8, 9


@lru_cache(maxsize=8)
def reliefs(period: int) -> Relief:
    """One period of every pattern: (10, period, period)."""
    places = (np.arange(FINER * period) + 0.5) / (FINER * period)
    u, v = np.meshgrid(places, places)
    fine = np.stack([_engraved(field, side, u, v) for field, side in _FIELDS])
    shape = (len(_FIELDS), period, FINER, period, FINER)
    coarse: Relief = np.rint(STRONGEST * fine.reshape(shape).mean(axis=(2, 4))).astype(np.int8)
    return coarse


def woven(worn: NDArray[np.integer], rows: Count, columns: Count, period: int) -> Relief:
    """The relief of pixels that bear the patterns `worn`, (h, w).

    `rows`, (h,), and `columns`, (w,), count them from where the patterns begin, so that a pattern
    holds on from one part of a picture to the next.
    """
    places = worn.astype(np.intp) * (period * period)
    places += (rows % period * period)[:, np.newaxis]
    places += (columns % period)[np.newaxis, :]
    relief: Relief = reliefs(period).ravel().take(places)
    return relief


def engraved(colours: Colours, relief: Relief) -> Colours:
    """Colours, (h, w, 3), made lighter and darker by a relief, (h, w)."""
    light = np.maximum(relief, 0) * (LIGHT / STRONGEST)
    dark = np.minimum(relief, 0) * (DARK / STRONGEST)
    lit = colours * (1.0 + dark - light)[..., np.newaxis] + (255 * light)[..., np.newaxis]
    coloured: Colours = np.rint(lit).astype(np.uint8)
    return coloured


def spread(points: Array) -> Worn:
    """A pattern for each of the places at points, (n, d): equal ones lie far apart.

    Each takes the pattern whose nearest bearer so far is the farthest away, the first of those
    that nobody bears yet: of up to `PLACES` places all have their own.
    """
    worn = np.zeros(len(points), dtype=np.uint8)
    nearest = np.full((PLACES, len(points)), np.inf)
    for index, point in enumerate(points):
        chosen = int(nearest[:, index].argmax())
        worn[index] = chosen
        away = ((points - point) ** 2).sum(axis=1)
        nearest[chosen] = np.minimum(nearest[chosen], away)
    return worn


def _engraved(field: _Field, side: tuple[float, float], u: Array, v: Array) -> Array:
    """1 where a mark is, -1 in its shadow, 0 elsewhere."""
    marked, shaded = field(u, v), field(u - LINE * side[0], v - LINE * side[1])
    return np.where(marked, 1.0, np.where(shaded, -1.0, 0.0))


def _to_whole(values: Array) -> Array:
    """The distance from the nearest whole number, from -1/2 to 1/2."""
    distance: Array = (values + 0.5) % 1.0 - 0.5
    return distance


def _from_places(u: Array, v: Array) -> Array:
    """The distance from the nearest of two places of a period."""
    return np.minimum(*(np.hypot(_to_whole(u + s), _to_whole(v + s)) for s in (0.25, 0.75)))
