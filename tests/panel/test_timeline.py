"""The timeline marks where runs converged or diverged."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtGui import QColor, QImage

from gdviz.engine.optimizers import optimizers
from gdviz.engine.trajectory import Status
from gdviz.panel.timeline import End, Timeline
from gdviz.session.race import Race
from gdviz.session.scene import Scene
from gdviz.theme import load_theme
from gdviz.window import MainWindow
from tests.conftest import OpenWindow, settle


def race(*rates: float) -> Scene:
    """Plain descents on one curve: home at once with 1, away with 3, endless with 1e-9."""
    rules = tuple(optimizers["gradient_descent"](learning_rate=rate) for rate in rates)
    return replace(Scene.opening("prediction"), race=Race.of(*rules))


def timeline(window: MainWindow) -> Timeline:
    found = window.findChild(Timeline, "timeline")
    assert found is not None
    return found


def pixels_of(image: QImage, colour: str) -> list[tuple[int, int]]:
    width, height = image.width(), image.height()
    places = ((x, y) for x in range(width) for y in range(height // 2))
    return [place for place in places if image.pixelColor(*place) == QColor(colour)]


def test_marks_stand_where_the_runs_ended(open_window: OpenWindow) -> None:
    window = open_window(race(1.0, 3.0, 1e-9))
    session, line = window.session, timeline(window)
    assert line.ends == ()
    session.advance(40)
    assert line.ends == (End(1, Status.CONVERGED, 0), End(10, Status.DIVERGED, 1))
    assert line.accessibleDescription() == ("run 1 converged at step 1, run 2 diverged at step 10")
    session.seek(0)
    assert len(line.ends) == 2
    session.place_random_start()
    assert line.ends == ()
    assert line.accessibleDescription() == ""


def test_marks_are_drawn_above_their_step_in_the_colour_of_the_run(
    open_window: OpenWindow,
) -> None:
    window = open_window(race(3.0, 1e-9))
    window.session.advance(40)
    settle()
    line, shades = timeline(window), load_theme("light").runs
    assert line.mark_places()[0].x() == pytest.approx(line.place_of(10), abs=1)
    found = pixels_of(line.grab().toImage(), shades[0])
    assert len(found) > 8
    assert all(abs(x - line.place_of(10)) < 12 for x, _ in found)


def test_a_tick_and_a_cross_differ_without_their_colour(open_window: OpenWindow) -> None:
    shapes = []
    for rate in (1.0, 3.0):
        window = open_window(race(rate, 1e-9))
        window.session.advance(40)
        settle()
        line = timeline(window)
        left = line.mark_places()[0].x()
        found = pixels_of(line.grab().toImage(), load_theme("light").runs[0])
        shapes.append({(round(x - left), y) for x, y in found})
    assert len(shapes[0] & shapes[1]) < 0.6 * len(shapes[0] | shapes[1])


@pytest.mark.parametrize("count", [2, 7, 12])
def test_marks_of_one_step_stand_side_by_side_and_inside(
    open_window: OpenWindow, count: int
) -> None:
    window = open_window(race(*[3.0] * count))
    window.session.advance(40)
    settle()
    line = timeline(window)
    places = [place.x() for place in line.mark_places()]
    gaps = [right - left for left, right in pairwise(places)]
    assert min(gaps) > 8
    assert 0 < min(places) < max(places) < line.width()


def test_in_a_race_the_shape_of_the_run_stands_below_its_mark(open_window: OpenWindow) -> None:
    window = open_window(race(1.0, 3.0, 1e-9))
    window.session.advance(40)
    settle()
    line, shades = timeline(window), load_theme("light").runs
    image = line.grab().toImage()
    lower = range(round(0.62 * image.height()), image.height())
    shapes = []
    for end, place in zip(line.ends, line.mark_places(), strict=True):
        colour = QColor(shades[end.colour])
        columns = range(round(place.x()) - 8, round(place.x()) + 9)
        inked = [[image.pixelColor(x, y) == colour for x in columns] for y in lower]
        shapes.append(tuple(sum(row) for row in inked if any(row)))
    circle, square = shapes
    assert len(set(square)) == 1  # as wide everywhere
    assert len(set(circle)) > 1
    alone = open_window(race(1.0))
    alone.session.advance(40)
    settle()
    image = timeline(alone).grab().toImage()
    x = round(timeline(alone).mark_places()[0].x())
    assert all(image.pixelColor(x, y) != QColor(shades[0]) for y in lower)
