"""How often trails were where, whichever way the playhead took."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from gdviz.canvas.flat.visits import CELL, Visits
from gdviz.canvas.view_map import ViewMap

VIEW = ViewMap((0, 1), (0, 1), 400, 320)
OTHER = ViewMap((0.2, 0.7), (0, 2), 640, 480)
WAYS = [np.random.default_rng(seed).uniform(-0.5, 1.5, (300, 2)) for seed in (1, 2)]
BOX = QRectF(5 * CELL, 3 * CELL, 20 * CELL, 15 * CELL)


def visits() -> Visits:
    made = Visits()
    made.set_trails([lambda begin, end, way=way: way[begin:end] for way in WAYS])
    return made


def counted(points: int, view: ViewMap) -> int:
    """By looking at every point anew."""
    pixels = np.concatenate([view.to_pixels(way[:points]) for way in WAYS])
    low, high = (BOX.left(), BOX.top()), (BOX.right(), BOX.bottom())
    return int(((pixels >= low) & (pixels < high)).all(axis=1).sum())


@given(playheads=st.lists(st.tuples(st.integers(1, 300), st.sampled_from([VIEW, OTHER]))))
def test_counts_are_those_of_the_points_that_are_shown(
    playheads: list[tuple[int, ViewMap]],
) -> None:
    made = visits()
    for points, view in playheads:
        made.count(points, view)
        assert made.within(BOX) == counted(points, view)


def test_a_box_that_leaves_the_picture_counts_what_is_in_it() -> None:
    made = visits()
    made.count(300, VIEW)
    whole = made.within(QRectF(-500, -500, 5000, 5000))
    pixels = np.concatenate([VIEW.to_pixels(way) for way in WAYS])
    assert whole == ((pixels >= 0) & (pixels < (400, 320))).all(axis=1).sum()
    assert made.within(QRectF(-90, -90, 50, 50)) == 0


def test_other_trails_begin_anew() -> None:
    made = visits()
    made.count(300, VIEW)
    made.set_trails(())
    made.count(300, VIEW)
    assert made.within(QRectF(0, 0, 400, 320)) == 0
