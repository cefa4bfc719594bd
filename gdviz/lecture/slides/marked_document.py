"""A document of marked text whose formulas are pictures, set in the size of the words."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil
from pathlib import Path
from typing import final

from PySide6.QtCore import QByteArray, QObject, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QFontMetricsF,
    QImage,
    QPainter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
)
from PySide6.QtSvg import QSvgRenderer

from gdviz.lecture.slides.marked_text import FIRST, MarkedText
from gdviz.lessons.near_files import picture_beside
from gdviz.theme import Look
from gdviz.typeset.typesetter import SIZE

#: Markdown's own features alone: no HTML, which could name files.
_FEATURES = QTextDocument.MarkdownFeature.MarkdownNoHTML
#: The gap that waits for a formula, in heights of the text, and that between two paragraphs.
GAP, PARAGRAPH = 2.0, 0.5
#: How much larger mathematics is set than words: its letters are smaller in type of one size.
MATHEMATICS = 1.1
#: How the picture of a formula is named.
FORMULA = "formula:"


@final
class MarkedDocument(QTextDocument):
    """Knows the pictures of its own formulas, and reads those of one folder, nothing else."""

    def __init__(self, parent: QObject, folder: Path | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._shown = MarkedText("", ())
        self._pictures: dict[str, QByteArray] = {}
        self._text, self._ratio = 1, 1.0
        self.setDocumentMargin(0)
        self.setUndoRedoEnabled(False)

    def show_text(
        self, text: MarkedText, look: Look, ratio: float, pictures: Mapping[str, bytes]
    ) -> None:
        """Set a text in the look's size, for a screen of so many device pixels a pixel.

        `pictures` are those of the formulas by their LaTeX; one that is not there yet has a gap,
        one that could not be set is empty and shown as text.
        """
        font = QFont(look.sizes.family)
        font.setPixelSize(look.sizes.text)
        self._shown, self._text, self._ratio = text, look.sizes.text, ratio
        self._pictures = {each: QByteArray(pictures[each]) for each in pictures}
        self.setDefaultFont(font)
        self._build()

    @property
    def longest_word(self) -> float:
        """The width of the longest word, in bold type: in less room it would be parted."""
        font = QFont(self.defaultFont())
        font.setBold(True)
        metrics = QFontMetricsF(font)
        widths = map(metrics.horizontalAdvance, self.toPlainText().split())
        return max(widths, default=0.0)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        plain = QUrl(name).toString()
        if not plain.startswith(FORMULA):
            return self._read(plain)
        latex = self._shown.formulas[int(plain.removeprefix(FORMULA))]
        picture = self._pictures.get(latex)
        return self._painted(QSvgRenderer(picture)) if picture else QImage()

    def _read(self, name: str) -> QImage:
        """A picture of the folder, no wider than the words."""
        if self._folder is None:
            return QImage()
        try:
            image = QImage(str(picture_beside(self._folder, name)))
        except ValueError:
            return QImage()
        widest = round(self.textWidth() * self._ratio)
        if 0 < widest < image.width():
            image = image.scaledToWidth(widest, Qt.TransformationMode.SmoothTransformation)
        image.setDevicePixelRatio(self._ratio)
        return image

    def _build(self) -> None:
        self.clear()
        self.setMarkdown(self._shown.markdown, _FEATURES)
        for index, latex in enumerate(self._shown.formulas):
            cursor = self.find(chr(FIRST + index))
            if not cursor.isNull():
                self._put(cursor, index, latex)
        self._part_paragraphs()

    def _put(self, cursor: QTextCursor, index: int, latex: str) -> None:
        picture = self._pictures.get(latex)
        if picture is not None and picture.isEmpty():
            cursor.insertText(latex)
            return
        form = QTextImageFormat()
        form.setName(f"{FORMULA}{index}")
        size = QSizeF(GAP * self._text, self._text)
        if picture is not None:
            box, font = self._stood(QSvgRenderer(picture).viewBoxF())
            size = box.size() * self._shrunk(box)
            form.setFont(font)
            form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
        form.setWidth(size.width())
        form.setHeight(size.height())
        cursor.insertImage(form)

    def _part_paragraphs(self) -> None:
        block = self.begin()
        while block.isValid():
            form = QTextBlockFormat()
            inside = block.textList() is not None and block.next().textList() is not None
            form.setBottomMargin(0.5 * PARAGRAPH * self._text if inside else PARAGRAPH * self._text)
            QTextCursor(block).mergeBlockFormat(form)
            block = block.next()

    def _stood(self, box: QRectF) -> tuple[QRectF, QFont]:
        """A box with room below so that its zero, the formula's baseline, is on that of the words.

        Qt stands a picture as deep as letters of its font reach: a deeper one has a larger font.
        """
        font = QFont(self.defaultFont())
        reach = QFontMetrics(font).descent()
        deeper = max(1.0, box.bottom() * self._scale / reach)
        font.setPixelSize(ceil(self._text * deeper))
        box.setBottom(QFontMetrics(font).descent() / self._scale)
        return box, font

    @property
    def _scale(self) -> float:
        """Pixels a unit of a formula's picture."""
        return MATHEMATICS * self._text / SIZE

    def _shrunk(self, box: QRectF) -> float:
        """Pixels a unit for a picture that is no wider than the words."""
        widest = self.textWidth() / box.width() if self.textWidth() > 0 else self._scale
        return min(self._scale, widest)

    def _painted(self, renderer: QSvgRenderer) -> QImage:
        box, _ = self._stood(renderer.viewBoxF())
        renderer.setViewBox(box)
        size = box.size() * (self._shrunk(box) * self._ratio)
        image = QImage(size.toSize(), QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        renderer.render(painter, QRectF(image.rect()))
        painter.end()
        return image
