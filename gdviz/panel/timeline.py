"""The timeline: every step so far, with a mark where a run converged or diverged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import final

from PySide6.QtCore import QLineF, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QTransform

from gdviz.engine.trajectory import Status
from gdviz.panel.slider import Slider
from gdviz.session.run import Run
from gdviz.session.session import Session
from gdviz.shapes import WIDEST, shape
from gdviz.theme import Look

#: The strokes of a mark in a square from -1 to 1: a tick for home, a cross for away.
_STROKES = {
    Status.CONVERGED: (QLineF(-0.9, 0.1, -0.3, 0.8), QLineF(-0.3, 0.8, 0.9, -0.8)),
    Status.DIVERGED: (QLineF(-0.8, -0.8, 0.8, 0.8), QLineF(-0.8, 0.8, 0.8, -0.8)),
}

#: The radius of a run's shape in radii of the handle.
SHAPE = 0.55


@final
@dataclass(frozen=True)
class End:
    """Where and how a run ended, and the place of its colour among the theme's."""

    step: int
    status: Status
    colour: int


def ends_of(runs: Sequence[Run]) -> tuple[End, ...]:
    """The ends of the runs that converged or diverged, the first to end first."""
    statuses = [(run, run.status_at(run.length)) for run in runs]
    ends = [End(run.length, each, run.colour) for run, each in statuses if each in _STROKES]
    return tuple(sorted(ends, key=lambda end: end.step))


@final
class Timeline(Slider):
    """A slider over the steps; marks of neighbours stand side by side, not on one another.

    In a race the shape of the run stands below its mark.
    """

    def __init__(self) -> None:
        self._ends: tuple[End, ...] = ()
        self._is_race = False
        self._look: Look | None = None
        super().__init__("timeline")

    @property
    def ends(self) -> tuple[End, ...]:
        """The marks that are shown."""
        return self._ends

    def set_look(self, look: Look) -> None:
        self._look = look
        super().set_look(look)

    def sizeHint(self) -> QSize:
        return QSize(round(8 * self._radius), round(5 * self._radius))

    def show_session(self, session: Session) -> None:
        """Show playhead, length and ends; must not emit."""
        self.show_place(session.playhead, session.length)
        runs = session.shown_runs
        ends, is_race = ends_of(runs), len(runs) > 1
        if (ends, is_race) != (self._ends, self._is_race):
            self._ends, self._is_race = ends, is_race
            self._describe()
            self.update()

    def mark_places(self) -> list[QPointF]:
        """The middle of each mark, in pixels."""
        size, places = self._mark_size(), list[QPointF]()
        left = 1.2 * size
        for end in self._ends:
            left = max(self.place_of(end.step), left)
            places.append(QPointF(left, self.height() / 2 - 1.4 * self._radius))
            left += 2.4 * size
        # Those that were pushed beyond the right end are moved back, the last one first.
        right = self.width() - 1.2 * size
        for place in reversed(places):
            place.setX(min(place.x(), right))
            right = place.x() - 2.4 * size
        return places

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._look is None or not self._ends:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._look.theme.runs
        for end, place in zip(self._ends, self.mark_places(), strict=True):
            colour = QColor(colours[end.colour % len(colours)])
            self._paint_mark(painter, end, place, colour)
            if self._is_race:
                self._paint_shape(painter, end, place, colour)
        painter.end()

    def _paint_shape(self, painter: QPainter, end: End, place: QPointF, colour: QColor) -> None:
        radius = SHAPE * self._radius
        outline = QTransform.fromScale(radius, radius).map(shape(end.colour))
        outline.translate(place.x(), self.height() - WIDEST * radius)
        painter.fillPath(outline, colour)

    def _paint_mark(self, painter: QPainter, end: End, place: QPointF, colour: QColor) -> None:
        size = self._mark_size()
        painter.save()
        painter.translate(place)
        painter.scale(size, size)
        width = 0.5
        painter.setPen(QPen(colour, width, c=Qt.PenCapStyle.RoundCap))
        painter.drawLines(_STROKES[end.status])
        painter.restore()

    def _mark_size(self) -> float:
        """Half the width of a mark."""
        return 0.7 * self._radius

    def _describe(self) -> None:
        words = {Status.CONVERGED: self.tr("converged"), Status.DIVERGED: self.tr("diverged")}
        template = self.tr("run {number} {status} at step {step}")
        self.setAccessibleDescription(
            ", ".join(
                template.format(number=end.colour + 1, status=words[end.status], step=end.step)
                for end in self._ends
            )
        )
