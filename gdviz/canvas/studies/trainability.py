"""The trainability map beside the cost; zooming in asks for what is in sight, finer."""

from __future__ import annotations

from functools import partial
from typing import final

import numpy as np
from PySide6.QtCore import QPointF, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from gdviz.canvas.flat.backdrop import Backdrop
from gdviz.canvas.marks import Ball
from gdviz.canvas.plot_area import PlotArea
from gdviz.canvas.studies.map_image import MapImage, plot_number
from gdviz.canvas.studies.pattern_painter import period_for
from gdviz.canvas.view_map import ViewMap
from gdviz.engine.maps.grid import Axis
from gdviz.engine.maps.settings import Setting
from gdviz.engine.maps.trainability_map import TrainabilityMap
from gdviz.engine.side_by_side import CONVERGED, DIVERGED, RUNNING
from gdviz.map_colours import colour_trainability, ending_patterns
from gdviz.session.session import Session
from gdviz.session.studies.trainability import STEPS, settings_in
from gdviz.session.study import Pair, Sight
from gdviz.session.words import number, translated
from gdviz.theme import Look

#: The view has to rest so many ms before what is in sight is computed.
REST = 180


@final
class Trainability(QWidget):
    """Asks for another sight where the view moves; a click asks for its start and learning rate."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("trainability")
        self.setAccessibleName(self.tr("Trainability map"))
        self._session = session
        self._look: Look | None = None
        self._image: MapImage | None = None
        self._answer: TrainabilityMap | None = None
        self._asked = ""  # what the axes are of
        self._logs: tuple[bool, bool] = (False, True)
        self._build()
        self._arrange()
        self._connect()

    @property
    def plot(self) -> PlotArea:
        return self._plot

    @property
    def answer(self) -> TrainabilityMap | None:
        """The map that is shown."""
        return self._answer

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._look = look
        self._row.setSpacing(look.sizes.spacing)
        self._plot.set_look(look)
        theme, sizes = look.theme, look.sizes
        self._here.set_style(0.7 * sizes.ball, sizes.trail, theme.surface, theme.next_step)
        self._backdrop.repaint()
        self.place()

    def begin(self) -> None:
        """Show the axes of what is asked; a map of the same axes stays until a finer one comes."""
        scene = self._session.scene
        for pair, button in self._choices.items():
            button.setText(self._label(pair))
            button.setVisible(pair.dimension <= scene.function.dimension)
        self._choices[scene.shown_sight.pair].setChecked(True)
        settings = self._settings()
        if settings is None:
            return
        asked = repr((scene.cost, scene.constants, *(each.name for each in settings)))
        if asked != self._asked or scene.shown_sight.window == (None, None):
            self._asked, self._image, self._answer = asked, None, None
            self._show_axes(settings, scene.shown_sight)
        self.place()

    def show_answer(self, answer: object) -> None:
        """Show the map of a window, wherever the view has moved since."""
        if isinstance(answer, TrainabilityMap) and answer.grid.up is not None:
            self._answer = answer
            colours, worn = colour_trainability(answer, STEPS), ending_patterns()[answer.endings]
            self._image = MapImage.of(colours, worn, answer.grid.across, answer.grid.up)
            self._backdrop.repaint()

    def place(self) -> None:
        """Mark where the selected run is on the map."""
        settings = self._settings()
        here = None if settings is None else self._numbers_here(settings)
        self._here.setVisible(here is not None)
        if here is not None:
            self._here.setPos(QPointF(*self._plot.map.to_pixels(here)))

    def words(self) -> str:
        """What share of the map trains, each with its colour and its pattern."""
        if self._answer is None:
            return ""
        size = self._answer.endings.size
        told = {
            self.tr("{0} % converge (blue)"): CONVERGED,
            self.tr("{0} % diverge (red, crosses)"): DIVERGED,
            self.tr("{0} % do neither in {1} steps (grey, dots)"): RUNNING,
        }
        counts = {words: np.count_nonzero(self._answer.endings == e) for words, e in told.items()}
        return ", ".join(
            words.format(number(100 * n / size, 2), STEPS) for words, n in counts.items() if n
        )

    def _build(self) -> None:
        self._plot = PlotArea(self)
        self._backdrop = Backdrop(self._plot, self._paint)
        self._here = Ball()
        self._plot.add(self._here, 10)
        self._group = QButtonGroup(self)
        self._choices = {pair: self._choice(pair) for pair in Pair}
        self._timer = QTimer(self, interval=REST, singleShot=True)

    def _choice(self, pair: Pair) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"pair_{pair.name.lower()}")
        button.setCheckable(True)
        button.clicked.connect(partial(self._on_chosen, pair))
        self._group.addButton(button)
        return button

    def _arrange(self) -> None:
        self._row = QHBoxLayout()
        for button in self._choices.values():
            self._row.addWidget(button)
        self._row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._row)
        layout.addWidget(self._plot.widget, stretch=1)

    def _connect(self) -> None:
        self._plot.clicked.connect(self._on_clicked)
        self._plot.double_clicked.connect(self._on_double_clicked)
        self._plot.map_changed.connect(self.place)
        self._plot.moved.connect(self._timer.start)
        self._timer.timeout.connect(self._on_rested)

    def _label(self, pair: Pair) -> str:
        symbols = [each.symbol for each in self._session.cost.coordinates]
        return translated(pair.label).format(*symbols, "")

    def _settings(self) -> tuple[Setting, Setting] | None:
        """What lies across and up; nothing where the selected run cannot be asked."""
        try:
            return settings_in(self._session.scene)
        except ValueError:
            return None

    def _show_axes(self, settings: tuple[Setting, Setting], sight: Sight) -> None:
        axes = [given or each.axis for given, each in zip(sight.window, settings, strict=True)]
        self._logs = axes[0].log, axes[1].log
        labels = [translated(each.label) for each in settings]
        self._plot.set_labels(labels[0], labels[1])
        self._plot.set_log(*self._logs)
        ranges = [(plot_number(each, 0), plot_number(each, 1)) for each in axes]
        self._plot.set_home(ranges[0], ranges[1])
        self._backdrop.repaint()

    def _numbers_here(self, settings: tuple[Setting, Setting]) -> tuple[float, float] | None:
        """Where the selected run is on the map; nothing where it is on no place of it."""
        scene = self._session.scene
        numbers = {
            f"start_{each.symbol}": value
            for each, value in zip(scene.function.coordinates, self._session.start, strict=True)
        }
        rate = getattr(self._session.optimizer, "learning_rate", None)
        for each in settings:
            if each.name.startswith("learning_rate") and rate is not None:
                numbers[each.name] = rate
        if not all(each.name in numbers for each in settings):
            return None
        x, y = (
            float(np.log10(numbers[each.name])) if log else numbers[each.name]
            for each, log in zip(settings, self._logs, strict=True)
        )
        return x, y

    def _paint(self, painter: QPainter, view: ViewMap) -> None:
        if self._look is None:
            return
        surface = self._look.theme.surface
        painter.fillRect(0, 0, round(view.width) + 1, round(view.height) + 1, surface)
        if self._image is not None:
            self._image.paint(painter, self._image.box(view), view, period_for(self._look))

    def _in_numbers(self, x: float, y: float) -> tuple[float, float]:
        across, up = (10.0**v if log else v for v, log in zip((x, y), self._logs, strict=True))
        return across, up

    def _on_chosen(self, pair: Pair) -> None:
        self._session.set_sight(Sight(pair))

    def _on_rested(self) -> None:
        view, pair = self._plot.map, self._session.scene.shown_sight.pair
        low = self._in_numbers(view.x_range[0], view.y_range[0])
        high = self._in_numbers(view.x_range[1], view.y_range[1])
        across, up = (Axis(*ends) for ends in zip(low, high, self._logs, strict=True))
        self._session.set_sight(Sight(pair, (across, up)))

    def _on_clicked(self, x: float, y: float) -> None:
        settings = self._settings()
        if settings is None:
            return
        names = (each.name for each in settings)
        chosen = dict(zip(names, self._in_numbers(x, y), strict=True))
        if "learning_rate" in chosen:
            self._session.set_hyperparameter("learning_rate", chosen["learning_rate"])
        symbols = (f"start_{each.symbol}" for each in self._session.cost.coordinates)
        self._session.place_start(
            [chosen.get(s, value) for s, value in zip(symbols, self._session.start, strict=True)]
        )

    def _on_double_clicked(self) -> None:
        self._plot.go_home()
        self._session.set_sight(Sight(self._session.scene.shown_sight.pair))
