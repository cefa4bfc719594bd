"""The surface of one loss, with its minima and the runs that descend it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from gdviz.canvas.chart.marker import Markers
from gdviz.canvas.losses.bands import COARSE, FINE, paint_bands
from gdviz.canvas.losses.frame import Axis, Frame, paint_axes
from gdviz.canvas.losses.small_trail import SmallTrail
from gdviz.canvas.minima import paint_minima
from gdviz.engine.cost import CostFunction
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
        self._surface: QPixmap | None = None
        self._painted: tuple[CostFunction, float] | None = None  # what the surface shows, and how
        self._trail = SmallTrail()
        self._markers: tuple[Markers, Markers] | None = None
        self._glide = 1.0
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
        return self._painted is None or self._painted[0] is not self._cost

    @property
    def coarse(self) -> bool:
        """Whether the surface could be painted more exactly."""
        return self.stale or self._painted != (self._cost, FINE)

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._look, self._markers = look, None
        self._forget()

    def show_cost(self, cost: CostFunction) -> None:
        """Show another cost; the surface stays as it is until `refine`."""
        boxed = self._cost is not None and np.array_equal(
            [self._cost.domain.lower, self._cost.domain.upper],
            [cost.domain.lower, cost.domain.upper],
        )
        self._cost = cost
        self._trail.clear()
        if not boxed:
            self._forget()
        self.setAccessibleName(translated(cost.title))
        self.update()

    def show_runs(self) -> None:
        """Show runs that began anew."""
        self._trail.clear()
        self.update()

    def place(self, glide: float) -> None:
        """Show the balls where the playhead is and the share of a step that they have come."""
        self._glide = glide
        self.update()

    def refine(self, fine: bool) -> None:
        """Paint the surface anew, on a fine grid or a coarse one."""
        if self._cost is not None and self._look is not None:
            self._paint_surface(self._cost, FINE if fine else COARSE, self._look)
            self.update()

    @property
    def runs(self) -> list[Run]:
        """The runs that descend this loss and are shown, the selected one last."""
        session = self._session
        plans = zip(session.scene.race.plans, session.runs, strict=True)
        mine = [run for plan, run in plans if plan.cost == self._name and not run.hidden]
        return sorted(mine, key=lambda run: run is session.run)

    def sizeHint(self) -> QSize:
        return QSize(300, 240)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._forget()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        frame = self.frame
        if frame is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if frame.box.contains(event.position()):
            self.start_requested.emit(frame.to_numbers(event.position()))
        elif frame.title_box.contains(event.position()):
            self._request_run()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        frame = self.frame
        if frame is not None and frame.box.contains(event.position()):
            self.start_requested.emit(frame.to_numbers(event.position()))

    def _request_run(self) -> None:
        plans = self._session.scene.race.plans
        for index, plan in enumerate(plans):
            if plan.cost == self._name:
                self.run_requested.emit(index)
                return

    def _forget(self) -> None:
        self._surface, self._painted = None, None
        self._trail.clear()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        frame, look, cost = self.frame, self._look, self._cost
        if frame is None or look is None or cost is None:
            return
        if self._surface is None:
            self._paint_surface(cost, COARSE, look)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._surface is not None:
            painter.drawPixmap(0, 0, self._surface)
        self._paint_title(painter, frame, look)
        painter.setClipRect(frame.box)
        self._paint_runs(painter, frame, cost, look)
        painter.end()

    def _paint_surface(self, cost: CostFunction, cell: float, look: Look) -> None:
        frame, ratio = self.frame, self.devicePixelRatioF()
        if frame is None:
            return
        surface = QPixmap(self.size() * ratio)
        surface.setDevicePixelRatio(ratio)
        surface.fill(QColor(look.theme.surface))
        painter = QPainter(surface)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.save()
        painter.setClipRect(frame.box)
        painter.translate(frame.box.topLeft())
        paint_bands(painter, frame.view, cost, cell, look)
        painter.restore()
        across, up = (translated(each.label) for each in cost.coordinates)
        view = frame.view
        paint_axes(painter, frame, Axis(across, view.x_range), Axis(up, view.y_range), look)
        painter.end()
        self._surface, self._painted = surface, (cost, cell)

    def _paint_title(self, painter: QPainter, frame: Frame, look: Look) -> None:
        """The loss, bold where its run is spoken of, after the markers of its runs."""
        box, runs, title = frame.title_box, self.runs, self._marks(look)[1]
        left = box.left() + title.reach
        for run in sorted(runs, key=lambda each: each.colour):
            title.paint(painter, run.colour, QPointF(left, box.center().y()))
            left += 2 * title.reach
        selected = self._session.scene.race.plan.cost == self._name
        font = QFont(look.sizes.family)
        font.setWeight(QFont.Weight.DemiBold if selected else QFont.Weight.Normal)
        font.setPixelSize(look.sizes.text)
        painter.setFont(font)
        painter.setPen(QColor(look.theme.text))
        room = QRectF(left, 0, box.right() - left, box.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._title(font, room.width()))

    def _title(self, font: QFont, room: float) -> str:
        words = translated(self._cost.title) if self._cost is not None else ""
        return QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, room)

    def _paint_runs(self, painter: QPainter, frame: Frame, cost: CostFunction, look: Look) -> None:
        playhead, runs = self._session.playhead, self.runs
        gone = playhead + (self._glide >= 1.0)  # the last step is drawn once the ball has come
        self._trail.show_points(runs, gone, frame, self.size(), look, self.devicePixelRatioF())
        self._trail.paint(painter)
        points = np.array([each.point for each in cost.minima]).reshape(-1, 2)
        painter.save()
        painter.translate(frame.box.topLeft())
        paint_minima(painter, frame.view.to_pixels(points), look)
        painter.restore()
        for run in runs:
            point = run.point_on_way(playhead, self._glide)
            if np.isfinite(point).all():
                ball = frame.to_widget(cost.domain.clamp(point))
                self._marks(look)[0].paint(painter, run.colour, ball)

    def _marks(self, look: Look) -> tuple[Markers, Markers]:
        ratio = self.devicePixelRatioF()
        if self._markers is None or self._markers[0].ratio != ratio:
            ball = look.sizes.ball
            self._markers = Markers(look, BALL * ball, ratio), Markers(look, MARK * ball, ratio)
        return self._markers


def plots_of(session: Session, names: Sequence[str]) -> dict[str, LossPlot]:
    """A plot for each of the losses."""
    return {name: LossPlot(session, name) for name in names}
