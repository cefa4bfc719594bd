"""The way of a ball around the playhead: where it comes from, stands and goes, in pixels."""

from __future__ import annotations

import numpy as np

from gdviz.canvas.picture import Picture
from gdviz.canvas.view_map import ViewMap
from gdviz.engine.cost import Array, CostFunction
from gdviz.session.run import Run

#: Farther out than so many pixels it does not matter where.
FAR = 1e6


def way_of(run: Run, picture: Picture, cost: CostFunction, playhead: int, view: ViewMap) -> Array:
    """The step to the playhead's point and the one to come as segments: (n, 2, 2).

    How far the ball has glided plays no part: what lies aside of it all can stay where it is.
    """
    last = min(playhead, run.length)
    # A run that ended before has long been there.
    points = run.points(max(last - (playhead == last), 0), last + 1)
    with np.errstate(all="ignore"):
        places = [reckonable(view.to_pixels(picture.positions(cost, points)))]
        step = run.step_at(playhead)
        if step is not None:
            landing = picture.positions(cost, step.next_point[np.newaxis])
            ends = np.concatenate([picture.step_ends(cost, step), landing])
            places.append(reckonable(view.to_pixels(ends)))
    # A ball beyond the edge is marked at the edge.
    marked = within(np.concatenate(places), view)
    lines = [np.stack([each[:-1], each[1:]], axis=1) for each in places]
    return np.concatenate([*lines, np.stack([marked, marked], axis=1)])


def reckonable(pixels: Array) -> Array:
    """The same with numbers that can be reckoned with; what is nowhere is far up."""
    if (np.abs(pixels) <= FAR).all():
        return pixels  # as they mostly are
    finite = np.nan_to_num(pixels, nan=-FAR, posinf=FAR, neginf=-FAR)
    return np.clip(finite, -FAR, FAR)


def within(pixels: Array, view: ViewMap) -> Array:
    """The nearest places of the view: (n, 2) -> (n, 2)."""
    return np.clip(pixels, 0.0, (view.width, view.height))
