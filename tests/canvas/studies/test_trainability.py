"""The trainability map: its cells are single descents, and zooming asks for finer ones."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

import gdviz
from gdviz.canvas.studies.trainability import Trainability
from gdviz.engine.maps.grid import Axis
from gdviz.engine.side_by_side import CONVERGED, DIVERGED
from gdviz.engine.trajectory import Status
from gdviz.session.studies.trainability import LEVEL, STEPS
from gdviz.session.study import Pair, Sight, Study
from gdviz.window import MainWindow
from tests import pointer
from tests.canvas.studies.conftest import OpenStudy, whole
from tests.conftest import settle

ENDINGS = {Status.CONVERGED: CONVERGED, Status.DIVERGED: DIVERGED, Status.STALLED: 0}


@pytest.fixture
def window(open_study: OpenStudy) -> MainWindow:
    return open_study(Study.TRAINABILITY, "himmelblau")


def view_of(window: MainWindow) -> Trainability:
    view = window.canvas.studies.view
    assert isinstance(view, Trainability)
    return view


def test_cells_end_as_single_descents_do(window: MainWindow) -> None:
    answer, cost = window.desk.answer, window.session.cost
    across, up = (
        each.middles(count)
        for each, count in zip((answer.grid.across, answer.grid.up), (48, 48), strict=True)
    )
    rng = np.random.default_rng(0)
    for row, column in rng.integers(0, 48, (25, 2)):
        rule = gdviz.optimizers["gradient_descent"](learning_rate=up[row])
        start = [across[column], window.session.start[1]]
        alone = gdviz.descend(cost, start, rule, steps=STEPS, tolerance=LEVEL)
        assert answer.endings[row, column] == ENDINGS[alone.status]


def test_a_click_takes_start_and_learning_rate(window: MainWindow) -> None:
    pointer.click(view_of(window).plot, 2.0, -2.5)
    settle()
    assert window.session.start[0] == pytest.approx(2.0, abs=0.05)
    assert window.session.optimizer.learning_rate == pytest.approx(10**-2.5, rel=0.05)
    assert window.desk.whole  # it varies what was chosen


def test_zooming_in_asks_for_what_is_in_sight(window: MainWindow, qtbot: QtBot) -> None:
    view = view_of(window)
    pointer.wheel(view.plot, 1.0, -2.0, 6)
    qtbot.waitUntil(lambda: window.session.scene.sight.window != (None, None), timeout=5000)
    whole(window, qtbot)
    shown, grid = view.plot.map, window.desk.answer.grid
    assert (grid.across.low, grid.across.high) == pytest.approx(shown.x_range)
    assert np.log10([grid.up.low, grid.up.high]) == pytest.approx(shown.y_range)
    assert grid.across.high - grid.across.low < 9


def test_zooming_too_far_is_said_and_zooming_out_goes_on(window: MainWindow, qtbot: QtBot) -> None:
    sight = Sight(window=(Axis(1.0, 1.0 + 1e-15), Axis(0.01, 0.02, log=True)))
    window.session.set_sight(sight)
    settle()
    assert "64-bit numbers end here" in window.findChild(QLabel, "study_words").text()
    window.session.set_sight(Sight())
    whole(window, qtbot)
    assert not window.desk.complaint


def test_a_double_click_shows_the_whole_again(window: MainWindow, qtbot: QtBot) -> None:
    across = Axis(0.0, 1.0)
    window.session.set_sight(Sight(window=(across, Axis(0.01, 0.02, log=True))))
    whole(window, qtbot)
    pointer.double_click(view_of(window).plot, *np.mean(_ranges(window), axis=1))
    settle()
    assert window.session.scene.sight == Sight()


def _ranges(window: MainWindow) -> list[tuple[float, float]]:
    view = view_of(window).plot.map
    return [view.x_range, view.y_range]


@pytest.mark.parametrize("pair", list(Pair))
def test_buttons_hold_other_things_against_each_other(
    window: MainWindow, qtbot: QtBot, pair: Pair
) -> None:
    button = window.findChild(QToolButton, f"pair_{pair.name.lower()}")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    whole(window, qtbot)
    assert window.session.scene.sight.pair is pair
    assert window.desk.answer.axes == pair.axes("xy")
    assert button.isChecked()


def test_one_parameter_has_one_pair(open_study: OpenStudy) -> None:
    window = open_study(Study.TRAINABILITY, "wavy_valley")
    buttons = {pair: window.findChild(QToolButton, f"pair_{pair.name.lower()}") for pair in Pair}
    assert [pair for pair, each in buttons.items() if each.isVisible()] == [Pair.FIRST_START]


def test_the_mark_stands_where_the_run_is(window: MainWindow) -> None:
    view = view_of(window)
    window.session.place_start((1.0, 0.0))
    window.session.set_hyperparameter("learning_rate", 0.02)
    settle()
    pixel = view._here.pos()
    expected = view.plot.map.to_pixels((1.0, np.log10(0.02)))
    assert (pixel.x(), pixel.y()) == pytest.approx(tuple(expected), abs=1)


def test_another_cost_is_seen_whole(window: MainWindow, qtbot: QtBot) -> None:
    sight = Sight(Pair.SECOND_START, (Axis(0.0, 1.0), Axis(0.01, 0.02, log=True)))
    window.session.set_sight(sight)
    whole(window, qtbot)
    window.session.set_cost("booth")
    assert window.session.scene.sight == replace(sight, window=(None, None))
