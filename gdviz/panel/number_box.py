"""A box for a number of any size: only a finite number can be entered."""

from __future__ import annotations

import math
import re
from typing import final

from PySide6.QtCore import QEvent, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QWidget

from gdviz.panel.cursor_keys import keeps_cursor_keys

#: What a number may look like while it is being typed.
_BEGUN = re.compile(r"[-+]?\d*\.?\d*(e[-+]?\d*)?", re.IGNORECASE)

#: Decimal places that are kept: so many zeros, and six digits, of the smallest numbers in use.
SMALLEST_PLACE = 30
#: Decimal places of a number that is stepped evenly: 0.3 less 0.1 thrice is 0, not 5.6e-17.
EVEN_PLACE = 12

#: The height of the box in heights of its text.
HEIGHT = 1.35

#: The letters of nan and inf, which the box refuses: whoever types them wants no other key.
NO_NUMBERS = frozenset("anif")


@final
class NumberBox(QDoubleSpinBox):
    """Shows six significant digits; Return takes what was typed, Escape drops it; both leave."""

    entered = Signal(float)  # a number that a person typed or stepped to

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._shown = 0.0
        self._showing = False
        self.setLocale(QLocale.c())
        self.setDecimals(SMALLEST_PLACE)
        self.setRange(-1e9, 1e9)
        self.setKeyboardTracking(False)
        self.setStepType(QDoubleSpinBox.StepType.AdaptiveDecimalStepType)
        self.valueChanged.connect(self._on_value_changed)

    def show_number(self, value: float) -> None:
        """Show a number; must not emit, though the box keeps only its first decimals."""
        self._showing = True
        self.setValue(value)
        self._showing = False
        self._shown = self.value()

    def drop_typed(self) -> None:
        """Show the number again in place of what was begun."""
        self.lineEdit().setText(self.textFromValue(self._shown))

    @property
    def begun(self) -> bool:
        """Whether something was typed that was not taken yet."""
        return self.lineEdit().text() != self.textFromValue(self._shown)

    def step_evenly(self, low: float, high: float) -> None:
        """Let the arrow keys walk in hundredths of a range, and through zero; must not emit."""
        self._showing = True  # fewer decimals may change the number
        self.setDecimals(EVEN_PLACE)
        self._showing = False
        self.setStepType(QDoubleSpinBox.StepType.DefaultStepType)
        self.setSingleStep(float(f"{(high - low) / 100:.0e}"))

    def sizeHint(self) -> QSize:
        """Room for six digits, not for the 22 characters of the lowest possible number."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance("-0.00000"), round(HEIGHT * metrics.height()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def textFromValue(self, value: float) -> str:
        return f"{value:.6g}"

    def valueFromText(self, text: str) -> float:
        # Six digits that nobody has touched still mean the whole number that they stand for.
        return self._shown if text == self.textFromValue(self._shown) else float(text)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        text = text.replace(",", ".")  # half the world writes its decimals so
        if not _BEGUN.fullmatch(text):
            return QValidator.State.Invalid, text, position
        try:
            whole = math.isfinite(float(text)) and abs(float(text)) <= self.maximum()
        except ValueError:
            whole = False
        state = QValidator.State.Acceptable if whole else QValidator.State.Intermediate
        return state, text, position

    def fixup(self, text: str) -> str:
        return self.textFromValue(self._shown)

    def event(self, event: QEvent) -> bool:
        # Space and most letters mean nothing in a number: they stay the program's keys.
        if keeps_cursor_keys(event):
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            key = event.text()
            meant = _BEGUN.fullmatch(key) or key.lower() in NO_NUMBERS
            if key.isprintable() and key and not meant:
                event.ignore()
                return False
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Whoever scrolls the panel does not mean what happens to lie under the pointer.
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.drop_typed()
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.clearFocus()

    def _on_value_changed(self, value: float) -> None:
        if not self._showing:
            self._shown = value
            self.entered.emit(value)
