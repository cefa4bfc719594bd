"""Samples that are generated, the same for the same seed; each kind is one entry here."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np

from gdviz.engine.cost import Array
from gdviz.engine.network.samples import MOST_SAMPLES, Samples
from gdviz.engine.registry import Registry

#: Every generator by name: it is given the number of samples, the noise and a seed.
generated: Registry[Callable[[int, float, int], Samples]] = Registry("kind of generated samples")


def _moons(share: Array, side: Array) -> Array:
    """Two half circles, each of which reaches into the other."""
    angle = np.pi * share
    x = np.where(side == 0, np.cos(angle), 1 - np.cos(angle))
    return np.stack([x, np.where(side == 0, np.sin(angle), 0.5 - np.sin(angle))], axis=1)


def _circles(share: Array, side: Array) -> Array:
    """A circle of radius 1 and one of radius 2 around it."""
    angle = 2 * np.pi * share
    return np.stack([(1 + side) * np.cos(angle), (1 + side) * np.sin(angle)], axis=1)


def _spirals(share: Array, side: Array) -> Array:
    """Two arms that wind one and a half times around each other, up to radius 2."""
    radius = 0.2 + 1.8 * share
    angle = 3 * np.pi * share + np.pi * side
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)


def _xor(share: Array, side: Array) -> Array:
    """Four corners of a square: those that face each other belong together."""
    right = np.where(share < 0.5, -1.0, 1.0)
    return np.stack([right, np.where(side == 0, right, -right)], axis=1)


def _two_classes(
    title: str, place: Callable[[Array, Array], Array], count: int, noise: float, seed: int
) -> Samples:
    _check(count, noise)
    side = np.arange(count, dtype=np.float64) % 2
    share = (np.arange(count, dtype=np.float64) // 2 + 0.5) / ((count + 1) // 2)
    shaken = noise * np.random.default_rng(seed).standard_normal((count, 2))
    points = place(share, side) + shaken
    return Samples(title, points, side, ("x", "y"), "class", ("first", "second"))


def _sine(count: int, noise: float, seed: int) -> Samples:
    """The sine at evenly spaced places from −π to π."""
    _check(count, noise)
    x = np.linspace(-np.pi, np.pi, count)
    y = np.sin(x) + noise * np.random.default_rng(seed).standard_normal(count)
    return Samples("Noisy sine", x[:, np.newaxis], y, ("x",), "y")


def _check(count: int, noise: float) -> None:
    if not 4 <= count <= MOST_SAMPLES:
        raise ValueError(f"4 to {MOST_SAMPLES:,} samples can be generated, not {count:,}")
    if not 0 <= noise < np.inf:
        raise ValueError(f"noise is 0 or more, not {noise:g}")


ENTRIES: dict[str, Callable[[int, float, int], Samples]] = {
    "moons": partial(_two_classes, "Two moons", _moons),
    "circles": partial(_two_classes, "Circles", _circles),
    "spirals": partial(_two_classes, "Spirals", _spirals),
    "xor": partial(_two_classes, "XOR", _xor),
    "sine": _sine,
}

for _name in ENTRIES:
    generated.add(_name, partial(ENTRIES.__getitem__, _name))
