"""Why the first run goes where it goes: parts of its step, the local model, the level line."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import final

import numpy as np

from gdviz.canvas.local_marks import LocalMarks
from gdviz.canvas.part_marks import PartMarks
from gdviz.canvas.picture import Picture
from gdviz.canvas.plate import Plate, Row
from gdviz.canvas.plot_area import PlotArea
from gdviz.engine.cost import Array
from gdviz.engine.step_parts import UPDATE, parts_of
from gdviz.session.scene import Layer
from gdviz.session.session import Session
from gdviz.theme import Look

#: The plates lie above everything.
PLATES = 60


@final
class Insights:
    """Shows what the session's layers ask for; it computes nothing that is not shown."""

    def __init__(self, plot: PlotArea, session: Session) -> None:
        self._plot, self._session = plot, session
        self._revealed: Container[str] | None = None
        self.parts, self.local = PartMarks(plot), LocalMarks(plot, session)
        self.legend, self.notes = Plate(at_top=True), Plate(at_top=False)
        for plate in (self.legend, self.notes):
            plot.add(plate, PLATES)

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        for part in (self.parts, self.local, self.legend, self.notes):
            part.set_look(look)

    def reveal(self, parts: Container[str] | None) -> None:
        """Draw only these parts of the step, whatever the layers say; None: as the layers say."""
        self._revealed = parts

    @property
    def replaced(self) -> set[Layer]:
        """What the parts stand for: the uphill arrow, and a step whose update is not built yet."""
        replaced = {Layer.GRADIENT} if self._shows_parts else set()
        unbuilt = self._revealed is not None and UPDATE not in self._revealed
        return replaced | ({Layer.NEXT_STEP} if unbuilt else set())

    def show(self, picture: Picture, glide: float) -> None:
        """Show everything for the first run at the playhead; must not emit."""
        run, playhead = self._session.run, self._session.playhead
        point = run.point_on_way(playhead, glide)
        with np.errstate(all="ignore"):
            place = picture.positions(self._session.cost, point[np.newaxis])[0]
        ball = self._plot.map.to_pixels(place)
        rows = self._show_parts(picture, ball) if glide >= 1.0 else self._pause_parts()
        self.legend.show_rows(rows)
        self.notes.show_rows(self.local.show(picture, point))
        for plate in (self.legend, self.notes):
            plate.settle(ball, self._plot.map)

    @property
    def _shows_parts(self) -> bool:
        return self._revealed is not None or Layer.PARTS in self._session.scene.layers

    def _show_parts(self, picture: Picture, ball: Array) -> Sequence[Row]:
        step = self._session.run.step_at(self._session.playhead)
        if step is None or not self._shows_parts:
            self.parts.hide()
            return ()
        return self.parts.show(picture, ball, self._chosen(parts_of(step)))

    def _chosen(self, parts: dict[str, Array]) -> dict[str, Array]:
        hidden, revealed = self._session.scene.hidden_parts, self._revealed
        if revealed is None:
            return {name: value for name, value in parts.items() if name not in hidden}
        return {name: value for name, value in parts.items() if name in revealed}

    def _pause_parts(self) -> Sequence[Row]:
        """While the ball moves there is no step at it; the legend stays, lest it flicker."""
        self.parts.hide()
        return self.legend.rows if self._shows_parts else ()
