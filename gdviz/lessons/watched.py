"""A lesson's file is read again when it is saved, whichever way the editor saves it."""

from __future__ import annotations

from pathlib import Path
from typing import final

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from gdviz.engine.chunks import OnProgress
from gdviz.lessons.lesson_file import read_lesson
from gdviz.session.background import Background, Deliver, Job

#: Milliseconds after the last sign of a change: an editor that writes in pieces has ended.
SETTLED = 80
#: Milliseconds for which a file may be gone: some editors delete it and write another.
REPLACED = 800


@final
class WatchedLesson(QObject):
    """Watches a file and its folder, and reads the lesson in the background."""

    saved = Signal(object)  # the Lesson, read again
    failed = Signal(str)  # why it cannot be read: file, line, slide, key

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._stamp: tuple[int, int, int] | None = None
        self._read = 0  # how often; each reading is a job of its own
        self._watcher = QFileSystemWatcher(self)
        self._timer = QTimer(self, singleShot=True)
        self._work = Background(self, kept=0)
        self._watcher.fileChanged.connect(self._on_sign)
        self._watcher.directoryChanged.connect(self._on_sign)
        self._timer.timeout.connect(self._look)
        self._work.delivered.connect(self.saved)
        self._work.failed.connect(self.failed)

    def watch(self, path: Path | None) -> None:
        """Watch this file alone, as it is now; None for none."""
        watched = [*self._watcher.files(), *self._watcher.directories()]
        if watched:
            self._watcher.removePaths(watched)
        self._timer.stop()
        self._work.cancel()
        self._path, self._stamp = path, _stamp(path) if path else None
        if path is not None:
            self._watcher.addPath(str(path.parent))
            self._watch_file(path)

    def close(self) -> None:
        """Watch nothing, and leave no thread behind."""
        self.watch(None)
        self._work.close()

    def _watch_file(self, path: Path) -> None:
        # A file that was replaced is watched no more.
        if str(path) not in self._watcher.files() and path.exists():
            self._watcher.addPath(str(path))

    def _on_sign(self) -> None:
        gone = self._path is not None and _stamp(self._path) is None
        self._timer.start(REPLACED if gone else SETTLED)

    def _look(self) -> None:
        path = self._path
        if path is None:
            return
        self._watch_file(path)
        stamp = _stamp(path)
        if stamp == self._stamp:
            return
        self._stamp = stamp
        self._read += 1
        self._work.start((path, self._read), _reading(path))


def _reading(path: Path) -> Job:
    def job(deliver: Deliver, on_progress: OnProgress) -> None:
        deliver(read_lesson(path))

    return job


def _stamp(path: Path) -> tuple[int, int, int] | None:
    """What differs when a file was written or replaced; None where there is none."""
    try:
        about = path.stat()
    except (OSError, ValueError):
        return None
    return about.st_mtime_ns, about.st_size, about.st_ino
