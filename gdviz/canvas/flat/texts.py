"""All that is said on the picture: it is placed together, and nothing of it on another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import final

from gdviz.canvas.flat.corner_plates import CornerPlates
from gdviz.canvas.flat.far_labels import FarLabels
from gdviz.canvas.flat.finish_flags import FinishFlags
from gdviz.canvas.flat.run_marks import RunMarks
from gdviz.canvas.flat.surroundings import surroundings
from gdviz.canvas.flat.trail import Positions
from gdviz.canvas.flat.visits import Visits
from gdviz.canvas.picture import Picture
from gdviz.canvas.plates.plate import Plate
from gdviz.canvas.plot_area import PlotArea
from gdviz.engine.trajectory import Status
from gdviz.session.race import standings
from gdviz.session.session import Session
from gdviz.theme import Look

#: The plates lie above everything.
HEIGHT = 60


@final
class Texts:
    """Places legend and notes, then the distances of balls beyond the edge, then the flag.

    Where something lies follows from what is shown at the playhead, never from where it lay
    before: whoever comes to a moment by another way sees the same picture.
    """

    def __init__(self, plot: PlotArea, session: Session, legend: Plate, notes: Plate) -> None:
        self._plot, self._session = plot, session
        self._look: Look | None = None
        self._visits = Visits()
        self._corners, self._labels = CornerPlates(legend, notes), FarLabels(plot)
        self._flags = FinishFlags(plot)
        for plate in (legend, notes):
            plot.add(plate, HEIGHT)

    @property
    def plates(self) -> tuple[Plate, ...]:
        """Everything with text on it that is shown now."""
        plates = (*self._corners.plates, *self._labels.plates)
        return tuple(plate for plate in plates if plate.isVisible())

    @property
    def labels(self) -> tuple[Plate, ...]:
        """Those that are shown of the distances of balls beyond the edge."""
        return tuple(plate for plate in self._labels.plates if plate.isVisible())

    @property
    def flags(self) -> FinishFlags:
        return self._flags

    def set_look(self, look: Look) -> None:
        """Take colours and sizes; `show` follows."""
        self._look = look
        for plate in self._corners.plates:
            plate.set_look(look)
        self._labels.set_look(look)

    def set_trails(self, trails: Sequence[Positions]) -> None:
        """Keep away from other trails from now on."""
        self._visits.set_trails(trails)

    def show(self, picture: Picture, marks: Sequence[RunMarks], glide: float) -> None:
        """Place everything among the marks as they are drawn now; must not emit."""
        winners = self._winners(marks, glide)
        far = any(each.ball.away for each in marks)
        if self._look is None or not (self._corners.wanted or far or winners):
            self._hide()
            return
        around = surroundings(self._session, picture, self._plot.map, self._visits)
        self._corners.lay_out(self._look, around, picture.columns)
        taken = self._corners.boxes
        taken += self._labels.lay_out(self._look, picture, around, marks, taken)
        self._flags.lay_out(self._look, around, winners, marks, taken)

    def _hide(self) -> None:
        self._corners.hide()
        for item in (*self.labels, *self._flags.flags):
            item.setVisible(False)

    def _winners(self, marks: Sequence[RunMarks], glide: float) -> list[RunMarks]:
        """Those that came first and whose balls have arrived."""
        session, playhead = self._session, self._session.playhead
        if all(run.status_at(playhead) is not Status.CONVERGED for run in session.runs):
            return []
        stand = standings(session.runs, playhead)
        first = [run for run, each in zip(session.runs, stand, strict=True) if each.first]
        arrived = [run for run in first if glide >= 1.0 or playhead > run.length]
        return [each for each in marks if each.run in arrived]
