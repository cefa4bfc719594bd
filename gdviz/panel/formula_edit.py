"""The line in which a formula is read and typed; it says at which character something is wrong."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit

from gdviz.engine.formula_text import FormulaError, parse, unknown_names
from gdviz.panel.cursor_keys import keeps_cursor_keys
from gdviz.session.words import translated
from gdviz.theme import Look


@final
class FormulaEdit(QLineEdit):
    """Shows a formula; what is typed is checked with every key and asked for with Return."""

    formula_requested = Signal(str)
    complained = Signal(str)  # what is wrong with the text, or nothing

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._shown = ""
        self._error: FormulaError | None = None
        self._accent = QColor()
        self.textEdited.connect(self._on_text_edited)

    @property
    def error(self) -> FormulaError | None:
        """What is wrong with the text."""
        return self._error

    def set_look(self, look: Look) -> None:
        """Take colours."""
        self._accent = QColor(look.theme.runs[0])

    def show_formula(self, text: str) -> None:
        """Show a formula; must not emit."""
        self._shown, self._error = text, None
        self.setText(text)
        self.setCursorPosition(0)

    @property
    def begun(self) -> bool:
        """Whether something was typed that was not asked for yet."""
        return self.text() != self._shown

    def event(self, event: QEvent) -> bool:
        return keeps_cursor_keys(event) or super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.text() != self._shown and event.reason() != Qt.FocusReason.PopupFocusReason:
            self.show_formula(self._shown)
            self.complained.emit("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._ask()
        elif event.key() == Qt.Key.Key_Escape:
            self.clearFocus()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._error is None:
            return
        before = self.fontMetrics().horizontalAdvance(self.text()[: self._error.position])
        left = self.cursorRect().center().x() - self.fontMetrics().horizontalAdvance(
            self.text()[: self.cursorPosition()]
        )
        size = self.height() / 6
        tip = QPointF(left + before + size, self.height() - 1.7 * size)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._accent, size / 2))
        painter.drawPolyline([tip + QPointF(-size, size), tip, tip + QPointF(size, size)])
        painter.end()

    def _on_text_edited(self, text: str) -> None:
        self._error = complaint_of(text)
        self.complained.emit("" if self._error is None else translated(self._error.message))
        self.update()

    def _ask(self) -> None:
        text = self.text()
        if self._error is None and text != self._shown:
            self._shown = text  # the focus goes, and must not bring the old text back
            self.formula_requested.emit(text)
            self.clearFocus()


def complaint_of(text: str) -> FormulaError | None:
    """What is wrong with a text in which single letters may be constants."""
    try:
        parse(text, unknown_names(text))
    except FormulaError as error:
        return error
    return None
