"""The start as numbers, and what is drawn."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gdviz.session.scene import FIRST_LAYERS, Layer
from gdviz.window import MainWindow
from tests.panel.conftest import Find, noted, type_into


def test_the_boxes_show_the_start(window: MainWindow, find: Find) -> None:
    window.session.place_start((1.25, -2.5))
    assert (find("start_x").value(), find("start_y").value()) == (1.25, -2.5)


def test_a_typed_number_moves_one_coordinate_and_leaves_the_other_whole(
    window: MainWindow, find: Find
) -> None:
    window.session.place_start((1 / 3, 2 / 3))
    window.session.advance(3)
    type_into(find("start_y"), "-1.5")
    assert window.session.scene.start == (1 / 3, -1.5)
    assert (window.session.playhead, window.session.length) == (0, 0)


def test_a_start_outside_the_domain_is_shown_where_it_was_moved_to(
    window: MainWindow, find: Find
) -> None:
    for text in ("77", "78"):
        type_into(find("start_x"), text)
        assert window.session.scene.start[0] == 5.0
        assert find("start_x").text() == "5"
    assert "x from −5.00 to 5.00" in window.statusBar().currentMessage()


def test_return_in_a_box_that_nobody_touched_starts_nothing(window: MainWindow, find: Find) -> None:
    window.session.place_start((1 / 3, 2 / 3))
    heard = noted(window.session.runs_changed)
    for name in ("start_x", "start_y"):
        QTest.keyClick(find(name), Qt.Key.Key_Return)
    assert (window.session.scene.start, heard) == ((1 / 3, 2 / 3), [])


def test_arrow_keys_walk_through_zero(window: MainWindow, find: Find) -> None:
    window.session.place_start((0.1, 0.0))
    seen = []
    for _ in range(3):
        QTest.keyClick(find("start_x"), Qt.Key.Key_Down)
        seen.append(window.session.scene.start)
    assert seen == [(0.0, 0.0), (-0.1, 0.0), (-0.2, 0.0)]


def test_a_number_that_is_being_typed_goes_with_its_coordinate(
    window: MainWindow, find: Find
) -> None:
    box = find("start_y")
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "0.5")
    window.session.set_cost("prediction")
    assert window.session.scene.start == tuple(window.session.cost.start)


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


@pytest.mark.parametrize("layer", [each for each in Layer if 1 in each.dimensions])
def test_a_curve_has_its_own_boxes(window: MainWindow, find: Find, layer: Layer) -> None:
    window.session.set_cost("tilted_double_well")
    find(f"show_{layer.name.lower()}").click()
    assert window.session.scene.layers == FIRST_LAYERS ^ {layer}


@pytest.mark.parametrize("layer", [each for each in Layer if 2 in each.dimensions])
def test_a_box_takes_a_layer_off_and_follows_the_session(
    window: MainWindow, find: Find, layer: Layer
) -> None:
    box = find(f"show_{layer.name.lower()}")
    heard = noted(window.session.layers_changed)
    at_first = layer.shown_at_first
    assert (box.isChecked(), box.text()) == (at_first, layer.label)
    box.click()
    assert window.session.scene.layers == FIRST_LAYERS ^ {layer}
    window.session.show_layer(layer, at_first)
    assert box.isChecked() is at_first
    assert len(heard) == 2


def test_the_picture_begins_calm(window: MainWindow) -> None:
    shown = {layer.name for layer in window.session.scene.layers}
    assert shown == {"TRAIL", "NEXT_STEP", "TANGENT", "GRADIENT", "MINIMA"}


@pytest.mark.parametrize(("cost", "dimension"), [("prediction", 1), ("rosenbrock", 2)])
def test_there_is_a_box_for_every_layer_that_the_cost_has(
    window: MainWindow, find: Find, cost: str, dimension: int
) -> None:
    window.session.set_cost(cost)
    find("why").set_open(True)
    for layer in Layer:
        shown = find(f"show_{layer.name.lower()}").isVisible()
        assert shown == (dimension in layer.dimensions)
