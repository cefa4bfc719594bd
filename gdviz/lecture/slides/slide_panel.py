"""The words of a slide beside the picture, and how far the lesson is."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from gdviz.lecture.slides.marked_text import spoken
from gdviz.lecture.slides.said import Said
from gdviz.lecture.slides.slide_column import SlideColumn
from gdviz.theme import Look
from gdviz.typeset.typesetter import Typesetter

#: Margins and the line of progress, in heights of the text.
MARGIN, FOOT = 0.8, 1.8
#: The thickness of the bar that shows how far the lesson is, in heights of the text.
BAR = 0.18


@final
class SlidePanel(QWidget):
    """Paints one slide as large as it fits; screen readers hear it as plain text."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("slide")
        self._said = Said("")
        self._look: Look | None = None
        self._column = SlideColumn(self)
        self._pictures: dict[str, dict[str, bytes]] = {}  # of formulas, by colour and LaTeX
        self._typesetter = Typesetter(self)
        self._typesetter.typeset.connect(self._on_typeset)

    @property
    def said(self) -> Said:
        return self._said

    @property
    def column(self) -> SlideColumn:
        """The parts of the slide and where they stand."""
        return self._column

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._look = look
        self._set()

    def show_slide(self, said: Said) -> None:
        """Show what is said now."""
        if said != self._said:
            self._said = said
            self.setAccessibleName(spoken(said.title))
            self.setAccessibleDescription(_in_words(said))
            self._set()

    def origin(self) -> QPointF:
        """The upper left corner of the column."""
        margin = MARGIN * self._look.sizes.text if self._look else 0.0
        return QPointF(margin, margin)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._set()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._look is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._column.paint(painter, self.origin(), self._look)
        self._paint_progress(painter, self._look)
        painter.end()

    def _set(self) -> None:
        if self._look is None:
            return
        look, text = self._look, self._look.sizes.text
        room = QSizeF(self.width() - 2 * MARGIN * text, self.height() - (2 * MARGIN + FOOT) * text)
        pictures = self._pictures.setdefault(look.theme.text, {})
        self._column.set_slide(self._said, look, room, self.devicePixelRatioF(), pictures)
        for part in self._column.parts:
            for latex in part.text.formulas:
                if latex not in pictures:
                    self._typesetter.request(f"{look.theme.text} {latex}", latex, look.theme.text)
        self.update()

    def _on_typeset(self, place: str, svg: bytes) -> None:
        colour, _, latex = place.partition(" ")
        self._pictures.setdefault(colour, {})[latex] = svg
        self._set()  # a formula is higher than the gap that was left for it

    def _paint_progress(self, painter: QPainter, look: Look) -> None:
        text, said = look.sizes.text, self._said
        font = QFont(look.sizes.family)
        font.setPixelSize(text)
        painter.setFont(font)
        painter.setPen(QColor(look.theme.muted))
        left, bottom = MARGIN * text, self.height() - MARGIN * text
        box = QRectF(left, bottom - FOOT * text, self.width() - 2 * left, (FOOT - BAR) * text)
        words = self.tr("{0} / {1}").format(said.number, said.count)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        bar = QRectF(left, bottom - BAR * text, box.width(), BAR * text)
        painter.fillRect(bar, QColor(look.theme.rule))
        bar.setWidth(bar.width() * said.number / max(said.count, 1))
        painter.fillRect(bar, QColor(look.theme.accent))


def _in_words(said: Said) -> str:
    answers = [
        answer + (" ✓" if index == said.right else "") for index, answer in enumerate(said.answers)
    ]
    return spoken("\n".join(each for each in (said.words, said.question, *answers) if each))
