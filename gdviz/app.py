"""The application object and the window."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from gdviz.collector import kept_for_good

with kept_for_good():
    from PySide6.QtWidgets import QApplication

    from gdviz.display import explained
    from gdviz.session.scene import Scene
    from gdviz.window import MainWindow

# A script that makes a window reads no settings, and shows no lesson.
if TYPE_CHECKING:
    from gdviz.lessons.lesson import Lesson
    from gdviz.session.settings_file import SettingsFile


def application() -> QApplication:
    """The one application object; without a display, a message of two lines and exit 2."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    with explained():
        app = QApplication(["gdviz"])
    app.setApplicationName("gdviz")
    app.setStyle("Fusion")
    return app


def create_window(scene: Scene | None = None) -> MainWindow:
    """Build the window without starting the event loop; `window.session` is the session."""
    application()
    return MainWindow(scene)


def run(
    scene: Scene | None = None,
    present: bool = False,
    fresh: bool = False,
    lesson: Lesson | None = None,
) -> int:
    """Open the window, with a lesson if one is given, and stay until it is closed; the exit code.

    Without a scene it begins with the last one. Looks and speed are as they were left, unless it
    is to begin `fresh`; they are kept for the next start when the program ends.
    """
    from gdviz.session.settings import Settings
    from gdviz.session.settings_file import SettingsFile, settings_place

    app = application()
    file = SettingsFile(settings_place())
    settings, said = file.read()
    window = create_window((Settings() if fresh else settings).opening(scene))
    remember(window, file)
    window.less_motion.begin(None if fresh else settings.less_motion)
    window.show()
    if lesson is not None:
        window.player.show(lesson)
    window.present(present)
    if said:
        window.session.message.emit(said)
    return app.exec()


def remember(window: MainWindow, file: SettingsFile) -> None:
    """Write what a window shows into the file of settings when the program ends."""
    from gdviz.session.settings import Settings

    def write() -> None:
        said = file.write(Settings.of(window.session.scene, window.less_motion.chosen))
        if said:
            sys.stderr.write(f"gdviz: {said}\n")

    application().aboutToQuit.connect(write)
