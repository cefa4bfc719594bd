"""Who converged first has a chequered flag at the ball."""

from __future__ import annotations

from collections.abc import Sequence
from typing import final

from PySide6.QtCore import QRectF

from gdviz.canvas.flat.finish_flag import SIDES, FinishFlag, flag_box
from gdviz.canvas.flat.run_marks import RunMarks
from gdviz.canvas.flat.surroundings import Surroundings
from gdviz.canvas.plates.boxes import crossings
from gdviz.canvas.plot_area import PlotArea
from gdviz.theme import Look

#: Above the balls and below the plates.
HEIGHT = 55


@final
class FinishFlags:
    """Owns one flag for each run that came first; there are several where runs are equal."""

    def __init__(self, plot: PlotArea) -> None:
        self._plot = plot
        self._flags: list[FinishFlag] = []

    @property
    def flags(self) -> tuple[FinishFlag, ...]:
        """Those that are shown."""
        return tuple(flag for flag in self._flags if flag.isVisible())

    def lay_out(
        self,
        look: Look,
        around: Surroundings,
        winners: Sequence[RunMarks],
        marks: Sequence[RunMarks],
        taken: Sequence[QRectF],
    ) -> None:
        """Plant them where they cover least of the texts, the balls and the selected one's way."""
        self._provide(len(winners))
        for flag, each in zip(self._flags, winners, strict=False):
            others = [other.ball.box for other in marks if other is not each]
            self._plant(flag, each, look, around, [*taken, *others])

    def _plant(
        self,
        flag: FinishFlag,
        marks: RunMarks,
        look: Look,
        around: Surroundings,
        taken: Sequence[QRectF],
    ) -> None:
        ball, radius = marks.ball.pos(), marks.ball.radius
        view = QRectF(0, 0, around.view.width, around.view.height)
        boxes = [(flag_box(ball, radius, side, look), side) for side in SIDES]
        inside = [(box, side) for box, side in boxes if view.contains(box)]
        burdens = [
            (sum(box.intersects(other) for other in taken), crossings(box, around.way))
            for box, _ in inside
        ]
        flag.setVisible(bool(inside))
        if inside:
            flag.stand(ball, radius, inside[burdens.index(min(burdens))][1], look)

    def _provide(self, count: int) -> None:
        """As many flags as are needed; the others are hidden."""
        while len(self._flags) < count:
            self._flags.append(FinishFlag())
            self._plot.add(self._flags[-1], HEIGHT)
        for flag in self._flags[count:]:
            flag.setVisible(False)
