"""The data, which can be dragged, with the models of all runs at the playhead."""

from __future__ import annotations

from typing import final

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QWidget

from gdviz.canvas.chart.marker import Markers
from gdviz.canvas.losses.data_marks import (
    paint_chosen,
    paint_outlier,
    paint_points,
    point_under,
)
from gdviz.canvas.losses.frame import Axis, Frame, fitting, paint_axes
from gdviz.canvas.losses.models import paint_curves, paint_markers
from gdviz.engine.cost import Array
from gdviz.engine.losses.samples import Pair
from gdviz.session.run import Run
from gdviz.session.session import Session
from gdviz.session.tasks.loss_task import LossTask
from gdviz.session.words import number, translated
from gdviz.theme import Look

#: By which share of the window a key moves a point.
NUDGE = 0.02
#: The radius of a marker on a model, in balls.
MARK = 0.27
#: Directions, to the right and upwards, of the keys.
_WAYS = {
    Qt.Key.Key_Left.value: (-1, 0),
    Qt.Key.Key_Right.value: (1, 0),
    Qt.Key.Key_Up.value: (0, 1),
    Qt.Key.Key_Down.value: (0, -1),
}
_NEXT = (Qt.Key.Key_Return.value, Qt.Key.Key_Enter.value)


@final
class DataPlot(QWidget):
    """A drag or a cursor key asks for a point elsewhere; Enter chooses the next point."""

    datum_requested = Signal(int, object)  # the index of a point, and its place (x, y)
    datum_dragged = Signal(int, object)  # the same while a drag goes on: only the newest matters

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("loss_data")
        self.setAccessibleName(self.tr("The data and the fitted models"))
        self.setToolTip(self.tr("Drag a point; or press Enter to choose one and move it by ←→↑↓"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(1, 1)
        self._session = session
        self._look: Look | None = None
        self._markers: Markers | None = None
        self._around: tuple[tuple[object, ...], QPixmap] | None = None  # what does not move
        self._chosen: int | None = None
        self._dragging = False
        self._wish: Pair | None = None  # the last place of a drag
        self._glide = 1.0

    @property
    def chosen(self) -> int | None:
        """The index of the point that keys move."""
        return self._chosen

    @property
    def frame(self) -> Frame | None:
        """Where the picture lies; None before there is a look."""
        task = self._task
        if task is None or self._look is None:
            return None
        return Frame.within(self.size(), self._look.sizes, *task.fit.window)

    @property
    def _task(self) -> LossTask | None:
        task = self._session.scene.task
        return task if isinstance(task, LossTask) else None

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._look, self._markers, self._around = look, None, None
        self.update()

    def show_cost(self) -> None:
        """Show other data."""
        task = self._task
        if task is not None and self._chosen is not None and self._chosen >= len(task.points):
            self._chosen = None
        self._tell()

    def place(self, glide: float) -> None:
        """Show the models where the playhead is and the share of a step that they have come."""
        self._glide = glide
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, 240)

    def event(self, event: QEvent) -> bool:
        # The window's keys step to and fro; here they move a point.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if event.key() in _WAYS and plain == Qt.KeyboardModifier.NoModifier:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _NEXT:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._choose_next(-1 if back else 1)
        elif event.key() in _WAYS:
            self._nudge(*_WAYS[event.key()])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._chosen = self._under(event)
        self._dragging = self._chosen is not None
        self._tell()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        frame = self.frame
        if frame is None:
            return
        if not self._dragging:
            over = self._under(event) is not None
            self.setCursor(Qt.CursorShape.OpenHandCursor if over else Qt.CursorShape.ArrowCursor)
            return
        x, y = frame.to_numbers(event.position()).tolist()
        self._wish = (x, y)
        self.datum_dragged.emit(self._chosen, self._wish)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragging and self._wish is not None:
            self.datum_requested.emit(self._chosen, self._wish)
        self._dragging, self._wish = False, None

    def _under(self, event: QMouseEvent) -> int | None:
        frame, task = self.frame, self._task
        if frame is None or task is None or self._look is None:
            return None
        return point_under(frame, task.points, event.position(), self._look)

    def _choose_next(self, way: int) -> None:
        task = self._task
        if task is not None:
            first = -1 if way > 0 else 0
            chosen = first if self._chosen is None else self._chosen
            self._chosen = (chosen + way) % len(task.points)
            self._tell()

    def _tell(self) -> None:
        """Show which point is chosen; screen readers are told too."""
        task, words = self._task, ""
        if task is not None and self._chosen is not None:
            text = self.tr("point {n} at {x}, {y}")
            x, y = map(number, task.points[self._chosen])
            words = text.format(n=self._chosen + 1, x=x, y=y)
        self.setAccessibleDescription(words)
        self.update()

    def _nudge(self, right: int, up: int) -> None:
        task = self._task
        if task is None:
            return
        if self._chosen is None:
            self._choose_next(1)
        index = self._chosen or 0
        (x, y), (across, along) = task.points[index], task.fit.window
        x += NUDGE * right * (across[1] - across[0])
        # Where an answer is one of a few, a key leads to the next of them.
        share = 0.5 if task.fit.answers else NUDGE
        y += share * up * (along[1] - along[0])
        self.datum_requested.emit(index, (x, y))

    def paintEvent(self, event: QPaintEvent) -> None:
        frame, look, task = self.frame, self._look, self._task
        if frame is None or look is None or task is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outliers = task.outliers
        painter.drawPixmap(0, 0, self._picture_around(frame, task, int(outliers.sum()), look))
        painter.setClipRect(frame.box)
        models = self._models()
        paint_curves(painter, frame, task.fit, models, self._session.run, look)
        paint_points(painter, frame, task.points, outliers, look)
        paint_markers(painter, frame, task.fit, models, self._marks(look))
        if self._chosen is not None:
            painter.setClipping(False)  # its ring is whole at the edge too
            far = bool(outliers[self._chosen])
            paint_chosen(painter, frame, task.points[self._chosen], far, look)
        painter.end()

    def _picture_around(self, frame: Frame, task: LossTask, outliers: int, look: Look) -> QPixmap:
        """Axes and title, copied from a picture: they change seldom, and texts take long."""
        ratio = self.devicePixelRatioF()
        wanted = (frame, self.size(), task.fit, min(outliers, 2), ratio)
        if self._around is None or self._around[0] != wanted:
            picture = QPixmap(self.size() * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(QColor(look.theme.surface))
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_surroundings(painter, frame, task, look)
            self._paint_title(painter, frame, outliers, look)
            painter.end()
            self._around = wanted, picture
        return self._around[1]

    def _paint_surroundings(
        self, painter: QPainter, frame: Frame, task: LossTask, look: Look
    ) -> None:
        painter.setPen(QPen(QColor(look.theme.rule), 1))
        for answer in task.fit.answers:
            y = frame.to_widget(np.array([0.0, answer])).y()
            painter.drawLine(round(frame.box.left()), round(y), round(frame.box.right()), round(y))
        across = Axis(translated(task.fit.input_label), frame.view.x_range)
        up = Axis(translated(task.fit.answer_label), task.fit.answers or frame.view.y_range)
        paint_axes(painter, frame, across, up, look)

    def _paint_title(self, painter: QPainter, frame: Frame, outliers: int, look: Look) -> None:
        font = QFont(look.sizes.family)
        font.setPixelSize(look.sizes.text)
        painter.setFont(font)
        painter.setPen(QColor(look.theme.text))
        box, middle = frame.title_box, Qt.AlignmentFlag.AlignVCenter
        room = box.width()
        if outliers:
            words = self.tr("outlier") if outliers == 1 else self.tr("outliers")
            painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, words)
            room -= painter.fontMetrics().horizontalAdvance(words) + 1.6 * look.sizes.text
            place = QPointF(box.left() + room + 0.8 * look.sizes.text, box.center().y())
            paint_outlier(painter, place, look)
        title = fitting(painter.fontMetrics(), room, self.tr("Data and models"), self.tr("Data"))
        painter.drawText(box, middle, title)

    def _models(self) -> list[tuple[Run, Array]]:
        """The runs that are shown, with their parameters, (2,)."""
        playhead = self._session.playhead
        return [(run, run.point_on_way(playhead, self._glide)) for run in self._session.shown_runs]

    def _marks(self, look: Look) -> Markers:
        ratio = self.devicePixelRatioF()
        if self._markers is None or self._markers.ratio != ratio:
            self._markers = Markers(look, MARK * look.sizes.ball, ratio)
        return self._markers
