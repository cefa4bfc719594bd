"""Why the selected run goes where it goes: parts of its step, the local model, the level line."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import final

import numpy as np

from gdviz.canvas.flat.local_marks import LocalMarks
from gdviz.canvas.flat.part_marks import PartMarks
from gdviz.canvas.picture import Picture
from gdviz.canvas.plates.plate import Plate
from gdviz.canvas.plates.setting import Row
from gdviz.canvas.plot_area import PlotArea
from gdviz.engine.cost import Array
from gdviz.engine.line import UPDATE
from gdviz.engine.step_parts import parts_of
from gdviz.session.scene import Layer
from gdviz.session.session import Session
from gdviz.theme import Look


@final
class Insights:
    """Shows what the session's layers ask for; it computes nothing that is not shown."""

    def __init__(self, plot: PlotArea, session: Session) -> None:
        self._plot, self._session = plot, session
        self._revealed: Container[str] | None = None
        self.parts, self.local = PartMarks(plot), LocalMarks(plot, session)
        self.legend, self.notes = Plate(), Plate()

    def set_look(self, look: Look) -> None:
        """Take colours and sizes; the plates take theirs with all texts."""
        for part in (self.parts, self.local):
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
        """Show everything for the selected run at the playhead; must not emit.

        The plates have their rows then; where they lie is decided with all other texts.
        """
        if not self._shows_parts:
            self.parts.hide()
            self.legend.take_rows(())
        else:
            arrived = glide >= 1.0
            self.legend.take_rows((self._show_parts if arrived else self._pause_parts)(picture))
        self.notes.take_rows(self.local.show(picture, glide))

    @property
    def _shows_parts(self) -> bool:
        return self._revealed is not None or Layer.PARTS in self._session.scene.layers

    def _show_parts(self, picture: Picture) -> Sequence[Row]:
        run, playhead = self._session.run, self._session.playhead
        step = run.step_at(playhead)
        if step is None:
            self.parts.hide()
            return ()
        with np.errstate(all="ignore"):
            place = picture.positions(self._session.cost, run.point_at(playhead)[np.newaxis])[0]
        ball = self._plot.map.to_pixels(place)
        return self.parts.show(picture, ball, self._chosen(parts_of(step)))

    def _chosen(self, parts: dict[str, Array]) -> dict[str, Array]:
        hidden, revealed = self._session.scene.hidden_parts, self._revealed
        if revealed is None:
            return {name: value for name, value in parts.items() if name not in hidden}
        return {name: value for name, value in parts.items() if name in revealed}

    def _pause_parts(self, picture: Picture) -> Sequence[Row]:
        """While the ball moves the legend stays, lest it flicker: it tells of the step being made.

        Not of what was shown before: pictures of one moment are alike, however it was reached.
        """
        self.parts.hide()
        run, made = self._session.run, self._session.playhead - 1
        if made >= run.length:
            return ()
        step = run.step_at(made)
        return () if step is None else self.parts.tell(picture, self._chosen(parts_of(step)))
