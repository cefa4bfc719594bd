"""One moment is one picture, however and however often it was reached."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from gdviz.session.scene import Layer, Scene
from gdviz.session.scene import View as SceneView
from gdviz.window import MainWindow
from tests.approved import VIEWS, View, at_rest, take
from tests.canvas.walls import WHY, presented, race
from tests.conftest import OpenWindow, settle

STEPS = 7


def straight(window: MainWindow) -> None:
    """By a jump."""
    window.session.advance(STEPS)


def step_by_step(window: MainWindow) -> None:
    """By steps, and frames on the way of each."""
    for _ in range(STEPS):
        window.session.advance()
        for _ in range(4):
            window.animation.tick(0.06)


def played(window: MainWindow) -> None:
    """By playing at an odd pace."""
    window.session.set_speed(11.0)
    window.animation.play()
    while window.session.playhead < STEPS:
        window.animation.tick(0.013)
    window.animation.pause()


def back_from_farther_on(window: MainWindow) -> None:
    """By going too far, where plates had to move, and back."""
    window.session.advance(120)
    for _ in range(40):
        window.session.step_back()
    window.session.seek(STEPS)


def after_other_starts(window: MainWindow) -> None:
    """After starts in every corner."""
    start = window.session.start
    for corner in ((-4.5, 4.5), (4.5, 4.5), (4.5, -4.5), (-4.5, -4.5), start):
        window.session.place_start(corner)
        window.session.advance(STEPS)


def after_another_size(window: MainWindow) -> None:
    """After a smaller window and a wider look."""
    size = window.size()
    window.resize(900, 600)
    settle()
    window.canvas.view.plot._box.scaleBy((40.0, 40.0))
    straight(window)
    settle()
    window.resize(size)
    window.canvas.view.plot.go_home()


def after_other_runs(window: MainWindow) -> None:
    """After all other runs were spoken of, and layers taken off and put on again."""
    straight(window)
    for index in (*range(1, len(window.session.runs)), 0):
        window.session.select_run(index)
        for layer in (Layer.PARTS, Layer.MODEL):
            window.session.show_layer(layer, False)
            window.session.show_layer(layer, True)


WAYS = (
    step_by_step,
    played,
    back_from_farther_on,
    after_other_starts,
    after_another_size,
    after_other_runs,
)


def picture_of(window: MainWindow) -> QImage:
    """The canvas: around it are a cursor and hints that are not of the moment."""
    window.animation.tick(1.0)
    seen = at_rest(window)
    return seen.copy(QRect(window.canvas.mapTo(window, QPoint()), window.canvas.size()))


# Beside the surface the picture is half as wide and has room for a plate less.
@pytest.mark.parametrize(("way_to_see", "plates"), [(SceneView.FLAT, 4), (SceneView.BOTH, 3)])
def test_the_way_to_a_moment_is_not_seen_in_it(
    open_window: OpenWindow, way_to_see: SceneView, plates: int
) -> None:
    seen, places = [], []
    for way in (straight, *WAYS):
        # Trails are painted bit by bit, so that their edges depend on the bits.
        scene = replace(race(WHY - {Layer.TRAIL}), view=way_to_see)
        window = presented(open_window, scene, (1280, 720))
        way(window)
        seen.append(picture_of(window))
        places.append([(plate.texts, plate.pos()) for plate in window.canvas.view.texts.plates])
        window.close()
    assert len(places[0]) == plates
    for way, picture, place in zip(WAYS, seen[1:], places[1:], strict=True):
        assert place == places[0], way.__name__
        assert picture == seen[0], way.__name__


@pytest.mark.parametrize(
    "view", [view for view in VIEWS if "why" in view.name], ids=lambda view: view.name
)
def test_an_approved_view_of_a_step_is_the_same_twice_in_a_row(qapp: object, view: View) -> None:
    assert take(view, "light", (1280, 720)) == take(view, "light", (1280, 720))


def test_the_same_scene_after_another_cost_is_the_same_picture(open_window: OpenWindow) -> None:
    scene = Scene.opening("himmelblau", "adam")
    seen = []
    for others in ((), ("rosenbrock", "prediction", "himmelblau")):
        window = open_window(scene)
        for name in others:
            window.session.set_cost(name)
            settle()
            QTest.qWait(50)
        window.session.place_start(scene.start)
        for layer in (Layer.PARTS, Layer.MODEL, Layer.CURVATURE):
            window.session.show_layer(layer, True)
        straight(window)
        seen.append(picture_of(window))
    assert seen[0] == seen[1]
