"""Where a ray from the eye first meets the surface."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gdviz.canvas.surface.camera import Camera
from gdviz.canvas.surface.mesh import TOP, HeightField
from gdviz.engine.cost import Array

#: Samples along a ray's way through the box: closer together than the grid's lines.
SAMPLES = 160
#: As many show whether a hill is in the way: it is wider than two cells of the grid.
FEW_SAMPLES = 80
#: A ball that sinks this far into the surface, as at its own place, still counts as seen.
SUNK = 0.04


def first_hits(field: HeightField, eye: Array, rays: Array, samples: int = SAMPLES) -> Array:
    """Distances along rays, (n, 3), to the surface, (n,); NaN for a ray that misses it."""
    begin, end = _through_the_box(eye, rays)
    distances = begin[:, np.newaxis] + np.linspace(0, 1, samples) * (end - begin)[:, np.newaxis]
    above = _above(field, eye, rays, distances)
    crossed = above[:, :-1] * above[:, 1:] <= 0  # false beside a hole, whose height is NaN
    first = crossed.argmax(axis=1)
    row = np.arange(len(rays))
    # Between two samples the surface is nearly a plane.
    before, after = above[row, first], above[row, first + 1]
    with np.errstate(all="ignore"):
        share = np.where(before == after, 0.0, before / (before - after))
    hits: Array = distances[row, first] + share * (
        distances[row, first + 1] - distances[row, first]
    )
    missed = ~crossed.any(axis=1) | (begin >= end)
    hits[missed] = np.nan
    return hits


def point_under(field: HeightField, camera: Camera, pixel: tuple[float, float]) -> Array | None:
    """The point of the domain whose place on the surface a pixel shows."""
    ray = camera.rays(np.array([pixel]))
    distance = first_hits(field, camera.eye, ray)[0]
    if np.isnan(distance):
        return None
    point: Array = field.domain.clamp(field.points((camera.eye + distance * ray[0])[:2]))
    return point


def hidden(field: HeightField, camera: Camera, places: Array) -> NDArray[np.bool_]:
    """Whether the surface stands between the eye and each place: (n, 3) -> (n,)."""
    ways = places - camera.eye
    lengths = np.linalg.norm(ways, axis=1)
    hits = first_hits(field, camera.eye, ways / lengths[:, np.newaxis], FEW_SAMPLES)
    behind: NDArray[np.bool_] = hits < lengths - SUNK  # false for NaN: nothing in the way
    return behind


def _above(field: HeightField, eye: Array, rays: Array, distances: Array) -> Array:
    """How far above the surface the rays are at some distances: (n, k) -> (n, k)."""
    places = eye + distances[..., np.newaxis] * rays[:, np.newaxis]
    above: Array = places[..., 2] - field.height_over(places[..., :2])
    return above


def _through_the_box(eye: Array, rays: Array) -> tuple[Array, Array]:
    """The distances at which rays enter and leave the box; entering last, they miss it."""
    slack = 1e-6
    low, high = np.array([-1, -1, -slack]), np.array([1, 1, TOP + slack])
    with np.errstate(divide="ignore"):
        ways = np.stack([(low - eye) / rays, (high - eye) / rays])
    begin, end = ways.min(axis=0).max(axis=1), ways.max(axis=0).min(axis=1)
    return begin, np.maximum(begin, end)
