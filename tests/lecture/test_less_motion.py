"""Less motion: nothing glides, fades or slides, and playing goes on."""

from __future__ import annotations

import plistlib
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gdviz.lecture import less_motion, platform_motion
from gdviz.lecture.fading import Fading
from gdviz.lecture.platform_motion import files_say, mac_says, prefers_less_motion
from gdviz.session.scene import Scene
from gdviz.window import MainWindow
from tests.conftest import OpenWindow, settle
from tests.lecture.pointing import part


def entry(window: MainWindow) -> QAction:
    return next(each for each in window.findChildren(QAction) if each.text() == "Less &motion")


@pytest.fixture
def still(open_window: OpenWindow) -> MainWindow:
    window = open_window(Scene.opening("rosenbrock", "adam"))
    entry(window).trigger()
    return window


def test_a_step_is_where_it_goes_at_once(still: MainWindow) -> None:
    still.session.advance()
    assert still.animation.glide == 1.0
    assert still.session.playhead == 1
    still.animation.tick(0.01)
    assert still.animation.idle


def test_as_usual_a_step_glides(window: MainWindow) -> None:
    window.session.advance()
    assert window.animation.glide == 0.0
    entry(window).trigger()
    assert window.animation.glide == 1.0  # what was on its way has arrived


@pytest.mark.parametrize("speed", [1.0, 6.0, 60.0])
def test_playing_goes_from_step_to_step_without_a_way_between(
    still: MainWindow, speed: float
) -> None:
    still.session.set_speed(speed)
    glided: list[float] = []
    still.animation.glided.connect(lambda: glided.append(still.animation.glide))
    still.animation.play()
    for _ in range(40):
        still.animation.tick(0.05)
        assert still.animation.glide == 1.0
    assert still.session.playhead == pytest.approx(1 + 2.0 * speed, abs=1.01)
    assert glided == []


def test_controls_vanish_at_once(still: MainWindow) -> None:
    still.present(True)
    settle()
    still.findChild(Fading).fade()
    assert not part(still, "play_button").isVisible()
    still.present(False)
    settle()
    assert part(still, "play_button").isVisible()


def test_lists_open_without_sliding_and_slide_again_afterwards(
    window: MainWindow, qapp: QApplication
) -> None:
    effect = Qt.UIEffect.UI_AnimateCombo
    before = qapp.isEffectEnabled(effect)
    entry(window).trigger()
    assert not qapp.isEffectEnabled(effect)
    entry(window).trigger()
    assert qapp.isEffectEnabled(effect) == before


@pytest.mark.parametrize("wish", [False, True])
def test_the_platform_is_followed_until_somebody_chooses(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, wish: bool
) -> None:
    monkeypatch.setattr(less_motion, "prefers_less_motion", lambda: wish)
    window.less_motion.begin(None)
    settle()
    assert window.less_motion.on == entry(window).isChecked() == wish
    assert window.less_motion.chosen is None
    entry(window).trigger()
    assert window.less_motion.on is window.less_motion.chosen is not wish
    window.less_motion.begin(None)
    settle()
    assert window.less_motion.on is not wish
    window.less_motion.begin(wish)  # what was chosen at an earlier start
    assert window.less_motion.on is window.less_motion.chosen is wish
    window.less_motion.choose(False)


@pytest.mark.parametrize(
    ("name", "content", "wish"),
    [
        ("gtk-3.0/settings.ini", "[Settings]\ngtk-enable-animations=0\n", True),
        ("gtk-4.0/settings.ini", "[Settings]\ngtk-enable-animations=False\n", True),
        ("gtk-4.0/settings.ini", "[Settings]\ngtk-enable-animations=true\n", False),
        ("kdeglobals", "[KDE]\nAnimationDurationFactor=0\n", True),
        ("kdeglobals", "[KDE]\nAnimationDurationFactor=0.5\n[General]\nname=%x[$e]\n", False),
        ("kdeglobals", "\x00 no file of sections", False),
    ],
)
def test_desktops_files_are_understood(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: str, wish: bool
) -> None:
    place = tmp_path / name
    place.parent.mkdir(exist_ok=True)
    place.write_text(content)
    assert files_say(tmp_path) is wish
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setattr(platform_motion.sys, "platform", "linux")
    assert prefers_less_motion() is wish


def test_where_nothing_is_told_nothing_is_wished(tmp_path: Path) -> None:
    assert not files_say(tmp_path)
    assert not mac_says(tmp_path / "none.plist")


@pytest.mark.parametrize(("table", "wish"), [({"reduceMotion": True}, True), ({"other": 1}, False)])
def test_the_preferences_of_a_mac_are_understood(
    tmp_path: Path, table: dict[str, object], wish: bool
) -> None:
    place = tmp_path / "com.apple.universalaccess.plist"
    place.write_bytes(plistlib.dumps(table, fmt=plistlib.FMT_BINARY))
    assert mac_says(place) is wish
    place.write_bytes(b"rubbish")
    assert not mac_says(place)


def test_a_bus_that_is_not_there_is_no_wish(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/none")
    assert not platform_motion.portal_says()


def test_a_qt_that_tells_is_asked_first(monkeypatch: pytest.MonkeyPatch) -> None:
    class Preference:
        name = "ReducedMotion"

    class Hints:
        accessibility = None

    hints = Hints()
    hints.accessibility = lambda: type("Told", (), {"motionPreference": lambda self: Preference})()
    monkeypatch.setattr(platform_motion.QGuiApplication, "styleHints", lambda: hints)
    assert prefers_less_motion()
    Preference.name = "NoPreference"
    assert not prefers_less_motion()
