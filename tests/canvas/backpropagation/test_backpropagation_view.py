"""Backpropagation stepped by keys in the window: its numbers are the engine's and lie apart."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from gdviz.canvas.backpropagation.arrangement import Arrangement
from gdviz.canvas.backpropagation.pass_picture import PassPicture
from gdviz.canvas.headline import Headline
from gdviz.engine.network.pass_beats import Stage
from gdviz.engine.network.record import Record, record
from gdviz.session.scene import Scene
from gdviz.typeset.math_label import MathLabel
from gdviz.window import MainWindow
from tests.conftest import OpenWindow, settle

SIZES = [(1280, 720), (1920, 1080)]


def open_network(
    open_window: OpenWindow, hidden: tuple[int, ...] = (3,), size: tuple[int, int] = (1280, 720)
) -> MainWindow:
    window = open_window(Scene.opening("network"), size)
    window.session.set_task(replace(window.session.scene.task, hidden=hidden))
    window.session.advance(30)
    settle()
    return window


def picture(window: MainWindow) -> PassPicture:
    return window.findChild(PassPicture, "pass_picture")


def arrangement(window: MainWindow) -> Arrangement:
    arranged = picture(window).arrangement
    assert arranged is not None
    return arranged


def press(window: MainWindow, key: Qt.Key, times: int = 1) -> None:
    for _ in range(times):
        QTest.keyClick(picture(window), key)
    settle()


def on_screen(window: MainWindow) -> dict[tuple[tuple[int, ...], str], float]:
    """Every number that is seen, by what it belongs to and its symbol."""
    return {
        (text.of, text.row.symbol): float(text.row.text.replace("−", "-"))
        for text in picture(window).texts
    }


def engines(window: MainWindow) -> Record:
    session = window.session
    cost, point = session.scene.task.function(), session.run.point_at(session.playhead)
    return record(cost, point, np.array([session.scene.task.row(session.scene.sample)]))


def everything(window: MainWindow) -> dict[tuple[tuple[int, ...], str], float]:
    """What can be known before the update, from the engine's record."""
    session, seen = window.session, engines(window)
    network = session.scene.task.network
    weights = network.layers(session.run.point_at(session.playhead).copy())
    last, known = len(network.sizes) - 1, {}
    for n, value in enumerate(seen.activations[0][:, 0]):
        known[(0, n), f"x{'₁₂'[n]}"] = value
    for layer in range(1, last + 1):
        for n in range(network.sizes[layer]):
            known[(layer, n), "b"] = weights[layer - 1][n, -1]
            known[(layer, n), "z"] = seen.sums[layer - 1][n, 0]
            known[(layer, n), "y" if layer == last else "a"] = seen.activations[layer][n, 0]
            known[(layer, n), "δ"] = seen.deltas[layer - 1][n, 0]
            for k in range(network.sizes[layer - 1]):
                known[(layer, n, k), "w"] = weights[layer - 1][n, k]
                known[(layer, n, k), "∂"] = seen.gradients[layer - 1][n, k]
    return known


#: The symbols that each stage brings to the layer that it is about.
BRINGS = {
    Stage.INPUTS: ("x₁", "x₂"),
    Stage.SUMS: ("z",),
    Stage.ACTIVATIONS: ("a", "y"),
    Stage.DELTAS: ("δ",),
    Stage.GRADIENTS: ("∂",),
}


def test_one_backpropagation_by_keys_has_the_engines_numbers_on_screen(
    open_window: OpenWindow,
) -> None:
    window = open_network(open_window)
    QTest.keyClick(window, Qt.Key.Key_S)
    settle()
    followed, whole = window.backpropagation, everything(window)
    expected = {key: value for key, value in whole.items() if key[1] in ("w", "b")}
    told = [beat for beat in followed.beats if beat.stage not in (Stage.UPDATE, Stage.AFTER)]
    history = []
    for beat in told:
        assert followed.beat == beat
        brought = BRINGS.get(beat.stage, ())
        expected |= {k: v for k, v in whole.items() if k[1] in brought and k[0][0] == beat.layer}
        shown = on_screen(window)
        assert shown.keys() == expected.keys()
        for key, value in shown.items():
            assert value == pytest.approx(expected[key], rel=5.1e-3), key
        history.append(shown)
        press(window, Qt.Key.Key_Right)
    assert expected.keys() == whole.keys()
    for shown in reversed(history):
        press(window, Qt.Key.Key_Left)
        assert on_screen(window) == shown


def test_the_update_shows_what_this_sample_alone_would_change(open_window: OpenWindow) -> None:
    window = open_network(open_window)
    window.session.set_optimizer("gradient_descent")
    window.session.set_hyperparameter("learning_rate", 0.5)
    window.session.use_transform("mini_batch", False)
    window.session.advance(5)
    before, seen = everything(window), engines(window)
    point = window.session.run.point_at(window.session.playhead).copy()
    QTest.keyClick(window, Qt.Key.Key_S)
    press(window, Qt.Key.Key_PageDown, len(window.backpropagation.beats) - 1)
    after = on_screen(window)
    for (of, symbol), value in before.items():
        slope = {"w": "∂", "b": "δ"}.get(symbol)
        moved = value - 0.5 * before[of, slope] if slope else value
        assert after[of, symbol] == pytest.approx(moved, rel=5.1e-3), (of, symbol)
    assert after != before
    alone = window.session.scene.task.function()
    row = np.array([0])
    told = window.backpropagation.told
    assert told.error == pytest.approx(seen.costs[0])
    assert told.error_after == pytest.approx(alone.value_on(told.step.next_point, row))
    # The weights of the run itself have not moved.
    np.testing.assert_array_equal(window.session.run.point_at(window.session.playhead), point)


def test_keys_step_beats_while_it_is_followed_and_training_before_and_after(
    open_window: OpenWindow,
) -> None:
    window = open_network(open_window)
    playhead, followed = window.session.playhead, window.backpropagation
    QTest.keyClick(window, Qt.Key.Key_Right)
    assert window.session.playhead == playhead + 1
    QTest.keyClick(window, Qt.Key.Key_S)
    settle()
    for key, index in [
        (Qt.Key.Key_PageDown, 1),
        (Qt.Key.Key_Right, 2),
        (Qt.Key.Key_PageUp, 1),
        (Qt.Key.Key_Left, 0),
        (Qt.Key.Key_Left, 0),
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_Home, 0),
    ]:
        press(window, key)
        assert (followed.index, window.session.playhead) == (index, playhead + 1)
    press(window, Qt.Key.Key_Space)
    assert followed.playing
    assert not window.animation.playing
    press(window, Qt.Key.Key_Space)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not followed.active
    QTest.keyClick(window, Qt.Key.Key_Left)
    assert window.session.playhead == playhead
    QTest.keyClick(window, Qt.Key.Key_S)
    QTest.keyClick(window, Qt.Key.Key_S)
    assert not followed.active


def test_elsewhere_the_key_starts_slow_motion(open_window: OpenWindow) -> None:
    window = open_window(Scene.opening("prediction"))
    QTest.keyClick(window, Qt.Key.Key_S)
    assert window.slow_motion.active
    assert not window.backpropagation.active
    window.slow_motion.stop()


def test_escape_leaves_it_first_and_then_the_full_screen(open_window: OpenWindow) -> None:
    window = open_network(open_window)
    window.present(True)
    window.backpropagation.start()
    settle()
    press(window, Qt.Key.Key_Escape)
    assert (window.backpropagation.active, window.isFullScreen()) == (False, True)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    settle()
    assert not window.isFullScreen()


def test_it_takes_the_place_of_the_tiles(open_window: OpenWindow) -> None:
    window = open_network(open_window)
    pages = window.canvas.pages
    assert pages.isVisible()
    assert window.findChild(QWidget, "backpropagation") is None  # it is made when it is first shown
    window.backpropagation.start()
    settle()
    view = window.findChild(QWidget, "backpropagation")
    assert (pages.isVisible(), view.isVisible()) == (False, True)
    sentence = window.findChild(Headline, "sentence")
    told = {sentence.text}
    for _ in window.backpropagation.beats:
        press(window, Qt.Key.Key_Right)
        told.add(sentence.text)
    stages = {(beat.stage, beat.layer) for beat in window.backpropagation.beats}
    assert len(told) == len(stages)
    window.backpropagation.stop()
    settle()
    assert (pages.isVisible(), view.isVisible()) == (True, False)
    assert "training samples" in sentence.text


def test_another_cost_ends_it(open_window: OpenWindow) -> None:
    window = open_network(open_window)
    window.backpropagation.start()
    window.session.set_cost("prediction")
    settle()
    assert not window.findChild(QWidget, "backpropagation").isVisible()
    assert not window.canvas.pages.isVisible()
    assert window.canvas.view.isVisible()


def test_another_sample_by_button_and_by_key(open_window: OpenWindow) -> None:
    window = open_network(open_window)
    window.backpropagation.start()
    settle()
    press(window, Qt.Key.Key_Right, 12)
    first = on_screen(window)
    window.findChild(QToolButton, "pass_sample_after").click()
    settle()
    second = on_screen(window)
    assert window.findChild(QLabel, "pass_sample").text() == "sample 2 / 300"
    QTest.keyClick(picture(window), Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    third = on_screen(window)
    assert window.session.scene.sample == 2
    expected = everything(window)
    for key, value in third.items():
        if key[1] not in ("w", "b"):
            assert value == pytest.approx(expected[key], rel=5.1e-3)
    QTest.keyClick(picture(window), Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert on_screen(window) == second
    window.findChild(QToolButton, "pass_sample_before").click()
    assert on_screen(window) == first


def test_another_network_is_followed_too(open_window: OpenWindow) -> None:
    window = open_network(open_window, (4, 2))
    window.backpropagation.start()
    settle()
    last = next(
        index
        for index, beat in enumerate(window.backpropagation.beats)
        if beat.stage is Stage.UPDATE
    )
    press(window, Qt.Key.Key_Right, last - 1)
    expected, shown = everything(window), on_screen(window)
    assert shown.keys() == expected.keys()
    rounded = 5.1e-3 if arrangement(window).digits == 3 else 5.1e-2
    for key, value in shown.items():
        assert value == pytest.approx(expected[key], rel=rounded)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("hidden", [(3,), (4,), (4, 4)])
def test_no_number_of_a_small_network_covers_another(
    open_window: OpenWindow, hidden: tuple[int, ...], size: tuple[int, int]
) -> None:
    window = open_network(open_window, hidden, size)
    window.backpropagation.start()
    settle()
    press(window, Qt.Key.Key_Right, len(window.backpropagation.beats) - 1)
    shown, arranged = picture(window), arrangement(window)
    assert arranged.whole
    sizes = window.session.scene.task.network.sizes
    count = sum(sizes[1:]) * 4 + 2 * sum(one * other for one, other in pairwise(sizes)) + sizes[0]
    assert len(shown.texts) == count
    for one, other in combinations(shown.texts, 2):
        both = one.box.intersected(other.box)
        assert both.width() < 0.5 or both.height() < 0.5, (one, other)
    boxes = [place.box for column in arranged.layout.columns for place in column]
    for plate in arranged.plates.values():
        assert not any(plate.intersects(box) for box in boxes)
    for text in shown.texts:
        assert shown.rect().toRectF().contains(text.box)


@pytest.mark.parametrize("size", SIZES)
def test_of_a_large_network_the_chosen_neurons_have_numbers(
    open_window: OpenWindow, size: tuple[int, int]
) -> None:
    window = open_network(open_window, (16, 24), size)
    window.backpropagation.start()
    settle()
    press(window, Qt.Key.Key_Right, 6)
    assert not arrangement(window).whole
    assert arrangement(window).boxed == {(0, 0), (1, 0), (2, 0), (3, 0)}
    place = arrangement(window).layout.place(1, 5)
    QTest.mouseClick(
        picture(window), Qt.MouseButton.LeftButton, pos=QPoint(round(place.x), round(place.y))
    )
    settle()
    assert arrangement(window).boxed == {(0, 0), (1, 5), (2, 0), (3, 0)}
    expected = everything(window)
    for key, value in on_screen(window).items():
        assert value == pytest.approx(expected[key], rel=5.1e-2), key
    window.backpropagation.go_to(3)
    press(window, Qt.Key.Key_Up)
    assert arrangement(window).boxed == {(0, 0), (1, 5), (2, 23), (3, 0)}
    assert arrangement(window).layout.place(2, 23) is not None
    assert (2, 23, 5) in arrangement(window).plates


def test_formulas_are_typeset_in_symbols_and_with_numbers(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_network(open_window)
    window.backpropagation.start()
    settle()
    card = window.findChild(QWidget, "pass_card")
    for _ in window.backpropagation.beats:
        lines = [each for each in card.findChildren(MathLabel) if each.isVisible()]
        assert len(lines) == 1 + len(window.backpropagation.line.numbers)
        qtbot.waitUntil(lambda lines=lines: not any(each.empty for each in lines), timeout=20_000)
        settle()
        said = [each.accessibleName() for each in lines]
        line = window.backpropagation.line
        assert said == [line.formula, *line.numbers]
        for child in card.findChildren(QWidget):
            if child.isVisible():
                assert card.rect().contains(child.geometry()), child.objectName()
        press(window, Qt.Key.Key_Right)
