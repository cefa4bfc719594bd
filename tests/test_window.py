"""The real window, by key and by object name."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gdviz.window import MainWindow


def test_arrows_step_and_step_back(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_Right)
    assert window.session.playhead == 1
    QTest.keyClick(window, Qt.Key.Key_Left)
    assert window.session.playhead == 0
