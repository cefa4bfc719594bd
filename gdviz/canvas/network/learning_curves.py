"""The tile of the learning curves: cost and accuracy on training and on held-out samples."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import final

import numpy as np
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from gdviz.canvas.key_row import KeyRow
from gdviz.canvas.network.learning_axes import cost_axes, share_axes
from gdviz.canvas.network.learning_guess import HeightGuess
from gdviz.canvas.network.learning_key import entries_for
from gdviz.canvas.network.learning_plot import LearningPlot
from gdviz.canvas.network.learning_traces import cost_traces, share_traces
from gdviz.session.animation import Animation
from gdviz.session.guesses.guessable import Guessable
from gdviz.session.guesses.scores import TRAINING_COST, TRAINING_SHARE
from gdviz.session.learning_curve import LearningCurve
from gdviz.session.learning_curves import LearningCurves as Curves
from gdviz.session.prediction import Prediction
from gdviz.session.session import Session
from gdviz.session.tasks.network_task import NetworkTask
from gdviz.theme import Look

#: Milliseconds between two pictures of curves that grow: the playhead alone moves every frame.
PAUSE = 50
#: Width over height from which on both plots rather stand side by side.
WIDE = 1.5
#: Width and height that a plot needs at least, in heights of the text.
NARROWEST, LOWEST = 10.0, 7.0


@final
class LearningCurves(QWidget):
    """Two plots of the same steps.

    Where the answers are numbers, or where there is no room for two, only that of the cost; where
    there is hardly room for one, it has no key.
    """

    seek_requested = Signal(int)  # a step
    guess_requested = Signal(object, object)  # a height, (1,), and of which curve it is

    def __init__(self, session: Session, animation: Animation) -> None:
        super().__init__()
        self.setObjectName("learning_curves")
        self._session = session
        self._look: Look | None = None
        self._curves = Curves(session, self)
        self._key = KeyRow("learning_key")
        self._cost = LearningPlot("learning_cost", self.tr("cost"), cost_axes)
        self._share = LearningPlot("learning_accuracy", self.tr("right answers in %"), share_axes)
        self._hides_the_coming = False
        self._known: object = None  # of which the plots show all that is known
        self._timer = QTimer(self, interval=PAUSE, singleShot=True)
        self._guessed = {TRAINING_COST: self._cost, TRAINING_SHARE: self._share}
        self._arrange()
        self._timer.timeout.connect(self._show_news)
        self._curves.grown.connect(self._show_news)
        for of, plot in self._guessed.items():
            plot.seek_requested.connect(self.seek_requested)
            plot.height_requested.connect(partial(self._on_height_requested, of))

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

    @property
    def current(self) -> bool:
        """Whether the plots show all that is known."""
        return self._known == self._news()

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._look = look
        self._plots.setSpacing(look.sizes.spacing)
        for part in (self._key, self._cost, self._share):
            part.set_look(look)
        self._share_room()

    def show_cost(self) -> None:
        """Show the plots that suit the session's task; must not emit."""
        self._share_room()

    def show_runs(self) -> None:
        """Show the session's runs, which began anew or are others; must not emit."""
        self._known = None
        self._timer.stop()
        for plot in (self._cost, self._share):
            plot.begin()
        self.place()

    def place(self) -> None:
        """Show how far the runs have come, and the playhead; must not emit."""
        self._curves.follow()
        self._show_news()
        for plot in (self._cost, self._share):
            plot.show_playhead(self._session.playhead)

    def show_guess(self, prediction: Prediction) -> None:
        """Show the height that the hall guesses, and no curve beyond the playhead meanwhile."""
        self._hides_the_coming = prediction.hides_the_coming
        for of, plot in self._guessed.items():
            plot.show_guess(HeightGuess.of(prediction, of))
        self._show_news()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._share_room()

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

    def _share_room(self) -> None:
        """Put both plots beside or below each other, wherever they have room."""
        task = self._session.scene.task
        if self._look is None or not isinstance(task, NetworkTask):
            return
        width, height, text = self.width(), self.height(), self._look.sizes.text
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        ways = {
            beside: width >= 2 * NARROWEST * text,
            below: height - self._key.height() >= 2 * LOWEST * text,
        }
        liked = (beside, below) if width > WIDE * height else (below, beside)
        way = next((each for each in liked if ways[each]), None)
        self._plots.setDirection(way or below)
        self._key.setVisible(height - self._key.height() >= LOWEST * text)
        classes = task.data.prepared.training.classes
        self._share.setVisible(bool(classes) and way is not None)

    def _news(self) -> object:
        """Another one whenever there is something else to see."""
        versions = [(each, each.version) for each in self._curves.curves]
        return self._end, self._session.run.descent, versions

    @property
    def _end(self) -> int:
        """The last step that is shown."""
        return self._session.playhead if self._hides_the_coming else self._session.length

    def _show_news(self) -> None:
        """Show what is new, at once where nothing was new just before; else a little later."""
        axes = self._cost.axes
        roomy = axes is not None and self._end <= axes.steps
        if self.current or (self._timer.isActive() and roomy):
            return
        self._known = self._news()
        self._show_curves(self._curves.curves, self._end)
        self._timer.start()

    def _show_curves(self, curves: Sequence[LearningCurve], length: int) -> None:
        selected = self._session.run.descent
        costs = cost_traces(curves, selected).up_to(length)
        self._cost.show_traces(costs, length)
        self._share.show_traces(share_traces(curves, selected).up_to(length), length)
        self._key.show_entries(entries_for(costs.lowest))

    def _on_height_requested(self, of: Guessable, height: float) -> None:
        self.guess_requested.emit(np.array([height]), of)
