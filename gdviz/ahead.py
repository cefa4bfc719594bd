"""What is done after the first frame, so that nobody waits for it then or later."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from functools import partial
from importlib import import_module
from typing import final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

#: What later views are made of, in parts each of which loads in less than a frame or two: what a
#: part needs stands before it. What is missing here is loaded when it is first shown.
MODULES = (
    "contourpy",
    "gdviz.canvas.flat.contour_picture",
    "numpy.random",
    "gdviz.engine.network.network_cost",
    "gdviz.engine.network.generated",
    "gdviz.engine.losses.fits",
    "gdviz.engine.losses.lowest",
    "gdviz.tables.read",
    "gdviz.session.task_maker",
    "gdviz.session.tasks.loss_task",
    "gdviz.session.tasks.network_task",
    "gdviz.panel.data_section",
    "gdviz.panel.network_section",
    "gdviz.panel.tiles_section",
    "gdviz.panel.slice_section",
    "gdviz.panel.losses_section",
    "gdviz.panel.constants_section",
    "gdviz.canvas.chart.cost_chart",
    "gdviz.canvas.step_card",
    "gdviz.canvas.flat.fit_view",
    "gdviz.lessons.lesson_file",
    "gdviz.lessons.stages",
    "gdviz.lessons.shipped",
    "gdviz.lessons.watched",
    "gdviz.lecture.lesson_set",
    "gdviz.canvas.network.units",
    "gdviz.canvas.network.histograms",
    "gdviz.canvas.network.confusion",
    "gdviz.canvas.network.boundary",
    "gdviz.canvas.network.learning_curves",
    "gdviz.canvas.surface.surface_view",
    "gdviz.canvas.network.landscape_tile",
    "gdviz.canvas.network.network_page",
    "gdviz.engine.network.worked_pass",
    "gdviz.canvas.backpropagation.backpropagation_view",
    "gdviz.canvas.losses.data_plot",
    "gdviz.canvas.losses.losses_page",
    "gdviz.engine.maps.basin_map",
    "gdviz.engine.maps.trainability_map",
    "gdviz.engine.sweep",
    "gdviz.engine.curse",
    "gdviz.canvas.studies.basins",
    "gdviz.canvas.studies.rates",
    "gdviz.canvas.studies.trainability",
    "gdviz.canvas.studies.dimensions",
)

#: Milliseconds to the next look where something moves.
WAIT = 500


@final
class Ahead(QObject):
    """Does one thing after another, each when no event waits and no ball moves."""

    def __init__(self, parent: QObject, busy: Callable[[], bool]) -> None:
        super().__init__(parent)
        self._busy = busy
        self._due: deque[Callable[[], object]] = deque()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._do_next)

    @property
    def done(self) -> bool:
        """Whether there is nothing left to do."""
        return not self._due

    def begin_after(
        self,
        widget: QWidget,
        first: Iterable[Callable[[], object]],
        last: Iterable[Callable[[], object]] = (),
    ) -> None:
        """Begin once a widget has been painted; modules are loaded between the first and the last.

        What is done last may need them.
        """
        load = (partial(import_module, name) for name in MODULES)
        self._due.extend((*first, *load, *last))
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self._timer.start(0)
        return False

    def _do_next(self) -> None:
        if self._busy():
            self._timer.setInterval(WAIT)
            return
        self._timer.setInterval(0)
        self._due.popleft()()
        if not self._due:
            self._timer.stop()
