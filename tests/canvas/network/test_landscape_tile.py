"""The landscape's tile in the real window: what is where, what follows training, what waits."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from gdviz.canvas.network.landscape_tile import LandscapeTile
from gdviz.canvas.network.landscape_words import complaint_in_words
from gdviz.engine.cost import Array
from gdviz.engine.landscape_slice import principal_slice
from gdviz.engine.network.network_cost import NetworkCost
from gdviz.engine.trajectory import Status
from gdviz.session.scene import Scene, View
from gdviz.session.tasks.cut import Cut, CutKind
from gdviz.session.tasks.network_task import NetworkTask
from gdviz.session.tasks.tile import Tile
from gdviz.theme import load_theme
from gdviz.window import MainWindow
from tests.conftest import OpenWindow, settle
from tests.test_words_on_screen import brackets as brackets


def scene_of(*optimizers: str, kind: CutKind = CutKind.PRINCIPAL) -> Scene:
    scene = Scene.opening("network", *(optimizers or ("adam",)))
    task = NetworkTask(hidden=(6,))
    return replace(
        scene.with_task(task), tiles=frozenset({Tile.LANDSCAPE}), cut=Cut(kind, weights=(2, 20))
    )


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    window = open_window(scene_of("adam", "momentum"))
    window.session.advance(30)
    return window


def tile_of(window: MainWindow) -> LandscapeTile:
    tile = window.findChild(LandscapeTile, "landscape")
    assert tile is not None
    return tile


def button(window: MainWindow, name: str) -> QToolButton:
    found = window.findChild(QToolButton, name)
    assert found is not None
    return found


def rested(window: MainWindow, qtbot: QtBot) -> LandscapeTile:
    """The tile with an answer of now, painted."""
    slicing = tile_of(window).slicing
    qtbot.waitUntil(lambda: not slicing.busy and slicing.answer is not None, timeout=20_000)
    settle()
    return tile_of(window)


def ball_numbers(tile: LandscapeTile, index: int) -> Array:
    """Where a ball really is, from its pixels on the plot."""
    ball = tile.plane.balls[index][1]
    return tile.plane.plot.map.to_numbers((ball.pos().x(), ball.pos().y()))


def test_balls_lie_where_the_engine_projects_their_weights(
    window: MainWindow, qtbot: QtBot
) -> None:
    tile = rested(window, qtbot)
    runs = window.session.runs
    cut = principal_slice(runs[0].points(0, 31))
    for playhead in (30, 11, 0):
        window.session.seek(playhead)
        settle()
        for index, run in enumerate(runs):
            expected = cut.coordinates_of(run.point_at(playhead))
            inside = cut.extent.contains(expected)
            if inside:  # beyond the edge a wedge points to where it is
                np.testing.assert_allclose(ball_numbers(tile, index), expected, atol=1e-6)
            assert tile.plane.balls[index][1].away != inside


def test_the_trail_is_painted_along_the_projected_way(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(scene_of())
    window.session.advance(40)
    tile = rested(window, qtbot)
    run, plot = window.session.run, tile.plane.plot
    cut = principal_slice(run.points(0, 41))
    image = plot.widget.viewport().grab().toImage()
    colour = np.array(QColor(load_theme("light").runs[0]).getRgb()[:3])
    places = cut.coordinates_of(run.points(5, 30))
    for place in places.tolist():
        pixel = plot.numbers_to_widget(*place)
        found = np.array(image.pixelColor(QPointF(pixel).toPoint()).getRgb()[:3])
        assert np.abs(found - colour).max() < 60, place


def test_colours_are_those_of_the_cost_on_the_plane(window: MainWindow, qtbot: QtBot) -> None:
    tile = rested(window, qtbot)
    plane, landscape = tile.plane, tile.shown.landscape
    assert landscape is not None
    image = plane.plot.widget.viewport().grab().toImage()
    key = plane.key
    generator = np.random.default_rng(0)
    lower, upper = landscape.slice.extent.lower, landscape.slice.extent.upper
    alike = 0
    for place in generator.uniform(lower, upper, size=(200, 2)):
        cost = float(window.session.cost.value(landscape.slice.points(place)))
        band = max(index for index, (low, _) in enumerate(key) if low <= cost)
        pixel = plane.plot.numbers_to_widget(*place.tolist()).toPoint()
        alike += image.pixelColor(pixel).name() == key[band][1]
    assert alike > 170  # the others lie on level lines, trails and balls


def test_the_picture_follows_training_and_the_old_one_stays_meanwhile(
    window: MainWindow, qtbot: QtBot
) -> None:
    tile = rested(window, qtbot)
    before = tile.shown.landscape
    assert before is not None
    assert before.step == 30
    window.session.advance(10)
    settle()
    assert tile.slicing.busy
    assert tile.shown.landscape is not None
    tile = rested(window, qtbot)
    after = tile.shown.landscape
    assert after is not None
    assert after.step == 40
    run = window.session.run
    np.testing.assert_allclose(ball_numbers(tile, 0), [0.0, 0.0], atol=1e-6)
    expected = principal_slice(run.points(0, 41)).coordinates_of(run.point_at(0))
    window.session.seek(0)
    settle()
    np.testing.assert_allclose(ball_numbers(tile, 0), expected, atol=1e-6)


def test_the_share_of_the_variance_is_said(window: MainWindow, qtbot: QtBot) -> None:
    tile = rested(window, qtbot)
    shares = principal_slice(window.session.run.points(0, 31)).shares
    words = tile.findChild(QLabel, "slice_words")
    assert words is not None
    assert words.text().startswith(f"{100 * sum(shares):.3g}")
    told = [f"{100 * share:#.2g}".rstrip(".") for share in shares]
    assert tile.plane.plot.labels == (f"component 1: {told[0]} %", f"component 2: {told[1]} %")


def test_every_kind_has_its_button(window: MainWindow, qtbot: QtBot) -> None:
    for kind in CutKind:
        button(window, f"slice_{kind.name.lower()}").click()
        tile = rested(window, qtbot)
        answer = tile.slicing.answer
        assert answer is not None
        assert answer.cut.kind is kind
        assert tile.line.isVisible() == (kind is CutKind.LINE)
        assert tile.plane.isVisible() == (kind is not CutKind.LINE)
        assert button(window, "slice_3d").isVisible() == (kind is not CutKind.LINE)


def test_a_narrow_tile_has_a_menu(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(scene_of(kind=CutKind.RANDOM))
    head = window.findChild(LandscapeTile, "landscape").findChild(QToolButton, "slice_kind_menu")
    assert not head.isVisible()
    head.parentWidget().resize(200, head.parentWidget().height())
    assert head.isVisible()
    assert head.text() == "Random"
    assert not button(window, "slice_line").isVisible()
    next(each for each in head.menu().actions() if each.text() == "Line").trigger()
    assert window.session.scene.cut.kind is CutKind.LINE
    assert head.text() == "Line"


def test_weights_on_the_axes_are_the_weights_themselves(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(scene_of(kind=CutKind.WEIGHTS))
    window.session.advance(25)
    tile = rested(window, qtbot)
    point = window.session.run.point_at(25)
    np.testing.assert_allclose(ball_numbers(tile, 0), point[[2, 20]], atol=1e-6)
    cost = window.session.cost
    assert isinstance(cost, NetworkCost)
    assert tile.plane.plot.labels == tuple(cost.network.names[index] for index in (2, 20))


def test_the_ends_of_a_line_are_both_solutions(window: MainWindow, qtbot: QtBot) -> None:
    button(window, "slice_line").click()
    tile = rested(window, qtbot)
    first, second = window.session.runs
    view = tile.line.costs.map
    here, there = (view.to_numbers((each.pos().x(), each.pos().y())) for each in tile.line.balls)
    np.testing.assert_allclose(here, [0.0, first.cost_at(30)], atol=1e-6)
    np.testing.assert_allclose(there, [1.0, second.cost_at(30)], atol=1e-3)
    assert tile.line.accuracies.widget.isVisible()
    assert tile.line.accuracies.labels[1] == "accuracy"


def test_work_is_cancelled_and_goes_on(window: MainWindow, qtbot: QtBot) -> None:
    tile = rested(window, qtbot)
    window.session.advance(5)
    tile.slicing.progressed.emit(0.1, 30.0)
    assert button(window, "slice_cancel").isVisible()
    button(window, "slice_cancel").click()
    assert not tile.slicing.busy
    assert not button(window, "slice_cancel").isVisible()
    assert tile.shown.landscape is not None
    assert tile.shown.landscape.step == 30
    button(window, "slice_again").click()
    answer = rested(window, qtbot).shown.landscape
    assert answer is not None
    assert answer.step == 35


def test_short_work_has_no_bar(window: MainWindow, qtbot: QtBot) -> None:
    tile = rested(window, qtbot)
    tile.slicing.progressed.emit(0.5, 0.4)
    assert not button(window, "slice_cancel").isVisible()


def test_the_window_goes_on_while_a_slice_is_computed(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every step is shown though an answer takes much longer than all of them."""
    monkeypatch.setattr("gdviz.session.landscape.SIZE", 601)
    tile = rested(window, qtbot)
    window.session.advance(1)
    assert tile.slicing.busy
    begin = window.session.playhead
    while window.session.playhead < begin + 20:
        window.session.advance(1)
        QApplication.processEvents()
        expected = tile.shown.run.point_at(window.session.playhead)
        np.testing.assert_allclose(tile.shown.run.points(0, 999)[-1], expected)
    assert tile.slicing.busy, "the work was over before the steps"


def test_a_tile_that_is_not_shown_computes_nothing(window: MainWindow, qtbot: QtBot) -> None:
    tile = rested(window, qtbot)
    window.session.advance(1)
    window.session.show_tile(Tile.LANDSCAPE, False)
    settle()
    assert not tile.slicing.busy
    window.session.advance(3)
    assert not tile.slicing.busy
    window.session.show_tile(Tile.LANDSCAPE, True)
    answer = rested(window, qtbot).slicing.answer
    assert answer is not None
    assert answer.step == 34


def test_before_two_steps_the_tile_says_what_is_missing(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(scene_of())
    sentence = window.findChild(QLabel, "slice_sentence")
    assert sentence is not None
    qtbot.waitUntil(lambda: "two steps" in sentence.text())
    assert sentence.isVisible()
    window.session.advance(2)
    rested(window, qtbot)
    assert not sentence.isVisible()


def test_the_plane_is_a_surface_with_the_same_ball(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(scene_of())
    window.session.advance(30)
    tile = rested(window, qtbot)
    button(window, "slice_3d").click()
    assert window.session.scene.view is View.SURFACE
    settle()
    surface = tile.surface
    assert surface is not None
    assert surface.isVisible()
    if surface.sentence:  # no OpenGL: it says so
        assert "OpenGL" in surface.sentence
        return
    image = surface.grab().toImage()
    place = surface.ball_place(tile.shown.run).toPoint()
    theme = window.session.scene.appearance.theme
    assert image.pixelColor(place).name() == load_theme(theme).runs[0]
    window.session.advance(5)
    rested(window, qtbot)
    button(window, "slice_3d").click()
    assert tile.plane.isVisible()


@pytest.mark.parametrize("kind", CutKind)
def test_a_network_that_diverges_keeps_a_picture(
    open_window: OpenWindow, qtbot: QtBot, kind: CutKind
) -> None:
    window = open_window(scene_of("gradient_descent", kind=kind))
    window.session.set_hyperparameter("learning_rate", 2000.0)
    window.session.advance(30)
    run = window.session.run
    assert run.status_at(30) is Status.DIVERGED
    tile = rested(window, qtbot)
    for playhead in range(run.length + 1):
        window.session.seek(playhead)
        rested(window, qtbot)
    assert tile.plane.isVisible() == (kind is not CutKind.LINE)


@pytest.mark.usefixtures("brackets")
@pytest.mark.parametrize("kind", CutKind)
def test_every_word_can_be_translated(open_window: OpenWindow, qtbot: QtBot, kind: CutKind) -> None:
    window = open_window(scene_of("adam", "momentum", kind=kind))
    window.session.advance(5)
    tile = rested(window, qtbot)
    seen = (tile.line.costs, tile.line.accuracies) if kind is CutKind.LINE else (tile.plane.plot,)
    words = {label for plot in seen for label in plot.labels}
    for widget in tile.findChildren(QWidget):
        words |= {widget.toolTip(), widget.accessibleName()}
        if isinstance(widget, QLabel | QToolButton):
            words.add(widget.text())
    names = set(window.session.cost.network.names)  # type: ignore[attr-defined]
    assert len(words) > 8
    assert [each for each in words - names - {""} if "⟦" not in each] == []


def test_what_is_missing_can_be_translated(qtbot: QtBot, brackets: None) -> None:
    assert complaint_in_words("a line needs two solutions") == "⟦a line needs two solutions⟧."


def test_small_tiles_leave_the_room_to_the_picture(window: MainWindow, qtbot: QtBot) -> None:
    tile = rested(window, qtbot)
    words = tile.findChild(QLabel, "slice_words")
    assert words is not None
    assert words.isVisible()
    assert tile.plane.colour_bar.isVisible()
    window.resize(700, 500)
    for other in (Tile.BOUNDARY, Tile.CURVES, Tile.HISTOGRAMS, Tile.CONFUSION):
        window.session.show_tile(other, True)
    rested(window, qtbot)
    assert not words.isVisible()
    assert not tile.plane.colour_bar.isVisible()
    window.session.set_cut(Cut(CutKind.LINE))
    rested(window, qtbot)
    assert not tile.line.accuracies.widget.isVisible()
    assert tile.line.costs.labels == ("share of the way", "cost")
