"""The canvas: the sentence, below it the cost with the runs, and beside that the data of a fit."""

from __future__ import annotations

from typing import TYPE_CHECKING, final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from gdviz.canvas import first_shown
from gdviz.canvas.cost_views import CostViews
from gdviz.canvas.frame_clock import FrameClock
from gdviz.canvas.headline import Headline
from gdviz.canvas.pages.all_pages import pages_of
from gdviz.canvas.pages.pages import Pages
from gdviz.canvas.slope_sentence import sentence_for
from gdviz.canvas.studies.all_views import study_views
from gdviz.canvas.studies.studies import Studies
from gdviz.engine.cost import Array
from gdviz.later_view import LaterView, Styled
from gdviz.session.animation import Animation
from gdviz.session.asides import Asides
from gdviz.session.desk import Desk
from gdviz.session.guesses.places import PLACE
from gdviz.session.prediction import Phase
from gdviz.session.prediction import sentence_for as question_of
from gdviz.session.scene import Layer
from gdviz.session.session import Session
from gdviz.theme import Look

if TYPE_CHECKING:
    from gdviz.canvas.backpropagation.backpropagation_view import BackpropagationView
    from gdviz.canvas.chart.cost_chart import CostChart
    from gdviz.canvas.flat.descent_view import DescentView
    from gdviz.canvas.flat.fit_view import FitView
    from gdviz.canvas.step_card import StepCard
    from gdviz.canvas.surface.surface_view import SurfaceView

#: What tells where the ball will be.
THE_COMING = frozenset({Layer.NEXT_STEP, Layer.PARTS, Layer.MODEL})

#: Of less width than so many heights, pictures stand below each other.
NARROW = 1.1
BESIDE, BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


@final
class Canvas(QWidget):
    """Binds the views to the session: when each is drawn anew, and when it is first made."""

    start_requested = Signal(object)  # a point, shape (d,)
    start_withdrawn = Signal()
    pointed = Signal(object)  # the point under the pointer, or None
    seek_requested = Signal(int)  # a step
    chart_requested = Signal(object)  # a Chart
    guess_requested = Signal(object, object)  # values, (n,), and what they are of
    made = Signal()  # a view is there from now on that was not

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
        self._narrow = False  # whether pictures stand below each other
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._build()
        self._arrange()
        self._connect()

    @property
    def view(self) -> DescentView:
        """The curve or the contours."""
        return self._views.flat

    @property
    def chart(self) -> CostChart:
        """The strip below the picture."""
        return self._chart()

    @property
    def fit_view(self) -> FitView | None:
        """The data and the model's line, made with the first cost that has data."""
        return self._views.fit.made

    @property
    def surface_view(self) -> SurfaceView:
        """The surface, which computes nothing until it is seen."""
        return self._views.surface()

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
        self._views.surface.tell(lambda surface: surface.reset_camera())

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._views.set_look(look)
        laid_out: tuple[Styled, ...] = (self._pages, self._sentence, self._studies)
        for part in (*laid_out, self._followed, self._chart, self._card):
            part.set_look(look)

    @property
    def _shows_task(self) -> bool:
        return self._session.scene.task is not None

    def _build(self) -> None:
        session, animation = self._session, self._animation
        self._sentence, self._pictures = Headline("sentence"), QBoxLayout(BESIDE)
        self._views = CostViews(session, animation, self._pictures, self)
        self._card = LaterView(self._make_card)
        self._pages = Pages(session, self._prediction, pages_of(session, animation))
        self._followed = LaterView(self._make_followed)
        self._studies = Studies(self._desk, study_views(session, self._desk, self._views.flat))
        self._chart = LaterView(self._make_chart)
        self._clock = FrameClock(self, animation)

    def _arrange(self) -> None:
        self._pictures.addWidget(self._studies, stretch=5)
        self._pictures.addWidget(self._pages, stretch=5)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._sentence)
        self._column.addLayout(self._pictures, stretch=1)
        self._column.addWidget(self._studies.strip)

    def _connect(self) -> None:
        self._session.cost_changed.connect(self._on_cost_changed)
        self._session.runs_changed.connect(self._on_runs_changed)
        self._session.selection_changed.connect(self._on_selection_changed)
        self._session.selection_changed.connect(self._studies.tell)
        self._session.playhead_changed.connect(self._on_playhead_changed)
        self._session.layers_changed.connect(self._on_layers_changed)
        self._session.chart_changed.connect(self._on_chart_changed)
        self._pages.seek_requested.connect(self.seek_requested)
        self._pages.guess_requested.connect(self.guess_requested)
        self._pages.sentence_changed.connect(self._say)
        self._session.view_changed.connect(self._on_view_changed)
        self._session.study_changed.connect(self._on_view_changed)
        self._animation.glided.connect(self._on_glided)
        self._slow_motion.beat_changed.connect(self._on_beat_changed)
        self._pass.changed.connect(self._on_pass_changed)
        self._prediction.changed.connect(self._on_prediction_changed)
        self._connect_views()

    def _connect_views(self) -> None:
        self._views.start_requested.connect(self.start_requested)
        self._views.start_withdrawn.connect(self.start_withdrawn)
        self._views.pointed.connect(self.pointed)
        self._views.made.connect(self.made)
        self._views.refused.connect(self._show_views)

    def _make_followed(self) -> BackpropagationView:
        followed = first_shown.backpropagation_view(self._pass)
        self._pictures.addWidget(followed, stretch=5)
        self.made.emit()
        return followed

    def _make_chart(self) -> CostChart:
        chart = first_shown.cost_chart(self._session)
        chart.chart_requested.connect(self.chart_requested)
        chart.seek_requested.connect(self.seek_requested)
        chart.withhold(self._prediction.hides_the_coming)
        self._column.insertWidget(self._column.indexOf(self._studies.strip) + 1, chart)
        self.made.emit()
        return chart

    def _make_card(self) -> StepCard:
        card = first_shown.step_card(self._session, self._slow_motion)
        self._column.addWidget(card)
        self.made.emit()
        return card

    def _on_cost_changed(self) -> None:
        if self._shows_task:
            self._views.leave()
            self._show_views()
            self._pages.show_cost()
        else:
            self._pages.show_cost()
            self._views.show_cost()
            self._show_views()

    def _on_view_changed(self) -> None:
        self._views.show_surface()
        self._show_views()
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._narrow != (self.width() < NARROW * self.height()):
            self._narrow = not self._narrow
            self._pictures.setDirection(BELOW if self._narrow else BESIDE)
            self._show_views()

    def _show_views(self) -> None:
        study = self._session.scene.study
        alone = study.alone or (study.beside and self._narrow)
        self._views.show_views(hidden=alone or self._shows_task)

    def _on_runs_changed(self) -> None:
        self._chart.tell(lambda chart: chart.show_runs())
        self._show_runs()

    def _show_runs(self) -> None:
        (self._pages.page or self._views).show_runs()

    def _on_playhead_changed(self) -> None:
        self._place()
        self._say()
        self._chart.tell(lambda chart: chart.show_playhead())

    def _say(self) -> None:
        self._sentence.show_text(self._in_words())

    def _in_words(self) -> str:
        if self._pass.active:
            return self._followed().sentence()
        if self._prediction.phase is not Phase.OFF:
            return question_of(self._prediction)
        if self._pages.page is not None:
            return self._pages.page.sentence()
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
        hidden = self._prediction.hides_the_coming
        self._views.withhold(THE_COMING if self._secret or hidden else frozenset())
        self._views.show_guess(*self._guessed)
        self._pages.show_guess()
        self._chart.tell(lambda chart: chart.withhold(hidden))
        self._say()

    @property
    def _guessed(self) -> tuple[Array | None, Array | None]:
        """A guess of a place and the true one, each (d,); pages show guesses of other things."""
        prediction = self._prediction
        if prediction.of is not PLACE or prediction.guess is None:
            return None, None
        return prediction.guess, prediction.truth

    def _on_selection_changed(self) -> None:
        (self._pages.page or self._views.flat).show_runs()

    def _on_layers_changed(self) -> None:
        if not self._shows_task:
            self._views.show_layers()

    def _on_chart_changed(self) -> None:
        if self._session.scene.chart.open:
            self._chart()
        self._chart.tell(lambda chart: chart.show_chart())

    def _on_beat_changed(self) -> None:
        beat = self._slow_motion.beat
        if beat is not None:
            self._card()
        self._views.flat.insights.reveal(None if beat is None else beat.parts)
        self._place()

    def _on_pass_changed(self) -> None:
        """The sample that is followed takes the place of the page."""
        self._pages.setVisible(self._shows_task and not self._pass.active)
        if self._pass.active:
            self._followed()
        self._followed.tell(lambda followed: followed.show_beat())
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
        self._views.place()
        self._studies.place()

    def sizeHint(self) -> QSize:
        return QSize(960, 600)
