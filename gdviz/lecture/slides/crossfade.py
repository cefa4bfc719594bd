"""The former picture fades over the new one, so that the eye sees what has changed."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPropertyAnimation, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QGraphicsOpacityEffect, QWidget

from gdviz.theme import Look


@final
class Crossfade(QWidget):
    """Lies over a widget while it fades; clicks and the pointer go through it."""

    def __init__(self, covered: QWidget) -> None:
        super().__init__(covered)
        self.setObjectName("crossfade")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._covered = covered
        self._before = QPixmap()
        self._effect = QGraphicsOpacityEffect(self)
        self.setGraphicsEffect(self._effect)
        self._animation = QPropertyAnimation(self._effect, b"opacity", self)
        self._animation.setStartValue(1.0)
        self._animation.setEndValue(0.0)
        self._animation.setEasingCurve(QEasingCurve.Type.InOutQuad)
        self._animation.finished.connect(self.stop)
        self._lasts = 0
        covered.installEventFilter(self)
        self.hide()

    @property
    def running(self) -> bool:
        """Whether the former picture is still seen."""
        return self.isVisible()

    def set_look(self, look: Look) -> None:
        """Take the time that fading lasts."""
        self._lasts = round(1000 * look.sizes.fade)

    def begin(self) -> None:
        """Keep what is seen now; what changes from here on comes out from under it."""
        self.stop()
        if self._covered.isVisible():
            self._before = self._covered.grab()
            self.setGeometry(self._covered.rect())
            self._effect.setOpacity(1.0)
            self.show()
            self.raise_()
            self._animation.setDuration(self._lasts)
            self._animation.start()

    def stop(self) -> None:
        """Show the new picture alone."""
        self._animation.stop()
        self._before = QPixmap()
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A picture of another size would lie beside what it came from.
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.stop()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._before)
        painter.end()
