"""Paints a confusion matrix and the samples of one of its cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import compress, product
from typing import final

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gdviz.canvas.network.confused import Cell, Confused
from gdviz.canvas.network.confusion_layout import LINE, ConfusionLayout
from gdviz.canvas.network.lettering import Lettering
from gdviz.canvas.network.shades import readable_on, shades_image
from gdviz.canvas.network.strengths import mixed
from gdviz.theme import Look

#: The weakest tint of a cell that has samples: even one mistake can be seen.
FAINTEST = 0.22
#: With more classes than these, cells without samples stay empty.
FEW = 4
#: The side of a sample that is a picture, and the room between them, in sizes of the text.
SIDE, APART = 2.6, 0.3
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
MIDDLE = Qt.AlignmentFlag.AlignCenter
FREE = MIDDLE | Qt.TextFlag.TextDontClip
LEFT_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
WRAPPED = LEFT_TOP | Qt.TextFlag.TextWordWrap


@final
class ConfusionPainter:
    """Has a painter for one frame."""

    def __init__(
        self, painter: QPainter, look: Look, letters: Lettering, layout: ConfusionLayout
    ) -> None:
        self._painter, self._letters, self._layout = painter, letters, layout
        self._look, self._theme = look, look.theme

    def paint(self, confused: Confused, cell: Cell | None) -> None:
        """Paint the matrix, and what is to be seen of a cell."""
        words = confused.cell_in_words(cell) if cell else confused.accuracy_in_words()
        self._write(self._layout.words, LEFT, words, bold=True)
        self._paint_names(confused.classes)
        self._paint_cells(confused)
        if cell is None:
            self._explain()
            return
        self._frame(self._layout.cell(cell), self._theme.text, self._look.sizes.line)
        if confused.samples.picture is not None:
            self._paint_pictures(confused, cell)
        else:
            self._paint_inputs(confused, cell)

    def _paint_names(self, names: Sequence[str]) -> None:
        for index in self._layout.named_rows:
            self._write(self._layout.row_name(index), RIGHT, [names[index]])
        for index in self._layout.named_columns:
            self._write(self._layout.column_name(index), MIDDLE, [names[index]])

    def _paint_cells(self, confused: Confused) -> None:
        every = range(len(confused.classes))
        tints = {
            cell: self._tint(confused, cell) for cell in map(Cell._make, product(every, every))
        }
        for cell, tint in tints.items():
            if confused.matrix[cell]:
                self._painter.fillRect(self._layout.cell(cell), tint)
        self._paint_grid(len(confused.classes))
        for index in every:
            box = self._layout.cell(Cell(index, index))
            self._frame(box, self._theme.accent, 1.5 * self._look.sizes.thin)
        if self._has_room_for(str(int(confused.matrix.max()))):
            self._paint_numbers(confused, tints)

    def _tint(self, confused: Confused, cell: Cell) -> QColor:
        """The more of a class is in a cell the deeper; mistakes have a colour of their own."""
        full = self._theme.accent if cell.truth == cell.taken else self._theme.level_here
        if not confused.matrix[cell]:
            return QColor(self._theme.surface)
        share = FAINTEST + (1 - FAINTEST) * confused.share(cell)
        return mixed(full, share, self._theme.surface)

    def _paint_grid(self, count: int) -> None:
        """Whole pixels: lines between them take many times as long."""
        matrix, rule = self._layout.matrix, QColor(self._theme.rule)
        width = max(1, round(self._look.sizes.thin))
        for index in range(count + 1):
            x = round(matrix.left() + index * matrix.width() / count)
            y = round(matrix.top() + index * matrix.height() / count)
            self._painter.fillRect(x, round(matrix.top()), width, round(matrix.height()), rule)
            self._painter.fillRect(round(matrix.left()), y, round(matrix.width()), width, rule)

    def _has_room_for(self, text: str) -> bool:
        cell = self._layout.cell(Cell(0, 0))
        height, width = 0.8 * self._letters.height, self._letters.width(text) + 4
        return width <= cell.width() and height <= cell.height()

    def _paint_numbers(self, confused: Confused, tints: Mapping[Cell, QColor]) -> None:
        self._painter.setFont(self._letters.plain)
        few = len(confused.classes) <= FEW
        for cell, tint in tints.items():
            count = int(confused.matrix[cell])
            if count or few:
                self._painter.setPen(QColor(readable_on(tint, self._theme)))
                self._painter.drawText(self._layout.cell(cell), FREE, str(count))

    def _explain(self) -> None:
        """How the matrix is read, and what can be done, while no cell is looked at."""
        room = self._layout.strip.adjusted(0, LINE * self._look.sizes.text, 0, 0)
        read = _tr("Row: what it is. Column: what it is taken for.")
        texts = (f"{read} {_tr('Point at a cell to see its samples.')}", read, "")
        self._painter.setFont(self._letters.plain)
        self._painter.setPen(QColor(self._theme.muted))
        boxes = (self._painter.boundingRect(room, WRAPPED, text) for text in texts)
        fits = (box.height() <= room.height() for box in boxes)
        self._painter.drawText(room, WRAPPED, next(compress(texts, fits), ""))

    def _paint_pictures(self, confused: Confused, cell: Cell) -> None:
        """As many as there is room for; of the others it is said how many they are."""
        pictures, text = confused.pictures(cell), self._look.sizes.text
        low, high = float(confused.samples.inputs.min()), float(confused.samples.inputs.max())
        places = self._places(pictures.shape[2] / pictures.shape[1])
        shown = len(pictures) if len(pictures) <= len(places) else len(places)
        for picture, box in zip(pictures[:shown], places, strict=False):
            shares = (picture - low) / ((high - low) or 1.0)
            self._painter.drawImage(box, shades_image(shares, self._theme))
            self._frame(box, self._theme.rule, self._look.sizes.thin)
        self._say_more(len(pictures) - shown, self._layout.strip.bottom() - LINE * text)

    def _places(self, shape: float) -> list[QRectF]:
        """Places for pictures so many times as wide as high, row by row, with a line below."""
        text, strip = self._look.sizes.text, self._layout.strip
        height, gap = SIDE * text, APART * text
        width = min(height * shape, strip.width())
        columns = max(1, int((strip.width() + gap) // (width + gap)))
        rows = max(1, int((strip.height() - LINE * text + gap) // (height + gap)))
        return [
            QRectF(
                strip.left() + column * (width + gap),
                strip.top() + row * (height + gap),
                width,
                height,
            )
            for row, column in product(range(rows), range(columns))
        ]

    def _paint_inputs(self, confused: Confused, cell: Cell) -> None:
        """The names of the inputs, and a line for each sample."""
        strip, line = self._layout.strip, LINE * self._look.sizes.text
        lines = confused.lines(cell)
        room = max(1, int(strip.height() // line) - 1)
        shown = lines if len(lines) <= room else lines[: max(room - 1, 0)]
        titles = ", ".join(confused.samples.input_labels)
        box = QRectF(strip.left(), strip.top(), strip.width(), line)
        self._write(box, LEFT, [titles], self._theme.muted)
        for index, text in enumerate(shown, start=1):
            self._write(box.translated(0, index * line), LEFT, [text])
        self._say_more(len(lines) - len(shown), strip.top() + (len(shown) + 1) * line)

    def _say_more(self, count: int, top: float) -> None:
        if count:
            strip, line = self._layout.strip, LINE * self._look.sizes.text
            box = QRectF(strip.left(), top, strip.width(), line)
            texts = [_tr("… and {0} more").format(count), f"… +{count}"]
            self._write(box, LEFT, texts, self._theme.muted)

    def _frame(self, box: QRectF, colour: str, width: float) -> None:
        self._painter.setPen(QPen(QColor(colour), width))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRect(box)

    def _write(
        self,
        box: QRectF,
        flags: Qt.AlignmentFlag,
        texts: Sequence[str],
        colour: str = "",
        bold: bool = False,
    ) -> None:
        """The first of the texts that fits."""
        text = self._letters.fitting(texts, box.width() + 1, bold)
        self._painter.setFont(self._letters.bold if bold else self._letters.plain)
        self._painter.setPen(QColor(colour or self._theme.text))
        self._painter.drawText(box, flags | Qt.TextFlag.TextDontClip, text)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Confusion", text)
