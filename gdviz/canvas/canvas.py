"""The canvas: the sentence, below it the cost with the runs, and beside that the data of a fit."""

from __future__ import annotations

from typing import TYPE_CHECKING, final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from gdviz.canvas import first_shown
from gdviz.canvas.descent_view import DescentView
from gdviz.canvas.frame_clock import FrameClock
from gdviz.canvas.headline import Headline
from gdviz.canvas.pages.all_pages import pages_of
from gdviz.canvas.pages.pages import Pages
from gdviz.canvas.slope_sentence import sentence_for
from gdviz.canvas.studies.all_views import study_views
from gdviz.canvas.studies.studies import Studies
from gdviz.engine.cost import Array
from gdviz.engine.regression import DataCost
from gdviz.later_view import LaterView, Styled
from gdviz.session.animation import Animation
from gdviz.session.asides import Asides
from gdviz.session.desk import Desk
from gdviz.session.guesses.places import PLACE
from gdviz.session.prediction import Phase
from gdviz.session.prediction import sentence_for as question_of
from gdviz.session.scene import Layer, View
from gdviz.session.session import Session
from gdviz.theme import Look

if TYPE_CHECKING:
    from gdviz.canvas.backpropagation.backpropagation_view import BackpropagationView
    from gdviz.canvas.chart.cost_chart import CostChart
    from gdviz.canvas.fit_view import FitView
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
        return self._chart()

    @property
    def fit_view(self) -> FitView | None:
        """The data and the model's line, made with the first cost that has data."""
        return self._fit.made

    @property
    def surface_view(self) -> SurfaceView:
        """The surface, which computes nothing until it is seen."""
        return self._surface()

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
        self._surface.tell(lambda surface: surface.reset_camera())

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._look = look
        self._set_look_of_views()
        laid_out: tuple[Styled, ...] = (self._pages, self._sentence, self._studies)
        for part in (*laid_out, self._followed, self._chart, self._card):
            part.set_look(look)

    def _set_look_of_views(self) -> None:
        """Of those that draw a plain cost: they cannot draw what a task has."""
        if self._look is None or self._shows_task:
            return
        for view in (self._view, self._surface, self._fit):
            view.set_look(self._look)

    @property
    def _shows_task(self) -> bool:
        return self._session.scene.task is not None

    def _build(self) -> None:
        session, animation = self._session, self._animation
        self._sentence, self._view = Headline("sentence"), DescentView(session, animation)
        self._surface = LaterView(self._make_surface)
        self._card = LaterView(self._make_card)
        self._fit = LaterView(self._make_fit_view)
        self._pages = Pages(session, self._prediction, pages_of(session, animation))
        self._followed = LaterView(self._make_followed)
        self._studies = Studies(self._desk, study_views(self._session, self._desk, self._view))
        self._chart = LaterView(self._make_chart)
        self._clock = FrameClock(self, animation)

    def _arrange(self) -> None:
        self._pictures = QBoxLayout(BESIDE)
        self._pictures.addWidget(self._view, stretch=5)
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
        self._session.view_changed.connect(self._on_view_changed)
        self._session.study_changed.connect(self._on_view_changed)
        self._animation.glided.connect(self._on_glided)
        self._connect_picture(self._view)
        self._slow_motion.beat_changed.connect(self._on_beat_changed)
        self._pass.changed.connect(self._on_pass_changed)
        self._prediction.changed.connect(self._on_prediction_changed)

    def _connect_picture(self, view: DescentView | SurfaceView) -> None:
        view.start_requested.connect(self.start_requested)
        view.start_withdrawn.connect(self.start_withdrawn)
        view.pointed.connect(self.pointed)

    def _make_surface(self) -> SurfaceView:
        surface = first_shown.surface_view(self._session, self._animation)
        self._connect_picture(surface)
        surface.refused.connect(self._show_views)
        surface.withhold(self._withheld)
        surface.show_guess(self._guessed[0])
        self._pictures.insertWidget(self._pictures.indexOf(self._view) + 1, surface, stretch=5)
        self.made.emit()
        return surface

    def _make_fit_view(self) -> FitView:
        fit = first_shown.fit_view(self._session, self._animation)
        self._pictures.addWidget(fit, stretch=3)
        self.made.emit()
        return fit

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
            self._leave_picture()
            self._pages.show_cost()
        else:
            self._pages.show_cost()
            self._show_picture()

    def _leave_picture(self) -> None:
        self._left = True
        self._view.clear()
        self._show_views()
        self._fit.tell(lambda fit: fit.hide())

    def _show_picture(self) -> None:
        if self._left:
            self._left = False
            self._set_look_of_views()
        self._view.show_cost()
        self._surface.tell(lambda surface: surface.show_cost())
        self._show_views()
        if isinstance(self._session.cost, DataCost):
            self._fit()
        self._fit.tell(lambda fit: fit.show_cost())

    def _on_view_changed(self) -> None:
        self._surface.tell(lambda surface: surface.show_cost())
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
        shown = view is not View.FLAT and not alone
        refused = shown and bool(self._surface().sentence)
        self._view.setVisible((view is not View.SURFACE or refused) and not alone)
        self._surface.tell(lambda surface: surface.setVisible(shown))

    def _on_runs_changed(self) -> None:
        self._chart.tell(lambda chart: chart.show_runs())
        self._show_runs()

    def _show_runs(self) -> None:
        if self._pages.page is not None:
            self._pages.page.show_runs()
            return
        self._view.show_runs()
        self._surface.tell(lambda surface: surface.show_runs())

    def _on_playhead_changed(self) -> None:
        self._place()
        self._sentence.show_text(self._in_words())
        self._chart.tell(lambda chart: chart.show_playhead())

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
        prediction = self._prediction
        place, truth = self._guessed
        self._view.withhold(self._withheld)
        self._view.show_guess(place, truth)
        self._surface.tell(lambda surface: surface.withhold(self._withheld))
        self._surface.tell(lambda surface: surface.show_guess(place))
        self._pages.show_guess()
        self._chart.tell(lambda chart: chart.withhold(prediction.hides_the_coming))
        self._sentence.show_text(self._in_words())

    @property
    def _guessed(self) -> tuple[Array | None, Array | None]:
        """A guess of a place and the true one, each (d,); pages show guesses of other things."""
        prediction = self._prediction
        if prediction.of is not PLACE or prediction.guess is None:
            return None, None
        return prediction.guess, prediction.truth

    @property
    def _withheld(self) -> frozenset[Layer]:
        hidden = self._secret or self._prediction.hides_the_coming
        return THE_COMING if hidden else frozenset()

    def _on_selection_changed(self) -> None:
        page = self._pages.page
        (self._view if page is None else page).show_runs()

    def _on_layers_changed(self) -> None:
        if not self._shows_task:
            self._view.repaint_backdrop()
            self._surface.tell(lambda surface: surface.show_cost())
            self._view.place()

    def _on_chart_changed(self) -> None:
        if self._session.scene.chart.open:
            self._chart()
        self._chart.tell(lambda chart: chart.show_chart())

    def _on_beat_changed(self) -> None:
        beat = self._slow_motion.beat
        if beat is not None:
            self._card()
        self._view.insights.reveal(None if beat is None else beat.parts)
        self._place()

    def _on_pass_changed(self) -> None:
        """The sample that is followed takes the place of the page."""
        self._pages.setVisible(self._shows_task and not self._pass.active)
        if self._pass.active:
            self._followed()
        self._followed.tell(lambda followed: followed.show_beat())
        if not self._pass.active:
            self._place()
        self._sentence.show_text(self._in_words())

    def _on_glided(self) -> None:
        self._place()

    def _place(self) -> None:
        if self._pages.page is not None:
            if not self._pass.active:
                self._pages.page.place()
            return
        if not self._view.isHidden():
            self._view.place()
        self._surface.tell(lambda surface: surface.place())
        self._studies.place()
        self._fit.tell(lambda fit: fit.place())

    def sizeHint(self) -> QSize:
        return QSize(960, 600)
