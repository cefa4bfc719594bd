"""Paints the histograms of all layers, their axes and what is said of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gdviz.canvas.log_axis import round_text
from gdviz.canvas.network.histograms_layout import HistogramsLayout
from gdviz.canvas.network.histograms_words import Row
from gdviz.canvas.network.lettering import Lettering
from gdviz.engine.network.histogram_scales import Scales
from gdviz.engine.network.layer_statistics import Flow, LayerStatistics
from gdviz.session.words import round_number
from gdviz.theme import Look

#: From one number of an axis to the next in widths of the widest, which begins at the left edge.
APART = 1.7
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
MIDDLE = Qt.AlignmentFlag.AlignCenter


@final
class HistogramsPainter:
    """Has a painter for one frame; every histogram is as high as its own fullest bin."""

    def __init__(
        self, painter: QPainter, look: Look, letters: Lettering, layout: HistogramsLayout
    ) -> None:
        self._painter, self._letters, self._layout = painter, letters, layout
        self._look, self._theme = look, look.theme

    def paint(self, layers: Sequence[LayerStatistics], rows: Sequence[Row], scales: Scales) -> None:
        """Paint everything."""
        self._paint_headings()
        self._paint_weight_axis(scales)
        self._paint_gradient_axis(scales)
        for index, layer in enumerate(layers):
            self._paint_layer(index, layer, scales)
        for index in self._layout.labelled:
            self._paint_words(index, rows[index])

    def _paint_headings(self) -> None:
        self._write(self._layout.heading(0), LEFT, [_tr("Weights"), "w"], self._theme.muted)
        texts = [_tr("Size of gradients"), _tr("Gradients"), "∇C"]
        self._write(self._layout.heading(1), LEFT, texts, self._theme.muted)
        if not self._layout.captioned:
            self._write(self._layout.heading_beside, LEFT, [_tr("mean")], self._theme.muted)

    def _paint_weight_axis(self, scales: Scales) -> None:
        axis, reach = self._layout.axis(0), round_number(scales.reach)
        self._rule(axis.center().x(), column=0)
        texts = [(LEFT, round_number(-scales.reach)), (MIDDLE, "0"), (RIGHT, reach)]
        if self._letters.width("  ".join(text for _, text in texts)) > axis.width():
            texts = [(MIDDLE, f"± {reach}")]
        for alignment, text in texts:
            self._write(axis, alignment, [text], self._theme.text)

    def _paint_gradient_axis(self, scales: Scales) -> None:
        """Decades; the first bin has what is smaller as well."""
        axis, decades = self._layout.axis(1), scales.high - scales.low
        widest = self._letters.width(f"≤ {round_text(10.0**scales.low)}")
        most = int(axis.width() / (APART * widest))
        # In a narrow column the first number alone has room.
        step = -(-decades // most) if most else decades + 1
        for decade in range(scales.low, scales.high + 1, step):
            x = axis.left() + axis.width() * (decade - scales.low) / decades
            self._rule(x, column=1)
            text = round_text(10.0**decade)
            self._write_below(x, axis, f"≤ {text}" if decade == scales.low else text)

    def _write_below(self, x: float, axis: QRectF, text: str) -> None:
        """Below its place, but never beyond the edges of the tile."""
        width = self._letters.width(text) + 2
        edge = self._layout.box.right() - width
        box = QRectF(min(max(x - width / 2, axis.left()), edge), axis.top(), width, axis.height())
        self._write(box, MIDDLE, [text], self._theme.text)

    def _paint_layer(self, index: int, layer: LayerStatistics, scales: Scales) -> None:
        wrong = layer.flow is not Flow.STEADY
        colour = self._theme.level_here if wrong else self._theme.gradient
        self._paint_bars(self._layout.bars(index, 0), layer.weights, self._theme.data)
        bars = self._layout.bars(index, 1)
        self._paint_bars(bars, layer.gradients, colour)
        if layer.gradient_size > 0:
            decades = scales.high - scales.low
            place = np.clip(np.log10(layer.gradient_size) - scales.low, 0, decades)
            x = bars.left() + bars.width() * float(place) / decades
            self._line(x, bars, self._theme.text, self._look.sizes.line)

    def _paint_bars(self, box: QRectF, counts: NDArray[np.intp], colour: str) -> None:
        """Bars on a base line; one that counts anything is a pixel high at least."""
        width = box.width() / len(counts)
        heights = np.maximum(counts * (box.height() / max(int(counts.max()), 1)), 1.0)
        bars = [
            QRectF(box.left() + place * width, box.bottom() - heights[place], width, heights[place])
            for place in np.flatnonzero(counts).tolist()
        ]
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(colour))
        self._painter.drawRects(bars)
        base = QPen(QColor(self._theme.axis), self._look.sizes.thin)
        self._painter.setPen(base)
        self._painter.drawLine(box.bottomLeft(), box.bottomRight())

    def _paint_words(self, index: int, row: Row) -> None:
        layer, gradients = self._layout.caption(index, 0), self._layout.caption(index, 1)
        if not self._layout.captioned:
            colour = self._theme.level_here if row.remark else self._theme.text
            self._write(layer, LEFT, [str(row.layer)], self._theme.text)
            self._write(gradients, LEFT, [row.remark or row.size], colour, bool(row.remark))
            return
        titles = [row.title, row.stuck] if row.stuck else [row.title]
        colour = self._theme.level_here if row.stuck else self._theme.text
        self._write(layer, LEFT, titles, colour, bool(row.stuck))
        self._write(gradients, LEFT, [_tr("mean {0}").format(row.size), row.size])
        self._write(gradients, RIGHT, [row.flow], self._theme.level_here, bold=True)

    def _rule(self, x: float, column: int) -> None:
        """A thin line through the bars of all rows, but not through words."""
        for index in range(self._layout.count):
            self._line(x, self._layout.bars(index, column), self._theme.rule)

    def _line(self, x: float, box: QRectF, colour: str, width: float | None = None) -> None:
        self._painter.setPen(QPen(QColor(colour), width or self._look.sizes.thin))
        self._painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))

    def _write(
        self, box: QRectF, flags: Any, texts: Sequence[str], colour: str = "", bold: bool = False
    ) -> None:
        """The first of the texts that fits."""
        text = self._letters.fitting(texts, box.width() + 1, bold)
        self._painter.setFont(self._letters.bold if bold else self._letters.plain)
        self._painter.setPen(QColor(colour or self._theme.text))
        self._painter.drawText(box.adjusted(0, 0, 2, 0), flags, text)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Histograms", text)
