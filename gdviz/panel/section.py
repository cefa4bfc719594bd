"""A part of the control panel under its heading, which folds it away and opens it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, final, runtime_checkable

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from gdviz.later import Later
from gdviz.panel.named import named
from gdviz.panel.picker import Picker
from gdviz.theme import Look


@runtime_checkable
class Content(Protocol):
    """What stands below a heading; made, it shows the session as it is."""

    def set_look(self, look: Look) -> None:
        """Take sizes."""


@final
class Heading(QAbstractButton):
    """Bold words and a chevron; checked, what is below it is open."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setObjectName("heading")
        self.setText(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._font, self._colour, self._accent = QFont(), QColor(), QColor()

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._font = QFont(look.sizes.family, weight=QFont.Weight.DemiBold)
        self._font.setPixelSize(look.sizes.text)
        self._colour, self._accent = QColor(look.theme.text), QColor(look.theme.accent)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._font)
        return QSize(
            metrics.horizontalAdvance(self.text()) + 2 * metrics.height(), metrics.height()
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        colour = self._accent if self.hasFocus() else self._colour
        painter.setPen(colour)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, self.text())
        size = self.height() / 5
        painter.setPen(QPen(colour, size / 2.5))
        painter.translate(self.width() - 2 * size, self.height() / 2)
        painter.rotate(0 if self.isChecked() else -90)
        painter.drawPolyline(
            [QPointF(-size, -size / 2), QPointF(0, size / 2), QPointF(size, -size / 2)]
        )
        painter.end()


@final
class Section(QWidget):
    """A heading and what belongs to it, which is made when it is first seen."""

    made = Signal()  # the content is there from now on

    def __init__(
        self, name: str, text: str, make: Callable[[], QWidget], opened: bool, suits: bool = True
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self._suits = suits
        self._look: Look | None = None
        self._heading = Heading(text)
        self._heading.setChecked(opened)
        self._make, self._content = make, Later(self._make_content)
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self._heading)
        self._heading.toggled.connect(self._show_content)
        self.setVisible(suits)
        self._show_content()

    @property
    def suits(self) -> bool:
        """Whether it means something for what is shown."""
        return self._suits

    def set_suits(self, suits: bool) -> None:
        """Hide it where it means nothing, or show it."""
        self._suits = suits
        self.setVisible(suits)
        self._show_content()

    @property
    def heading(self) -> Heading:
        """The line that folds it away and opens it."""
        return self._heading

    def content(self) -> QWidget:
        """What belongs to the heading, made by now if it was not before."""
        return self._content()

    def prepare(self) -> None:
        """Have the content there by when it is to be seen."""
        for picker in self._content().findChildren(Picker):
            picker.fill()

    def set_open(self, opened: bool) -> None:
        """Show what belongs to the heading, or fold it away."""
        self._heading.setChecked(opened)

    def set_look(self, look: Look) -> None:
        """Take colours and sizes, also for the content to come."""
        self._look = look
        self._heading.set_look(look)
        self._layout.setContentsMargins(0, look.sizes.spacing // 2, 0, 0)
        self._layout.setSpacing(look.sizes.spacing // 2)
        self._content.tell(self._style)

    def showEvent(self, event: QShowEvent) -> None:
        self._show_content()

    def _show_content(self) -> None:
        opened = self._heading.isChecked()
        # In a panel that is put away, as in a lesson, it waits until the panel comes back.
        if opened and self.isVisibleTo(self.window()):
            self._content()
        self._content.tell(lambda content: content.setVisible(opened))

    def _make_content(self) -> QWidget:
        content = named(f"{self.objectName()}_content", self._make())
        self._style(content)
        self._layout.addWidget(content)
        content.setVisible(self._heading.isChecked())
        self.made.emit()
        return content

    def _style(self, content: QWidget) -> None:
        if self._look is not None and isinstance(content, Content):
            content.set_look(self._look)
