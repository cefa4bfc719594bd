"""The network as it is at the playhead: weights, gradients, and the activations of one sample."""

from __future__ import annotations

from typing import NamedTuple, final

import numpy as np
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gdviz.canvas.network.edge_painter import Stroke, paint_edges
from gdviz.canvas.network.legend import paint_legend
from gdviz.canvas.network.names import input_names, output_names
from gdviz.canvas.network.neuron_layout import MOST_SHOWN, Layout, lay_out
from gdviz.canvas.network.neuron_painter import (
    font_for,
    paint_counts,
    paint_input_names,
    paint_neuron,
    paint_output_names,
    shares_of,
)
from gdviz.canvas.network.strengths import glow_grades, weight_grades
from gdviz.engine.cost import Array
from gdviz.engine.network.network_cost import NetworkCost
from gdviz.engine.network.propagation import forward
from gdviz.engine.walk import Walk
from gdviz.session.animation import Animation
from gdviz.session.session import Session
from gdviz.session.tasks.network_task import NetworkTask
from gdviz.theme import Look

#: The largest radius of a neuron: in heights of the text, and as a share of the width.
RADIUS, SHARE = 1.5, 0.06
#: Names take at most this share of the width on each side.
NAMES = 0.28


class Drawn(NamedTuple):
    """The numbers of a frame: weights and gradients by layer, and activations, inputs first."""

    weights: list[Array]
    gradients: list[Array]
    activations: list[Array]


@final
class NetworkTile(QWidget):
    """Computes and paints in one go, when a frame is due."""

    def __init__(self, session: Session, animation: Animation) -> None:
        super().__init__()
        self.setObjectName("network_drawing")
        self._session = session
        self._look: Look | None = None
        self._layout: Layout | None = None
        self._moment: tuple[Walk, int] | None = None  # for which it was painted, or is to be
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        session.sample_changed.connect(self.update)

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._look = look
        self._forget()

    def show_cost(self) -> None:
        """Show another network."""
        self._forget()

    def show_runs(self) -> None:
        """Show the selected run."""
        self.update()

    def place(self) -> None:
        """Show the weights at the playhead; a glide moves none of them."""
        moment = self._session.run.descent, self._session.playhead
        if moment != self._moment:
            self._moment = moment
            self.update()

    def drawn(self) -> Drawn | None:
        """What is drawn now; None where no network is shown."""
        task, run = self._session.scene.task, self._session.run
        if not isinstance(task, NetworkTask):
            return None
        cost, playhead = task.function(), self._session.playhead
        weights = cost.network.layers(np.ascontiguousarray(run.point_at(playhead)))
        gradients = cost.network.layers(np.ascontiguousarray(run.gradient_at(playhead)))
        row = task.row(self._session.scene.sample)
        with np.errstate(all="ignore"):
            passed = forward(cost.network, weights, cost.columns[:, row : row + 1])
        layers = [*(layer[:-1, 0] for layer in passed.layers), passed.outputs[:, 0]]
        return Drawn(weights, gradients, layers)

    def sizeHint(self) -> QSize:
        return QSize(320, 240)

    def resizeEvent(self, event: object) -> None:
        self._forget()

    def paintEvent(self, event: QPaintEvent) -> None:
        drawn, task = self.drawn(), self._session.scene.task
        if self._look is None or drawn is None or not isinstance(task, NetworkTask):
            return
        layout = self._layout or self._lay_out(task.function(), self._look)
        self._layout = layout
        painter = QPainter(self)
        painter.setFont(font_for(self._look.sizes))
        self._paint_edges(painter, layout, drawn, self._look)
        self._paint_neurons(painter, layout, drawn, self._look)
        samples = task.function().samples
        names = output_names(samples, task.network.sizes[-1])
        paint_input_names(painter, layout, input_names(samples), self._look)
        paint_output_names(painter, layout.columns[-1], names, self.width(), self._look)
        paint_counts(painter, layout, self.tr("+ {0} more"), self._look)
        paint_legend(painter, self._legend_row(painter), _largest(drawn.gradients), self._look)
        painter.end()

    def _forget(self) -> None:
        self._layout = None
        self.update()

    def _lay_out(self, cost: NetworkCost, look: Look) -> Layout:
        metrics, sizes = QFontMetricsF(font_for(look.sizes)), look.sizes
        outputs = output_names(cost.samples, cost.network.sizes[-1])
        most = NAMES * self.width()
        left, right = (
            min(max(map(metrics.horizontalAdvance, names)) + 2 * sizes.spacing, most)
            for names in (input_names(cost.samples), outputs)
        )
        rows = 2 if max(cost.network.sizes) > MOST_SHOWN else 1
        gap = sizes.spacing / 2
        area = QRectF(self.rect()).adjusted(left, gap, -right, -rows * metrics.height() - gap)
        radius = min(RADIUS * sizes.text, SHARE * self.width())
        return lay_out(cost.network.sizes, area, radius)

    def _legend_row(self, painter: QPainter) -> QRectF:
        height = QFontMetricsF(painter.font()).height()
        return QRectF(0, self.height() - height, self.width(), height)

    def _paint_edges(self, painter: QPainter, layout: Layout, drawn: Drawn, look: Look) -> None:
        largest = _largest([layer[:, :-1] for layer in drawn.weights])
        steepest = _largest(drawn.gradients)
        # Of a large network only a few are drawn.
        weights, gradients = (_of_edges(layout, each) for each in (drawn.weights, drawn.gradients))
        widths = weight_grades(weights, largest).tolist()
        glows = glow_grades(gradients, steepest).tolist()
        strokes = [
            Stroke(*each) for each in zip(widths, (weights < 0).tolist(), glows, strict=True)
        ]
        paint_edges(painter, [edge.line for edge in layout.edges], strokes, look)

    def _paint_neurons(self, painter: QPainter, layout: Layout, drawn: Drawn, look: Look) -> None:
        steepest = _largest(drawn.gradients)
        for layer, column in enumerate(layout.columns):
            values = drawn.activations[layer]
            shares = shares_of(values)
            biases = drawn.gradients[layer - 1][:, -1] if layer else np.zeros(len(values))
            glows = glow_grades(biases, steepest)
            for place in column:
                n = place.neuron
                numbers = float(values[n]), float(shares[n]), int(glows[n])
                paint_neuron(painter, place, *numbers, look)


def _of_edges(layout: Layout, layers: list[Array]) -> Array:
    """The numbers of the edges that are drawn, in their order: (n,)."""
    return np.array([layers[each.layer - 1][each.target, each.source] for each in layout.edges])


def _largest(layers: list[Array]) -> float:
    return max(float(np.abs(layer).max()) for layer in layers)
