"""Pictures of neurons in the real window, beside their weights in the parameters' own order."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from gdviz.canvas.network.signed_colours import SignedColours
from gdviz.canvas.network.units import Units
from gdviz.canvas.network.units_layout import UnitsLayout
from gdviz.engine.network.generated import generated
from gdviz.engine.network.samples import Samples
from gdviz.session.tasks.learning_data import LearningData
from gdviz.session.tasks.network_task import NetworkTask
from gdviz.session.tasks.tile import Tile
from gdviz.theme import load_theme, theme_names
from gdviz.window import MainWindow
from tests.canvas.network.networks import network_scene, part_named
from tests.canvas.network.strokes import strokes
from tests.conftest import OpenWindow, settle


@pytest.fixture
def opened(open_window: OpenWindow, pictures: LearningData) -> tuple[MainWindow, Units]:
    task = NetworkTask(data=pictures, hidden=(12,))
    window = open_window(network_scene(task, Tile.UNITS, Tile.CURVES))
    part = part_named(window, "units")
    assert isinstance(part, Units)
    window.session.advance(30)
    settle()
    return window, part


def middle_of(part: Units, unit: int) -> QPoint:
    return part.layout_now.picture(unit).center().toPoint()


def show_units(window: MainWindow, task: NetworkTask) -> Units:
    window.session.set_task(task)
    settle()
    part = part_named(window, "units")
    assert isinstance(part, Units)
    return part


def test_every_neuron_has_a_picture_of_its_weights(opened: tuple[MainWindow, Units]) -> None:
    window, part = opened
    point = window.session.run.point_at(window.session.playhead)
    assert part.shown.pictures.shape == (12, 8, 8)
    for unit in range(12):
        weights = point[65 * unit : 65 * unit + 64]  # and then its bias
        for row in range(8):
            assert (
                part.shown.pictures[unit, row].tolist() == weights[8 * row : 8 * row + 8].tolist()
            )


@pytest.mark.parametrize("theme", theme_names())
def test_a_weight_has_the_colour_of_its_sign(opened: tuple, theme: str) -> None:
    window, part = opened
    window.set_theme(theme)
    settle()
    image, colours = part.grab().toImage(), load_theme(theme)
    zero = QColor(colours.surface)
    for unit in (0, 7):
        box = part.layout_now.picture(unit)
        picture = part.shown.pictures[unit]
        for flat in (picture.argmax(), picture.argmin()):
            row, column = divmod(int(flat), 8)
            x = box.left() + (column + 0.5) * box.width() / 8
            y = box.top() + (row + 0.5) * box.height() / 8
            seen = image.pixelColor(round(x), round(y))
            above = picture.flat[flat] > 0
            ends = colours.positive, colours.negative
            end, other = map(QColor, ends if above else ends[::-1])
            assert distance(seen, end) < distance(seen, other)
            assert distance(seen, zero) > 0.3 * distance(end, zero)


def distance(one: QColor, other: QColor) -> float:
    a, b = (np.array([c.red(), c.green(), c.blue()], float) for c in (one, other))
    return float(np.linalg.norm(a - b))


def test_colours_are_mixed_evenly_from_zero_to_both_ends() -> None:
    theme = load_theme("light")
    colours = SignedColours(theme)
    image = colours.image(np.array([[-2.0, -1.0, 0.0, 0.5, 1.0, 7.0]]), 1.0)
    seen = [image.pixelColor(x, 0) for x in range(6)]
    below, above, zero = QColor(theme.negative), QColor(theme.positive), QColor(theme.surface)
    assert (seen[0], seen[1], seen[2], seen[4], seen[5]) == (below, below, zero, above, above)
    for name in ("red", "green", "blue"):
        half = (getattr(zero, name)() + getattr(above, name)()) / 2
        assert abs(getattr(seen[3], name)() - half) <= 1.5


def test_zeros_have_the_colour_of_zero_whatever_the_scale() -> None:
    theme = load_theme("dark")
    image = SignedColours(theme).image(np.zeros((2, 2)), 0.0)
    assert image.pixelColor(1, 1) == QColor(theme.surface)


def test_a_click_enlarges_a_neuron_and_says_what_it_is_for(opened: tuple) -> None:
    window, part = opened
    QTest.mouseClick(part, Qt.MouseButton.LeftButton, pos=middle_of(part, 5))
    assert part.chosen == 5
    point = window.session.run.point_at(window.session.playhead)
    onward = [point[12 * 65 + 13 * each + 5] for each in range(10)]
    most, least = int(np.argmax(onward)), int(np.argmin(onward))
    assert part.accessibleDescription() == f"Neuron 6: for {most}, against {least}"
    assert part.shown.onward[5].tolist() == onward
    assert part.layout_now.enlarged.width() > 1.5 * part.layout_now.picture(5).width()
    QTest.mouseClick(part, Qt.MouseButton.LeftButton, pos=middle_of(part, 5))
    assert part.chosen is None
    assert part.accessibleDescription() == ""


def test_keys_lead_from_neuron_to_neuron_while_it_has_the_focus(opened: tuple) -> None:
    window, part = opened
    steps = window.session.playhead
    part.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(part, Qt.Key.Key_Right)
    assert part.chosen == 0
    columns = part.layout_now.columns
    for key, place in (
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_Down, 1 + columns),
        (Qt.Key.Key_Left, columns),
        (Qt.Key.Key_Up, 0),
        (Qt.Key.Key_Up, 0),
        (Qt.Key.Key_Left, 0),
    ):
        QTest.keyClick(part, key)
        assert part.chosen == place
    assert window.session.playhead == steps
    QTest.keyClick(part, Qt.Key.Key_Escape)
    assert part.chosen is None


def test_tab_finds_the_pictures_and_a_click_leaves_the_keys_to_the_program(opened: tuple) -> None:
    window, part = opened
    QTest.mouseClick(part, Qt.MouseButton.LeftButton, pos=middle_of(part, 0))
    assert not part.hasFocus()
    before = window.session.playhead
    QTest.keyClick(window, Qt.Key.Key_Right)
    assert window.session.playhead == before + 1
    for _ in range(200):
        if part.hasFocus():
            break
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Tab)
    assert part.hasFocus()


def test_more_than_fit_are_counted(opened: tuple, pictures: LearningData) -> None:
    window, _ = opened
    part = show_units(window, NetworkTask(data=pictures, hidden=(70, 9)))
    assert len(part.shown.pictures) == 64
    assert part.shown.left_out == 6
    part.choose(63)
    assert part.shown.onward.shape == (64, 9)
    assert part.accessibleDescription() == "Neuron 64: weights to layer 2"


def test_without_a_hidden_layer_the_classes_have_pictures(
    opened: tuple, pictures: LearningData
) -> None:
    window, _ = opened
    part = show_units(window, NetworkTask(data=pictures, hidden=()))
    assert len(part.shown.pictures) == 10
    part.choose(3)
    assert part.accessibleDescription() == "This decides on 3"
    settle()


def test_of_two_classes_the_one_output_decides_on_the_second(
    opened: tuple, pictures: LearningData, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, _ = opened
    monkeypatch.setitem(generated._makers, "halves", lambda: halves)
    monkeypatch.setitem(generated._made, "halves", halves)
    part = show_units(window, NetworkTask(data=LearningData("halves"), hidden=()))
    assert len(part.shown.pictures) == 1
    part.choose(0)
    assert part.accessibleDescription() == "This decides on lower"
    part = show_units(window, NetworkTask(data=LearningData("halves"), hidden=(4,)))
    part.choose(2)
    assert part.shown.names == ("lower",)
    settle()


def halves(count: int, noise: float, seed: int) -> Samples:
    """Strokes across in the upper half and in the lower one."""
    both = strokes(count, noise, seed)
    answers = both.answers % 2
    return replace(both, answers=answers, classes=("upper", "lower"))


def test_another_network_forgets_the_choice(opened: tuple, pictures: LearningData) -> None:
    window, part = opened
    part.choose(11)
    part = show_units(window, NetworkTask(data=pictures, hidden=(5,)))
    assert part.chosen is None
    part.choose(11)
    assert part.chosen is None


def test_data_without_pictures_have_no_such_view(opened: tuple) -> None:
    window, part = opened
    window.session.set_task(NetworkTask())
    settle()
    assert not part.isVisible()


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (800, 900)])
@pytest.mark.parametrize("hidden", [(1,), (5,), (32,), (64, 10)])
@pytest.mark.parametrize("chosen", [None, 0])
def test_nothing_lies_on_anything_else(
    opened: tuple, pictures: LearningData, size: tuple, hidden: tuple, chosen: int | None
) -> None:
    window, part = opened
    window.resize(*size)
    part = show_units(window, NetworkTask(data=pictures, hidden=hidden))
    part.choose(chosen)
    layout = part.layout_now
    boxes = [layout.picture(unit) for unit in range(layout.count)]
    boxes += [layout.key]
    if chosen is not None:
        boxes += [layout.words, layout.enlarged, layout.bars]
    for box in boxes:
        assert layout.box.adjusted(-0.01, -0.01, 0.01, 0.01).contains(box)
    for one, other in combinations(boxes, 2):
        overlap = one.adjusted(0.01, 0.01, -0.01, -0.01).intersected(other)
        assert overlap.isEmpty(), (one, other)


def test_of_grids_with_pictures_of_one_size_the_fullest_is_taken() -> None:
    layout = UnitsLayout(QRectF(0, 0, 294, 480), 16, 16, (8, 8), chosen=False)
    assert layout.columns == 4
    assert layout.picture(15).right() <= 294
    assert layout.columns * 4 == layout.count
    other = UnitsLayout(QRectF(0, 0, 294, 480), 16, 15, (8, 8), chosen=False)
    assert other.picture(0).width() > layout.picture(0).width()
    assert other.columns == 3  # larger pictures are worth more than a full grid
