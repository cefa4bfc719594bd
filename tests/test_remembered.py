"""From one start of the program to the next: what comes back, and what does not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gdviz.command_line import begins_fresh, names_scene
from tests.test_app import python

#: Starts as `gdviz` does, does something once the window is shown, says what it shows and ends.
START = """
import sys
from PySide6.QtCore import QTimer
from gdviz.__main__ import main
from gdviz.app import application
from gdviz.window import MainWindow

def act():
    window = next(w for w in application().topLevelWidgets() if isinstance(w, MainWindow))
    session = window.session
    ACT
    scene = session.scene
    print(scene.cost, scene.optimizers[0].title, scene.appearance.theme, scene.speed,
          round(scene.appearance.text_scale, 3), scene.appearance.colour_map or "own",
          window.animation.less_motion, window.statusBar().currentMessage())
    window.close()

QTimer.singleShot(0, application(), act)
sys.exit(main())
"""
CHANGES = "; ".join(
    [
        "session.set_cost('himmelblau')",
        "session.set_optimizer('adam')",
        "session.set_theme('dark')",
        "session.set_colour_map('magma')",
        "session.set_text_scale(1.21)",
        "session.set_speed(5.0)",
        "window.less_motion.choose(True)",
    ]
)
CHANGED = "himmelblau Adam dark 5.0 1.21 magma True"
FIRST = "prediction Gradient descent light 2.0 1.0 own False"


def start(*words: str, act: str = "pass", **variables: str) -> str:
    """One start, with what is done in it; what the window shows at its end."""
    program = START.replace("ACT", act)
    left = python("-c", program, *words, QT_QPA_PLATFORM="offscreen", **variables)
    assert left.returncode == 0, left.stderr
    said = [line for line in left.stderr.splitlines() if "propagateSizeHints" not in line]
    return "\n".join([left.stdout.strip(), *said])


def test_everything_comes_back_unless_the_command_line_says_otherwise(own_settings: Path) -> None:
    assert start() == FIRST
    assert start(act=CHANGES) == CHANGED
    assert start() == CHANGED
    # Another scene begins as it does, in the looks and at the speed that were left.
    other = start("--cost", "booth", "--optimizer", "momentum")
    assert other == "booth Momentum dark 5.0 1.21 magma True"
    assert start("--fresh") == FIRST
    assert json.loads(own_settings.read_text())["program"] == "gdviz"


@pytest.mark.parametrize("content", [b"\x00\xff broken", b'{"program": "other"}'])
def test_a_file_that_is_not_ours_is_told_and_left_alone(own_settings: Path, content: bytes) -> None:
    own_settings.parent.mkdir()
    own_settings.write_bytes(content)
    said = start(act=CHANGES.replace("session.set_text_scale(1.21)", "pass"))
    assert str(own_settings) in said
    assert own_settings.read_bytes() == content


def test_a_start_that_cannot_write_says_so_and_ends_well(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    said = start(GDVIZ_SETTINGS=str(tmp_path / "file" / "settings.json"))
    assert said.startswith(FIRST)
    assert "Settings cannot be written" in said


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ([], False),
        (["--present"], False),
        (["--fresh"], False),
        (["--cost", "prediction"], True),
        (["--optimizer", "adam"], True),
        (["--start", "1"], True),
        (["--learning-rate", "0.1"], True),
    ],
)
def test_words_that_ask_for_a_scene(words: list[str], names: bool) -> None:
    assert names_scene(words) is names
    assert begins_fresh(words) is ("--fresh" in words)
