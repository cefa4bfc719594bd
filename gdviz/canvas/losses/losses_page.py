"""The page of losses: the data first, then the surface of every loss."""

from __future__ import annotations

from functools import partial
from time import perf_counter
from typing import final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from gdviz.canvas.losses.data_plot import DataPlot
from gdviz.canvas.losses.loss_plot import LossPlot, plots_of
from gdviz.canvas.losses.losses_sentence import sentence_for
from gdviz.engine.cost import Array
from gdviz.engine.losses.samples import Pair
from gdviz.session.animation import Animation
from gdviz.session.guesses.places import PARAMETERS
from gdviz.session.prediction import Prediction
from gdviz.session.session import Session
from gdviz.session.tasks.loss_task import LossTask
from gdviz.theme import Look

#: Seconds of a frame that surfaces may take, and milliseconds without a change before they are
#: painted exactly.
SHARE, REST = 0.006, 150
#: Columns for so many plots, the data among them.
_COLUMNS = {2: 2, 3: 3, 4: 2, 5: 3, 6: 3}


@final
class LossesPage(QWidget):
    """Surfaces follow the data a part of a frame at a time, coarse until the data rest."""

    _moved = Signal()  # the data
    guess_requested = Signal(object, object)  # parameters, (2,), and what they are

    def __init__(self, session: Session, animation: Animation) -> None:
        super().__init__()
        self.setObjectName("losses_page")
        self._session, self._animation = session, animation
        self._look: Look | None = None
        self._plots: dict[str, LossPlot] = {}
        self._shown: LossTask | None = None
        self._guessing = False  # whether a click on a surface is a guess
        self._dragged: tuple[int, Pair] | None = None  # what waits for the surfaces
        self._data = DataPlot(session)
        self._data.datum_requested.connect(self._on_datum_requested)
        self._data.datum_dragged.connect(self._on_datum_dragged)
        self._grid = QGridLayout(self)
        # What is queued comes before the frame is painted: surfaces come with their data.
        self._moved.connect(self._paint_some, Qt.ConnectionType.QueuedConnection)
        self._painting = QTimer(self, interval=0)
        self._painting.timeout.connect(self._paint_some)
        # A timer's turn comes after the frame: else the next place of a drag would come before it.
        self._follow = QTimer(self, interval=0, singleShot=True)
        self._follow.timeout.connect(self._follow_drag)
        self._rest = QTimer(self, interval=REST, singleShot=True)
        self._rest.timeout.connect(self._painting.start)

    @property
    def data(self) -> DataPlot:
        """The data and the fitted models."""
        return self._data

    @property
    def plots(self) -> dict[str, LossPlot]:
        """The surface of every loss, by its name."""
        return self._plots

    @property
    def painting(self) -> bool:
        """Whether surfaces are still to be painted."""
        return self._painting.isActive() or self._rest.isActive()

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._look = look
        self._grid.setContentsMargins(look.sizes.spacing, 0, look.sizes.spacing, 0)
        self._grid.setSpacing(look.sizes.spacing)
        self._data.set_look(look)
        for part in self._plots.values():
            part.set_look(look)
        self._rest.start()

    def show_cost(self) -> None:
        """Show the session's losses and data; must not emit."""
        task = self._session.scene.task
        if isinstance(task, LossTask):
            if not self._plots:
                self._build(task)
            self._show_task(task)

    def show_runs(self) -> None:
        """Show the session's runs, and the data where they have moved; must not emit."""
        task = self._session.scene.task
        if isinstance(task, LossTask) and task is not self._shown:
            self._show_task(task)
        for plot in self._plots.values():
            plot.show_runs()
        self.place()

    def place(self) -> None:
        """Show where the playhead and the glide are; must not emit."""
        glide = self._animation.glide
        self._data.place(glide)
        for plot in self._plots.values():
            plot.place(glide)

    def show_guess(self, prediction: Prediction) -> None:
        """Mark the hall's guess on the surface of the selected loss; must not emit."""
        mine = prediction.of is PARAMETERS
        self._guessing = mine and prediction.hides_the_coming
        selected = self._session.scene.race.plan.cost
        for name, plot in self._plots.items():
            guess = prediction.guess if mine and name == selected else None
            plot.show_guess(guess, None if guess is None else prediction.truth)

    def sentence(self) -> str:
        """How far the losses differ."""
        task = self._session.scene.task
        return sentence_for(task) if isinstance(task, LossTask) else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._rest.start()  # surfaces of another size are coarse at first

    def _build(self, task: LossTask) -> None:
        self._plots = plots_of(self._session, task.costs)
        parts: list[QWidget] = [self._data, *self._plots.values()]
        columns = _COLUMNS.get(len(parts), 3)
        for index, part in enumerate(parts):
            self._grid.addWidget(part, index // columns, index % columns)
            self._grid.setColumnStretch(index % columns, 1)
            self._grid.setRowStretch(index // columns, 1)
        for name, plot in self._plots.items():
            if self._look is not None:
                plot.set_look(self._look)
            plot.start_requested.connect(partial(self._on_start_requested, name))
            plot.run_requested.connect(self._session.select_run)

    def _show_task(self, task: LossTask) -> None:
        self._shown = task
        self._data.show_cost()
        for name, plot in self._plots.items():
            plot.show_cost(task.function(name))
        self._painting.start()
        self._rest.start()
        self._moved.emit()

    def _on_start_requested(self, name: str, point: Array) -> None:
        if not self._guessing:
            self._session.place_start(point)
            return
        plot = self._plots[name]
        if name != self._session.scene.race.plan.cost:
            plot.request_run()  # the guess is one of the loss on whose surface it is
        self.guess_requested.emit(point, PARAMETERS)

    def _on_datum_requested(self, index: int, place: Pair) -> None:
        self._dragged = None
        self._session.move_datum(index, place)

    def _on_datum_dragged(self, index: int, place: Pair) -> None:
        self._dragged = index, place
        self._follow_drag()

    def _follow_drag(self) -> None:
        """Move the point once all surfaces show where it is: else they would stay behind."""
        if self._dragged is not None and not any(each.stale for each in self._seen()):
            dragged, self._dragged = self._dragged, None
            self._session.move_datum(*dragged)

    def _seen(self) -> list[LossPlot]:
        return [each for each in self._plots.values() if each.isVisible()]

    def _paint_some(self) -> None:
        """Surfaces that show other data first; then, when the data rest, those that are coarse."""
        end, resting = perf_counter() + SHARE, not self._rest.isActive()
        plots = self._seen()
        waiting = [each for each in plots if each.stale]
        if not waiting and resting:
            waiting = [each for each in plots if each.coarse]
        for plot in waiting:
            plot.refine(fine=not plot.stale)
            if perf_counter() > end:
                return
        if not any(each.stale or (resting and each.coarse) for each in plots):
            self._painting.stop()
            self._follow.start()
