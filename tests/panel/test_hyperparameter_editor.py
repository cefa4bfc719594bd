"""An editor of one hyper-parameter: it asks for a value and waits to be shown it."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from gdviz import optimizers
from gdviz.engine.hyperparameter import Hyperparameter, describe
from gdviz.panel.hyperparameter_editor import HyperparameterEditor
from gdviz.session.words import allowed_range
from tests.panel.conftest import noted, type_into

FIELDS = [
    (name, field)
    for name, rule in optimizers.items()
    for field, about in describe(rule).items()
    if isinstance(about, Hyperparameter)
]


@pytest.fixture
def editor(qtbot: QtBot) -> HyperparameterEditor:
    made = HyperparameterEditor("learning_rate", describe(optimizers["adam"])["learning_rate"])
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.show_value(0.1)
    return made


def part(editor: HyperparameterEditor, name: str) -> Any:
    return editor.findChild(QWidget, name)


@pytest.mark.parametrize(("rule", "field"), FIELDS)
def test_it_is_built_from_the_description(qtbot: QtBot, rule: str, field: str) -> None:
    about = describe(optimizers[rule])[field]
    editor = HyperparameterEditor(field, about)
    qtbot.addWidget(editor)
    box, slider = part(editor, field), part(editor, f"{field}_slider")
    label = editor.findChild(QLabel)
    assert (label.text(), label.buddy()) == (f"{about.label} {about.symbol}", box)
    for widget in (box, slider, label):
        assert widget.toolTip() == f"{about.help} ({allowed_range(about)})"
        assert widget.accessibleName() == about.label
    assert (slider.number_at(0), slider.number_at(slider.maximum())) == about.slider


def test_a_value_is_shown_in_both_without_a_word(editor: HyperparameterEditor) -> None:
    heard = noted(editor.value_requested)
    for value in (0.01, 1 / 3, 1e-9, 1e6):
        editor.show_value(value)
        assert part(editor, "learning_rate").text() == f"{value:.6g}"
    assert part(editor, "learning_rate_slider").value() == 1000
    assert heard == []


def test_a_typed_number_is_asked_for_once(editor: HyperparameterEditor) -> None:
    heard = noted(editor.value_requested)
    slider = part(editor, "learning_rate_slider")
    before = slider.value()
    type_into(part(editor, "learning_rate"), "0.5")
    assert heard == [0.5]
    assert slider.value() == before


def test_a_place_of_the_slider_is_asked_for_once(editor: HyperparameterEditor) -> None:
    heard = noted(editor.value_requested)
    part(editor, "learning_rate_slider").setValue(800)
    assert heard == [1.0]
    assert part(editor, "learning_rate").text() == "0.1"
