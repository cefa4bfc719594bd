"""The parts of a slide set below one another: title, words, question, answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import final

from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF
from PySide6.QtGui import QAbstractTextDocumentLayout, QColor, QPainter, QPalette

from gdviz.lecture.slides.marked_document import MarkedDocument
from gdviz.lecture.slides.marked_text import MarkedText
from gdviz.lecture.slides.said import Said
from gdviz.theme import Look, scaled

#: How large words are set, one size after another until the slide fits: few words are larger.
SCALES = (1.25, 1.1, 1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7)
#: Height of the title in heights of the words, and the gaps between parts.
TITLE, BETWEEN = 1.35, 0.75
#: Signs that a right and a wrong answer are told by, and a letter for each that is open.
RIGHT, WRONG, OPEN = "✓", "–", "ABCDEFGHIJ"


@final
@dataclass(eq=False)
class Part:
    """A text of the slide: what it is, its document, and where it stands."""

    name: str
    document: MarkedDocument
    text: MarkedText
    faint: bool = False
    top: float = 0.0


@final
class SlideColumn:
    """Documents for a width; a slide that is too high is set smaller."""

    def __init__(self, owner: QObject) -> None:
        self._owner = owner  # Python would let documents go on whatever thread it collects
        self.scale = 1.0
        self._said: Said | None = None
        self._parts: list[Part] = []
        self._height = 0.0

    @property
    def parts(self) -> tuple[Part, ...]:
        """All texts from the top down."""
        return tuple(self._parts)

    @property
    def height(self) -> float:
        """The height of all parts, in pixels."""
        return self._height

    def set_slide(
        self, said: Said, look: Look, room: QSizeF, ratio: float, pictures: Mapping[str, bytes]
    ) -> None:
        """Set what is said into a room, as large as fits; `pictures` are of formulas, by LaTeX."""
        self._take(said)
        for self.scale in SCALES:
            for part in self._parts:
                part.document.setTextWidth(room.width())
                size = _look_of(part, look, self.scale)
                part.document.show_text(part.text, size, ratio, pictures)
            self._stack(look)
            words_fit = all(each.document.longest_word <= room.width() for each in self._parts)
            if self._height <= room.height() and words_fit:
                break

    def paint(self, painter: QPainter, origin: QPointF, look: Look) -> None:
        """Paint all parts in the theme's colours."""
        for part in self._parts:
            painter.save()
            painter.translate(origin + QPointF(0, part.top))
            context = QAbstractTextDocumentLayout.PaintContext()
            colour = look.theme.muted if part.faint else look.theme.text
            context.palette.setColor(QPalette.ColorRole.Text, QColor(colour))
            part.document.documentLayout().draw(painter, context)
            painter.restore()

    def place_of(self, name: str) -> QRectF:
        """Where the part of a name stands, from the column's upper left corner."""
        part = next(each for each in self._parts if each.name == name)
        return QRectF(QPointF(0, part.top), part.document.size())

    def _take(self, said: Said) -> None:
        if said == self._said:
            return
        self._said = said
        for part in self._parts:
            part.document.deleteLater()
        self._parts = list(_parts(said, self._owner))

    def _stack(self, look: Look) -> None:
        gap, top = BETWEEN * look.sizes.text * self.scale, 0.0
        for part in self._parts:
            part.top = top
            top += part.document.size().height() + gap
        self._height = max(top - gap, 0.0)


def _parts(said: Said, owner: QObject) -> Iterator[Part]:
    for name, text, faint in _texts(said):
        yield Part(name, MarkedDocument(owner, said.folder), MarkedText.of(text), faint)


def _texts(said: Said) -> Iterator[tuple[str, str, bool]]:
    """Name, text and whether it is faint, of all that is said."""
    yield "title", f"**{said.title}**", False
    if said.words.strip():
        yield "words", said.words, False
    if said.question.strip():
        yield "question", f"**{said.question.strip()}**", False
    for index, answer in enumerate(said.answers):
        sign, faint = OPEN[index % len(OPEN)], False
        if said.right is not None:
            sign, faint = (RIGHT, False) if index == said.right else (WRONG, True)
        text = f"**{sign}  {answer}**" if index == said.right else f"{sign}  {answer}"
        yield f"answer_{index}", text, faint


def _look_of(part: Part, look: Look, scale: float) -> Look:
    sizes = scaled(look.sizes, scale * (TITLE if part.name == "title" else 1.0))
    return replace(look, sizes=sizes)
