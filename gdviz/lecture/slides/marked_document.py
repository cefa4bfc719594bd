"""A document of marked text whose formulas are pictures, set in the size of the words."""

from __future__ import annotations

from pathlib import Path
from typing import final

from PySide6.QtCore import QByteArray, QObject, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QFont,
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
#: How the picture of a formula is named.
FORMULA = "formula:"


@final
class MarkedDocument(QTextDocument):
    """Knows the pictures of its own formulas, and reads those of one folder, nothing else."""

    def __init__(self, parent: QObject, folder: Path | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._shown = MarkedText("", ())
        self._pictures: dict[int, QByteArray] = {}
        self._text, self._ratio = 1, 1.0
        self.setDocumentMargin(0)
        self.setUndoRedoEnabled(False)

    def show_text(self, text: MarkedText, look: Look, ratio: float) -> None:
        """Set a text in the look's size, for a screen of so many device pixels a pixel."""
        font = QFont(look.sizes.family)
        font.setPixelSize(look.sizes.text)
        self._shown, self._pictures = text, {}
        self._text, self._ratio = look.sizes.text, ratio
        self.setDefaultFont(font)
        self._build()

    def show_formula(self, index: int, svg: bytes) -> None:
        """Put the picture of a formula in its place; one that could not be set is shown as text."""
        self._pictures[index] = QByteArray(svg)
        self._build()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        plain = QUrl(name).toString()
        if not plain.startswith(FORMULA):
            return self._read(plain)
        picture = self._pictures.get(int(plain.removeprefix(FORMULA)))
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
        picture = self._pictures.get(index)
        if picture is not None and picture.isEmpty():
            cursor.insertText(latex)
            return
        size = self._size_of(picture) if picture else QSizeF(GAP * self._text, self._text)
        form = QTextImageFormat()
        form.setName(f"{FORMULA}{index}")
        form.setWidth(size.width())
        form.setHeight(size.height())
        form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
        cursor.insertImage(form)

    def _part_paragraphs(self) -> None:
        block = self.begin()
        while block.isValid():
            form = QTextBlockFormat()
            inside = block.textList() is not None and block.next().textList() is not None
            form.setBottomMargin(0.5 * PARAGRAPH * self._text if inside else PARAGRAPH * self._text)
            QTextCursor(block).mergeBlockFormat(form)
            block = block.next()

    def _size_of(self, picture: QByteArray) -> QSizeF:
        size = QSvgRenderer(picture).viewBoxF().size() * (self._text / SIZE)
        return size * min(1.0, self.textWidth() / size.width()) if self.textWidth() > 0 else size

    def _painted(self, renderer: QSvgRenderer) -> QImage:
        size = renderer.viewBoxF().size() * (self._text / SIZE * self._ratio)
        image = QImage(size.toSize(), QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        renderer.render(painter, QRectF(image.rect()))
        painter.end()
        return image
