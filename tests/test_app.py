"""The program from outside: a process, its exit code and what it writes."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from PySide6.QtWidgets import QApplication

from gdviz.app import application, create_window
from gdviz.session.scene import Scene

#: Starts as `gdviz` does, and closes the window as soon as it is shown.
OPEN_AND_CLOSE = """
import sys
from PySide6.QtCore import QTimer
from gdviz.__main__ import main
from gdviz.app import application
QTimer.singleShot(0, application(), lambda: application().topLevelWindows()[0].close())
sys.exit(main())
"""


def python(*words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Python with warnings as errors, where nothing but `variables` names a display."""
    kept = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    command = [sys.executable, "-W", "error", *words]
    environment = kept | variables
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)


def test_the_window_opens_and_closes_with_code_0_and_without_a_word() -> None:
    left = python("-c", OPEN_AND_CLOSE, QT_QPA_PLATFORM="offscreen")
    # What the offscreen platform itself says of every window is not the program's word.
    said = [line for line in left.stderr.splitlines() if "propagateSizeHints" not in line]
    assert (left.returncode, left.stdout, said) == (0, "", [])


@pytest.mark.parametrize(
    "variables",
    [
        {"QT_QPA_PLATFORM": "xcb"},
        {"QT_QPA_PLATFORM": "xcb", "DISPLAY": ":987"},
        {"QT_QPA_PLATFORM": "no_such_platform"},
    ],
)
def test_without_a_display_two_lines_say_what_is_missing_and_how_to_run_it(
    variables: dict[str, str],
) -> None:
    left = python("-m", "gdviz", **variables)
    first, second = left.stderr.splitlines()
    assert left.returncode == 2
    assert first.startswith("gdviz: no window can be opened: ")
    assert "xvfb-run gdviz" in second


def test_a_mistake_in_the_command_line_needs_no_display() -> None:
    left = python("-m", "gdviz", "--cost", "rosenbrok", QT_QPA_PLATFORM="xcb")
    assert left.returncode == 2
    assert "rosenbrok" in left.stderr


def test_there_is_one_application_object(qapp: QApplication) -> None:
    assert application() is qapp


def test_a_window_is_built_without_being_shown(qapp: QApplication) -> None:
    window = create_window(Scene.opening("himmelblau"))
    assert window.session.scene.cost == "himmelblau"
    assert not window.isVisible()
    window.deleteLater()
