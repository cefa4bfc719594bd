"""The surface of one loss, with its minima and the runs that descend it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from gdviz.canvas.chart.marker import Markers
from gdviz.canvas.fitted_type import fitted
from gdviz.canvas.guess_mark import paint_guess
from gdviz.canvas.losses.frame import Frame, fitting
from gdviz.canvas.losses.small_trail import SmallTrail, blank
from gdviz.canvas.losses.surface import Ground, Surface
from gdviz.canvas.minima import paint_minima
from gdviz.engine.cost import Array, CostFunction
from gdviz.session.run import Run
from gdviz.session.session import Session
from gdviz.session.words import translated
from gdviz.theme import Look

#: The radius of a ball, and of the marker in the title, in balls.
BALL, MARK = 0.36, 0.3


@final
class LossPlot(QWidget):
    """Painted by hand: the surface once a cost, coarse at first, and the balls with every frame."""

    start_requested = Signal(object)  # a point, shape (2,)
    run_requested = Signal(int)  # the index of a run

    def __init__(self, session: Session, name: str) -> None:
        super().__init__()
        self.setObjectName(f"loss_{name}")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(1, 1)
        self._session, self._name = session, name
        self._cost: CostFunction | None = None
        self._look: Look | None = None
        self._surface = Surface()
        self._titled: tuple[tuple[object, ...], QPixmap] | None = None
        self._trail = SmallTrail()
        self._markers: tuple[Markers, Markers] | None = None
        self._glide = 1.0
        self._moving = False  # whether a start is being dragged
        self._guess: tuple[Array, Array | None] | None = None  # what the hall guesses, and truth
        self.setToolTip(self.tr("Click to place the start; click the title to select the run"))

    @property
    def cost(self) -> CostFunction | None:
        """What is shown."""
        return self._cost

    @property
    def frame(self) -> Frame | None:
        """Where the picture lies; None before it has a cost and a look."""
        if self._cost is None or self._look is None:
            return None
        x, y = zip(self._cost.domain.lower, self._cost.domain.upper, strict=True)
        return Frame.within(self.size(), self._look.sizes, x, y)

    @property
    def stale(self) -> bool:
        """Whether the surface is not that of the cost."""
        return not self._surface.shows(self._cost)

    @property
    def coarse(self) -> bool:
        """Whether the surface could be painted more exactly."""
        return not self._surface.exact(self._cost)

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._look, self._markers = look, None
        self._forget()

    def show_cost(self, cost: CostFunction) -> None:
        """Show another cost: nothing changes before `refine`, and then all at once."""
        boxed = self._cost is not None and np.array_equal(
            [self._cost.domain.lower, self._cost.domain.upper],
            [cost.domain.lower, cost.domain.upper],
        )
        self._cost = cost
        self._trail.clear()
        if not boxed:
            self._forget()
        self.setAccessibleName(translated(cost.title))

    def show_runs(self) -> None:
        """Show runs that began anew."""
        self._trail.clear()
        self._show()

    def place(self, glide: float) -> None:
        """Show the balls where the playhead is and the share of a step that they have come."""
        self._glide = glide
        self._show()

    def show_guess(self, guess: Array | None, truth: Array | None) -> None:
        """Mark a guess, (2,), and how far it was from the truth, or mark nothing."""
        self._guess = None if guess is None else (guess, truth)
        self.update()

    @property
    def guess(self) -> Array | None:
        """What is marked, (2,)."""
        return None if self._guess is None else self._guess[0]

    def refine(self, fine: bool) -> None:
        """Paint the surface anew, on a fine grid or a coarse one."""
        ground = self._ground
        if self._cost is not None and ground is not None:
            self._surface.paint_anew(self._cost, fine, ground)
            self.update()

    def _show(self) -> None:
        """With the next frame, or with the surface that is to come: balls belong to it."""
        if not self.stale:
            self.update()

    @property
    def runs(self) -> list[Run]:
        """The runs that descend this loss and are shown, the selected one last."""
        session = self._session
        plans = zip(session.scene.race.plans, session.runs, strict=True)
        mine = [run for plan, run in plans if plan.cost == self._name and not run.hidden]
        return sorted(mine, key=lambda run: run is session.run)

    @property
    def _ratio(self) -> float:
        """Device pixels a pixel."""
        return self.devicePixelRatioF()

    @property
    def _ground(self) -> Ground | None:
        frame = self.frame
        if frame is None or self._look is None:
            return None
        return Ground(frame, self.size(), self._ratio, self._look)

    def sizeHint(self) -> QSize:
        return QSize(300, 240)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._forget()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        frame = self.frame
        if frame is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._moving = frame.box.contains(event.position())
        if self._moving:
            self.start_requested.emit(frame.to_numbers(event.position()))
        elif frame.title_box.contains(event.position()):
            self.request_run()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        frame = self.frame
        if self._moving and frame is not None and frame.box.contains(event.position()):
            self.start_requested.emit(frame.to_numbers(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._moving = False

    def request_run(self) -> None:
        """Ask for the first of the runs that descend this loss."""
        for index, plan in enumerate(self._session.scene.race.plans):
            if plan.cost == self._name:
                self.run_requested.emit(index)
                return

    def _forget(self) -> None:
        self._surface.forget()
        self._titled = None
        self._trail.clear()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        ground, cost = self._ground, self._cost
        if ground is None or cost is None:
            return
        frame, look = ground.frame, ground.look
        if not self._surface.stands_on(ground):
            self._forget()  # of another size, or the window is on another screen now
            self._surface.paint_anew(cost, False, ground)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._surface.paint(painter)
        self._paint_title(painter, frame, look)
        self._paint_trails(painter, frame, look)
        self._paint_flags(painter, frame, cost, look)
        painter.setClipRect(frame.box)
        self._paint_guess(painter, frame, cost, look)
        self._paint_balls(painter, frame, cost, look)
        painter.end()

    def _paint_title(self, painter: QPainter, frame: Frame, look: Look) -> None:
        """Copied from a picture: it changes seldom, and texts take long."""
        selected = self._session.scene.race.plan.cost == self._name
        styles = tuple(sorted(run.colour for run in self.runs))
        wanted = (selected, styles, self.width(), self._ratio)
        if self._titled is None or self._titled[0] != wanted:
            self._titled = wanted, self._picture_of_title(frame, look, selected, styles)
        painter.drawPixmap(frame.title_box.topLeft(), self._titled[1])

    def _words(self) -> tuple[str, str]:
        """What the loss is called, and what it is called where room is scarce."""
        task = self._session.scene.task
        if self._cost is None or task is None:
            return "", ""
        return translated(self._cost.title), translated(task.title_of(self._name))

    def _picture_of_title(
        self, frame: Frame, look: Look, selected: bool, styles: tuple[int, ...]
    ) -> QPixmap:
        """The loss, bold where its run is spoken of, after the markers of its runs."""
        box, mark = frame.title_box, self._marks(look)[1]
        picture = blank(box.size().toSize(), self._ratio)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = float(mark.reach)
        for style in styles:
            mark.paint(painter, style, QPointF(left, box.height() / 2))
            left += 2 * mark.reach
        font = QFont(look.sizes.family)
        font.setWeight(QFont.Weight.DemiBold if selected else QFont.Weight.Normal)
        room = QRectF(left, 0, box.width() - left, box.height())
        shortest, flags = self._words()[-1], int(Qt.AlignmentFlag.AlignVCenter)
        font = fitted(font, look.sizes.text, room, flags, shortest)
        painter.setFont(font)
        painter.setPen(QColor(look.theme.text))
        words = fitting(painter.fontMetrics(), room.width(), *self._words())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()
        return picture

    def _paint_flags(self, painter: QPainter, frame: Frame, cost: CostFunction, look: Look) -> None:
        """A flag at every minimum in sight; of a high one the cloth is above the picture."""
        points = np.array([each.point for each in cost.minima]).reshape(-1, 2)
        painter.save()
        painter.translate(frame.box.topLeft())
        seen = points[cost.domain.contains(points)]
        paint_minima(painter, frame.view.to_pixels(seen), look)
        painter.restore()

    def _paint_trails(self, painter: QPainter, frame: Frame, look: Look) -> None:
        # The last step is drawn once the ball has come.
        gone = self._session.playhead + (self._glide >= 1.0)
        ratio = self._ratio
        self._trail.show_points(self.runs, gone, frame, self.size(), look, ratio)
        self._trail.paint(painter)

    def _paint_balls(self, painter: QPainter, frame: Frame, cost: CostFunction, look: Look) -> None:
        """A ball that has left the picture waits at its edge."""
        for run in self.runs:
            point = run.point_on_way(self._session.playhead, self._glide)
            if np.isfinite(point).all():
                ball = frame.to_widget(cost.domain.clamp(point))
                self._marks(look)[0].paint(painter, run.colour, ball)

    def _paint_guess(self, painter: QPainter, frame: Frame, cost: CostFunction, look: Look) -> None:
        """Below the balls; a truth that has left the picture is at its edge, as its ball is."""
        if self._guess is not None:
            guess, truth = self._guess
            if truth is None or not np.isfinite(truth).all():
                truth = guess
            begin, end = (frame.to_widget(cost.domain.clamp(each)) for each in (guess, truth))
            paint_guess(painter, begin, end, look)

    def _marks(self, look: Look) -> tuple[Markers, Markers]:
        ratio = self._ratio
        if self._markers is None or self._markers[0].ratio != ratio:
            ball = look.sizes.ball
            self._markers = Markers(look, BALL * ball, ratio), Markers(look, MARK * ball, ratio)
        return self._markers


def plots_of(session: Session, names: Sequence[str]) -> dict[str, LossPlot]:
    """A plot for each of the losses."""
    return {name: LossPlot(session, name) for name in names}
