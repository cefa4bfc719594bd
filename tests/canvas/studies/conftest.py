"""Studies in a window, with maps that are small enough to be whole at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from gdviz.session.scene import Scene
from gdviz.session.study import Study
from gdviz.window import MainWindow
from tests.conftest import OpenWindow, settle

OpenStudy = Callable[..., MainWindow]


@pytest.fixture
def open_study(open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> OpenStudy:
    """Open a window in which a study is answered to its end."""
    for room in ("basins", "trainability"):
        monkeypatch.setattr(f"gdviz.session.studies.{room}.SIZE", 48)
    monkeypatch.setattr("gdviz.session.studies.basins.COLUMNS", 96)
    monkeypatch.setattr("gdviz.session.studies.dimensions.SECONDS", 0.01)

    def make(study: Study, cost: str, *optimizers: str) -> MainWindow:
        scene = Scene.opening(cost, *(optimizers or ("gradient_descent",)))
        window = open_window(replace(scene, study=study))
        whole(window, qtbot)
        return window

    return make


def whole(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until the answer is as fine as it gets."""
    qtbot.waitUntil(lambda: window.desk.whole, timeout=60_000)
    settle()
