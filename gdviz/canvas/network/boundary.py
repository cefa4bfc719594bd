"""The tile of what a network has learned: its answers over the plane of inputs, and the data."""

from __future__ import annotations

from functools import partial
from typing import final

from PySide6.QtGui import QPainter, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gdviz.canvas.flat.backdrop import Backdrop
from gdviz.canvas.key_row import KeyRow
from gdviz.canvas.network.boundary_drawing import Drawing, Wish, draw
from gdviz.canvas.network.boundary_grid import Grid
from gdviz.canvas.network.boundary_key import entries_for
from gdviz.canvas.network.boundary_layer import PICTURE, SAMPLES, BoundaryLayer
from gdviz.canvas.network.boundary_samples import paint_samples
from gdviz.canvas.plot_area import PlotArea
from gdviz.canvas.view_map import ViewMap
from gdviz.engine.trajectory import Status
from gdviz.session.animation import Animation
from gdviz.session.background import Background, made_by
from gdviz.session.session import Session
from gdviz.session.tasks.network_task import NetworkTask
from gdviz.session.words import translated
from gdviz.theme import Look


@final
class Boundary(QWidget):
    """The selected run's network at the playhead; its drawings come from a thread."""

    def __init__(self, session: Session, animation: Animation) -> None:
        super().__init__()
        self.setObjectName("boundary")
        self._session, self._animation = session, animation
        self._look: Look | None = None
        self._grid: Grid | None = None
        self._key, self._plot = KeyRow("boundary_key"), PlotArea(self)
        self.layer = BoundaryLayer()
        self._plot.add(self.layer, PICTURE)
        self._samples = Backdrop(self._plot, self._paint_samples, SAMPLES)
        self._background = Background(self, kept=0)
        self._asked: tuple[object, ...] = ()  # of what the newest drawing was asked for
        self._arrange()
        self._background.delivered.connect(self._on_drawn)
        self._plot.map_changed.connect(self._on_map_changed)

    @property
    def plot(self) -> PlotArea:
        """The plane, or the curve's plot, in the units of the data."""
        return self._plot

    @property
    def key(self) -> KeyRow:
        """Which marker stands for what."""
        return self._key

    @property
    def busy(self) -> bool:
        """Whether a newer drawing is on its way."""
        return self._background.busy

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._look = look
        self._plot.set_look(look)
        self._key.set_look(look)
        self.layer.set_look(look)
        self._samples.repaint()
        self._show_key()
        if self.isVisible():
            self.place()

    def show_cost(self) -> None:
        """Show the data of the session's task, and no drawing of another; must not emit."""
        task = self._session.scene.task
        if not isinstance(task, NetworkTask):
            return
        prepared = task.data.prepared
        self._forget()
        if self._grid is None or self._grid.prepared is not prepared:
            self._grid = Grid(prepared)
            self._plot.set_home(*self._grid.ranges)
            self._plot.set_labels(*_labels(self._grid))
            self._samples.repaint()
            self._show_key()

    def show_runs(self) -> None:
        """Show the selected run; must not emit."""
        self.place()

    def place(self) -> None:
        """Ask for the drawing of the weights where the ball is; must not emit."""
        task, run, grid = self._session.scene.task, self._session.run, self._grid
        if self._look is None or grid is None or not isinstance(task, NetworkTask):
            return
        if grid.prepared is not task.data.prepared:
            return  # shown again before it was told of other data
        playhead, glide = self._session.playhead, self._animation.glide
        if run.status_at(playhead) is Status.DIVERGED:
            glide = 1.0  # nothing lies between numbers and what is none
        asked = (task, run.descent, playhead, glide, self._look.theme)
        if asked != self._asked:
            self._asked = asked
            point = run.point_on_way(playhead, glide)
            wish = Wish(task.function(), point, grid, self._look.theme)
            self._background.start_after(wish, made_by(partial(draw, wish)))

    def showEvent(self, event: QShowEvent) -> None:
        self.place()  # in the look that it was given while nobody saw it

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._key)
        layout.addWidget(self._plot.widget, stretch=1)

    def _forget(self) -> None:
        self._background.cancel()
        self._asked = ()
        self.layer.take(None)

    def _show_key(self) -> None:
        if self._look is not None and self._grid is not None:
            self._key.show_entries(entries_for(self._grid, self._look.theme))

    def _paint_samples(self, painter: QPainter, view: ViewMap) -> None:
        if self._look is not None and self._grid is not None:
            paint_samples(painter, view, self._grid, self._look)

    def _on_map_changed(self) -> None:
        self.layer.show_in(self._plot.map)

    def _on_drawn(self, drawing: Drawing) -> None:
        if drawing.wish.grid is self._grid:
            self.layer.take(drawing)


def _labels(grid: Grid) -> tuple[str, str]:
    training = grid.prepared.training
    names = (*training.input_labels, training.answer_label)[:2]
    x, y = (translated(each) for each in names)
    return x, y
