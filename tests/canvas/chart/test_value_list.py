"""The values beside the chart: which are listed, and that nothing is hidden or cut off."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetricsF, QImage
from pytestqt.qtbot import QtBot

from gdviz.canvas.chart.value_layout import COLUMNS, SHARE, Grid, listed
from gdviz.canvas.chart.value_list import Value, ValueList
from gdviz.engine.optimizers import optimizers
from gdviz.session.chart import Chart
from gdviz.session.race import Race
from gdviz.session.scene import Scene
from gdviz.session.words import number
from gdviz.theme import Look, Sizes, full_screen_sizes, load_theme, scaled, sizes_for
from tests.canvas.chart.painted_areas import PaintedAreas
from tests.conftest import OpenWindow, settle

SIZES = [
    sizes_for(1024, 768), sizes_for(1280, 720), sizes_for(1920, 1080), sizes_for(3840, 2160),
    full_screen_sizes(1024, 768), full_screen_sizes(1920, 1080), full_screen_sizes(3840, 2160),
    scaled(sizes_for(1280, 720), 1.8), scaled(sizes_for(1280, 720), 0.6),
]  # fmt: skip


def race_of(count: int) -> Scene:
    rules = [optimizers["adam"](learning_rate=0.01 * (i + 1)) for i in range(count)]
    chart = Chart(open=True)
    return replace(Scene.opening("himmelblau"), race=Race.of(*rules), chart=chart)


@given(
    st.lists(st.floats(allow_infinity=True), min_size=1, max_size=14),
    st.integers(0, 13),
    st.integers(0, 16),
)
def test_listed_are_the_lowest_in_order_and_the_selected_one(
    values: list[float], selected: int, room: int
) -> None:
    selected %= len(values)
    found = listed(values, selected, room)
    assert len(found) == len(set(found)) <= max(room, 0)
    assert room >= len(values) or len(found) == (room - 1 if room >= 3 else room)
    if found:
        assert selected in found
        others = found if len(found) == len(values) else found[:-1]
        order = sorted(range(len(values)), key=lambda i: (np.isnan(values[i]), values[i]))
        ranks = [order.index(each) for each in others]
        assert [values[order[i]] for i in range(len(others))] == pytest.approx(
            [values[each] for each in others], nan_ok=True
        )
        assert len(set(ranks)) == len(ranks)


@given(
    st.integers(1, 20),
    st.floats(50, 4000), st.floats(20, 600), st.floats(20, 400), st.floats(8, 80),
)  # fmt: skip
def test_the_grid_leaves_the_curves_most_of_the_width_and_is_no_higher_than_the_chart(
    count: int, width: float, height: float, across: float, along: float
) -> None:
    grid = Grid.inside(count, (width, height), (across, along))
    assert grid.columns <= COLUMNS
    assert grid.columns * across <= SHARE * width
    assert grid.rows == 1 or grid.rows * along <= height
    cells = [grid.cell(place) for place in range(grid.room)]
    assert len(set(cells)) == grid.room
    assert all(column < grid.columns and row < grid.rows for column, row in cells)


def test_six_runs_stand_in_one_column_and_twelve_in_two() -> None:
    size, cell = (940.0, 138.0), (90.0, 20.7)
    assert Grid.inside(6, size, cell) == Grid(6, 1)
    assert Grid.inside(12, size, cell) == Grid(6, 2)
    assert Grid.inside(7, size, cell) == Grid(4, 2)
    assert Grid.inside(12, (300.0, 138.0), cell) == Grid(6, 1)
    assert Grid.inside(12, (150.0, 138.0), cell).room == 0


def test_the_values_are_those_at_the_playhead_the_lowest_first(open_window: OpenWindow) -> None:
    window = open_window(race_of(6))
    window.session.advance(20)
    for playhead in (20, 7, 0):
        window.session.seek(playhead)
        settle()
        costs = sorted(run.cost_at(playhead) for run in window.session.runs)
        assert window.canvas.chart.plot.values.texts == tuple(map(number, costs))


def test_where_room_is_short_the_rest_is_counted(qtbot: QtBot) -> None:
    values = ValueList(None)
    qtbot.addWidget(values)
    values.set_look(Look(load_theme("light"), sizes_for(1280, 720)))
    values.show_values([Value(float(12 - i), i, i == 0) for i in range(12)])
    width = values.settle(12, 300, 140)
    assert 0 < width <= SHARE * 300
    assert values.texts == ("1.00", "2.00", "3.00", "4.00", "12.0", "and 7 more")
    metrics = QFontMetricsF(values._fonts[False])
    assert metrics.horizontalAdvance("and 10 more") < width
    values.settle(12, 300, 45)
    assert values.texts == ("1.00", "12.0")


@pytest.mark.parametrize("count", [1, 6, 12])
@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("size", [(1024, 768), (1280, 720), (1920, 1080)])
def test_the_values_hide_no_curve(
    open_window: OpenWindow, count: int, full: bool, size: tuple[int, int]
) -> None:
    window = open_window(race_of(count))
    window.present(full)
    for _ in range(20):  # the screen gives it its own size, late
        window.resize(*size)
        settle()
    assert (window.width(), window.height()) == size
    plot = window.canvas.chart.plot
    assert plot.frame.plot.right() < plot.values.geometry().left()
    assert plot.frame.plot.width() > 0.4 * plot.width()
    assert plot.values.geometry().right() < plot.width()
    assert len(plot.values.texts) == count


def test_only_what_differs_is_painted_again(qtbot: QtBot) -> None:
    values = ValueList(None)
    qtbot.addWidget(values)
    values.set_look(Look(load_theme("light"), sizes_for(1280, 720)))
    values.show_values([Value(float(i), i, i == 0) for i in range(6)])
    values.setFixedSize(int(values.settle(6, 900, 140)) + 1, 140)
    values.show()
    settle()
    painted = PaintedAreas()
    values.installEventFilter(painted)
    values.show_values([Value(i + 0.0001 * (i == 3), i, i == 0) for i in range(6)])
    settle()
    assert not painted.areas
    values.show_values([Value(i + 0.1 * (i == 3), i, i == 0) for i in range(6)])
    settle()
    assert len(painted.areas) == 1
    assert painted.areas[0] < values.width() * 140 / 4
    assert values.texts[3] == "3.10"


@pytest.mark.parametrize("sizes", SIZES)
def test_no_number_is_cut_off(qtbot: QtBot, sizes: Sizes) -> None:
    worst = [-1.2345e-100, 1.234e-10, -0.0012345, -98765.4, 1.5e300, np.inf, np.nan, 0.0]
    values = ValueList(None)
    qtbot.addWidget(values)
    values.set_look(Look(load_theme("light"), sizes))
    width = values.settle(len(worst), 40 * sizes.text, 9 * sizes.text)
    values.setFixedSize(int(width) + 1, 9 * sizes.text)
    values.show_values([Value(each, i, i == 1) for i, each in enumerate(worst)])
    assert len(values.texts) == len(worst)
    metrics = QFontMetricsF(values._fonts[True])
    assert max(map(metrics.horizontalAdvance, values.texts)) <= values._room
    values.show()
    image = values.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    grey = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    grey = grey[:, : image.width()]
    for edge in (grey[0], grey[-1], grey[:, 0], grey[:, -1]):
        assert edge.min() > 250


@given(st.floats(width=32))
def test_any_number_has_a_form_that_fits(value: float) -> None:
    assert len(number(value, 1)) <= len("−1e−100")
