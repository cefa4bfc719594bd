"""Texts on the picture stay off the ball, off its coming step and where they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations, product

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF

from gdviz.engine.optimizers import optimizers
from gdviz.session.race import Race
from gdviz.session.scene import Layer, Scene
from gdviz.window import MainWindow
from tests.canvas.walls import WHY, race
from tests.conftest import OpenWindow, settle


def boxes(window: MainWindow) -> list[QRectF]:
    """The room of each plate, in pixels of the plot."""
    plates = window.canvas.view.texts.plates
    return [plate.mapRectToParent(plate.boundingRect()) for plate in plates]


def places(window: MainWindow) -> list[QPointF]:
    """Where legend and notes are."""
    shown = window.canvas.view.insights
    return [plate.pos() for plate in (shown.legend, shown.notes) if plate.isVisible()]


def corners(window: MainWindow) -> tuple[tuple[bool, bool], ...]:
    """Whether legend and notes are at the right, and whether they are at the bottom."""
    view, shown = window.canvas.view.plot.map, window.canvas.view.insights
    plates = [plate for plate in (shown.legend, shown.notes) if plate.isVisible()]
    middles = [plate.mapRectToParent(plate.boundingRect()).center() for plate in plates]
    return tuple((at.x() > view.width / 2, at.y() > view.height / 2) for at in middles)


def way(window: MainWindow, samples: int = 50) -> np.ndarray:
    """Pixels along the selected run's coming step, from its ball on."""
    session = window.session
    step = session.run.step_at(session.playhead)
    ends = (
        [session.run.point_at(session.playhead)] if step is None else [step.point, step.next_point]
    )
    pixels = window.canvas.view.plot.map.to_pixels(np.array(ends))
    share = np.linspace(0, 1, samples)[:, np.newaxis]
    return pixels[0] + share * (pixels[-1] - pixels[0])


def covered(plates: Iterable[QRectF], window: MainWindow) -> int:
    """How many places of the way lie under a plate."""
    return sum(plate.contains(*place) for plate in plates for place in way(window).tolist())


def free_places(window: MainWindow) -> bool:
    """Whether the plates find corners, apart from each other, so that the way is well clear."""
    view, margin = window.canvas.view.plot.map, window._look.sizes.spacing
    clear = 2.5 * window._look.sizes.ball
    options = []
    for box in boxes(window):
        x, y = (
            (margin, view.width - margin - box.width()),
            (margin, view.height - margin - box.height()),
        )
        options.append([QRectF(QPointF(*at), box.size()) for at in product(x, y)])
    return any(
        not any(one.intersects(other) for one, other in combinations(chosen, 2))
        and covered([box.adjusted(-clear, -clear, clear, clear) for box in chosen], window) == 0
        for chosen in product(*options)
    )


@pytest.mark.parametrize("cost", ["himmelblau", "rosenbrock", "penguins"])
@pytest.mark.parametrize("corner", [(0.1, 0.1), (0.1, 0.9), (0.9, 0.1), (0.9, 0.9), (0.5, 0.5)])
def test_ball_and_coming_step_are_free(
    open_window: OpenWindow, cost: str, corner: tuple[float, float]
) -> None:
    window = open_window(replace(Scene.opening(cost, "adam"), layers=WHY))
    domain = window.session.cost.domain
    window.session.place_start(domain.lower + np.array(corner) * (domain.upper - domain.lower))
    for _ in range(10):
        if free_places(window):
            assert covered(boxes(window), window) == 0
        window.session.advance()
        window.animation.tick(1.0)


@pytest.mark.parametrize("selected", [0, 2, 3])
def test_a_plate_lies_still_while_the_ball_glides(open_window: OpenWindow, selected: int) -> None:
    window = open_window(race())
    window.session.select_run(selected)
    for _ in range(25):
        window.session.advance()
        seen = {corners(window)}
        for _ in range(5):
            window.animation.tick(0.08)
            seen.add(corners(window))
        assert len(seen) == 1
        window.animation.tick(1.0)


def test_plates_move_seldom_though_the_ball_goes_to_and_fro(open_window: OpenWindow) -> None:
    rule = optimizers["gradient_descent"](learning_rate=0.0186)
    scene = replace(Scene.opening("ill_conditioned_bowl"), race=Race.of(rule), layers=WHY)
    window = open_window(scene)
    moves, before = 0, places(window)
    for _ in range(80):
        window.session.advance()
        window.animation.tick(1.0)
        if len(places(window)) == len(before):
            moves += places(window) != before
        before = places(window)
    assert len(before) >= 1
    assert moves <= 6


@pytest.mark.parametrize("scale", [0.6, 1.0, 1.8])
@pytest.mark.parametrize("size", [(512, 384), (800, 480), (1280, 720)])
def test_nothing_overlaps_or_is_clipped_however_small_the_window(
    open_window: OpenWindow, size: tuple[int, int], scale: float
) -> None:
    window = open_window(race(frozenset(Layer)), size)
    window.session.set_text_scale(scale)
    settle()
    for _ in range(9):
        window.session.advance()
        window.animation.tick(1.0)
        view = window.canvas.view.plot.map
        shown = boxes(window)
        for index, box in enumerate(shown):
            assert QRectF(0, 0, view.width, view.height).contains(box)
            assert not any(box.intersects(other) for other in shown[:index])


def test_where_there_is_room_whole_sentences_are_said(open_window: OpenWindow) -> None:
    window = open_window(replace(Scene.opening("himmelblau", "adam"), layers=WHY))
    window.session.advance(20)  # to where the cost curves upwards
    shown = window.canvas.view.insights
    assert "Corrected mean  −m̂" in shown.legend.texts
    assert any(text.startswith("Largest stable learning rate here") for text in shown.notes.texts)


def test_where_there_is_little_room_the_same_is_said_briefly(open_window: OpenWindow) -> None:
    window = open_window(replace(Scene.opening("himmelblau", "adam"), layers=WHY), (720, 480))
    window.session.set_text_scale(1.4)
    window.session.advance(20)
    settle()
    shown = window.canvas.view.insights
    assert any(text.startswith("−m̂") for text in shown.legend.texts)
    assert any(text.startswith("Largest rate") for text in shown.notes.texts)
    assert len(shown.notes.texts) == len(shown.notes.rows)


def test_the_legend_tells_of_the_step_that_is_being_made(open_window: OpenWindow) -> None:
    window = open_window(replace(Scene.opening("rosenbrock", "adam"), layers=WHY))
    for _ in range(4):
        told = window.canvas.view.insights.legend.texts
        window.session.advance()
        window.animation.tick(0.05)
        assert window.canvas.view.insights.legend.texts == told
        window.animation.tick(1.0)


def test_without_layers_there_is_nothing_to_read(window: MainWindow) -> None:
    assert window.canvas.view.texts.plates == ()
    window.session.show_layer(Layer.PARTS, True)
    assert len(window.canvas.view.texts.plates) == 1
    window.session.show_layer(Layer.PARTS, False)
    assert window.canvas.view.texts.plates == ()
    assert window.canvas.view.insights.legend.texts == ()
