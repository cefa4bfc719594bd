"""The tile of the learning curves: cost and accuracy on training and on held-out samples."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from gdviz.canvas.network.key_row import KeyRow
from gdviz.canvas.network.learning_axes import cost_axes, share_axes
from gdviz.canvas.network.learning_key import entries_for
from gdviz.canvas.network.learning_plot import LearningPlot
from gdviz.canvas.network.learning_traces import cost_traces, share_traces
from gdviz.session.animation import Animation
from gdviz.session.learning_curves import LearningCurves as Curves
from gdviz.session.session import Session
from gdviz.session.tasks.network_task import NetworkTask
from gdviz.theme import Look

#: Width over height from which on both plots stand side by side.
WIDE = 1.5


@final
class LearningCurves(QWidget):
    """Two plots of the same steps; where the answers are numbers, only that of the cost."""

    seek_requested = Signal(int)  # a step

    def __init__(self, session: Session, animation: Animation) -> None:
        super().__init__()
        self.setObjectName("learning_curves")
        self._session = session
        self._curves = Curves(session, self)
        self._key = KeyRow("learning_key")
        self._cost = LearningPlot("learning_cost", self.tr("cost"), cost_axes)
        self._share = LearningPlot("learning_accuracy", self.tr("right answers in %"), share_axes)
        self._known: object = None  # of which the plots show all that is known
        self._arrange()
        self._curves.grown.connect(self._show_curves)
        for plot in (self._cost, self._share):
            plot.seek_requested.connect(self.seek_requested)

    @property
    def curves(self) -> Curves:
        """What is drawn."""
        return self._curves

    @property
    def cost_plot(self) -> LearningPlot:
        return self._cost

    @property
    def share_plot(self) -> LearningPlot:
        """The accuracy."""
        return self._share

    @property
    def key(self) -> KeyRow:
        """What solid and dashed lines are, and what the flag says."""
        return self._key

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._plots.setSpacing(look.sizes.spacing)
        for part in (self._key, self._cost, self._share):
            part.set_look(look)

    def show_cost(self) -> None:
        """Show the plots that suit the session's task; must not emit."""
        task = self._session.scene.task
        if isinstance(task, NetworkTask):
            self._share.setVisible(bool(task.data.prepared.training.classes))

    def show_runs(self) -> None:
        """Show the session's runs, which began anew or are others; must not emit."""
        self._known = None
        for plot in (self._cost, self._share):
            plot.begin()
        self.place()

    def place(self) -> None:
        """Show how far the runs have come, and the playhead; must not emit."""
        self._curves.follow()
        self._show_curves()
        for plot in (self._cost, self._share):
            plot.show_playhead(self._session.playhead)

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = self.width() > WIDE * self.height()
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._plots.setDirection(across if wide else down)

    def hideEvent(self, event: QHideEvent) -> None:
        self._curves.rest()

    def _arrange(self) -> None:
        layout, self._plots = QVBoxLayout(self), QBoxLayout(QBoxLayout.Direction.TopToBottom)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._key)
        layout.addLayout(self._plots, stretch=1)
        self._plots.setContentsMargins(0, 0, 0, 0)
        self._plots.addWidget(self._cost, stretch=1)
        self._plots.addWidget(self._share, stretch=1)

    def _show_curves(self) -> None:
        curves, length = self._curves.curves, self._session.length
        known = (length, self._session.run.descent, [(each, each.version) for each in curves])
        if known == self._known:
            return
        self._known = known
        costs = cost_traces(curves, self._session.run.descent)
        self._cost.show_traces(costs, length)
        self._share.show_traces(share_traces(curves, self._session.run.descent), length)
        self._key.show_entries(entries_for(costs.lowest))
