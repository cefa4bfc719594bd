"""Predict, then see, where a task is shown: on surfaces of losses, and on learning curves."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from gdviz.canvas.chart.scale import LogScale
from gdviz.canvas.losses.loss_plot import LossPlot
from gdviz.canvas.network.learning_plot import LearningPlot
from gdviz.lecture.speaker.speaker_window import SpeakerWindow
from gdviz.session.chart import Chart
from gdviz.session.guesses.scores import TRAINING_COST, TRAINING_SHARE
from gdviz.session.prediction import Phase
from gdviz.session.scene import Scene
from gdviz.session.study import Study
from gdviz.session.tasks.tile import Tile
from gdviz.theme import Look, load_theme, sizes_for
from gdviz.window import MainWindow
from tests.conftest import OpenWindow, settle

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
CURVES = frozenset({Tile.BOUNDARY, Tile.CURVES})


@pytest.fixture
def losses(open_window: OpenWindow) -> MainWindow:
    return open_window(Scene.opening("line_losses"))


@pytest.fixture
def network(open_window: OpenWindow) -> MainWindow:
    window = open_window(replace(Scene.opening("network"), tiles=CURVES))
    settle()
    return window


def headline(window: MainWindow) -> str:
    return window.canvas.findChild(QWidget, "sentence").text


def surface(window: MainWindow, name: str) -> LossPlot:
    return window.findChild(LossPlot, f"loss_{name}")


def click_surface(window: MainWindow, name: str, point: tuple[float, float]) -> None:
    plot = surface(window, name)
    place = plot.frame.to_widget(np.array(point)).toPoint()
    QTest.mouseClick(plot, Qt.MouseButton.LeftButton, pos=place)
    settle()


def curve(window: MainWindow, name: str = "learning_cost") -> LearningPlot:
    return window.findChild(LearningPlot, name)


def pixel_of(plot: LearningPlot, step: float, value: float) -> QPoint:
    x = plot.frame.x(plot.axes, np.array([step]))[0]
    y = plot.frame.y(plot.axes, plot.axes.scale.places(np.array([value])))[0]
    return QPoint(round(x), round(y))


def click_curve(window: MainWindow, value: float, name: str = "learning_cost") -> None:
    plot = curve(window, name)
    plot.grab()  # a plot knows its frame once it is painted
    QTest.mouseClick(plot, Qt.MouseButton.LeftButton, pos=pixel_of(plot, 20.0, value))
    settle()


def is_marked(plot: QWidget, place: QPoint) -> bool:
    """Whether all four arms of a cross in the text's colour begin around a pixel."""
    image: QImage = plot.grab().toImage()
    colour = load_theme("light").text
    ends = [place + QPoint(x, y) for x in (-4, 4) for y in (-4, 4)]
    arms = [[end + QPoint(x, 0) for x in (-1, 0, 1)] for end in ends]
    return all(any(image.pixelColor(each).name() == colour for each in arm) for arm in arms)


def action(window: MainWindow, key: str) -> QAction:
    (found,) = [each for each in window.actions() if QKeySequence(key) in each.shortcuts()]
    return found


def test_a_click_on_the_surface_of_the_selected_loss_is_a_guess(losses: MainWindow) -> None:
    session, prediction = losses.session, losses.asides.prediction
    start = session.start
    QTest.keyClick(losses, Qt.Key.Key_A, SHIFT)
    assert headline(losses).startswith("Mean squared error: where will it end?")
    click_surface(losses, "mean_squared_error", (0.7, 1.0))
    assert session.start == start
    assert prediction.phase is Phase.MARKED
    assert prediction.guess == pytest.approx([0.7, 1.0], abs=0.02)
    plot = surface(losses, "mean_squared_error")
    assert is_marked(plot, plot.frame.to_widget(prediction.guess).toPoint())
    assert not is_marked(plot, plot.frame.to_widget(np.array([-1.0, 1.5])).toPoint())
    assert surface(losses, "huber").guess is None
    while not session.finished:
        session.advance(100)
    settle()
    x, y = np.array(session.scene.task.points).T
    away = np.polyfit(x, y, 1) - prediction.guess
    assert headline(losses) == (
        f"Mean squared error: {np.hypot(*away):#.3g} from the guess, "
        f"by {abs(away[0]):#.3g} in a, {abs(away[1]):#.3g} in b"
    )


def test_a_click_on_another_surface_is_a_guess_of_that_loss(losses: MainWindow) -> None:
    QTest.keyClick(losses, Qt.Key.Key_A)
    click_surface(losses, "huber", (0.0, 0.0))
    assert losses.session.selected == 2
    assert surface(losses, "huber").guess == pytest.approx([0.0, 0.0], abs=0.02)
    assert surface(losses, "mean_squared_error").guess is None
    QTest.keyClick(losses, Qt.Key.Key_Right)
    assert headline(losses).startswith("Huber: ")
    assert "from the guess" in headline(losses)
    QTest.keyClick(losses, Qt.Key.Key_Escape)
    assert surface(losses, "huber").guess is None
    click_surface(losses, "huber", (0.5, 0.5))
    assert losses.session.start == pytest.approx((0.5, 0.5), abs=0.02)


def test_parameters_are_guessed_by_keys_alone(losses: MainWindow) -> None:
    QTest.keyClick(losses, Qt.Key.Key_A)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Up):
        QTest.keyClick(losses, key, CTRL)
    span = losses.session.cost.domain.span
    expected = np.array(losses.session.start) + 0.01 * span * [2, 1]
    assert losses.asides.prediction.guess == pytest.approx(expected)


def test_a_height_of_the_learning_curve_is_a_guess_and_training_comes_to_it(
    network: MainWindow, qtbot: QtBot
) -> None:
    session, prediction = network.session, network.asides.prediction
    QTest.keyClick(network, Qt.Key.Key_A)
    settle()
    assert headline(network).startswith("Where will the training curve be after 100 steps?")
    plot = curve(network)
    assert isinstance(plot.axes.scale, LogScale)
    assert plot.axes.steps >= 100
    click_curve(network, 0.02)
    assert session.playhead == 0
    assert prediction.phase is Phase.MARKED
    assert prediction.guess == pytest.approx([0.02], rel=0.06)  # two pixels
    here = pixel_of(plot, 100, float(prediction.guess[0]))
    assert is_marked(plot, here)
    assert not is_marked(plot, here - QPoint(40, 40))
    session.set_speed(240.0)
    QTest.keyClick(network, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: prediction.phase is Phase.TOLD, timeout=20_000)
    assert (session.playhead, network.animation.playing) == (100, False)
    off = session.run.cost_at(100) - float(prediction.guess[0])
    assert headline(network) == (
        f"Cost\N{NO-BREAK SPACE}{session.run.cost_at(100):#.3g}: the guess was {off:#.3g} too low"
    )
    assert is_marked(plot, pixel_of(plot, 100, float(prediction.guess[0])))


def test_a_dragged_guess_follows_the_hand(network: MainWindow) -> None:
    QTest.keyClick(network, Qt.Key.Key_A)
    settle()
    plot = curve(network)
    plot.grab()
    places = [pixel_of(plot, 10, each) for each in (0.5, 0.1, 0.03)]
    QTest.mousePress(plot, Qt.MouseButton.LeftButton, pos=places[0])
    for place in places[1:]:
        QTest.mouseMove(plot, place)
        settle()
    QTest.mouseRelease(plot, Qt.MouseButton.LeftButton, pos=places[-1])
    assert network.asides.prediction.guess == pytest.approx([0.03], rel=0.06)


def test_the_accuracy_is_guessed_on_its_own_plot(network: MainWindow) -> None:
    QTest.keyClick(network, Qt.Key.Key_A)
    settle()
    click_curve(network, 75.0, "learning_accuracy")
    prediction = network.asides.prediction
    assert prediction.of is TRAINING_SHARE
    assert prediction.guess == pytest.approx([75.0], abs=1.0)
    assert curve(network).guess.height is None
    network.session.advance(100)
    settle()
    assert headline(network).split(":")[0].endswith("% are right")
    assert "points too" in headline(network)
    assert curve(network).guess is None


def test_heights_are_guessed_by_keys_alone(network: MainWindow) -> None:
    prediction = network.asides.prediction
    QTest.keyClick(network, Qt.Key.Key_A, SHIFT)
    for _ in range(3):
        QTest.keyClick(network, Qt.Key.Key_Down, CTRL)
    lower = float(prediction.guess[0])
    assert lower < network.session.run.cost_at(0)
    QTest.keyClick(network, Qt.Key.Key_Up, CTRL)
    assert lower < float(prediction.guess[0]) < network.session.run.cost_at(0)
    QTest.keyClick(network, Qt.Key.Key_Right, CTRL)
    assert prediction.of is TRAINING_SHARE
    QTest.keyClick(network, Qt.Key.Key_Up, CTRL)
    present = TRAINING_SHARE.at(network.session.run, 0)
    assert prediction.guess == pytest.approx(present + 1.0)
    QTest.keyClick(network, Qt.Key.Key_Left, CTRL)
    assert prediction.of is TRAINING_COST


def test_what_has_been_trained_already_is_not_seen_while_the_hall_guesses(
    network: MainWindow, qtbot: QtBot
) -> None:
    network.session.set_chart(Chart(open=True))
    network.session.advance(80)
    network.session.seek(20)
    plot = curve(network)
    qtbot.waitUntil(lambda: len(plot.traces.traces[0].steps) == 81)
    strip = network.canvas.chart.plot
    settle()
    before = strip.grab().toImage()
    QTest.keyClick(network, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: len(plot.traces.traces[0].steps) == 21)
    assert all(each.steps.max() <= 20 for each in plot.traces.traces)
    hidden = strip.grab().toImage()
    colour, frame = load_theme("light").runs[0], strip.frame
    half = round(frame.x(strip.axes, np.array([24]))[0])
    right, bottom = round(frame.plot.right()), round(frame.plot.bottom())
    beyond = [(x, y) for x in range(half, right) for y in range(round(frame.plot.top()), bottom)]
    assert any(before.pixelColor(*each).name() == colour for each in beyond)
    assert not any(hidden.pixelColor(*each).name() == colour for each in beyond)
    network.session.seek(25)
    qtbot.waitUntil(lambda: len(plot.traces.traces[0].steps) == 26)
    QTest.keyClick(network, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(plot.traces.traces[0].steps) == 81)


def test_afterwards_a_click_on_a_curve_goes_to_a_step_again(
    network: MainWindow, qtbot: QtBot
) -> None:
    network.session.advance(50)
    QTest.keyClick(network, Qt.Key.Key_A)
    QTest.keyClick(network, Qt.Key.Key_Escape)
    plot = curve(network)
    qtbot.waitUntil(lambda: len(plot.traces.traces[0].steps) == 51)
    click_curve(network, 0.2)
    assert network.session.playhead == 20


def test_the_action_says_what_it_asks_of_what_is_shown(network: MainWindow) -> None:
    assert action(network, "A").text() == "&Guess what comes after 100 steps"
    network.session.set_cost("himmelblau")
    assert action(network, "A").text() == "&Guess the next step"


def test_where_a_guess_makes_no_sense_the_actions_say_why(network: MainWindow) -> None:
    several = [action(network, key) for key in ("A", "Shift+A")]
    menu = several[0].associatedObjects()
    assert any(isinstance(each, QMenu) and each.toolTipsVisible() for each in menu)
    assert all(each.isEnabled() for each in several)
    network.session.show_tile(Tile.CURVES, False)
    for each in several:
        assert not each.isEnabled()
        assert each.toolTip() == each.statusTip() != ""
        assert "“Learning curves”" in each.toolTip()
    QTest.keyClick(network, Qt.Key.Key_A)
    assert network.statusBar().currentMessage() == several[0].toolTip()
    assert network.asides.prediction.phase is Phase.OFF
    network.session.show_tile(Tile.CURVES, True)
    assert all(each.isEnabled() and not each.statusTip() for each in several)


def test_the_end_of_a_run_and_a_hidden_picture_leave_nothing_to_guess(
    open_window: OpenWindow,
) -> None:
    window = open_window(Scene.opening("himmelblau"))
    guess = action(window, "Shift+A")
    QTest.keyClick(window, Qt.Key.Key_A, SHIFT)
    window.asides.prediction.take(np.zeros(2))
    while not window.session.finished:
        window.session.advance(100)
    assert guess.isEnabled(), "what is told can be ended"
    guess.trigger()
    assert window.asides.prediction.phase is Phase.OFF
    assert not guess.isEnabled()
    assert "ended" in guess.toolTip()
    window.session.seek(0)
    assert guess.isEnabled()
    window.session.set_study(Study.DIMENSIONS)
    assert not guess.isEnabled()


def test_a_guess_ends_a_sample_on_its_way_through_the_network(network: MainWindow) -> None:
    QTest.keyClick(network, Qt.Key.Key_S)
    assert network.backpropagation.active
    QTest.keyClick(network, Qt.Key.Key_A)
    assert not network.backpropagation.active
    assert headline(network).startswith("Where will the training curve")


def test_another_cost_and_back_leaves_no_mark(network: MainWindow) -> None:
    QTest.keyClick(network, Qt.Key.Key_A)
    settle()
    click_curve(network, 0.1)
    network.session.set_cost("line_losses")
    settle()
    QTest.keyClick(network, Qt.Key.Key_A)
    click_surface(network, "mean_squared_error", (0.0, 0.0))
    network.session.set_cost("network")
    settle()
    assert network.asides.prediction.phase is Phase.OFF
    assert curve(network).guess is None
    network.session.set_cost("himmelblau")
    settle()
    QTest.keyClick(network, Qt.Key.Key_A)
    assert headline(network).startswith("Where will it be after one step?")


def test_on_the_wall_and_from_the_speakers_screen(network: MainWindow, qtbot: QtBot) -> None:
    speaker = SpeakerWindow(network, network.canvas)
    speaker.set_look(Look(load_theme("light"), sizes_for(1280, 720)))
    network.present(True)
    speaker.resize(1280, 720)
    speaker.show()
    speaker.activateWindow()
    qtbot.waitUntil(speaker.isActiveWindow)
    QTest.keyClick(speaker, Qt.Key.Key_A)
    assert network.asides.prediction.phase is Phase.WAITING
    QTest.keyClick(speaker, Qt.Key.Key_Down, CTRL)
    settle()
    assert network.asides.prediction.phase is Phase.MARKED

    def shown_small() -> bool:
        shown = speaker.mirror.picture.toImage().convertToFormat(QImage.Format.Format_RGB32)
        return shown == network.canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)

    qtbot.waitUntil(shown_small)
    click_curve(network, 0.05)
    assert network.asides.prediction.guess == pytest.approx([0.05], rel=0.1)
    speaker.close()
    speaker.deleteLater()
    network.present(False)
