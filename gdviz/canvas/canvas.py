"""The canvas: the sentence, below it the cost with the runs, and beside that the data of a fit."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gdviz.canvas.descent_view import DescentView
from gdviz.canvas.fit_view import FitView
from gdviz.canvas.headline import Headline
from gdviz.canvas.slope_sentence import sentence_for
from gdviz.session.animation import Animation
from gdviz.session.session import Session
from gdviz.theme import Look


@final
class Canvas(QWidget):
    """Binds the views to the session: when each is drawn anew."""

    start_requested = Signal(object)  # a point, shape (d,)
    start_withdrawn = Signal()
    pointed = Signal(object)  # the point under the pointer, or None

    def __init__(self, session: Session, animation: Animation) -> None:
        super().__init__()
        self.setObjectName("canvas")
        self._session, self._animation = session, animation
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._build()
        self._arrange()
        self._connect()

    @property
    def view(self) -> DescentView:
        """The curve or the contours."""
        return self._view

    @property
    def fit_view(self) -> FitView:
        return self._fit

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._view.set_look(look)
        self._fit.set_look(look)
        self._sentence.set_look(look)

    def _build(self) -> None:
        session, animation = self._session, self._animation
        self._sentence = Headline("sentence")
        self._view = DescentView(session, animation)
        self._fit = FitView(session, animation)

    def _arrange(self) -> None:
        pictures = QHBoxLayout()
        pictures.addWidget(self._view, stretch=5)
        pictures.addWidget(self._fit, stretch=3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._sentence)
        layout.addLayout(pictures, stretch=1)

    def _connect(self) -> None:
        self._session.cost_changed.connect(self._on_cost_changed)
        self._session.runs_changed.connect(self._on_runs_changed)
        self._session.playhead_changed.connect(self._on_playhead_changed)
        self._session.layers_changed.connect(self._on_layers_changed)
        self._animation.glided.connect(self._on_glided)
        self._view.start_requested.connect(self.start_requested)
        self._view.start_withdrawn.connect(self.start_withdrawn)
        self._view.pointed.connect(self.pointed)

    def _on_cost_changed(self) -> None:
        self._view.show_cost()
        self._fit.show_cost()

    def _on_runs_changed(self) -> None:
        self._view.show_runs()

    def _on_playhead_changed(self) -> None:
        self._view.place()
        self._fit.place()
        run, playhead = self._session.runs[0], self._session.playhead
        self._sentence.show_text(sentence_for(self._session.cost, run, playhead))

    def _on_layers_changed(self) -> None:
        self._view.repaint_backdrop()
        self._view.place()

    def _on_glided(self) -> None:
        self._view.place()
        self._fit.place()

    def sizeHint(self) -> QSize:
        return QSize(960, 600)
