"""One line of large type that always fits: too long for the width, it is set smaller."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gdviz.canvas.fitted_type import fitted
from gdviz.theme import Look

#: Narrower than so many heights of the type, there are two lines.
NARROW = 30


@final
class Headline(QWidget):
    """Painted by hand: a label would ask for a new layout with every new text."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._text = ""
        self._look: Look | None = None
        self._metrics: tuple[QFont, QFontMetricsF] | None = None  # of its largest type
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def text(self) -> str:
        return self._text

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._look = look
        self._metrics = _with_metrics(look)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._take_height()
        self.update()

    def show_text(self, text: str) -> None:
        """Show a text; screen readers are told it too."""
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._look is None:
            return
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._look.theme.surface))
        painter.setFont(self._fitting_font(self._look))
        painter.setPen(QColor(self._look.theme.text))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        spacing = self._look.sizes.spacing
        painter.drawText(QRectF(self.rect()).adjusted(spacing, 0, -spacing, 0), flags, self._text)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._take_height()

    def _take_height(self) -> None:
        # By the width, not by the text: the picture must not move when another text comes.
        if self._look is not None:
            lines = self._lines(self._look)
            self.setFixedHeight(round((0.45 + 1.25 * lines) * self._look.sizes.large))

    def _lines(self, look: Look) -> int:
        return 2 if self.width() < NARROW * look.sizes.large else 1

    def _fitting_font(self, look: Look) -> QFont:
        """The font of the look, smaller where the words do not fit in."""
        room = QRectF(self.rect()).adjusted(look.sizes.spacing, 0, -look.sizes.spacing, 0)
        font, metrics = self._metrics or _with_metrics(look)
        if (
            metrics.horizontalAdvance(self._text) < room.width()
            and metrics.height() < room.height()
        ):
            return font  # measured sooner than laid out
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        return fitted(font, look.sizes.large, room, int(flags), self._text, self._lines(look))


def _with_metrics(look: Look) -> tuple[QFont, QFontMetricsF]:
    """The type of a look where it need not be smaller."""
    font = QFont(look.sizes.family, weight=QFont.Weight.DemiBold)
    font.setPixelSize(look.sizes.large)
    return font, QFontMetricsF(font)
