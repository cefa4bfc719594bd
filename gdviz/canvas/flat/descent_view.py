"""A flat view of a cost function on which the runs of a session descend."""

from __future__ import annotations

from functools import partial
from typing import final

import numpy as np
from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gdviz.canvas.colour_bar import ColourBar
from gdviz.canvas.flat.all_pictures import PICTURES
from gdviz.canvas.flat.backdrop import Backdrop, Paint
from gdviz.canvas.flat.field_layer import FieldLayer
from gdviz.canvas.flat.insights import Insights
from gdviz.canvas.flat.run_marks import RunMarks
from gdviz.canvas.flat.texts import Texts
from gdviz.canvas.flat.trail import TrailLayer
from gdviz.canvas.flat.tried_layer import TriedLayer
from gdviz.canvas.guess_mark import GuessMark
from gdviz.canvas.marks import StartMark
from gdviz.canvas.minima import paint_minima
from gdviz.canvas.picture import Picture
from gdviz.canvas.plot_area import PlotArea
from gdviz.canvas.view_map import ViewMap
from gdviz.engine.cost import Array
from gdviz.later import Later
from gdviz.session.animation import Animation
from gdviz.session.run import Run
from gdviz.session.scene import Layer
from gdviz.session.session import Session
from gdviz.theme import Look


@final
class DescentView(QWidget):
    """Draws by the picture that suits the cost's dimension and reports what the mouse wishes."""

    start_requested = Signal(object)  # a point, shape (d,)
    start_withdrawn = Signal()  # the click was the first of a double click
    pointed = Signal(object)  # the point under the pointer, or None

    def __init__(self, session: Session, animation: Animation) -> None:
        super().__init__()
        self._session, self._animation = session, animation
        self._cover: Paint | None = None
        self._shows_cost = True  # not while a task is shown, whose costs it cannot draw
        self._withheld: frozenset[Layer] = frozenset()
        self._guess: tuple[Array, Array | None] | None = None
        self._pictures = {dimension: Later(make) for dimension, make in PICTURES.items()}
        self._look: Look | None = None
        self._marks: list[RunMarks] = []
        self._build()
        self._arrange()
        self._connect()

    @property
    def plot(self) -> PlotArea:
        return self._plot

    @property
    def marks(self) -> tuple[RunMarks, ...]:
        """The marks of each run."""
        return tuple(self._marks)

    @property
    def insights(self) -> Insights:
        """What shows why the selected run goes where it goes."""
        return self._insights

    @property
    def texts(self) -> Texts:
        """All that is said on the picture."""
        return self._texts

    @property
    def colour_bar(self) -> ColourBar:
        return self._bar

    @property
    def fields(self) -> FieldLayer:
        """Slope field and streamlines, painted by a thread."""
        return self._fields

    @property
    def guess_mark(self) -> GuessMark:
        """The hall's guess."""
        return self._guessed

    @property
    def start_mark(self) -> StartMark:
        return self._start

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._look = look
        self._plot.set_look(look)
        self._trails.set_look(look)
        self._tried.set_look(look)
        self._bar.set_look(look)
        self._fields.set_look(look)
        self._insights.set_look(look)
        self._guessed.set_look(look)
        self._texts.set_look(look)
        self._show_key()
        self._style_marks()
        self._backdrop.repaint()
        self._place()

    def show_cost(self) -> None:
        """Show the session's cost function in its home ranges; must not emit."""
        self._shows_cost = True
        self._discard_marks()
        cost = self._session.cost
        self._plot.set_labels(*self._picture.labels(cost))
        self._plot.set_home(*self._picture.home(cost))
        self._picture.begin(cost)
        self._show_key()
        self._backdrop.repaint()
        self._fields.show_cost()

    def clear(self) -> None:
        """Show nothing until there is a cost again that it can draw, as while a task is shown."""
        self._shows_cost = False
        self._discard_marks()

    def show_runs(self) -> None:
        """Show the session's runs, which began anew; must not emit."""
        self._discard_marks()
        runs = self._session.shown_runs
        self._marks = [
            RunMarks(self._plot, self._picture, run, run is self._session.run) for run in runs
        ]
        self._style_marks()

    def place(self) -> None:
        """Put every mark where the playhead and the glide say; must not emit."""
        glide, playhead = self._animation.glide, self._session.playhead
        layers = set(self._session.scene.layers) - self._insights.replaced - self._withheld
        for marks in self._marks:
            marks.show(self._session.cost, playhead, glide, layers)
        arrived = playhead + (glide >= 1.0)
        self._trails.setVisible(Layer.TRAIL in layers)
        self._trails.show_points(arrived)
        self._tried.setVisible(Layer.TRAIL in layers and self._tried.wanted)
        self._tried.show_steps(arrived - 1)
        self._place_start()
        self._place_guess()
        self._insights.show(self._picture, glide)
        self._texts.show(self._picture, self._marks, glide)
        self._plot.set_scattered(len(self._marks) > 1 or bool(self._texts.plates))

    def repaint_backdrop(self) -> None:
        """Paint the backdrop and what lies on it anew, as when other things are to be drawn."""
        self._backdrop.repaint()
        self._fields.repaint()

    def set_cover(self, cover: Paint | None) -> None:
        """Paint something over the cost and below all marks, or nothing."""
        if cover is not None or self._cover is not None:
            self._cover = cover
            self._show_key()
            self._backdrop.repaint()

    def withhold(self, layers: frozenset[Layer]) -> None:
        """Draw some layers no more, whatever the scene says, as while the hall guesses."""
        self._withheld = layers

    def show_guess(self, guess: Array | None, truth: Array | None) -> None:
        """Mark a guess, (d,), and how far it was from the truth, or mark nothing."""
        self._guess = None if guess is None else (guess, truth)
        self._place()

    def positions(self, points: Array) -> Array:
        """Where points of the session's cost are drawn: (n, d) -> (n, 2), in the plot's numbers."""
        return self._picture.positions(self._session.cost, points)

    @property
    def _picture(self) -> Picture:
        return self._pictures[self._session.cost.dimension]()

    def _discard_marks(self) -> None:
        for marks in self._marks:
            marks.discard()
        self._marks = []
        self._trails.set_trails(())
        self._tried.set_searches(())
        self._texts.set_trails(())

    def _build(self) -> None:
        self._plot = PlotArea(self)
        self._backdrop = Backdrop(self._plot, self._paint)
        self._fields = FieldLayer(self._plot, self._session)
        self._trails = TrailLayer(self._plot)
        self._tried = TriedLayer(self._plot)
        self._start, self._guessed = StartMark(), GuessMark()
        self._bar = ColourBar()
        self._insights = Insights(self._plot, self._session)
        insights = self._insights
        self._texts = Texts(self._plot, self._session, insights.legend, insights.notes)
        self._plot.add(self._tried, 9)
        self._plot.add(self._trails, 10)
        self._plot.add(self._start, 15)
        self._plot.add(self._guessed, 25)

    def _arrange(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._plot.widget, stretch=1)
        layout.addWidget(self._bar)

    def _connect(self) -> None:
        self._plot.clicked.connect(self._on_clicked)
        self._plot.double_clicked.connect(self._on_double_clicked)
        self._plot.pointed.connect(self._on_pointed)
        self._plot.pointer_left.connect(partial(self.pointed.emit, None))
        self._plot.map_changed.connect(self._on_map_changed)
        # Queued: a new key moves the layout, which must not happen while a frame is painted.
        self._backdrop.painted.connect(self._show_key, Qt.ConnectionType.QueuedConnection)
        self._backdrop.painted.connect(self._place, Qt.ConnectionType.QueuedConnection)
        self._start.dragged.connect(self._on_start_dragged)

    def _style_marks(self) -> None:
        if self._look is None:
            return
        theme, sizes = self._look.theme, self._look.sizes
        colours = [
            QColor(theme.runs[run.colour % len(theme.runs)]) for run in self._session.shown_runs
        ]
        positions = [partial(self._positions, run) for run in self._session.shown_runs]
        styles = [run.colour for run in self._session.shown_runs]
        self._trails.set_trails(list(zip(positions, colours, styles, strict=True)))
        self._texts.set_trails(positions)
        self._tried.set_searches(
            [
                (partial(self._tried_positions, run), colour, run.colour)
                for run, colour in zip(self._session.shown_runs, colours, strict=True)
                if not run.follows_slope
            ]
        )
        self._start.set_style(1.7 * sizes.ball, 0.6 * sizes.line, theme.next_step, theme.casing)
        for marks in self._marks:
            marks.set_look(self._look)

    def _positions(self, run: Run, begin: int, end: int) -> Array:
        with np.errstate(all="ignore"):
            return self._picture.positions(self._session.cost, run.points(begin, end))

    def _tried_positions(self, run: Run, begin: int, end: int) -> Array:
        with np.errstate(all="ignore"):
            return self._picture.positions(self._session.cost, run.tried(begin, end))

    def _place(self) -> None:
        # Another part may be laid out anew by a cost that this view is about to hear of.
        runs = self._session.runs
        if self._marks and all(marks.run in runs for marks in self._marks):
            self.place()

    def _place_start(self) -> None:
        start = np.array([self._session.start])
        position = self._picture.positions(self._session.cost, start)[0]
        self._start.setPos(QPointF(*self._plot.map.to_pixels(position)))

    def _place_guess(self) -> None:
        self._guessed.setVisible(self._guess is not None)
        if self._guess is not None:
            guess, truth = self._guess
            points = np.array([guess] if truth is None else [guess, truth])
            pixels = self._plot.map.to_pixels(self.positions(points))
            self._guessed.show_at(pixels[0], None if truth is None else pixels[1])

    def _paint(self, painter: QPainter, view: ViewMap) -> None:
        if self._look is None or not self._shows_cost:
            return
        cost = self._session.cost
        self._picture.paint(painter, view, cost, self._look)
        if self._cover is not None:
            self._cover(painter, view)
        if cost.minima and Layer.MINIMA in self._session.scene.layers:
            points = np.array([each.point for each in cost.minima])
            pixels = view.to_pixels(self._picture.positions(cost, points))
            paint_minima(painter, pixels, self._look)

    def _on_clicked(self, x: float, y: float) -> None:
        self.start_requested.emit(self._picture.point_under(x, y))

    def _on_double_clicked(self) -> None:
        self.start_withdrawn.emit()
        self._plot.go_home()

    def _on_pointed(self, x: float, y: float) -> None:
        self.pointed.emit(self._picture.point_under(x, y))

    def _on_start_dragged(self, place: QPointF) -> None:
        self._on_clicked(*self._plot.scene_to_numbers(place))

    def _on_map_changed(self) -> None:
        self._trails.clear()
        self._tried.clear()
        self._place()

    def _show_key(self) -> None:
        if self._look is not None:
            # What covers the cost has colours of its own; that of many weights has another page.
            picture = self._pictures.get(self._session.cost.dimension)
            if picture is None or self._cover is not None:
                self._bar.show_key(())
            else:
                self._bar.show_key(picture().key(self._look))

    def sizeHint(self) -> QSize:
        return QSize(640, 480)
