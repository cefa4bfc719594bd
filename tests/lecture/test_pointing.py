"""Spotlight and large pointer: what the hall sees of them, and when they end."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from gdviz.session.scene import Scene
from gdviz.theme import load_theme, theme_names
from gdviz.window import MainWindow
from tests.conftest import OpenWindow, settle
from tests.lecture.pointing import coloured, key, move, part, picture
from tests.test_at_rest import events_at_rest
from tests.test_theme import contrast

FOLLOWERS = [("G", "spotlight"), ("Q", "large_pointer")]
PLACES = [(300, 300), (600, 420), (1100, 90)]


@pytest.mark.parametrize("theme", theme_names())
def test_what_the_spotlight_is_at_stays_as_it_is_and_all_else_is_darker(
    window: MainWindow, theme: str
) -> None:
    window.set_theme(theme)
    QTest.qWait(300)  # the picture of the final size
    for x, y in PLACES:
        move(window, x, y)
        plain = picture(window)
        key(window, "G")
        move(window, x, y)
        lit = picture(window)
        key(window, "G")
        radius = part(window, "spotlight").circle.width() / 2
        rows, columns = np.indices(plain.shape[:2])
        distance = np.hypot(columns - x, rows - y)
        inside, outside = distance < radius - 12, distance > radius + 12
        assert (lit[inside] == plain[inside]).all()
        assert (lit[outside] <= 0.45 * plain[outside] + 1).all()
        assert lit[outside].any()  # dimmed, not black


@pytest.mark.parametrize("theme", theme_names())
def test_the_tip_of_the_large_pointer_is_where_the_pointer_is(
    window: MainWindow, theme: str
) -> None:
    window.set_theme(theme)
    QTest.qWait(300)  # the picture of the final size
    for x, y in PLACES:
        move(window, x, y)
        plain = picture(window)
        key(window, "Q")
        move(window, x, y)
        seen = picture(window)
        key(window, "Q")
        arrow = coloured(seen, load_theme(theme).pointer)
        arrow &= ~coloured(plain, load_theme(theme).pointer)
        rows, columns = np.nonzero(arrow)
        tip = np.argmin(rows)
        assert (columns[tip], rows[tip]) == pytest.approx((x, y), abs=3)
        # The back row sees an arrow that is as high as three lines of text.
        assert rows.max() - y >= 0.065 * 720
        changed = (seen != plain).any(axis=2)
        changed[y - 8 : y + 60, x - 8 : x + 60] = False
        assert not changed.any()


@pytest.mark.parametrize("name", theme_names())
def test_pointer_and_ink_stand_out_from_their_casing(name: str) -> None:
    theme = load_theme(name)
    assert contrast(theme.pointer, theme.casing) >= 4.5
    assert contrast(theme.ink, theme.casing) >= 4.5


@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize(("keys", "name"), FOLLOWERS)
def test_escape_ends_it_before_it_leaves_full_screen(
    window: MainWindow, keys: str, name: str, full: bool
) -> None:
    window.present(full)
    settle()
    key(window, keys)
    assert part(window, name).isVisible()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not part(window, name).isVisible()
    assert window.isFullScreen() == full
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isFullScreen()


@pytest.mark.parametrize(("keys", "name"), FOLLOWERS)
def test_it_is_not_in_the_way_of_a_click(window: MainWindow, keys: str, name: str) -> None:
    key(window, keys)
    button = part(window, "step_button")
    place = button.mapTo(window, button.rect().center())
    QTest.mouseClick(
        window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
    )
    assert window.session.playhead == 1
    assert part(window, name).place == place


@pytest.mark.parametrize(("keys", "name"), FOLLOWERS)
def test_nothing_is_repainted_while_the_pointer_rests_nor_for_a_move_when_it_is_off(
    window: MainWindow, qapp: QApplication, qtbot: QtBot, keys: str, name: str
) -> None:
    move(window, 400, 300)
    key(window, keys)
    assert events_at_rest(qapp, qtbot) == {}
    key(window, keys)
    painted: list[QEvent.Type] = []
    overlay = part(window, name)
    before = overlay.place
    move(window, 500, 300)
    assert (overlay.place, painted) == (before, [])
    assert not overlay.isVisible()


def test_a_move_repaints_only_around_the_old_and_the_new_place(window: MainWindow) -> None:
    key(window, "G")
    move(window, 300, 300)
    QTest.qWait(300)  # what lies below has come to rest
    spotlight = part(window, "spotlight")
    seen: list[int] = []
    paint = spotlight.paintEvent
    spotlight.paintEvent = lambda event: (seen.append(_area(event.region())), paint(event))
    move(window, 310, 300)
    del spotlight.paintEvent
    assert seen
    assert max(seen) < window.width() * window.height() / 4


def _area(region: object) -> int:
    return sum(rect.width() * rect.height() for rect in region)


def test_the_system_pointer_is_hidden_only_under_the_large_one(
    window: MainWindow, qapp: QApplication, qtbot: QtBot
) -> None:
    assert qapp.overrideCursor() is None
    move(window, 400, 300)
    key(window, "Q")
    move(window, 410, 300)
    assert qapp.overrideCursor().shape() == Qt.CursorShape.BlankCursor
    picker = window.findChild(QComboBox, "cost_picker")
    picker.showPopup()
    settle()
    QCursor.setPos(picker.view().viewport().mapToGlobal(QPoint(10, 10)))
    qtbot.waitUntil(lambda: qapp.overrideCursor() is None)  # over a list the system's is seen
    assert part(window, "large_pointer").place is None
    picker.hidePopup()
    move(window, 420, 300)
    assert qapp.overrideCursor() is not None
    key(window, "Esc")
    assert qapp.overrideCursor() is None


def test_closing_the_window_gives_the_system_pointer_back(
    open_window: OpenWindow, qapp: QApplication
) -> None:
    window = open_window(Scene.opening("himmelblau"))
    move(window, 400, 300)
    key(window, "Q")
    move(window, 410, 300)
    window.close()
    settle()
    assert qapp.overrideCursor() is None


def test_the_menu_shows_what_is_in_use(window: MainWindow) -> None:
    entries = {each.text().replace("&", ""): each for each in window.actions()}
    for text, keys in (("Spotlight", "G"), ("Large pointer", "Q"), ("Pen", "Ctrl+D")):
        assert not entries[text].isChecked()
        key(window, keys)
        assert entries[text].isChecked()
        entries[text].trigger()
        assert not entries[text].isChecked()


def test_the_spotlight_grows_with_the_window(window: MainWindow) -> None:
    key(window, "G")
    small = part(window, "spotlight").circle.height()
    window.resize(1920, 1080)
    settle()
    assert part(window, "spotlight").circle.height() == pytest.approx(1.5 * small, abs=2)
    assert part(window, "spotlight").size() == window.size()
