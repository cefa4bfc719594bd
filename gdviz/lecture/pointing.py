"""All that a lecturer points with: the entries of its menu, and what ends it."""

from __future__ import annotations

from typing import TYPE_CHECKING, final

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from gdviz.later_view import LaterView
from gdviz.lecture.actions import Entry
from gdviz.theme import Look

if TYPE_CHECKING:
    from gdviz.lecture.large_pointer import LargePointer
    from gdviz.lecture.overlay import Overlay
    from gdviz.lecture.pen import Pen
    from gdviz.lecture.spotlight import Spotlight


@final
class Pointing(QObject):
    """The spotlight and the large pointer over a window, and the pen over its canvas.

    Each is made when it is first taken up: even one that is hidden hears of every event.
    """

    changed = Signal()  # something was taken up or put down

    def __init__(self, window: QWidget, canvas: QWidget) -> None:
        super().__init__(window)
        self._window, self._canvas = window, canvas
        self._actions: list[QAction] = []
        self._spotlight = LaterView(self._make_spotlight)
        self._large = LaterView(self._make_large)
        self._pen = LaterView(self._make_pen)

    @property
    def on(self) -> bool:
        """Whether anything is in use; strokes that merely lie there are not."""
        return any(self._in_use)

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        for each in (self._spotlight, self._large, self._pen):
            each.set_look(look)

    def entries(self) -> list[Entry]:
        """What the keys do, as rows of a menu."""
        strokes = _tr("Undo stroke; wipe all")
        return [
            Entry(_tr("&Spotlight"), ("G",), lambda: self._spotlight().toggle()),
            Entry(_tr("&Large pointer"), ("Q",), lambda: self._large().toggle()),
            Entry(_tr("&Pen"), ("Ctrl+D",), lambda: self._pen().toggle()),
            Entry(_tr("&Undo stroke"), ("U",), lambda: self._pen.tell(_undo), strokes),
            Entry(_tr("&Wipe strokes"), ("X",), lambda: self._pen.tell(_wipe), strokes),
        ]

    def follow(self, menu: QMenu) -> None:
        """Show in the menu of the entries what is in use."""
        self._actions = menu.actions()[: len(self._in_use)]
        for action in self._actions:
            action.setCheckable(True)

    def end(self) -> bool:
        """Put everything down; whether anything was in use. Strokes stay."""
        was_on = self.on
        for each in self._all:
            if each is not None:
                each.set_on(False)
        return was_on

    @property
    def _all(self) -> tuple[Overlay | None, ...]:
        """What has been made, in the order of the entries."""
        return self._spotlight.made, self._large.made, self._pen.made

    @property
    def _in_use(self) -> tuple[bool, ...]:
        return tuple(each is not None and each.on for each in self._all)

    def _make_spotlight(self) -> Spotlight:
        from gdviz.lecture.spotlight import Spotlight

        spotlight = Spotlight(self._window)
        spotlight.changed.connect(self._on_changed)
        return spotlight

    def _make_large(self) -> LargePointer:
        from gdviz.lecture.large_pointer import LargePointer

        large = LargePointer(self._window)
        large.changed.connect(self._on_changed)
        return large

    def _make_pen(self) -> Pen:
        from gdviz.lecture.pen import Pen

        pen = Pen(self._canvas)
        pen.changed.connect(self._on_changed)
        return pen

    def _on_changed(self) -> None:
        for action, used in zip(self._actions, self._in_use, strict=False):
            action.setChecked(used)
        if self._large.made is not None and self._large.made.on:
            self._large.made.raise_()  # the spotlight does not dim it
        self.changed.emit()


def _undo(pen: Pen) -> None:
    pen.undo()


def _wipe(pen: Pen) -> None:
    pen.wipe()


def _tr(text: str) -> str:
    return QCoreApplication.translate("Pointing", text)
