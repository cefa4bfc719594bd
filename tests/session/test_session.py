"""The session: every wish is granted and announced, or refused in words."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from gdviz import Status, optimizers
from gdviz.engine.registry import UnknownName
from gdviz.session.scene import Layer, Scene
from gdviz.session.session import Session

WITHOUT_WIDGETS = """
import sys
from gdviz.session.session import Session
session = Session()
assert session.advance(3) == 3
assert not {"PySide6.QtWidgets", "PySide6.QtGui", "pyqtgraph"} & sys.modules.keys()
"""


class Ear:
    """Notes the signals of a session in their order."""

    def __init__(self, session: Session) -> None:
        self.heard: list[tuple[object, ...]] = []
        for name in ("cost", "runs", "layers", "speed"):
            getattr(session, f"{name}_changed").connect(
                lambda name=name: self.heard.append((name,))
            )
        session.playhead_changed.connect(lambda moved: self.heard.append(("playhead", moved)))
        session.message.connect(lambda text: self.heard.append(("message", text)))


@pytest.fixture
def session(qtbot: QtBot) -> Session:
    return Session(Scene.opening("himmelblau"))


@pytest.fixture
def ear(session: Session) -> Ear:
    return Ear(session)


def points(session: Session) -> np.ndarray:
    run = session.runs[0]
    return run.points(0, run.length + 1).copy()


def test_it_needs_no_widgets() -> None:
    subprocess.run([sys.executable, "-W", "error", "-c", WITHOUT_WIDGETS], check=True)


def test_the_default_scene_crosses_the_minimum() -> None:
    session = Session()
    session.advance()
    slopes = [float(session.runs[0].gradient_at(index)[0]) for index in (0, 1)]
    assert slopes[0] < 0 < slopes[1]


def test_announcing_tells_everything_once(session: Session, ear: Ear) -> None:
    session.announce()
    assert ear.heard == [("cost",), ("layers",), ("speed",), ("runs",), ("playhead", 0)]


def test_another_cost_begins_at_its_own_start(session: Session, ear: Ear) -> None:
    session.advance(3)
    session.set_cost("rosenbrock")
    assert session.scene == Scene.opening("rosenbrock")
    assert (session.playhead, session.length) == (0, 0)
    assert ear.heard[1:] == [("cost",), ("runs",), ("playhead", 0)]


def test_another_optimizer_restarts_from_the_same_start(session: Session, ear: Ear) -> None:
    session.place_start((1.0, 2.0))
    session.set_optimizer("adam")
    assert type(session.scene.optimizers[0]) is optimizers["adam"]
    assert session.scene.start == (1.0, 2.0)
    assert ear.heard[2:] == [("runs",), ("playhead", 0)]


def test_another_learning_rate_restarts_and_shows_its_first_step(session: Session) -> None:
    session.advance(5)
    session.set_hyperparameter("learning_rate", 0.02)
    step = session.runs[0].step_at(0)
    assert step is not None
    assert session.playhead == 0
    np.testing.assert_allclose(step.update, -0.02 * session.cost.gradient(session.cost.start))


def test_what_is_so_already_is_not_announced(session: Session, ear: Ear) -> None:
    session.set_cost("himmelblau")
    session.set_optimizer("gradient_descent")
    session.set_hyperparameter("learning_rate", session.scene.optimizers[0].learning_rate)
    session.set_speed(session.scene.speed)
    session.show_layer(Layer.TRAIL, True)
    session.seek(0)
    session.step_back()
    assert ear.heard == []


@pytest.mark.parametrize("rate", [0.0, -1.0, float("nan"), float("inf")])
def test_an_impossible_learning_rate_is_refused_and_nothing_is_lost(
    session: Session, ear: Ear, rate: float
) -> None:
    session.advance(4)
    before = (session.scene, session.runs, session.playhead)
    session.set_hyperparameter("learning_rate", rate)
    assert (session.scene, session.runs, session.playhead) == before
    assert ear.heard[1:] == [("message", "Learning rate must be above 0.")]


def test_a_start_outside_the_domain_is_moved_into_it_with_a_message(
    session: Session, ear: Ear
) -> None:
    session.place_start((9.0, -9.0))
    assert session.scene.start == (5.0, -5.0)
    text = "The start was moved into the domain: x from −5.00 to 5.00, y from −5.00 to 5.00."
    assert ear.heard == [("message", text), ("runs",), ("playhead", 0)]


def test_a_start_that_is_no_number_is_refused(session: Session, ear: Ear) -> None:
    before = session.scene
    session.place_start((np.nan, 0.0))
    assert session.scene == before
    assert ear.heard == [("message", "A start needs finite numbers.")]


def test_random_starts_lie_in_the_domain_and_differ(session: Session) -> None:
    seen = set()
    for _ in range(20):
        session.place_random_start()
        seen.add(session.scene.start)
    assert len(seen) == 20
    assert session.cost.domain.contains(list(seen)).all()


def test_a_withdrawn_start_brings_all_back(session: Session, ear: Ear) -> None:
    session.advance(7)
    session.seek(3)
    before = (session.scene, session.runs, session.playhead)
    session.place_start((1.0, 1.0))
    session.withdraw_start()
    assert (session.scene, session.runs, session.playhead) == before
    ear.heard.clear()
    session.withdraw_start()
    assert ear.heard == []


def test_advancing_goes_through_history_before_it_takes_new_steps(
    session: Session, ear: Ear
) -> None:
    session.advance(5)
    before = points(session)
    session.seek(2)
    assert session.advance(6) == 6
    assert (session.playhead, session.length) == (8, 8)
    np.testing.assert_array_equal(points(session)[:6], before)
    assert ear.heard == [("playhead", 5), ("playhead", -3), ("playhead", 6)]


def test_stepping_back_reads_history(session: Session, ear: Ear) -> None:
    session.advance(3)
    run, before = session.runs[0], points(session)
    session.step_back()
    assert (session.playhead, run.length) == (2, 3)
    np.testing.assert_array_equal(points(session), before)
    assert ear.heard[-1] == ("playhead", -1)


@pytest.mark.parametrize(("wish", "granted"), [(-5, 0), (2, 2), (99, 4)])
def test_seeking_stays_within_the_history(session: Session, wish: int, granted: int) -> None:
    session.advance(4)
    session.seek(1)
    session.seek(wish)
    assert (session.playhead, session.length) == (granted, 4)


def test_advancing_stops_where_the_run_ends(qtbot: QtBot) -> None:
    rule = optimizers["gradient_descent"](learning_rate=1.0)
    session = Session(replace(Scene.opening(), optimizers=(rule,)))
    assert session.advance(10) == 1
    assert session.finished
    assert session.runs[0].status_at(1) is Status.CONVERGED
    assert session.advance() == 0


def test_divergence_keeps_the_last_finite_point_and_is_announced(session: Session) -> None:
    session.set_hyperparameter("learning_rate", 10.0)
    ear = Ear(session)
    assert session.advance(50) < 50
    assert session.runs[0].descent.status is Status.DIVERGED
    assert np.isfinite(session.runs[0].point_at(session.playhead)).all()
    assert ear.heard


def test_layers_and_speed_are_set(session: Session, ear: Ear) -> None:
    session.show_layer(Layer.MINIMA, False)
    session.set_speed(1000.0)
    assert Layer.MINIMA not in session.scene.layers
    assert session.scene.speed == 240.0
    assert ear.heard == [("layers",), ("speed",)]


@pytest.mark.parametrize("wish", ["set_cost", "set_optimizer"])
def test_unknown_names_list_the_known_ones(session: Session, wish: str) -> None:
    with pytest.raises(UnknownName, match="known: "):
        getattr(session, wish)("nothing")
