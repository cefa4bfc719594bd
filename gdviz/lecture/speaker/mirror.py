"""A small picture of another window's part, as it is now."""

from __future__ import annotations

from time import perf_counter
from typing import final

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

#: Milliseconds between two pictures at least, and how many times as long as taking one takes.
INTERVAL, PATIENCE = 100, 10


@final
class Mirror(QWidget):
    """Takes a picture when the window has drawn something, and none while nothing moves."""

    def __init__(self, window: QWidget, part: QWidget) -> None:
        super().__init__()
        self.setObjectName("mirror")
        self.setAccessibleName(self.tr("What the hall sees"))
        self._window, self._part = window, part
        self._picture = QPixmap()
        self._timer = QTimer(self, interval=INTERVAL, singleShot=True)
        self._timer.timeout.connect(self.refresh)
        window.installEventFilter(self)

    @property
    def picture(self) -> QPixmap:
        """The picture that is shown."""
        return self._picture

    def refresh(self) -> None:
        """Take a picture now."""
        if not self.isVisible():
            return
        began = perf_counter()
        self._picture = self._part.grab()
        taken = round(1000 * (perf_counter() - began))
        self._timer.setInterval(max(INTERVAL, PATIENCE * taken))
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A window asks itself for an update whenever something in it is to be drawn.
        if event.type() == QEvent.Type.UpdateRequest and not self._timer.isActive():
            self._timer.start()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(self.place(), self._picture, QRectF(self._picture.rect()))
        painter.end()

    def place(self) -> QRectF:
        """Where the picture lies: as large as fits, in the middle at the top."""
        size = self._picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        return QRectF((self.width() - size.width()) / 2, 0, size.width(), size.height())

    def sizeHint(self) -> QSize:
        return QSize(640, 360)
