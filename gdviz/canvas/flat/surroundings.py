"""What texts on the picture leave free: the selected ball's way, other balls, lines and trails."""

from __future__ import annotations

from dataclasses import dataclass
from typing import final

import numpy as np
from PySide6.QtCore import QRectF

from gdviz.canvas.flat.visits import Visits
from gdviz.canvas.picture import Picture
from gdviz.canvas.plates.boxes import crossings, grown, held
from gdviz.canvas.plates.corners import Burden
from gdviz.canvas.view_map import ViewMap
from gdviz.canvas.way import reckonable, way_of, within
from gdviz.engine.cost import Array, CostFunction
from gdviz.engine.trajectory import Status
from gdviz.session.run import Run
from gdviz.session.scene import Layer
from gdviz.session.session import Session

NOWHERE = np.zeros((0, 2))


@final
@dataclass(frozen=True, eq=False)
class Surroundings:
    """In pixels: the selected ball's way, (n, 2, 2), other balls, (m, 2), what is drawn, (k, 2)."""

    view: ViewMap
    way: Array
    balls: Array
    drawn: Array
    visits: Visits

    def burden(self, clear: float, reach: float) -> Burden:
        """What a plate would cover, the worst first.

        That is the ball's way, with so many pixels clear around it; at large, other balls; how
        often trails came within reach, and what is drawn there.
        """

        def of(box: QRectF, at_large: QRectF) -> tuple[int, int, int]:
            hidden = crossings(grown(box, clear), self.way) > 0
            visited = self.visits.within(grown(at_large, reach)) + held(at_large, self.drawn)
            return int(hidden), held(grown(at_large, clear), self.balls), visited

        return of


def surroundings(session: Session, picture: Picture, view: ViewMap, visits: Visits) -> Surroundings:
    """What is around at the session's playhead, however far the ball has glided."""
    cost, playhead = session.cost, session.playhead
    visits.count(playhead + 1, view)
    others = [run for run in session.shown_runs if run is not session.run]
    balls = [_places(run, picture, cost, playhead, view) for run in others]
    return Surroundings(
        view,
        way_of(session.run, picture, cost, playhead, view),
        np.concatenate([NOWHERE, *balls]),
        np.concatenate([picture.drawn(cost, view), _minima(session, picture, view)]),
        visits,
    )


def _places(run: Run, picture: Picture, cost: CostFunction, playhead: int, view: ViewMap) -> Array:
    """Where a ball is, and where it was: it may jump to and fro as long as the run goes on."""
    last = min(playhead, run.length)
    goes_on = run.status_at(playhead) is Status.RUNNING
    with np.errstate(all="ignore"):
        places = picture.positions(cost, run.points(max(last - goes_on, 0), last + 1))
    return within(reckonable(view.to_pixels(places)), view)


def _minima(session: Session, picture: Picture, view: ViewMap) -> Array:
    """The minima that are marked."""
    minima = session.cost.minima
    if not minima or Layer.MINIMA not in session.scene.layers:
        return NOWHERE
    points = np.array([each.point for each in minima])
    return view.to_pixels(picture.positions(session.cost, points))
