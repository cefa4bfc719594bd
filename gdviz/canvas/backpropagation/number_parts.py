"""Numbers, the labels beside them, and the plates on which those of weights stand on lines."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from itertools import groupby

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from gdviz.canvas.backpropagation.arrangement import Label
from gdviz.canvas.backpropagation.moment import Moment, Part
from gdviz.canvas.backpropagation.pass_texts import PassText

_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft | _MIDDLE, Qt.AlignmentFlag.AlignRight | _MIDDLE
#: The symbol of gradients, which are set in italics.
_SLANTED = "∂"


def written(text: PassText) -> Hashable:
    """All of a number that is seen, but its place."""
    return (text.row, text.symbol)


def paint_number(painter: QPainter, moment: Moment, text: PassText) -> None:
    """Its symbol at the left and the number at the right."""
    theme, row = moment.look.theme, text.row
    font = moment.arranged.font
    if text.symbol:
        painter.setFont(styled(font, row.now))
        painter.setPen(QColor(theme.accent if row.now else theme.muted))
        painter.drawText(text.box, _LEFT, text.symbol)
    if row.text:
        painter.setFont(styled(font, row.now, row.symbol == _SLANTED))
        painter.setPen(QColor(theme.text))
        painter.drawText(text.box, _RIGHT, row.text)


def plate_parts(moment: Moment, texts: Sequence[PassText]) -> Iterator[Part]:
    """Plates on lines: the weight, and below it in italics its gradient."""
    if moment.arranged.grid is not None:
        return
    of_weights = [text for text in texts if len(text.of) == 3 and text.row.text]
    for of, rows in groupby(of_weights, key=lambda text: text.of):
        yield _plate(moment, of, list(rows))


def _plate(moment: Moment, of: tuple[int, ...], texts: Sequence[PassText]) -> Part:
    box = QRectF(texts[0].box)
    for text in texts[1:]:
        box = box.united(text.box)
    layer, target, source = of
    chosen, thin = moment.chosen(layer, target, source), moment.look.sizes.thin

    def paint(painter: QPainter) -> None:
        _paint_plate(painter, moment, box, chosen)
        painter.setPen(QColor(moment.look.theme.text))
        for text in texts:
            slanted = text.row.symbol == _SLANTED
            painter.setFont(styled(moment.arranged.font, text.row.now, slanted))
            painter.drawText(text.box, Qt.AlignmentFlag.AlignCenter, text.row.text)

    wide = 2 * thin
    around = moment.arranged.plates[(layer, target, source)].adjusted(-wide, -wide, wide, wide)
    return Part(around, (chosen, tuple(map(written, texts))), paint)


def _paint_plate(painter: QPainter, moment: Moment, box: QRectF, chosen: bool) -> None:
    theme, sizes = moment.look.theme, moment.look.sizes
    painter.setPen(QPen(QColor(theme.accent if chosen else theme.rule), sizes.thin * (1 + chosen)))
    painter.setBrush(QColor(theme.surface))
    painter.drawRoundedRect(box, sizes.spacing / 2, sizes.spacing / 2)


def label_parts(moment: Moment) -> Iterator[Part]:
    """The labels that stand on no card: names of columns and of inputs."""
    grid = moment.arranged.grid
    for label in () if grid is None else grid.labels_on.get(None, ()):
        yield _label_part(moment, label)


def _label_part(moment: Moment, label: Label) -> Part:
    def paint(painter: QPainter) -> None:
        paint_label(painter, moment, label)

    return Part(label.box, label_state(moment, label), paint)


def label_state(moment: Moment, label: Label) -> Hashable:
    """All of a label that is seen, but its place."""
    return (label.text, _named_now(moment, label))


def paint_label(painter: QPainter, moment: Moment, label: Label) -> None:
    """In the accent's colour where it names what the chosen weight leads from."""
    theme, now = moment.look.theme, _named_now(moment, label)
    painter.setFont(styled(moment.arranged.font, now))
    colour = theme.accent if now else theme.text if label.plain else theme.muted
    painter.setPen(QColor(colour))
    painter.drawText(label.box, _RIGHT if label.right else _LEFT, label.text)


def _named_now(moment: Moment, label: Label) -> bool:
    if label.source is None:
        return False
    layer, neuron = label.source
    here = label.card is None or moment.path[layer + 1] == label.card[1]
    return here and moment.path[layer] == neuron and moment.known.concerns(layer + 1)


def styled(font: QFont, bold: bool, slanted: bool = False) -> QFont:
    """The font with new numbers bold and gradients in italics."""
    styled = QFont(font)
    styled.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    styled.setItalic(slanted)
    return styled
