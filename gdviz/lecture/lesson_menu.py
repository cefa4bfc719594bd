"""The menu of lessons: those that are shipped, one's own file, and the way out."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import final

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QFileDialog, QMainWindow

from gdviz.lecture.actions import Entry, install
from gdviz.lessons.player import LessonPlayer


@final
class LessonMenu(QObject):
    """Reads the titles when the menu is first opened: a window that shows no lesson reads none."""

    def __init__(self, window: QMainWindow, player: LessonPlayer) -> None:
        super().__init__(window)
        self._window, self._player = window, player
        self._menu = install(window, _tr("&Lesson"), self._entries())
        self._menu.addSeparator()
        self._menu.aboutToShow.connect(self._list_shipped)

    def _entries(self) -> list[Entry]:
        family = _tr("Open a lesson; leave it")
        return [
            Entry(_tr("&Open a lesson…"), ("Ctrl+Shift+O",), self._choose, family),
            Entry(_tr("&Leave the lesson"), ("Ctrl+Shift+L",), self._player.leave, family),
        ]

    def _list_shipped(self) -> None:
        from gdviz.lessons.shipped import find_lesson, shipped_lessons

        self._menu.aboutToShow.disconnect(self._list_shipped)
        for place, (name, path) in enumerate(shipped_lessons().items(), start=1):
            action = self._menu.addAction(f"&{place}  {find_lesson(name).title}")
            action.triggered.connect(partial(self._open, path))

    def _open(self, path: Path) -> None:
        self._player.open(path)

    def _choose(self) -> None:
        """Ask for a file beside what goes on: nothing waits for the answer."""
        dialog = QFileDialog(self._window, _tr("Open a lesson"), "", _tr("Lessons (*.toml)"))
        dialog.setObjectName("lesson_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_selected)
        dialog.open()

    def _on_selected(self, name: str) -> None:
        self._player.open(Path(name))


def _tr(text: str) -> str:
    return QCoreApplication.translate("LessonMenu", text)
