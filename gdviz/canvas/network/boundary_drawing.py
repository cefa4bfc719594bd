"""What a network has learned, drawn over its inputs: made on a thread, one way a kind of data."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import final

import numpy as np
from PySide6.QtGui import QImage

from gdviz.canvas.network.boundary_colours import class_pixels, image_of, value_pixels
from gdviz.canvas.network.boundary_grid import Grid
from gdviz.canvas.network.class_shares import as_shares, class_borders, known_shares
from gdviz.canvas.network.region_marks import Classes
from gdviz.engine.cost import Array
from gdviz.engine.network.network_cost import NetworkCost
from gdviz.engine.network.samples import Samples
from gdviz.session.background import Breathe
from gdviz.theme import Theme

#: Places that are computed between two breaths.
PART = 4000


@final
@dataclass(frozen=True, eq=False)
class Wish:
    """All that a drawing depends on: `point` are the weights, (d,)."""

    cost: NetworkCost
    point: Array
    grid: Grid
    theme: Theme


@final
@dataclass(frozen=True, eq=False)
class Drawing:
    """A picture that fills the plot, if there is one, and lines, (n, 2), in the plot's numbers.

    Lines stand where the class changes, or are the fitted curve. `classes` are those answered at
    the places of the grid, where it is classes that are answered.
    """

    wish: Wish
    image: QImage | None
    lines: Sequence[Array]
    classes: Classes | None = None


Draw = Callable[[Wish, Breathe], Drawing]


def draw_classes(wish: Wish, breathe: Breathe) -> Drawing:
    """Regions of classes; the lines between them are sharp."""
    shares = as_shares(_outputs(wish, breathe))
    x, y = wish.grid.axes
    shares = shares.reshape(-1, len(y), len(x))
    image = image_of(class_pixels(shares, wish.theme))
    known, safe = known_shares(shares)
    classes = np.where(known, safe.argmax(axis=0), -1).astype(np.int16)
    return Drawing(wish, image, class_borders(shares, x, y), classes)


def draw_surface(wish: Wish, breathe: Breathe) -> Drawing:
    """A number over two inputs, as colour."""
    x, y = wish.grid.axes
    answers = _answers(wish, breathe).reshape(len(y), len(x))
    low, high = wish.grid.answers.min(), wish.grid.answers.max()
    return Drawing(wish, image_of(value_pixels(answers, low, high, wish.theme)), ())


def draw_curve(wish: Wish, breathe: Breathe) -> Drawing:
    """A number over one input; parts that are no numbers are left out."""
    places = np.stack([wish.grid.axes[0], _answers(wish, breathe)], axis=1)
    known = np.isfinite(places[:, 1])
    ends = np.flatnonzero(np.diff(known)) + 1
    parts = np.split(places, ends)
    return Drawing(wish, None, [each for each in parts if np.isfinite(each).all()])


#: Which way suits which samples; the first that does is taken.
WAYS: Sequence[tuple[Callable[[Samples], bool], Draw]] = (
    (lambda samples: bool(samples.classes), draw_classes),
    (lambda samples: samples.inputs.shape[1] == 2, draw_surface),
    (lambda samples: samples.inputs.shape[1] == 1, draw_curve),
)


def draw(wish: Wish, breathe: Breathe) -> Drawing:
    """Draw what suits the samples; weights that have diverged give no warnings."""
    way = next(each for suits, each in WAYS if suits(wish.cost.samples))
    with np.errstate(all="ignore"):
        return way(wish, breathe)


def _answers(wish: Wish, breathe: Breathe) -> Array:
    """The network's answers in their own units, (n,)."""
    answers: Array = wish.grid.prepared.answers.out_of(_outputs(wish, breathe))[:, 0]
    return answers


def _outputs(wish: Wish, breathe: Breathe) -> Array:
    inputs = wish.grid.inputs
    outputs = []
    for begin in range(0, len(inputs), PART):
        outputs.append(wish.cost.predict(wish.point, inputs[begin : begin + PART]))
        breathe()
    return np.concatenate(outputs)
