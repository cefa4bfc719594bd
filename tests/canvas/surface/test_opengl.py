"""Without OpenGL, and when it is loaded: each in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]


def test_nothing_is_imported_or_computed_before_it_is_seen() -> None:
    script = """
from gdviz.app import create_window
from gdviz.session.race import Race
from gdviz.session.scene import Scene
import sys
window = create_window(Scene.opening("rosenbrock"))
window.show()
window.session.advance(3)
assert not [name for name in sys.modules if name.startswith(("OpenGL", "pyqtgraph.opengl"))]
"""
    assert run_offscreen(script) == ""


def test_without_opengl_the_contour_is_seen_where_only_the_surface_was_asked_for() -> None:
    script = """
from dataclasses import replace
from PySide6.QtWidgets import QApplication
from gdviz.app import create_window
from gdviz.session.scene import Scene, View
window = create_window(replace(Scene.opening("rosenbrock"), view=View.SURFACE))
window.show()
assert not window.canvas.view.isVisible()
for _ in range(10):
    QApplication.processEvents()
assert window.canvas.view.isVisible() and window.canvas.surface_view.isVisible()
window.session.set_view(View.FLAT)
assert window.canvas.view.isVisible() and not window.canvas.surface_view.isVisible()
"""
    assert run_offscreen(script) == ""


def test_without_opengl_it_says_so_and_the_rest_works() -> None:
    script = """
from dataclasses import replace
from PySide6.QtWidgets import QApplication
from gdviz.app import create_window
from gdviz.session.race import Race
from gdviz.session.scene import Scene, View
window = create_window(replace(Scene.opening("rosenbrock"), view=View.BOTH))
window.show()
for _ in range(5):
    QApplication.processEvents()
window.session.advance(3)
window.grab()
view = window.canvas.surface_view
assert "OpenGL" in view.sentence and view.sentence == view.accessibleDescription()
assert window.session.playhead == 3 and window.canvas.view.isVisible()
window.session.set_cost("himmelblau")
window.set_theme("dark")
QApplication.processEvents()
"""
    assert run_offscreen(script) == ""


def run_offscreen(script: str) -> str:
    """What a program says that has no OpenGL; it must end well."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("DISPLAY", None)
    return run_script(script, environment)


def test_opengl_is_loaded_on_a_thread_when_a_lesson_will_need_it() -> None:
    script = """
from time import perf_counter
from PySide6.QtWidgets import QApplication
from gdviz.app import create_window
from gdviz.lessons.shipped import lesson_path
import sys
window = create_window()
window.show()
window.player.open(lesson_path("learning_rates"))
end = perf_counter() + 1.5
while perf_counter() < end:
    QApplication.processEvents()
assert "OpenGL.GL" not in sys.modules
window.player.open(lesson_path("momentum_and_its_friends"))
end = perf_counter() + 20
ahead = window.canvas.surface_view._ahead
while not ("OpenGL.GL" in sys.modules and not ahead.busy) and perf_counter() < end:
    QApplication.processEvents()
assert "gdviz.canvas.surface.relief" in sys.modules
window.close()
"""
    assert run_offscreen(script) == ""


def run_script(script: str, environment: dict[str, str]) -> str:
    """What a program says; it must end well."""
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment, cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return "\n".join(line for line in done.stderr.splitlines() if "propagateSizeHints" not in line)
