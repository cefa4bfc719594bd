"""The chequered flag at the ball of the run that converged first."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from gdviz.canvas.flat.finish_flag import FinishFlag
from gdviz.canvas.flat.run_marks import RunMarks
from gdviz.engine.optimizers import optimizers
from gdviz.engine.trajectory import Status
from gdviz.session.race import Race, standings
from gdviz.session.scene import Scene
from gdviz.theme import load_theme, theme_names
from gdviz.window import MainWindow
from tests.canvas.walls import WHY
from tests.conftest import OpenWindow, settle


def flags(window: MainWindow) -> tuple[FinishFlag, ...]:
    return window.canvas.view.texts.flags.flags


def contest() -> Scene:
    """On a bowl the second of three converges first; the third is slow."""
    rules = [optimizers["gradient_descent"](learning_rate=rate) for rate in (0.2, 0.4, 0.001)]
    return replace(Scene.opening("sphere"), race=Race.of(*rules))


def winner(window: MainWindow) -> RunMarks:
    """Whose run is shortest of those that converged."""
    home = [m for m in window.canvas.view.marks if m.run.descent.status is Status.CONVERGED]
    return min(home, key=lambda marks: marks.run.length)


def test_the_first_to_converge_has_it_and_keeps_it(open_window: OpenWindow) -> None:
    window = open_window(contest())
    while not any(run.descent.status is Status.CONVERGED for run in window.session.runs):
        assert flags(window) == ()
        window.session.advance()
        window.animation.tick(1.0)
    for _ in range(30):
        (flag,) = flags(window)
        assert winner(window) is window.canvas.view.marks[1]
        assert flag.pos() == winner(window).ball.pos()
        window.session.advance()
        window.animation.tick(1.0)


def test_it_is_planted_when_the_ball_arrives_and_taken_off_on_the_way_back(
    open_window: OpenWindow,
) -> None:
    window = open_window(contest())
    window.session.advance(200)
    length = winner(window).run.length
    window.session.seek(length - 1)
    assert flags(window) == ()
    window.session.advance()
    window.animation.tick(0.02)
    assert flags(window) == ()
    window.animation.tick(1.0)
    assert len(flags(window)) == 1
    window.session.step_back()
    assert flags(window) == ()


def test_a_hidden_run_cannot_win(open_window: OpenWindow) -> None:
    window = open_window(contest())
    window.session.advance(200)
    window.session.select_run(1)
    window.session.hide_run(True)
    stand = standings(window.session.runs, window.session.playhead)
    assert [each.first for each in stand] == [True, False, False]
    (flag,) = flags(window)
    assert flag.pos() == window.canvas.view.marks[0].ball.pos()


@pytest.mark.parametrize("theme", theme_names())
def test_it_is_chequered_and_does_not_hide_the_ball(open_window: OpenWindow, theme: str) -> None:
    window = open_window(contest())
    window.set_theme(theme)
    window.session.select_run(1)
    window.session.advance(200)
    window.animation.tick(1.0)
    settle()
    (flag,) = flags(window)
    plot = window.canvas.view.plot.widget
    image = plot.viewport().grab().toImage()
    ball = plot.mapFromScene(flag.mapToScene(0, 0))
    assert image.pixelColor(ball).name() == load_theme(theme).runs[1]
    box = plot.mapFromScene(flag.mapRectToScene(flag.boundingRect())).boundingRect()
    cloth = image.copy(box)
    seen = [cloth.pixelColor(x, y).name() for x in range(box.width()) for y in range(box.height())]
    colours = load_theme(theme)
    light, dark = (seen.count(QColor(each).name()) for each in (colours.surface, colours.text))
    assert 0.3 < light / dark < 3
    assert min(light, dark) > 0.12 * len(seen)


@pytest.mark.parametrize("corner", [(0, 0), (0, 1), (1, 0), (1, 1)])
def test_it_is_whole_wherever_the_ball_is(open_window: OpenWindow, corner: tuple[int, int]) -> None:
    window = open_window(contest())
    window.session.advance(200)
    # The minimum, at (0, 0), near a corner of the view.
    x, y = ((-0.05, 0.95) if each == 0 else (-0.95, 0.05) for each in corner)
    window.canvas.view.plot._box.setRange(xRange=x, yRange=y, padding=0)
    settle()
    (flag,) = flags(window)
    view = window.canvas.view.plot.map
    assert QRectF(0, 0, view.width, view.height).contains(flag.mapRectToParent(flag.boundingRect()))
    radius = winner(window).ball.radius
    corners = np.array([flag.boundingRect().topLeft().toTuple()])
    assert np.isfinite(corners).all()
    assert not flag.boundingRect().contains(0, 0)
    assert abs(flag.boundingRect().center().y()) > radius


def test_no_text_lies_on_it(open_window: OpenWindow) -> None:
    rules = [optimizers["gradient_descent"](learning_rate=rate) for rate in (0.01, 0.012)]
    scene = Scene.opening("himmelblau")
    for start in ((-4.5, -4.0), (4.0, 4.0), (4.0, -3.0), (-3.0, 4.5)):
        ready = replace(scene, race=Race.of(*rules), layers=WHY, start=start)
        window = open_window(ready)
        window.session.advance(400)
        window.animation.tick(1.0)
        (flag,) = flags(window)
        box = flag.mapRectToParent(flag.boundingRect())
        plates = window.canvas.view.texts.plates
        assert plates
        for plate in plates:
            assert not plate.mapRectToParent(plate.boundingRect()).intersects(box)
        window.close()
