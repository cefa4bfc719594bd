"""The typeset lines of a moment, side by side where there is room, else one below the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import final

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gdviz.canvas.backpropagation.set_ahead import SetAhead
from gdviz.engine.worked_step import WorkedLine
from gdviz.theme import Look
from gdviz.typeset.math_label import MathLabel

#: A formula has at most so many lines with numbers.
NUMBERS = 2
#: Sizes of the mathematics in sizes of the text: the first at which all lines have room.
SIZES = tuple(size / 20 for size in range(22, 9, -1))
#: The gap between lines side by side, in sizes of the text.
GAP = 2.0


@final
class FormulaLines(QWidget):
    """Places its lines by itself: a layout would stretch them."""

    def __init__(self, ahead: SetAhead) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._ahead = ahead
        self._look: Look | None = None
        self._shown: tuple[str, ...] = ()
        names = ("pass_formula", *(f"pass_numbers_{index}" for index in range(NUMBERS)))
        self._labels = [MathLabel(name) for name in names]
        for label in self._labels:
            label.setParent(self)
            label.hide()
        ahead.ready.connect(self._on_ready)

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._look = look
        self._shown = ()

    def show_line(self, line: WorkedLine) -> None:
        """Show a formula and the same with numbers, as soon as they are set."""
        texts = (line.formula, *line.numbers)
        if texts != self._shown:
            self._shown = texts
            self._show_pictures()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def _on_ready(self, latex: str) -> None:
        if latex in self._shown:
            self._show_pictures()

    def _show_pictures(self) -> None:
        if self._look is None:
            return
        for index, label in enumerate(self._labels):
            latex = self._shown[index] if index < len(self._shown) else ""
            picture = self._ahead.ask(latex, self._look.theme.text) if latex else None
            # What is not set yet is blank; what cannot be set is shown in its words.
            label.show_picture(picture or b"", latex if picture is not None else "")
            label.setVisible(bool(latex))
        self._place()

    def _place(self) -> None:
        """In the largest size in which they fit, one after the other."""
        if self._look is None:
            return
        labels, text = self._labels[: len(self._shown)], self._look.sizes.text
        for size in SIZES:
            for label in labels:
                label.set_text_size(round(size * text))
            places = _flowed([_size(label, self.width()) for label in labels], self.width(), text)
            if max((place.bottom() for place in places), default=0) < self.height():
                break
        for label, place in zip(labels, places, strict=True):
            label.setGeometry(place)


def _size(label: MathLabel, width: int) -> QSize:
    """How large a line is, at most as wide as there is room."""
    size = label.sizeHint()
    if size.width() <= width:
        return size
    return QSize(width, round(size.height() * width / size.width()))


def _flowed(sizes: Sequence[QSize], width: int, text: int) -> list[QRect]:
    """Rows from left to right, lines of a row on its middle."""
    rows: list[list[int]] = [[]]
    x = 0
    for index, size in enumerate(sizes):
        if rows[-1] and x + size.width() > width:
            rows.append([])
            x = 0
        rows[-1].append(index)
        x += size.width() + round(GAP * text)
    places, top = [], 0
    for row in rows:
        high, x = max((sizes[index].height() for index in row), default=0), 0
        for index in row:
            size = sizes[index]
            places.append(QRect(QPoint(x, top + (high - size.height()) // 2), size))
            x += size.width() + round(GAP * text)
        top += high
    return places
