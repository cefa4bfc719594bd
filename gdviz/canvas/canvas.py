"""The canvas: the sentence, below it the cost with the runs, and beside that the data of a fit."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from gdviz.canvas.backpropagation.backpropagation_view import BackpropagationView
from gdviz.canvas.chart.cost_chart import CostChart
from gdviz.canvas.descent_view import DescentView
from gdviz.canvas.fit_view import FitView
from gdviz.canvas.frame_clock import FrameClock
from gdviz.canvas.headline import Headline
from gdviz.canvas.pages.all_pages import pages_of
from gdviz.canvas.pages.pages import Pages
from gdviz.canvas.slope_sentence import sentence_for
from gdviz.canvas.step_card import StepCard
from gdviz.canvas.studies.all_views import study_views
from gdviz.canvas.studies.studies import Studies
from gdviz.canvas.surface.surface_view import SurfaceView
from gdviz.engine.regression import DataCost
from gdviz.session.animation import Animation
from gdviz.session.asides import Asides
from gdviz.session.desk import Desk
from gdviz.session.prediction import Phase
from gdviz.session.prediction import sentence_for as question_of
from gdviz.session.scene import Layer, View
from gdviz.session.session import Session
from gdviz.theme import Look

#: What tells where the ball will be.
THE_COMING = frozenset({Layer.NEXT_STEP, Layer.PARTS, Layer.MODEL})

#: Of less width than so many heights, pictures stand below each other.
NARROW = 1.1
BESIDE, BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


@final
class Canvas(QWidget):
    """Binds the views to the session: when each is drawn anew."""

    start_requested = Signal(object)  # a point, shape (d,)
    start_withdrawn = Signal()
    pointed = Signal(object)  # the point under the pointer, or None
    seek_requested = Signal(int)  # a step
    chart_requested = Signal(object)  # a Chart

    def __init__(
        self,
        session: Session,
        animation: Animation,
        asides: Asides,
        desk: Desk,
    ) -> None:
        super().__init__()
        self.setObjectName("canvas")
        self._session, self._animation, self._desk = session, animation, desk
        self._slow_motion, self._pass = asides.slow_motion, asides.backpropagation
        self._prediction = asides.prediction
        self._secret = False  # whether the hall shall not see where the ball will go
        self._left = False  # whether the views of a plain cost may have missed another look
        self._look: Look | None = None
        self._narrow = False  # whether pictures stand below each other
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._build()
        self._arrange()
        self._connect()

    @property
    def view(self) -> DescentView:
        """The curve or the contours."""
        return self._view

    @property
    def chart(self) -> CostChart:
        """The strip below the picture."""
        return self._chart

    @property
    def fit_view(self) -> FitView | None:
        """The data and the model's line, made with the first cost that has data."""
        return self._fit

    @property
    def surface_view(self) -> SurfaceView:
        """The surface, which computes nothing until it is seen."""
        return self._surface

    @property
    def studies(self) -> Studies:
        """What is asked of the whole cost."""
        return self._studies

    @property
    def pages(self) -> Pages:
        """What is shown of a task, in the place of the picture."""
        return self._pages

    def reset_camera(self) -> None:
        """Look at the surface as at first."""
        self._surface.reset_camera()

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._look = look
        self._set_look_of_views()
        self._pages.set_look(look)
        self._followed.set_look(look)
        self._sentence.set_look(look)
        self._chart.set_look(look)
        self._card.set_look(look)
        self._studies.set_look(look)

    def _set_look_of_views(self) -> None:
        """Of those that draw a plain cost: they cannot draw what a task has."""
        if self._look is None or self._shows_task:
            return
        self._view.set_look(self._look)
        self._surface.set_look(self._look)
        if self._fit is not None:
            self._fit.set_look(self._look)

    @property
    def _shows_task(self) -> bool:
        return self._session.scene.task is not None

    def _build(self) -> None:
        session, animation = self._session, self._animation
        self._sentence = Headline("sentence")
        self._view = DescentView(session, animation)
        self._surface = SurfaceView(session, animation)
        self._surface.hide()
        self._card = StepCard(session, self._slow_motion)
        self._fit: FitView | None = None
        self._pages = Pages(session, pages_of(session, animation))
        self._followed = BackpropagationView(self._pass)
        self._studies = Studies(self._desk, study_views(self._session, self._desk, self._view))
        self._chart = CostChart(session)
        self._clock = FrameClock(self, animation)

    def _arrange(self) -> None:
        self._pictures = QBoxLayout(BESIDE)
        self._pictures.addWidget(self._view, stretch=5)
        self._pictures.addWidget(self._surface, stretch=5)
        self._pictures.addWidget(self._studies, stretch=5)
        self._pictures.addWidget(self._pages, stretch=5)
        self._pictures.addWidget(self._followed, stretch=5)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._sentence)
        layout.addLayout(self._pictures, stretch=1)
        layout.addWidget(self._studies.strip)
        layout.addWidget(self._chart)
        layout.addWidget(self._card)

    def _connect(self) -> None:
        self._session.cost_changed.connect(self._on_cost_changed)
        self._session.runs_changed.connect(self._on_runs_changed)
        self._session.selection_changed.connect(self._on_selection_changed)
        self._session.selection_changed.connect(self._studies.tell)
        self._session.playhead_changed.connect(self._on_playhead_changed)
        self._session.layers_changed.connect(self._on_layers_changed)
        self._session.chart_changed.connect(self._on_chart_changed)
        self._chart.chart_requested.connect(self.chart_requested)
        self._chart.seek_requested.connect(self.seek_requested)
        self._pages.seek_requested.connect(self.seek_requested)
        self._pages.sentence_changed.connect(self._say)
        self._session.view_changed.connect(self._on_view_changed)
        self._surface.refused.connect(self._show_views)
        self._session.study_changed.connect(self._on_view_changed)
        self._animation.glided.connect(self._on_glided)
        for view in (self._view, self._surface):
            view.start_requested.connect(self.start_requested)
            view.start_withdrawn.connect(self.start_withdrawn)
            view.pointed.connect(self.pointed)
        self._slow_motion.beat_changed.connect(self._on_beat_changed)
        self._pass.changed.connect(self._on_pass_changed)
        self._prediction.changed.connect(self._on_prediction_changed)

    def _on_cost_changed(self) -> None:
        if self._shows_task:
            self._leave_picture()
            self._pages.show_cost()
        else:
            self._pages.show_cost()
            self._show_picture()

    def _leave_picture(self) -> None:
        self._left = True
        self._view.clear()
        self._show_views()
        if self._fit is not None:
            self._fit.hide()

    def _show_picture(self) -> None:
        if self._left:
            self._left = False
            self._set_look_of_views()
        self._view.show_cost()
        self._surface.show_cost()
        self._show_views()
        if self._fit is None and isinstance(self._session.cost, DataCost):
            self._fit = self._make_fit_view()
        if self._fit is not None:
            self._fit.show_cost()

    def _on_view_changed(self) -> None:
        self._surface.show_cost()
        self._show_views()
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._narrow != (self.width() < NARROW * self.height()):
            self._narrow = not self._narrow
            self._pictures.setDirection(BELOW if self._narrow else BESIDE)
            self._show_views()

    def _show_views(self) -> None:
        view, study = self._session.scene.shown_view, self._session.scene.study
        alone = study.alone or (study.beside and self._narrow) or self._shows_task
        seen = view is not View.SURFACE or bool(self._surface.sentence)
        self._view.setVisible(seen and not alone)
        self._surface.setVisible(view is not View.FLAT and not alone)

    def _make_fit_view(self) -> FitView:
        fit = FitView(self._session, self._animation)
        if self._look is not None:
            fit.set_look(self._look)
        self._pictures.addWidget(fit, stretch=3)
        return fit

    def _on_runs_changed(self) -> None:
        self._chart.show_runs()
        self._show_runs()

    def _show_runs(self) -> None:
        if self._pages.page is not None:
            self._pages.page.show_runs()
            return
        self._view.show_runs()
        self._surface.show_runs()

    def _on_playhead_changed(self) -> None:
        self._place()
        self._say()
        self._chart.show_playhead()

    def _say(self) -> None:
        self._sentence.show_text(self._in_words())

    def _in_words(self) -> str:
        if self._pass.active:
            return self._followed.sentence()
        if self._pages.page is not None:
            return self._pages.page.sentence()
        if self._prediction.phase is not Phase.OFF:
            return question_of(self._prediction)
        if self._secret:
            return ""
        return sentence_for(self._session.cost, self._session.run, self._session.playhead)

    def keep_secret(self, secret: bool) -> None:
        """Show neither where the ball will go nor the sentence about it, or show them again."""
        if secret != self._secret:
            self._secret = secret
            self._on_prediction_changed()
            self._place()

    def _on_prediction_changed(self) -> None:
        prediction = self._prediction
        hidden = self._secret or prediction.hides_the_coming
        for view in (self._view, self._surface):
            view.withhold(THE_COMING if hidden else frozenset())
        self._view.show_guess(prediction.guess, prediction.truth)
        self._surface.show_guess(prediction.guess)
        self._say()

    def _on_selection_changed(self) -> None:
        page = self._pages.page
        (self._view if page is None else page).show_runs()

    def _on_layers_changed(self) -> None:
        if not self._shows_task:
            self._view.repaint_backdrop()
            self._surface.show_cost()
            self._view.place()

    def _on_chart_changed(self) -> None:
        self._chart.show_chart()

    def _on_beat_changed(self) -> None:
        beat = self._slow_motion.beat
        self._view.insights.reveal(None if beat is None else beat.parts)
        self._place()

    def _on_pass_changed(self) -> None:
        """The sample that is followed takes the place of the page."""
        self._pages.setVisible(self._shows_task and not self._pass.active)
        self._followed.show_beat()
        if not self._pass.active:
            self._place()
        self._say()

    def _on_glided(self) -> None:
        self._place()

    def _place(self) -> None:
        if self._pages.page is not None:
            if not self._pass.active:
                self._pages.page.place()
            return
        if not self._view.isHidden():
            self._view.place()
        self._surface.place()
        self._studies.place()
        if self._fit is not None:
            self._fit.place()

    def sizeHint(self) -> QSize:
        return QSize(960, 600)
