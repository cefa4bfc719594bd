"""The network's page shows the tiles that the scene asks for and that suit the data."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from gdviz.canvas.network.all_tiles import TILES
from gdviz.canvas.network.tile_frame import TileFrame
from gdviz.engine.network.scores import accuracy
from gdviz.session.scene import Scene
from gdviz.session.tasks.learning_data import LearningData
from gdviz.session.tasks.network_task import NetworkTask
from gdviz.session.tasks.tile import Tile
from gdviz.session.words import number
from gdviz.theme import load_theme
from gdviz.window import MainWindow
from tests.canvas.network.conftest import OpenNetwork, page_of, task_of
from tests.conftest import OpenWindow, settle
from tests.engine.network.shapes import random_samples

BOTH = (Tile.BOUNDARY, Tile.CURVES)


def sentence_of(window: MainWindow) -> str:
    return window.findChild(object, "sentence").text


def frame_of(window: MainWindow, tile: Tile) -> TileFrame | None:
    return window.findChild(TileFrame, f"tile_{tile.name.lower()}")


def test_tiles_are_shown_in_their_order_and_fill_the_page(open_network: OpenNetwork) -> None:
    window = open_network(tiles=BOTH)
    page = page_of(window)
    assert page.shown == tuple(each for each in TILES if each in BOTH)
    frames = [frame_of(window, tile) for tile in page.shown]
    boxes = [each.geometry() for each in frames if each is not None]
    assert len(boxes) == 2
    assert not boxes[0].intersects(boxes[1])
    assert sum(box.width() * box.height() for box in boxes) > 0.9 * page.width() * page.height()


def test_a_tile_is_made_when_it_is_first_shown_and_then_kept(open_network: OpenNetwork) -> None:
    window = open_network(tiles=(Tile.BOUNDARY,))
    assert frame_of(window, Tile.CURVES) is None
    window.session.show_tile(Tile.CURVES, True)
    settle()
    made = frame_of(window, Tile.CURVES)
    assert made is not None
    assert made.isVisible()
    window.session.show_tile(Tile.CURVES, False)
    settle()
    assert not made.isVisible()
    assert page_of(window).shown == (Tile.BOUNDARY,)
    window.session.show_tile(Tile.CURVES, True)
    settle()
    assert frame_of(window, Tile.CURVES) is made
    assert made.isVisible()


def test_one_tile_alone_fills_the_page_after_others_have_gone(open_network: OpenNetwork) -> None:
    window = open_network(tiles=BOTH)
    window.session.show_tile(Tile.BOUNDARY, False)
    settle()
    page, frame = page_of(window), frame_of(window, Tile.CURVES)
    assert frame is not None
    assert frame.width() > 0.9 * page.width()
    assert frame.height() > 0.9 * page.height()


def test_without_any_tile_the_page_is_empty_and_the_sentence_stays(
    open_network: OpenNetwork,
) -> None:
    window = open_network(tiles=())
    assert page_of(window).shown == ()
    window.session.advance(3)
    assert "of the training samples are right" in sentence_of(window)


def test_a_tile_that_does_not_suit_the_data_gives_way(
    open_network: OpenNetwork, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_network(tiles=(Tile.BOUNDARY, Tile.CURVES))
    many = random_samples(5, 3, 60, 0)
    monkeypatch.setattr(LearningData, "samples", property(lambda data: many))
    window.session.set_task(NetworkTask(LearningData("moons", seed=77)))
    settle()
    assert page_of(window).shown == (Tile.CURVES,)


def test_titles_stand_above_tiles_and_name_them(open_network: OpenNetwork) -> None:
    window = open_network(tiles=BOTH)
    for tile in BOTH:
        frame = frame_of(window, tile)
        assert frame is not None
        title = frame.findChild(QLabel, "tile_title")
        assert title.text() == tile.label
        part = frame.part
        assert isinstance(part, QWidget)
        assert part.accessibleName() == tile.label
        assert title.isHidden() or title.geometry().bottom() <= part.geometry().top()


@pytest.mark.parametrize("theme", ["dark", "high_contrast"])
def test_a_tile_that_is_made_later_has_the_present_look(
    open_network: OpenNetwork, theme: str
) -> None:
    window = open_network(tiles=(Tile.CURVES,))
    window.session.set_theme(theme)
    window.session.show_tile(Tile.BOUNDARY, True)
    settle()
    frame = frame_of(window, Tile.BOUNDARY)
    assert frame is not None
    corner = frame.mapTo(window, QPoint(2, frame.height() - 2))
    assert window.grab().toImage().pixelColor(corner).name() == load_theme(theme).surface


def test_the_sentence_says_how_many_are_right_on_both_kinds(open_network: OpenNetwork) -> None:
    window = open_network(tiles=())
    window.session.advance(40)
    for playhead in (40, 7):
        window.session.seek(playhead)
        point, task = window.session.run.point_at(playhead), task_of(window)
        shares = [accuracy(each, point) for each in (task.function(), task.held_out_cost)]
        first, second = (f"{100 * each:.0f}\N{NO-BREAK SPACE}%" for each in shares)
        expected = f"{first} of the training samples are right, {second} of those held out"
        assert sentence_of(window) == expected


def test_the_sentence_says_the_costs_of_numbers(open_network: OpenNetwork) -> None:
    window = open_network("sine", tiles=())
    window.session.advance(10)
    task, run = task_of(window), window.session.run
    costs = run.cost_at(10), float(task.held_out_cost.value(run.point_at(10)))
    first, second = map(number, costs)
    assert (
        sentence_of(window) == f"cost {first} on the training samples, {second} on those held out"
    )


def test_a_run_at_its_end_says_so_after_its_numbers(open_network: OpenNetwork) -> None:
    # Weights of zero answer the mean of all numbers, and no slope leads away from there.
    window = open_network("sine", tiles=(), initialisation="zero")
    window.session.use_transform("mini_batch", False)
    window.session.advance(3)
    assert window.session.finished
    assert sentence_of(window).startswith("cost 1.00 on the training samples")
    assert sentence_of(window).endswith(". Converged: the slope is almost zero here.")


def test_the_page_goes_with_the_network(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(Scene.opening("network"))
    page = page_of(window)
    assert page.isVisible()
    window.session.set_cost("himmelblau")
    settle()
    assert not page.isVisible()
    assert window.canvas.pages.page is None
    window.session.show_tile(Tile.BOUNDARY, False)  # nobody minds
    window.session.set_cost("network")
    settle()
    assert page_of(window) is page
    assert page.isVisible()


@pytest.mark.parametrize("height", [700, 1080])
def test_of_many_tiles_none_is_low_and_what_is_drawn_has_most_of_the_room(
    open_network: OpenNetwork, qtbot: QtBot, height: int
) -> None:
    every = tuple(each for each in Tile if each is not Tile.UNITS)  # the plane has no pictures
    window = open_network(tiles=every)
    window.resize(round(height * 16 / 9), height)
    settle()
    qtbot.waitUntil(lambda: np.ptp([frame_of(window, each).height() for each in every]) <= 1)
    page = page_of(window)
    assert set(page.shown) == set(every)
    for each in every:
        frame = frame_of(window, each)
        assert frame.height() > 0.45 * page.height()
        part = frame.part
        assert isinstance(part, QWidget)
        assert part.height() > 0.8 * frame.height()


def alone(window: MainWindow, tile: Tile, qtbot: QtBot) -> TileFrame:
    """A tile taken off its page, so that it can have any size."""
    frame = frame_of(window, tile)
    assert frame is not None
    frame.setParent(None)
    qtbot.addWidget(frame)
    frame.show()
    return frame


def test_in_a_low_tile_the_key_stays_and_the_title_goes(
    open_network: OpenNetwork, qtbot: QtBot
) -> None:
    window = open_network(tiles=BOTH)
    frame = alone(window, Tile.CURVES, qtbot)
    frame.resize(400, 600)
    settle()
    title, part = frame.findChild(QLabel, "tile_title"), frame.part
    assert not title.isHidden()
    frame.resize(400, 200)
    settle()
    assert title.isHidden()
    assert part.key.words[:2] == ("training", "held out")
    assert part.accessibleName() == "Learning curves"


def test_in_a_low_tile_the_title_of_the_cost_stands_beside_its_buttons(
    open_network: OpenNetwork, qtbot: QtBot
) -> None:
    window = open_network(tiles=(Tile.LANDSCAPE,))
    frame = alone(window, Tile.LANDSCAPE, qtbot)
    title, head = frame.findChild(QLabel, "tile_title"), frame.findChild(QWidget, "slice_kind")
    for height, beside in ((600, False), (220, True), (600, False)):
        frame.resize(500, height)
        settle()
        assert not title.isHidden()
        assert (title.parent() is head) == beside
        place = title.mapTo(frame, title.rect().center())
        button = head.mapTo(frame, head.rect().center())
        assert (abs(place.y() - button.y()) < 4) == beside


def test_a_page_that_changes_its_width_while_it_is_arranged_is_arranged_anew(
    open_network: OpenNetwork, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = tuple(each for each in Tile if each is not Tile.UNITS)
    window = open_network(tiles=every)
    page = page_of(window)
    page.resize(400, 900)
    settle()
    original, turned = type(frame_of(window, Tile.CURVES)).show, []

    def widen(frame: QWidget) -> None:
        if not turned:
            turned.append(True)
            page.resize(1200, 500)
        original(frame)

    monkeypatch.setattr(type(frame_of(window, Tile.CURVES)), "show", widen)
    page._shown = ()
    page.show_cost()
    settle()
    rows = {frame_of(window, each).y() for each in every}
    assert turned
    assert len(rows) == 2 if page.width() > page.height() else len(rows) == 3
