"""The panel's section on slices, in the real window."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QComboBox, QWidget

from gdviz.panel.number_box import NumberBox
from gdviz.panel.picker import Picker
from gdviz.session.scene import Scene
from gdviz.session.tasks.cut import Cut, CutKind
from gdviz.session.tasks.network_task import NetworkTask
from gdviz.session.tasks.tile import Tile
from gdviz.window import MainWindow
from tests.conftest import OpenWindow, settle


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    scene = Scene.opening("network", "adam", "momentum").with_task(NetworkTask(hidden=(3,)))
    return open_window(replace(scene, tiles=frozenset({Tile.LANDSCAPE}), cut=Cut(CutKind.RANDOM)))


def picker(window: MainWindow, name: str) -> Picker:
    found = window.findChild(Picker, name)
    assert found is not None
    return found


def pick(box: QComboBox, text: str) -> None:
    """As a person does."""
    index = box.findText(text)
    assert index >= 0, [box.itemText(i) for i in range(box.count())]
    box.setCurrentIndex(index)
    box.activated.emit(index)


def shows(window: MainWindow) -> set[str]:
    """The editors that are seen, by name."""
    names = ("slice_seed", "slice_first_weight", "slice_second_weight", "slice_second_solution")
    return {name for name in names if not hidden(window.findChild(QWidget, name))}


def hidden(widget: QWidget | None) -> bool:
    """Whether it or anything around it is hidden; scrolled out of sight is not hidden."""
    assert widget is not None
    return not widget.isVisibleTo(widget.window())


def test_each_kind_has_what_it_needs(window: MainWindow) -> None:
    weights = {"slice_first_weight", "slice_second_weight"}
    needs = {
        CutKind.RANDOM: {"slice_seed"},
        CutKind.WEIGHTS: weights,
        CutKind.LINE: {"slice_second_solution"},
        CutKind.PRINCIPAL: set(),
    }
    for kind, expected in needs.items():
        window.session.set_cut(Cut(kind))
        settle()
        assert shows(window) == expected
        section = window.findChild(QWidget, "slice")
        assert hidden(section) == (not expected)


def test_the_section_belongs_to_the_tile(window: MainWindow) -> None:
    section = window.findChild(QWidget, "slice")
    assert not hidden(section)
    window.session.show_tile(Tile.LANDSCAPE, False)
    assert hidden(section)
    window.session.show_tile(Tile.LANDSCAPE, True)
    assert not hidden(section)
    window.session.set_cost("himmelblau")
    assert hidden(section)


def test_a_seed_is_taken_or_refused_with_a_reason(window: MainWindow) -> None:
    box, said = window.findChild(NumberBox, "slice_seed"), list[str]()
    assert box is not None
    window.session.message.connect(said.append)
    box.entered.emit(12.0)
    assert window.session.scene.cut.seed == 12
    assert box.value() == 12
    box.entered.emit(0.5)
    assert "Seed" in said[0]
    assert box.value() == 12


def test_weights_are_picked_by_their_names(window: MainWindow) -> None:
    window.session.set_cut(Cut(CutKind.WEIGHTS))
    first, second = picker(window, "slice_first_weight"), picker(window, "slice_second_weight")
    assert (first.currentText(), second.currentText()) == ("w1,1,1", "w1,1,2")
    assert first.count() == window.session.cost.dimension == 13
    pick(first, "b2,1")
    assert window.session.scene.cut.weights == (12, 1)
    pick(second, "b2,1")  # taken: they change places
    assert window.session.scene.cut.weights == (1, 12)
    assert (first.currentText(), second.currentText()) == ("w1,1,2", "b2,1")
    window.session.set_task(NetworkTask(hidden=(2,)))
    assert first.count() == 9
    assert second.currentText() == "b2,1"


def test_the_second_solution_is_another_run_or_the_start(window: MainWindow) -> None:
    window.session.set_cut(Cut(CutKind.LINE))
    other = picker(window, "slice_second_solution")
    assert [other.itemText(i) for i in range(other.count())] == ["Momentum", "Where it began"]
    assert other.currentText() == "Momentum"
    pick(other, "Where it began")
    assert window.session.scene.cut.other == 0
    assert other.currentText() == "Where it began"
    window.session.select_run(1)
    assert [other.itemText(i) for i in range(other.count())] == ["Adam", "Where it began"]
    assert other.currentText() == "Adam"
