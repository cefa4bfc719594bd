"""All that a lecturer points with: the entries of its menu, and what ends it."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from gdviz.lecture.actions import Entry
from gdviz.lecture.large_pointer import LargePointer
from gdviz.lecture.overlay import Overlay
from gdviz.lecture.pen import Pen
from gdviz.lecture.spotlight import Spotlight
from gdviz.theme import Look


@final
class Pointing(QObject):
    """The spotlight and the large pointer over a window, and the pen over its canvas."""

    changed = Signal()  # something was taken up or put down

    def __init__(self, window: QWidget, canvas: QWidget) -> None:
        super().__init__(window)
        self._pen = Pen(canvas)
        self._spotlight, self._large = Spotlight(window), LargePointer(window)
        for each in self._all:
            each.changed.connect(self._on_changed)

    @property
    def on(self) -> bool:
        """Whether anything is in use; strokes that merely lie there are not."""
        return any(each.on for each in self._all)

    @property
    def pen(self) -> Pen:
        """The pen."""
        return self._pen

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        for each in self._all:
            each.set_look(look)

    def entries(self) -> list[Entry]:
        """What the keys do, as rows of a menu."""
        strokes = _tr("Undo stroke; wipe all")
        return [
            Entry(_tr("&Spotlight"), ("G",), self._spotlight.toggle),
            Entry(_tr("&Large pointer"), ("Q",), self._large.toggle),
            Entry(_tr("&Pen"), ("Ctrl+D",), self._pen.toggle),
            Entry(_tr("&Undo stroke"), ("U",), self._pen.undo, strokes),
            Entry(_tr("&Wipe strokes"), ("X",), self._pen.wipe, strokes),
        ]

    def follow(self, menu: QMenu) -> None:
        """Show in the menu of the entries what is in use."""
        for action, overlay in zip(menu.actions(), self._all, strict=False):
            action.setCheckable(True)
            overlay.changed.connect(lambda act=action, each=overlay: act.setChecked(each.on))

    def end(self) -> bool:
        """Put everything down; whether anything was in use. Strokes stay."""
        was_on = self.on
        for each in self._all:
            each.set_on(False)
        return was_on

    @property
    def _all(self) -> tuple[Overlay, ...]:
        """In the order of their entries."""
        return self._spotlight, self._large, self._pen

    def _on_changed(self) -> None:
        if self._large.on:
            self._large.raise_()  # the spotlight does not dim it
        self.changed.emit()


def _tr(text: str) -> str:
    return QCoreApplication.translate("Pointing", text)
