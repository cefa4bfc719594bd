"""The confusion matrix in the real window, beside counts by hand."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from gdviz.canvas.network import confusion as room
from gdviz.canvas.network.confused import Cell
from gdviz.canvas.network.confusion import Confusion
from gdviz.canvas.network.confusion_layout import ConfusionLayout
from gdviz.session.tasks.learning_data import LearningData
from gdviz.session.tasks.network_task import NetworkTask
from gdviz.session.tasks.tile import Tile
from gdviz.theme import load_theme
from gdviz.window import MainWindow
from tests.canvas.network.networks import network_scene, part_named
from tests.conftest import OpenWindow, settle


def opened(open_window: OpenWindow, task: NetworkTask) -> tuple[MainWindow, Confusion]:
    window = open_window(network_scene(task, Tile.CONFUSION))
    part = part_named(window, "confusion")
    assert isinstance(part, Confusion)
    return window, part


@pytest.fixture
def looking(open_window: OpenWindow, pictures: LearningData) -> tuple[MainWindow, Confusion]:
    """Strokes that are learned in part."""
    window, part = opened(open_window, NetworkTask(data=pictures, hidden=(6,)))
    window.session.advance(8)
    settle()
    return window, part


def outputs_of(window: MainWindow) -> tuple[list[int], list[int]]:
    """Answers of the held-out samples and what they are taken for, by hand."""
    samples = window.session.scene.task.data.prepared.held_out
    point = window.session.run.point_at(window.session.playhead)
    sizes = window.session.cost.network.sizes
    values, begin = samples.inputs, 0
    for layer, (before, after) in enumerate(pairwise(sizes), start=1):
        end = begin + after * (before + 1)
        rows = point[begin:end].reshape(after, before + 1)
        values, begin = values @ rows[:, :-1].T + rows[:, -1], end
        if layer < len(sizes) - 1:
            values = np.tanh(values)
    taken = values.argmax(axis=1) if values.shape[1] > 1 else (values[:, 0] > 0).astype(int)
    return samples.answers.astype(int).tolist(), taken.tolist()


def middle_of(part: Confusion, cell: Cell) -> QPoint:
    return part.layout_now.cell(cell).center().toPoint()


def a_mistake(part: Confusion) -> Cell:
    matrix = part.confused.matrix.copy()
    np.fill_diagonal(matrix, 0)
    return Cell(*(int(each) for each in np.unravel_index(matrix.argmax(), matrix.shape)))


def point_at(window: MainWindow, part: Confusion, place: QPoint) -> None:
    """Move the window's pointer: that of the screen arrives when it likes."""
    QTest.mouseMove(window.windowHandle(), part.mapTo(window, place))
    settle()


def test_held_out_samples_are_counted_at_the_playhead(looking: tuple) -> None:
    window, part = looking
    for playhead in (8, 0, 5):
        window.session.seek(playhead)
        answers, taken = outputs_of(window)
        table = np.zeros((10, 10), int)
        for answer, choice in zip(answers, taken, strict=True):
            table[answer, choice] += 1
        assert part.confused.matrix.tolist() == table.tolist()
        right = sum(a == t for a, t in zip(answers, taken, strict=True))
        assert part.accessibleDescription() == (
            f"{right} of 50 held-out samples are right: {100 * right / 50:.0f} %"
        )


def test_two_classes_have_a_matrix_too(open_window: OpenWindow) -> None:
    window, part = opened(open_window, NetworkTask())
    window.session.advance(20)
    answers, taken = outputs_of(window)
    pairs = list(zip(answers, taken, strict=True))
    expected = [[pairs.count((row, column)) for column in (0, 1)] for row in (0, 1)]
    assert part.confused.matrix.tolist() == expected
    settle()


def test_the_pointer_shows_the_samples_of_a_cell(looking: tuple) -> None:
    window, part = looking
    cell = a_mistake(part)
    point_at(window, part, middle_of(part, cell))
    assert part.cell == cell
    answers, taken = outputs_of(window)
    held_out = window.session.scene.task.data.prepared.held_out.inputs
    rows = [i for i, pair in enumerate(zip(answers, taken, strict=True)) if pair == tuple(cell)]
    assert part.confused.pictures(cell).reshape(len(rows), -1).tolist() == held_out[rows].tolist()
    whole = answers.count(cell.truth)
    assert part.accessibleDescription() == (
        f"{cell.truth} wrongly taken for {cell.taken}: {len(rows)} of {whole}"
    )
    point_at(window, part, QPoint(1, 1))
    assert part.cell is None


def test_the_pictures_of_a_cell_are_painted_beside_it(looking: tuple) -> None:
    _, part = looking
    strip = part.layout_now.strip.toAlignedRect()
    before = part.grab(strip).toImage()
    part.choose(a_mistake(part))
    settle()
    after = part.grab(strip).toImage()
    greys = {
        after.pixelColor(x, y).name()
        for x in range(after.width() // 2)
        for y in range(after.height() // 3)
    }
    assert after != before
    assert len(greys) > 15


def test_inputs_that_are_no_pictures_are_written_in_their_own_units(
    open_window: OpenWindow,
) -> None:
    window, part = opened(open_window, NetworkTask())
    cell = a_mistake(part)
    part.choose(cell)
    data = window.session.scene.task.data
    _, held_out = data.samples.split(0.25, 0)
    answers, taken = outputs_of(window)
    rows = [i for i, pair in enumerate(zip(answers, taken, strict=True)) if pair == tuple(cell)]
    assert len(rows) > 0
    for line, row in zip(part.confused.lines(cell), rows, strict=True):
        numbers = [float(each.replace("−", "-")) for each in line.split(", ")]
        assert numbers == pytest.approx(held_out.inputs[row].tolist(), rel=0.06)
    settle()


def test_a_click_keeps_a_cell_shown_until_the_next(looking: tuple) -> None:
    _, part = looking
    cell = a_mistake(part)
    QTest.mouseClick(part, Qt.MouseButton.LeftButton, pos=middle_of(part, cell))
    QTest.mouseMove(part, QPoint(1, 1))
    settle()
    assert part.cell == cell
    QTest.mouseClick(part, Qt.MouseButton.LeftButton, pos=middle_of(part, cell))
    point_at(part.window(), part, QPoint(1, 1))
    assert part.cell is None


def test_keys_lead_from_cell_to_cell_while_it_has_the_focus(looking: tuple) -> None:
    window, part = looking
    playhead = window.session.playhead
    part.setFocus(Qt.FocusReason.TabFocusReason)
    for key, cell in (
        (Qt.Key.Key_Down, Cell(0, 0)),
        (Qt.Key.Key_Down, Cell(1, 0)),
        (Qt.Key.Key_Right, Cell(1, 1)),
        (Qt.Key.Key_Left, Cell(1, 0)),
        (Qt.Key.Key_Left, Cell(1, 0)),
    ):
        QTest.keyClick(part, key)
        assert part.cell == cell
    QTest.keyClick(part, Qt.Key.Key_Escape)
    assert part.cell is None
    assert window.session.playhead == playhead


def test_the_diagonal_is_marked_and_mistakes_have_another_colour(looking: tuple) -> None:
    window, part = looking
    window.session.advance(60)
    settle()
    image, theme = part.grab().toImage(), load_theme("light")
    right = part.layout_now.cell(Cell(3, 3))
    edge = image.pixelColor(round(right.center().x()), round(right.top()))
    assert edge == QColor(theme.accent)
    tinted = {}
    for cell in (Cell(3, 3), a_mistake(part)):
        box = part.layout_now.cell(cell)
        tinted[cell] = image.pixelColor(round(box.left() + 3), round(box.top() + 3))
    assert tinted[Cell(3, 3)].blue() > tinted[Cell(3, 3)].red()
    mistake = tinted[a_mistake(part)]
    assert mistake.red() > mistake.blue()


def test_while_it_trains_it_is_counted_now_and_then_and_at_rest_at_once(
    looking: tuple, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, part = looking
    monkeypatch.setattr(room, "PAUSE", 1e9)
    window.animation.play()
    before = part.confused
    window.animation.tick(0.2)
    assert window.session.playhead > 8
    assert part.confused is before
    monkeypatch.setattr(room, "PAUSE", 0.0)
    window.animation.tick(0.2)
    assert part.confused is not before
    monkeypatch.setattr(room, "PAUSE", 1e9)
    before = part.confused
    window.animation.tick(0.2)
    assert part.confused is before
    window.animation.pause()
    assert part.confused is not before
    _, taken = outputs_of(window)
    assert part.confused.taken.tolist() == taken


def test_numbers_for_answers_have_no_such_view(looking: tuple) -> None:
    window, part = looking
    window.session.set_task(NetworkTask(data=LearningData("sine")))
    settle()
    assert not part.isVisible()


@pytest.mark.parametrize("size", [(1024, 576), (1280, 720), (1920, 1080)])
def test_everything_lies_inside(looking: tuple, size: tuple) -> None:
    window, part = looking
    window.resize(*size)
    settle()
    layout = part.layout_now
    boxes = [layout.words, layout.strip, layout.matrix]
    boxes += [layout.row_name(0), layout.column_name(9)]
    for box in boxes:
        assert layout.box.adjusted(-0.01, -0.01, 0.01, 0.01).contains(box)
    assert not layout.matrix.intersects(layout.strip)
    assert layout.cell(Cell(9, 9)).bottomRight().x() == pytest.approx(layout.matrix.right())
    for cell in (Cell(0, 0), Cell(4, 7), Cell(9, 9)):
        assert layout.cell_at(layout.cell(cell).center()) == cell
    assert layout.cell_at(layout.row_name(3).center()) is None
    rows = [layout.row_name(index).center().y() for index in layout.named_rows]
    columns = [layout.column_name(index).center().x() for index in layout.named_columns]
    for places in (rows, columns):
        assert all(after - before > 0.7 * layout.text for before, after in pairwise(places))


def test_names_are_left_out_where_rows_are_low() -> None:
    layout = ConfusionLayout(QRectF(0, 0, 300, 150), 17, 10, 10.0)
    assert 1 < len(layout.named_rows) < 10
    assert len(layout.named_columns) == 10
