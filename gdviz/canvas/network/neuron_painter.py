"""Neurons as discs that fill up with their activation, in a ring of glow; names beside them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from gdviz.canvas.network.edge_painter import GLOW, glow_colour
from gdviz.canvas.network.neuron_layout import Layout, Place
from gdviz.canvas.network.strengths import GLOWS, mixed
from gdviz.engine.cost import Array
from gdviz.session.words import number
from gdviz.theme import Look, Sizes

#: A number is written into a disc if it is narrower than so many radii.
ROOMY = 1.85
#: The minus in a negative neuron: half its length in radii, its width in widths of lines, and the
#: least activation that has one, as a share of the largest.
BAR, BAR_WIDTH, FAINT = 0.5, 0.6, 0.06


def font_for(sizes: Sizes, share: float = 1.0) -> QFont:
    """The font of a picture's texts, or a share of its size."""
    font = QFont(sizes.family)
    font.setPixelSize(max(1, round(share * sizes.text)))
    return font


def tint(value: float, look: Look, most: float = 1.0) -> QColor:
    """The colour of an activation: that of its sign, the fuller the further from zero."""
    theme = look.theme
    share = min(abs(value), 1.0) * most if value == value else 0.0
    return mixed(theme.negative if value < 0 else theme.positive, share, theme.surface)


def ink_on(ground: QColor, look: Look) -> QColor:
    """The colour of text that stands out on a ground: the text's own, or the surface's."""
    text, surface = QColor(look.theme.text), QColor(look.theme.surface)
    light = ground.lightnessF()
    return max((text, surface), key=lambda each: abs(each.lightnessF() - light))


def paint_neuron(
    painter: QPainter, place: Place, activation: float, share: float, glow: int, look: Look
) -> None:
    """One disc, filled with a share from -1 to 1; where there is room, with the activation."""
    ring = GLOW * look.sizes.line * glow / GLOWS
    middle = QPointF(place.x, place.y)
    if glow:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(glow_colour(glow, look))
        painter.drawEllipse(middle, place.half_width + ring, place.half_height + ring)
    filled = tint(share, look)
    painter.setPen(QPen(QColor(look.theme.axis), look.sizes.thin))
    painter.setBrush(filled)
    painter.drawEllipse(middle, place.half_width, place.half_height)
    if place.half_width < look.sizes.text and share > -FAINT:
        return
    painter.setPen(QPen(ink_on(filled, look), BAR_WIDTH * look.sizes.line))
    text = number(activation, 2) if place.half_width >= look.sizes.text else ""
    if text and QFontMetricsF(painter.font()).horizontalAdvance(text) < ROOMY * place.half_width:
        painter.drawText(place.box, Qt.AlignmentFlag.AlignCenter, text)
    elif share <= -FAINT:  # a minus, where there is no room for the number
        half = QPointF(BAR * place.half_width, 0)
        painter.drawLine(middle - half, middle + half)


def paint_input_names(painter: QPainter, layout: Layout, names: Sequence[str], look: Look) -> None:
    """The names of inputs at the left of their neurons."""
    painter.setPen(QColor(look.theme.text))
    for place in layout.columns[0]:
        end = place.x - place.half_width - look.sizes.spacing
        room = QRectF(0, place.y, end, 0)
        _paint_name(painter, names[place.neuron], place, room, Qt.AlignmentFlag.AlignRight)


def paint_output_names(
    painter: QPainter, column: Sequence[Place], names: Sequence[str], right: float, look: Look
) -> None:
    """The names of outputs between their neurons and the right end of the picture."""
    painter.setPen(QColor(look.theme.text))
    for place in column:
        begin = place.x + place.half_width + look.sizes.spacing
        room = QRectF(begin, place.y, right - begin, 0)
        _paint_name(painter, names[place.neuron], place, room, Qt.AlignmentFlag.AlignLeft)


def _paint_name(
    painter: QPainter, name: str, place: Place, room: QRectF, side: Qt.AlignmentFlag
) -> None:
    """Nothing where neurons stand closer than lines of text."""
    metrics = QFontMetricsF(painter.font())
    if 2.6 * place.half_height < 0.8 * metrics.height() or room.width() <= 0:
        return
    text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room.width())
    half = metrics.height() / 2
    painter.drawText(room.adjusted(0, -half, 0, half), side | Qt.AlignmentFlag.AlignVCenter, text)


def paint_counts(painter: QPainter, layout: Layout, template: str, look: Look) -> None:
    """Below each column how many neurons are not drawn; without words where there is no room."""
    painter.setPen(QColor(look.theme.muted))
    metrics = QFontMetricsF(painter.font())
    middles = [column[-1].x for column in layout.columns]
    room = min((b - a for a, b in pairwise(middles)), default=layout.area.width())
    for x, count in zip(middles, layout.hidden, strict=True):
        if count:
            text = template.format(count)
            text = text if metrics.horizontalAdvance(text) < 0.95 * room else f"+{count}"
            box = QRectF(x - 200, layout.area.bottom(), 400, metrics.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def shares_of(values: Array) -> Array:
    """Activations of a layer over the largest of them, or over 1 where all are smaller."""
    largest = float(abs(values).max(initial=1.0))
    return values / largest if largest < float("inf") else values.clip(-1, 1)
