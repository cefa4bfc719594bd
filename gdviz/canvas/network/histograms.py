"""Histograms of the weights and of the gradients of each layer, live while the network learns."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gdviz.canvas.network.histograms_layout import HistogramsLayout
from gdviz.canvas.network.histograms_painter import HistogramsPainter
from gdviz.canvas.network.histograms_words import Row, in_words, rows_of
from gdviz.canvas.network.lettering import Lettering
from gdviz.engine.network.histogram_scales import Scales
from gdviz.engine.network.layer_statistics import (
    LayerStatistics,
    layer_statistics,
    weights_alone,
)
from gdviz.engine.network.network_cost import NetworkCost
from gdviz.session.animation import Animation
from gdviz.session.run import Run
from gdviz.session.session import Session
from gdviz.theme import Look


@final
class Histograms(QWidget):
    """A row a layer, the input's side first; its axes stay as long as they suit."""

    def __init__(self, session: Session, animation: Animation) -> None:
        super().__init__()
        self.setObjectName("histograms")
        self._session = session
        self._look: Look | None = None
        self._letters: Lettering | None = None
        self._seen: tuple[Run, int] | None = None
        self._scales: Scales | None = None
        self._layers: tuple[LayerStatistics, ...] = ()
        self._rows: tuple[Row, ...] = ()

    @property
    def layers(self) -> tuple[LayerStatistics, ...]:
        """What is shown of each layer of weights."""
        return self._layers

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is said of each layer of weights."""
        return self._rows

    @property
    def scales(self) -> Scales | None:
        """The axes that all rows have in common; nothing before the first network."""
        return self._scales

    @property
    def layout_now(self) -> HistogramsLayout | None:
        """Where everything is painted; nothing before the first look."""
        if self._look is None:
            return None
        return HistogramsLayout(QRectF(self.rect()), self._look.sizes.text, len(self._layers))

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._look, self._letters = look, Lettering(look)
        self.update()

    def show_cost(self) -> None:
        """Forget what belonged to another network; `show_runs` follows."""
        self.show_runs()

    def show_runs(self) -> None:
        """Forget what belonged to other runs; `place` follows."""
        self._seen = self._scales = None

    def place(self) -> None:
        """Show the layers at the playhead; must not emit."""
        run, cost = self._session.run, self._session.run.descent.cost
        seen = run, min(self._session.playhead, run.length)
        unchanged = self._seen is not None and self._seen[0] is run and self._seen[1] == seen[1]
        if not unchanged and isinstance(cost, NetworkCost):
            self._seen = seen
            self._take_in(cost, *seen)

    def paintEvent(self, event: QPaintEvent) -> None:
        layout = self.layout_now
        if self._look is None or self._letters is None or self._scales is None or layout is None:
            return
        painter = QPainter(self)
        HistogramsPainter(painter, self._look, self._letters, layout).paint(
            self._layers, self._rows, self._scales
        )
        painter.end()

    def _take_in(self, cost: NetworkCost, run: Run, playhead: int) -> None:
        point, gradient = run.point_at(playhead), run.gradient_at(playhead)
        parts = weights_alone(cost.network, point), weights_alone(cost.network, gradient)
        self._scales = self._scales.kept_for(*parts) if self._scales else Scales.around(*parts)
        self._layers = layer_statistics(cost, point, gradient, self._scales)
        self._rows = rows_of(self._layers, cost.network.activation_as.stuck)
        self.setAccessibleDescription(in_words(self._rows))
        self.update()
