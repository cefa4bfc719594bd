"""The tile of what a network has learned, through the pixels of the real window."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem
from pytestqt.qtbot import QtBot

from gdviz.canvas.flat.backdrop import Backdrop
from gdviz.canvas.network.boundary import Boundary
from gdviz.canvas.network.boundary_colours import class_colour, value_colour
from gdviz.canvas.network.boundary_samples import MOST, thinned
from gdviz.engine.cost import Array
from gdviz.engine.network.samples import Samples
from gdviz.engine.network.scores import chosen_classes
from gdviz.session import animation
from gdviz.session.tasks.learning_data import LearningData
from gdviz.session.tasks.tile import Tile
from gdviz.session.words import number
from gdviz.theme import load_theme
from gdviz.window import MainWindow
from tests import pointer
from tests.canvas.network.conftest import OpenNetwork, boundary_of, task_of
from tests.conftest import settle

ONLY = (Tile.BOUNDARY,)
LIGHT = load_theme("light")


def picture_of(tile: Boundary) -> QImage:
    """The drawing alone, without the samples, in pixels of the plot."""
    view = tile.plot.map
    image = QImage(round(view.width), round(view.height), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    tile.layer.paint(painter, QStyleOptionGraphicsItem())
    painter.end()
    return image


def nearest_class(colour: QColor, count: int) -> int:
    """The class whose colour, mixed with that of the surface, is most like this one."""
    surface = np.array(QColor(LIGHT.surface).getRgb()[:3], dtype=float)
    tint = np.array(colour.getRgb()[:3]) - surface
    ways = [
        np.array(QColor(class_colour(LIGHT, index)).getRgb()[:3]) - surface
        for index in range(count)
    ]
    return int(np.argmax([tint @ way / np.linalg.norm(way) for way in ways]))


def places_in_own_units(window: MainWindow) -> Array:
    prepared = task_of(window).data.prepared
    return prepared.inputs.out_of(prepared.training.inputs)


def test_the_picture_has_the_colour_of_the_class_at_every_sample(
    open_network: OpenNetwork, qtbot: QtBot
) -> None:
    window = open_network(tiles=ONLY)
    window.session.advance(150)
    tile, task = boundary_of(window, qtbot), task_of(window)
    image, view = picture_of(tile), tile.plot.map
    cost, point = task.function(), window.session.run.point_at(150)
    outputs = cost.predict(point, cost.samples.inputs)
    sure = np.flatnonzero(np.abs(outputs[:, 0] - 0.5) > 0.2)  # not on the line itself
    assert len(sure) > 200
    places = places_in_own_units(window)
    for row, (x, y) in zip(sure, view.to_pixels(places[sure]).astype(int), strict=True):
        expected = chosen_classes(outputs[row : row + 1])[0]
        assert nearest_class(image.pixelColor(int(x), int(y)), 2) == expected


def test_the_line_between_the_classes_is_drawn_where_the_output_is_a_half(
    open_network: OpenNetwork, qtbot: QtBot
) -> None:
    window = open_network(tiles=ONLY)
    window.session.advance(150)
    tile = boundary_of(window, qtbot)
    assert tile.layer.drawing is not None
    image, view = picture_of(tile), tile.plot.map
    corners = view.to_pixels(np.concatenate(tile.layer.drawing.lines))
    inside = corners[((corners > 3) & (corners < (view.width - 3, view.height - 3))).all(axis=1)]
    assert len(inside) > 50
    for x, y in inside.astype(int):
        seen = image.pixelColor(int(x), int(y)).lightness()
        assert seen < QColor(LIGHT.curve).lightness() + 40  # all else is far lighter


def test_a_sample_is_filled_if_it_is_trained_on_and_hollow_if_it_is_held_out(
    open_network: OpenNetwork, qtbot: QtBot
) -> None:
    window = open_network(tiles=ONLY)
    tile, prepared = boundary_of(window, qtbot), task_of(window).data.prepared
    shown = tile.plot.widget.viewport().grab().toImage()
    kinds = (prepared.training, prepared.held_out)
    places = [prepared.inputs.out_of(each.inputs) for each in kinds]
    pixels = tile.plot.map.to_pixels(np.concatenate(places))
    apart = np.hypot(*(pixels[:, np.newaxis] - pixels).T)
    alone = (apart + 99 * np.eye(len(apart))).min(axis=0) > 16
    alone &= (pixels > 10).all(axis=1)
    answers = np.concatenate([each.answers for each in kinds]).astype(int)
    for row in np.flatnonzero(alone):
        colour = shown.pixelColor(pointer.pixel(tile.plot, *np.concatenate(places)[row])).name()
        filled = row < prepared.training.count
        assert (colour == class_colour(LIGHT, answers[row])) == filled
    assert np.count_nonzero(alone[: prepared.training.count]) > 20
    assert np.count_nonzero(alone[prepared.training.count :]) > 5


def test_the_key_names_the_classes_and_what_is_held_out(
    open_network: OpenNetwork, qtbot: QtBot
) -> None:
    window = open_network(tiles=ONLY)
    assert boundary_of(window, qtbot).key.words == ("first", "second", "held out")
    window = open_network("sine", tiles=ONLY)
    assert boundary_of(window, qtbot).key.words == ("training", "held out", "network")


def test_the_axes_are_named_as_the_inputs_and_in_their_units(
    open_network: OpenNetwork, qtbot: QtBot
) -> None:
    window = open_network(tiles=ONLY)
    tile = boundary_of(window, qtbot)
    assert tile.plot.labels == ("x", "y")
    samples = task_of(window).data.samples.inputs
    for column, (low, high) in enumerate((tile.plot.map.x_range, tile.plot.map.y_range)):
        assert low < samples[:, column].min()
        assert samples[:, column].max() < high


def test_it_follows_the_playhead_forward_and_back(open_network: OpenNetwork, qtbot: QtBot) -> None:
    window = open_network(tiles=ONLY)
    session = window.session
    session.advance(40)
    for playhead in (40, 12, 0, 33):
        session.seek(playhead)
        drawing = boundary_of(window, qtbot).layer.drawing
        assert drawing is not None
        assert (drawing.wish.point == session.run.point_at(playhead)).all()


def test_it_is_drawn_again_and_again_while_the_network_trains(
    open_network: OpenNetwork, qtbot: QtBot
) -> None:
    window = open_network(tiles=ONLY)
    tile = boundary_of(window, qtbot)
    before = tile.layer.frames
    window.animation.play()
    qtbot.waitUntil(lambda: tile.layer.frames > before + 5)
    window.animation.pause()
    drawing = boundary_of(window, qtbot).layer.drawing
    session = window.session
    assert drawing is not None
    assert (drawing.wish.point == session.run.point_at(session.playhead)).all()


def test_a_glide_moves_the_picture_between_two_steps(
    open_network: OpenNetwork, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(animation, "LONGEST_GLIDE", 2.0)  # seconds: time enough to look
    window = open_network(tiles=ONLY)
    session, tile = window.session, boundary_of(window, qtbot)
    session.set_speed(0.5)
    session.advance()
    before, after = (session.run.point_at(step) for step in (0, 1))

    def share() -> float:
        assert tile.layer.drawing is not None
        shares = (tile.layer.drawing.wish.point - before) / (after - before)
        assert np.ptp(shares) < 1e-6
        return float(shares[0])

    qtbot.waitUntil(lambda: 0 < share() < 1)


def test_other_data_and_another_network_have_no_drawing_of_before(
    open_network: OpenNetwork, qtbot: QtBot
) -> None:
    window = open_network(tiles=ONLY)
    boundary_of(window, qtbot)
    for data, hidden in (("circles", (16, 16)), ("circles", (3,)), ("sine", (5,))):
        task = type(task_of(window))(LearningData(data), hidden=hidden)
        window.session.set_task(task)
        tile = boundary_of(window, qtbot)
        assert tile.layer.drawing is not None
        assert tile.layer.drawing.wish.cost is task.function()
        assert tile.layer.drawing.wish.grid.prepared is task.data.prepared


def test_a_selected_run_is_the_one_that_is_shown(open_network: OpenNetwork, qtbot: QtBot) -> None:
    window = open_network(tiles=ONLY)
    window.session.add_run("gradient_descent")
    window.session.advance(20)
    for index in (0, 1):
        window.session.select_run(index)
        drawing = boundary_of(window, qtbot).layer.drawing
        assert drawing is not None
        assert (drawing.wish.point == window.session.runs[index].point_at(20)).all()


def test_a_tile_that_is_not_shown_draws_nothing(open_network: OpenNetwork, qtbot: QtBot) -> None:
    window = open_network(tiles=(Tile.BOUNDARY, Tile.CURVES))
    tile = boundary_of(window, qtbot)
    drawing = tile.layer.drawing
    window.session.show_tile(Tile.BOUNDARY, False)
    window.session.advance(5)
    window.session.set_theme("dark")
    window.animation.tick(1.0)
    settle()
    assert not tile.busy
    assert tile.layer.drawing is drawing
    window.session.show_tile(Tile.BOUNDARY, True)
    after = boundary_of(window, qtbot).layer.drawing
    assert after is not None
    assert (after.wish.point == window.session.run.point_at(5)).all()
    assert after.wish.theme is load_theme("dark")


def test_another_theme_has_other_colours(open_network: OpenNetwork, qtbot: QtBot) -> None:
    window = open_network(tiles=ONLY)
    window.session.advance(100)
    boundary_of(window, qtbot)
    window.session.set_theme("dark")
    tile = boundary_of(window, qtbot)
    assert tile.layer.drawing is not None
    assert tile.layer.drawing.wish.theme is load_theme("dark")
    shown = tile.plot.widget.viewport().grab().toImage()
    assert shown.pixelColor(2, 2).name() == load_theme("dark").surface


def test_steps_do_not_paint_the_samples_anew(open_network: OpenNetwork, qtbot: QtBot) -> None:
    window = open_network(tiles=ONLY)
    tile = boundary_of(window, qtbot)
    samples, painted = tile.plot.findChild(Backdrop), []
    qtbot.waitUntil(lambda: samples.current)
    samples.painted.connect(lambda: painted.append(1))
    for _ in range(5):
        window.session.advance()
        boundary_of(window, qtbot)
    assert not painted


def test_in_another_size_picture_and_samples_are_where_they_belong(
    open_network: OpenNetwork, qtbot: QtBot
) -> None:
    window = open_network(tiles=ONLY)
    window.session.advance(150)
    window.resize(900, 700)
    tile = boundary_of(window, qtbot)
    qtbot.waitUntil(lambda: tile.plot.findChild(Backdrop).current)
    shown, image = tile.plot.widget.viewport().grab().toImage(), picture_of(tile)
    view = tile.plot.map
    assert (image.width(), image.height()) == (round(view.width), round(view.height))
    training = task_of(window).data.prepared.training
    seen = [
        shown.pixelColor(pointer.pixel(tile.plot, *place)).name()
        == class_colour(LIGHT, int(answer))
        for place, answer in zip(places_in_own_units(window), training.answers, strict=True)
    ]
    assert np.mean(seen) > 0.8  # a few lie below others


def test_a_number_over_two_inputs_is_a_surface_with_samples_in_the_colours_of_theirs(
    open_network: OpenNetwork, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    inputs = np.random.default_rng(3).uniform(-1, 1, (40, 2))
    hills = Samples("Hills", inputs, 20 + 5 * inputs[:, 0], ("east", "north"), "height")
    monkeypatch.setattr(LearningData, "samples", property(lambda data: hills))
    window = open_network(tiles=ONLY, data="moons", hidden=(4,))
    window.session.set_task(replace(task_of(window), data=LearningData(seed=31)))
    tile = boundary_of(window, qtbot)
    low, high = hills.answers.min(), hills.answers.max()
    assert tile.plot.labels == ("east", "north")
    assert tile.key.words[-1] == f"height from {number(low)} to {number(high)}"
    assert tile.layer.drawing is not None
    assert tile.layer.drawing.image is not None
    shown = tile.plot.widget.viewport().grab().toImage()
    prepared = task_of(window).data.prepared
    places = prepared.inputs.out_of(prepared.training.inputs)
    answers = prepared.answers.out_of(prepared.training.answers[:, np.newaxis])[:, 0]
    seen = [
        shown.pixelColor(pointer.pixel(tile.plot, *place)).name()
        == value_colour(answer, low, high, LIGHT).name()
        for place, answer in zip(places, answers, strict=True)
    ]
    assert np.mean(seen) > 0.8  # a few lie below others


@pytest.mark.parametrize("count", [1, 7, MOST, MOST + 1, 30_000])
def test_of_many_samples_evenly_spaced_ones_are_drawn(count: int) -> None:
    rows = thinned(count)
    assert len(rows) == min(count, MOST)
    assert rows[0] == 0
    assert rows[-1] == count - 1
    gaps = np.diff(rows)
    assert not len(gaps) or gaps.max() - gaps.min() <= 1
