"""The application object and the window."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from gdviz.display import explained
from gdviz.session.scene import Scene
from gdviz.window import MainWindow


def application() -> QApplication:
    """The one application object; without a display, a message of two lines and exit 2."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    with explained():
        app = QApplication(["gdviz"])
    app.setStyle("Fusion")
    return app


def create_window(scene: Scene | None = None) -> MainWindow:
    """Build the window without starting the event loop; `window.session` is the session."""
    application()
    return MainWindow(scene)


def run(scene: Scene, present: bool = False) -> int:
    """Open the window and stay until it is closed; the exit code."""
    app = application()
    window = create_window(scene)
    window.show()
    window.present(present)
    return app.exec()
