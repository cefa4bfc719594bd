"""Two windows on two screens, and on one when a screen is missing or goes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

SCREENS = {
    "screens": [
        {"name": "desk", "x": 0, "y": 0, "width": 1280, "height": 800},
        {"name": "projector", "x": 1280, "y": 0, "width": 1920, "height": 1080},
    ]
}
PROGRAM = """
    from PySide6.QtWidgets import QWidget
    from gdviz.app import application, create_window
    from gdviz.lecture.speaker.speaker_window import SpeakerWindow
    from gdviz.lecture.speaker.two_screens import TwoScreens, known_screens
    import json

    app = application()
    window = create_window()
    speaker = SpeakerWindow(window, window.canvas)
    present = list(known_screens())
    screens = TwoScreens(window, speaker, lambda: present)
    window.show()
    window.present(True)

    def told():
        app.processEvents()
        on = lambda each: each.screen().name() if each.isVisible() else None
        return [on(window), on(speaker), window.isFullScreen(), window.session.playhead]

    screens.set_wanted(True)
    states = [told()]
    window.session.advance(4)
    lost = present.pop()
    app.screenRemoved.emit(lost)
    states.append(told())
    present.append(lost)
    app.screenAdded.emit(lost)
    states.append(told())
    screens.set_wanted(False)
    states.append(told())
    print(json.dumps(states))
    window.close()
"""


def test_windows_follow_the_screens_and_lose_nothing(tmp_path: Path) -> None:
    (tmp_path / "screens.json").write_text(json.dumps(SCREENS))
    platform = f"offscreen:configfile={tmp_path / 'screens.json'}"
    done = subprocess.run(
        [sys.executable, "-c", dedent(PROGRAM)],
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, "QT_QPA_PLATFORM": platform},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    both, alone, again, ended = json.loads(done.stdout.splitlines()[-1])
    assert both == ["projector", "desk", True, 0]
    assert alone[1:] == [None, True, 4]
    assert again == ["projector", "desk", True, 4]
    assert ended[1:] == [None, True, 4]


def test_one_screen_alone_needs_no_second_window(tmp_path: Path) -> None:
    one = {"screens": SCREENS["screens"][:1]}
    (tmp_path / "screens.json").write_text(json.dumps(one))
    program = dedent(PROGRAM).split("window.session.advance(4)")[0] + "print(json.dumps(states))\n"
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        timeout=120,
        env={
            **os.environ,
            "QT_QPA_PLATFORM": f"offscreen:configfile={tmp_path / 'screens.json'}",
        },
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.splitlines()[-1]) == [["desk", None, True, 0]]
