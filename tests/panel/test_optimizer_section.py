"""Optimizer and hyper-parameters: editors grow from the engine's own metadata."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from gdviz import optimizers
from gdviz.engine.optimizer import describe
from gdviz.panel.hyperparameter_editor import HyperparameterEditor
from gdviz.session.words import allowed_range
from gdviz.window import MainWindow
from tests.conftest import settle
from tests.panel.conftest import Find


@pytest.mark.parametrize("name", optimizers)
def test_every_hyperparameter_has_an_editor(window: MainWindow, find: Find, name: str) -> None:
    window.session.set_optimizer(name)
    settle()
    about = describe(optimizers[name])
    for field, each in about.items():
        assert find(field).value() == getattr(window.session.scene.optimizers[0], field)
        assert allowed_range(each) in find(field).toolTip()
        assert each.help in find(f"{field}_slider").toolTip()
    assert len(window.findChildren(HyperparameterEditor)) == len(about)


def test_the_picker_asks_and_shows(window: MainWindow, find: Find) -> None:
    picker = find("optimizer_picker")
    picker.setCurrentIndex(picker.findData("momentum"))
    picker.activated.emit(picker.currentIndex())
    assert type(window.session.scene.optimizers[0]) is optimizers["momentum"]
    window.session.set_optimizer("gradient_descent")
    assert picker.currentData() == "gradient_descent"
    assert [picker.itemData(index) for index in range(picker.count())] == list(optimizers)


@pytest.mark.parametrize(("field", "value"), [("learning_rate", 0.5), ("beta1", 0.25)])
def test_box_and_slider_agree_after_the_slider_was_moved(
    window: MainWindow, find: Find, field: str, value: float
) -> None:
    slider = find(f"{field}_slider")
    slider.setValue(slider.value() // 2)
    moved_to = getattr(window.session.scene.optimizers[0], field)
    assert find(field).value() == moved_to == slider.number_at(slider.value())


@pytest.mark.parametrize(("field", "text"), [("learning_rate", "0.5"), ("beta2", "0.25")])
def test_box_and_slider_agree_after_a_number_was_typed(
    window: MainWindow, find: Find, field: str, text: str
) -> None:
    type_into(find(field), text)
    assert getattr(window.session.scene.optimizers[0], field) == float(text)
    slider = find(f"{field}_slider")
    assert slider.number_at(slider.value()) == pytest.approx(float(text), rel=0.02)


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
    before = window.session.scene
    type_into(find(field), text)
    assert window.session.scene == before
    assert window.statusBar().currentMessage() == words
    assert find(field).value() == getattr(before.optimizers[0], field)


def test_editors_take_the_size_of_the_window(window: MainWindow, find: Find) -> None:
    small = find("learning_rate_slider").sizeHint().height()
    window.resize(1920, 1080)
    window.session.set_optimizer("momentum")
    assert find("momentum_slider").sizeHint().height() == pytest.approx(1.5 * small, abs=2)


def type_into(box: QWidget, text: str) -> None:
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, text)
    QTest.keyClick(box, Qt.Key.Key_Return)
