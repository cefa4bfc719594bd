"""The network with the numbers of one sample; a click chooses a neuron."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gdviz.canvas.backpropagation.arrangement import Arrangement, arrange
from gdviz.canvas.backpropagation.known import Known
from gdviz.canvas.backpropagation.pass_painter import PassPainter
from gdviz.canvas.backpropagation.pass_texts import PassText, neuron_texts, weight_texts
from gdviz.canvas.network.names import input_names, output_names
from gdviz.canvas.network.neuron_painter import (
    font_for,
    paint_counts,
    paint_input_names,
    paint_output_names,
)
from gdviz.engine.network.sample_pass import SamplePass
from gdviz.session.backpropagation import Backpropagation
from gdviz.session.words import number
from gdviz.theme import Look

#: The largest radius of a neuron without numbers in heights of the text.
RADIUS = 1.1
#: Names take at most this share of the width on each side.
NAMES = 0.16


@final
class PassPicture(QWidget):
    """Its arrangement is kept while network and size are the same and, unless whole, the path."""

    def __init__(self, backpropagation: Backpropagation) -> None:
        super().__init__()
        self.setObjectName("pass_picture")
        self.setAccessibleName(self.tr("The network with the numbers of this sample"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._pass = backpropagation
        self._look: Look | None = None
        self._arranged: Arrangement | None = None
        self._arranged_for: object = None
        self._arranged_path: tuple[int, ...] = ()

    @property
    def arrangement(self) -> Arrangement | None:
        """Where everything lies; None before it is shown."""
        told = self._pass.told
        if told is None or self._look is None:
            return None
        wanted = (told.cost, self.size(), self._look)
        whole = self._arranged is not None and self._arranged.whole
        if wanted != self._arranged_for or not (whole or self._pass.path == self._arranged_path):
            self._arranged_for, self._arranged_path = wanted, self._pass.path
            self._arranged = self._arrange(told, self._look)
        return self._arranged

    @property
    def texts(self) -> tuple[PassText, ...]:
        """All numbers that are seen, neurons' first, with the places where they are written."""
        known, arranged = self._known(), self.arrangement
        if known is None or arranged is None:
            return ()
        texts = (*neuron_texts(known, arranged), *weight_texts(known, arranged))
        return tuple(text for text in texts if text.row.text)

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._look = look
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        arranged, point = self.arrangement, event.position()
        place = None if arranged is None else arranged.layout.at(point.x(), point.y())
        if place is not None:
            self._pass.choose(place.layer, place.neuron)

    def paintEvent(self, event: QPaintEvent) -> None:
        known, arranged, look = self._known(), self.arrangement, self._look
        if known is None or arranged is None or look is None:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(look.theme.surface))
        parts = PassPainter(painter, known, arranged, self._pass.path, look)
        parts.paint_edges()
        parts.paint_neurons()
        parts.paint_neuron_texts([*neuron_texts(known, arranged)])
        parts.paint_weight_texts([*weight_texts(known, arranged)])
        parts.paint_targets(self._targets(known.told, arranged))
        painter.setFont(font_for(look.sizes))
        self._paint_other_outputs(painter, known.told, arranged, look)
        paint_input_names(painter, arranged.layout, input_names(known.told.cost.samples), look)
        paint_counts(painter, arranged.layout, self.tr("+ {0} more"), look)
        painter.end()

    def _known(self) -> Known | None:
        told, arranged = self._pass.told, self.arrangement
        if told is None or arranged is None:
            return None
        return Known(told, self._pass.beats, self._pass.index, arranged.digits)

    def _targets(self, told: SamplePass, arranged: Arrangement) -> list[tuple[int, str, str]]:
        """For each output that bears numbers its name and its target."""
        names = output_names(told.cost.samples, told.network.sizes[-1])
        targets = told.record.targets[:, 0]
        return [
            (n, names[n], self.tr("t = {0}").format(number(float(targets[n]))))
            for layer, n in sorted(arranged.boxed)
            if layer == told.depth
        ]

    def _paint_other_outputs(
        self, painter: QPainter, told: SamplePass, arranged: Arrangement, look: Look
    ) -> None:
        """The names of outputs that bear no numbers."""
        names = output_names(told.cost.samples, told.network.sizes[-1])
        column = arranged.layout.columns[-1]
        others = [each for each in column if (told.depth, each.neuron) not in arranged.boxed]
        paint_output_names(painter, others, names, self.width(), look)

    def _arrange(self, told: SamplePass, look: Look) -> Arrangement:
        sizes = look.sizes
        metrics, samples = QFontMetricsF(font_for(sizes)), told.cost.samples
        targets = ["t = −0.00888", *output_names(samples, told.network.sizes[-1])]
        most = NAMES * self.width()
        left, right = (
            min(max(map(metrics.horizontalAdvance, names)) + 3 * sizes.spacing, most)
            for names in (input_names(samples), targets)
        )
        gap = sizes.spacing / 2
        area = QRectF(self.rect()).adjusted(left, gap, -right, -gap)
        if max(told.network.sizes) > 20:
            area.adjust(0, 0, 0, -metrics.height())
        return arrange(told.network.sizes, self._pass.path, area, RADIUS * sizes.text, sizes)
