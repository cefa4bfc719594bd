"""Whatever has the focus is seen to have it, in every window and theme."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from gdviz.lecture.focus_frame import FocusFrame
from gdviz.lecture.tab_order import TabOrder
from gdviz.session.scene import View
from gdviz.theme import load_theme, theme_names
from gdviz.window import MainWindow
from tests.conftest import OpenWindow, settle
from tests.lecture.every_window import SCENES, open_wholly
from tests.lecture.pointing import coloured, picture

#: Of a frame that is scrolled away in part, or lies at the window's edge, less is seen.
LEAST = 0.5


def stops(window: MainWindow) -> list[QWidget]:
    return window.findChild(TabOrder).stops()


def share_of_frame(window: MainWindow, frame: FocusFrame) -> float:
    """How much of the frame's own pixels has the accent's colour."""
    colour = load_theme(window.session.scene.appearance.theme).accent
    place = frame.geometry()
    seen = coloured(picture(window), colour)[
        place.top() : place.bottom() + 1, place.left() : place.right() + 1
    ]
    inked = np.zeros(seen.shape, dtype=bool)
    for x in range(seen.shape[1]):
        for y in (0, 1, seen.shape[0] - 2, seen.shape[0] - 1):
            inked[y, x] = True
    inked[:, :2] = inked[:, -2:] = True
    return float((seen & inked).sum() / inked.sum())


@pytest.mark.parametrize("name", SCENES)
def test_a_frame_lies_around_every_stop_and_is_painted(
    open_window: OpenWindow, qtbot: QtBot, name: str
) -> None:
    window = open_wholly(open_window, SCENES[name])
    qtbot.waitUntil(lambda: not window.desk.busy, timeout=30_000)  # Cancel goes away by itself
    settle()
    frame = window.findChild(FocusFrame)
    found = stops(window)
    assert len(found) > 20
    for widget in found:
        if widget not in stops(window):
            # Of buttons of which one is checked, that one is the stop.
            assert isinstance(widget, QAbstractButton), widget.objectName()
            assert widget.autoExclusive() or widget.group() is not None, widget.objectName()
            continue
        window.findChild(TabOrder).take(widget, Qt.FocusReason.TabFocusReason)
        settle()
        assert window.focusWidget() is widget
        assert frame.framed is widget
        assert frame.isVisible(), widget.objectName()
        assert share_of_frame(window, frame) >= LEAST, widget.objectName()


@pytest.mark.parametrize("theme", theme_names())
def test_on_the_wall_too(open_window: OpenWindow, theme: str) -> None:
    window = open_wholly(open_window, SCENES["contours"])
    window.set_theme(theme)
    window.present(True)
    settle()
    frame, seen = window.findChild(FocusFrame), 0
    for _ in range(12):
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Tab)
        settle()
        assert frame.isVisible()
        assert share_of_frame(window, frame) >= LEAST, frame.framed.objectName()
        seen += 1
    assert seen == 12


def test_the_surface_is_a_stop_like_any_other(open_window: OpenWindow) -> None:
    window = open_wholly(open_window, SCENES["contours"], View.SURFACE)
    surface = window.canvas.surface_view
    assert surface in stops(window)
    window.findChild(TabOrder).take(surface, Qt.FocusReason.TabFocusReason)
    settle()
    assert window.findChild(FocusFrame).framed is surface
