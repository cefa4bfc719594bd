"""A list from which one name is picked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import final

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QComboBox


@final
class Picker(QComboBox):
    """Shows titles and speaks names."""

    picked = Signal(str)  # a name that a person chose

    def __init__(self, object_name: str, titles: Mapping[str, str]) -> None:
        super().__init__()
        self.setObjectName(object_name)
        for name, title in titles.items():
            self.addItem(title, name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.activated.connect(self._on_activated)

    def show_name(self, name: str) -> None:
        """Show the entry of a name; must not emit."""
        self.setCurrentIndex(self.findData(name))

    def paintEvent(self, event: QPaintEvent) -> None:
        # A style sheet takes the arrow away and can put only a picture file in its place.
        super().paintEvent(event)
        size = self.height() / 5
        tip = QPointF(self.width() - 2.2 * size, self.height() / 2 + size / 2)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Text), size / 3))
        painter.drawPolyline([tip + QPointF(-size, -size), tip, tip + QPointF(size, -size)])
        painter.end()

    def _on_activated(self, index: int) -> None:
        self.picked.emit(self.itemData(index))
