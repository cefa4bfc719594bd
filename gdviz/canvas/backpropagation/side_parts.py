"""What stands beside a network whose numbers are on its lines: names, targets, counts."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from gdviz.canvas.backpropagation.card_grid import Captions
from gdviz.canvas.backpropagation.moment import Moment, Part
from gdviz.canvas.network.neuron_layout import Place
from gdviz.canvas.network.neuron_painter import (
    font_for,
    paint_counts,
    paint_input_names,
    paint_output_names,
)


def side_parts(moment: Moment, captions: Captions, rect: QRectF, more: str) -> Iterator[Part]:
    """Nothing where numbers stand on cards, which bear all this; `more` counts what is hidden."""
    if moment.arranged.grid is not None:
        return

    def paint(painter: QPainter) -> None:
        depth, layout = moment.known.told.depth, moment.arranged.layout
        others = []
        for place in layout.columns[-1]:
            if (depth, place.neuron) in moment.arranged.boxed:
                _paint_target(painter, moment, place, captions)
            else:
                others.append(place)
        painter.setFont(font_for(moment.look.sizes))
        paint_output_names(painter, others, captions.outputs, rect.right(), moment.look)
        paint_input_names(painter, layout, captions.inputs, moment.look)
        paint_counts(painter, layout, more, moment.look)

    yield Part(rect, (captions.targets, moment.look), paint)


def _paint_target(painter: QPainter, moment: Moment, place: Place, captions: Captions) -> None:
    """At the right of an output its name and what it should say."""
    theme, gap, height = moment.look.theme, moment.look.sizes.spacing, moment.arranged.form.height
    painter.setFont(moment.arranged.font)
    left = place.x + place.half_width + 1.5 * gap
    width = moment.arranged.layout.area.right() + 400 - left
    words = (
        (captions.outputs[place.neuron], theme.muted),
        (captions.targets[place.neuron], theme.text),
    )
    for row, (text, colour) in enumerate(words):
        painter.setPen(QColor(colour))
        box = QRectF(left, place.y + (row - 1) * height, width, height)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft, text)
