"""The start as numbers, and what is drawn."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gdviz.session.scene import Layer
from gdviz.window import MainWindow
from tests.panel.conftest import Find


def test_the_boxes_show_the_start(window: MainWindow, find: Find) -> None:
    window.session.place_start((1.25, -2.5))
    assert (find("start_x").value(), find("start_y").value()) == (1.25, -2.5)


def test_a_typed_number_moves_one_coordinate_and_leaves_the_other_whole(
    window: MainWindow, find: Find
) -> None:
    window.session.place_start((1 / 3, 2 / 3))
    box = find("start_y")
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "-1.5")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert window.session.scene.start == (1 / 3, -1.5)


def test_a_cost_of_one_parameter_has_one_box_that_is_called_by_its_symbol(
    window: MainWindow, find: Find
) -> None:
    window.session.set_cost("prediction")
    assert find("start_x").isVisible()
    assert not find("start_y").isVisible()
    assert find("start_x").accessibleName() == "prediction ŷ"


def test_random_starts_somewhere_else(window: MainWindow, find: Find) -> None:
    before = window.session.scene.start
    find("random_start").click()
    assert window.session.scene.start != before


@pytest.mark.parametrize("layer", [each for each in Layer if 2 in each.dimensions])
def test_a_box_takes_a_layer_off_and_follows_the_session(
    window: MainWindow, find: Find, layer: Layer
) -> None:
    box = find(f"show_{layer.name.lower()}")
    assert box.isChecked()
    box.click()
    assert layer not in window.session.scene.layers
    window.session.show_layer(layer, True)
    assert box.isChecked()


@pytest.mark.parametrize(("cost", "dimension"), [("prediction", 1), ("rosenbrock", 2)])
def test_there_is_a_box_for_every_layer_that_the_cost_has(
    window: MainWindow, find: Find, cost: str, dimension: int
) -> None:
    window.session.set_cost(cost)
    for layer in Layer:
        shown = find(f"show_{layer.name.lower()}").isVisible()
        assert shown == (dimension in layer.dimensions)
