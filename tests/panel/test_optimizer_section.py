"""Optimizer and hyper-parameters: editors grow from the engine's own metadata."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from gdviz import optimizers
from gdviz.engine.hyperparameter import Switch, describe
from gdviz.engine.methods import methods
from gdviz.panel.hyperparameter_editor import HyperparameterEditor
from gdviz.panel.switch_editor import SwitchEditor
from gdviz.session.scene import Scene
from gdviz.window import MainWindow
from tests.conftest import settle
from tests.panel.conftest import Find, type_into

SWITCHES = [
    (name, field)
    for name, rule in optimizers.items()
    for field, about in describe(rule).items()
    if isinstance(about, Switch)
]


@pytest.mark.parametrize("name", methods)
def test_every_hyperparameter_has_an_editor(window: MainWindow, find: Find, name: str) -> None:
    window.session.set_optimizer(name)
    settle()
    (optimizer,) = window.session.scene.optimizers
    for field, each in describe(type(optimizer)).items():
        box = find(field)
        shown = box.isChecked() if isinstance(each, Switch) else box.value()
        assert shown == getattr(optimizer, field)
        assert (box.isVisible(), box.toolTip().startswith(each.help)) == (True, True)
    editors = [*window.findChildren(HyperparameterEditor), *window.findChildren(SwitchEditor)]
    assert len(editors) == len(describe(type(optimizer)))


@pytest.mark.parametrize(("name", "field"), SWITCHES)
def test_a_switch_and_the_session_agree(
    window: MainWindow, find: Find, name: str, field: str
) -> None:
    window.session.set_optimizer(name)
    before = window.session.scene.optimizers[0]
    window.session.advance(2)
    find(field).click()
    (after,) = window.session.scene.optimizers
    assert after == replace(before, **{field: not getattr(before, field)})
    assert window.session.length == 2
    window.session.set_hyperparameter(field, getattr(before, field))
    assert find(field).isChecked() == getattr(before, field)


def test_the_picker_asks_and_shows(window: MainWindow, find: Find) -> None:
    picker = find("optimizer_picker")
    picker.setCurrentIndex(picker.findData("momentum"))
    picker.activated.emit(picker.currentIndex())
    assert type(window.session.scene.optimizers[0]) is optimizers["momentum"]
    window.session.set_optimizer("gradient_descent")
    assert picker.currentData() == "gradient_descent"
    assert [picker.itemData(index) for index in range(picker.count())] == list(methods)


def test_a_key_picks_the_next_optimizer(window: MainWindow, find: Find) -> None:
    window.session.set_optimizer("gradient_descent")
    QTest.keyClick(find("optimizer_picker"), Qt.Key.Key_Down)
    assert type(window.session.scene.optimizers[0]) is optimizers[list(optimizers)[1]]


def test_old_editors_vanish_at_once(window: MainWindow, find: Find) -> None:
    old = find("beta1")
    window.session.set_optimizer("momentum")
    assert find("beta1") is None
    assert not old.isVisible()
    settle()
    assert find("momentum").isVisible()
    (rate,) = window.findChildren(QWidget, "learning_rate")
    assert rate.value() == window.session.scene.optimizers[0].learning_rate


@pytest.mark.parametrize("field", ["learning_rate", "epsilon"])
def test_a_number_that_is_being_typed_goes_with_its_editor(
    window: MainWindow, find: Find, field: str
) -> None:
    find(field).setFocus()
    find(field).selectAll()
    QTest.keyClicks(find(field), "0.5")
    window.session.set_optimizer("momentum")
    assert window.session.scene == Scene.opening("himmelblau", "momentum")


@pytest.mark.parametrize("field", ["learning_rate", "beta1", "beta2", "epsilon"])
@pytest.mark.parametrize("notch", [0, 1, 333, 1000])
def test_box_and_slider_agree_after_the_slider_was_moved(
    window: MainWindow, find: Find, field: str, notch: int
) -> None:
    slider = find(f"{field}_slider")
    slider.setValue(notch)
    moved_to = getattr(window.session.scene.optimizers[0], field)
    assert slider.number_at(notch) == moved_to
    assert find(field).text() == f"{moved_to:.6g}"
    assert slider.number_at(slider.value()) == pytest.approx(moved_to, rel=0.05)


@pytest.mark.parametrize(
    ("field", "text"),
    [("learning_rate", "0.5"), ("beta2", "0.25"), ("epsilon", "1.5e-07"), ("epsilon", "1e-16")],
)
def test_box_and_slider_agree_after_a_number_was_typed(
    window: MainWindow, find: Find, field: str, text: str
) -> None:
    type_into(find(field), text)
    assert getattr(window.session.scene.optimizers[0], field) == float(text)
    assert find(field).text() == text
    slider = find(f"{field}_slider")
    nearest = max(float(text), slider.number_at(0))
    assert slider.number_at(slider.value()) == pytest.approx(nearest, rel=0.02, abs=0)


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [
        ("learning_rate", "0", "Learning rate must be above 0."),
        ("learning_rate", "-1", "Learning rate must be above 0."),
        ("beta1", "1", "Gradient memory must be from 0 to below 1."),
        ("epsilon", "0", "Epsilon must be above 0, at most 1."),
    ],
)
def test_what_is_out_of_range_is_refused_in_words_and_the_old_value_stays(
    window: MainWindow, find: Find, field: str, text: str, words: str
) -> None:
    before, runs = window.session.scene, window.session.runs
    type_into(find(field), text)
    assert (window.session.scene, window.session.runs) == (before, runs)
    assert window.statusBar().currentMessage() == words
    assert find(field).value() == getattr(before.optimizers[0], field)


@pytest.mark.parametrize(
    ("field", "begin", "key", "end"),
    [
        ("learning_rate", 0.2, Qt.Key.Key_Up, 0.21),
        ("learning_rate", 0.01, Qt.Key.Key_Down, 0.0099),
        ("beta1", 0.0, Qt.Key.Key_Up, 0.01),
        ("beta1", 0.9, Qt.Key.Key_Down, 0.89),
    ],
)
def test_arrow_keys_change_what_can_be_seen(
    window: MainWindow, find: Find, field: str, begin: float, key: Qt.Key, end: float
) -> None:
    window.session.set_hyperparameter(field, begin)
    find(field).setFocus()
    QTest.keyClick(find(field), key)
    assert getattr(window.session.scene.optimizers[0], field) == pytest.approx(end)


def test_editors_take_the_size_of_the_window(window: MainWindow, find: Find) -> None:
    small = find("learning_rate_slider").sizeHint().height()
    window.resize(1920, 1080)
    window.session.set_optimizer("momentum")
    assert find("momentum_slider").sizeHint().height() == pytest.approx(1.5 * small, abs=2)
