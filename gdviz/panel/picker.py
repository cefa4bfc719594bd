"""A list from which one name is picked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import final

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPalette, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox

#: Names and titles of a group of entries.
Titles = Mapping[str, str]

#: Entries that a list shows at once; a longer one scrolls.
LONGEST_LIST = 18


@final
class Picker(QComboBox):
    """Shows titles and speaks names; a line parts one group of entries from the next."""

    picked = Signal(str)  # a name that a person chose

    def __init__(self, object_name: str, *groups: Titles) -> None:
        super().__init__()
        self._rest: Callable[[], Sequence[Titles]] | None = None  # of a list that waits
        self._title_of: Callable[[str], str] = str
        self.setObjectName(object_name)
        self.show_titles(*groups)
        self.setMaxVisibleItems(LONGEST_LIST)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.activated.connect(self._on_activated)

    def offer_later(
        self, title_of: Callable[[str], str], groups: Callable[[], Sequence[Titles]]
    ) -> None:
        """Offer what `groups` finds when the list is first used, or filled; till then one entry.

        `title_of` gives that entry its title, an empty one where there is none of that name.
        """
        self._title_of, self._rest = title_of, groups

    def fill(self) -> None:
        """Offer now what was to be offered later."""
        if self._rest is not None:
            groups, self._rest = self._rest(), None
            name = self.currentData()
            self.show_titles(*groups)
            self.show_name(name)

    def show_titles(self, *groups: Titles) -> None:
        """Offer other entries, with a line between groups; must not emit."""
        self.clear()
        for titles in groups:
            if self.count():
                self.insertSeparator(self.count())
            for name, title in titles.items():
                self.addItem(title, name)

    def show_name(self, name: str) -> None:
        """Show the entry of a name; must not emit."""
        if self._rest is not None and self.currentData() != name:
            title = self._title_of(name)
            self.show_titles({name: title} if title else {})
        self.setCurrentIndex(self.findData(name))

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.fill()
        super().focusInEvent(event)

    def showPopup(self) -> None:
        self.fill()
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Whoever scrolls the panel does not mean what happens to lie under the pointer.
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        # A title that is too long would run into the arrow.
        super().initStyleOption(option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            self,
        )
        width = room.width() - self.height() // 5
        option.currentText = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, width
        )

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
