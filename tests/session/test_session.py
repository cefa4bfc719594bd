"""The session: every wish is granted and announced, or refused in words."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from gdviz import optimizers
from gdviz.engine.registry import UnknownName
from gdviz.session.appearance import TEXT_SCALES, Appearance
from gdviz.session.scene import Layer, Scene, View
from gdviz.session.session import Session
from tests.session.conftest import Ear, points

WITHOUT_WIDGETS = """
import sys
from gdviz.session.session import Session
from pytestqt.qtbot import QtBot
from tests.session.conftest import Ear, points
session = Session()
assert session.advance(3) == 3
assert not {"PySide6.QtWidgets", "PySide6.QtGui", "pyqtgraph"} & sys.modules.keys()
"""


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


def test_another_learning_rate_begins_anew_and_comes_to_the_same_step(session: Session) -> None:
    session.advance(5)
    session.set_hyperparameter("learning_rate", 0.02)
    step = session.runs[0].step_at(0)
    assert step is not None
    assert (session.playhead, session.length) == (5, 5)
    np.testing.assert_allclose(step.update, -0.02 * session.cost.gradient(session.cost.start))


def test_another_learning_rate_keeps_the_start_and_is_announced(session: Session, ear: Ear) -> None:
    session.place_start((1 / 3, -2 / 3))
    session.advance(5)
    ear.heard.clear()
    session.set_hyperparameter("learning_rate", 0.02)
    assert session.optimizer.learning_rate == 0.02
    assert session.scene.start == (1 / 3, -2 / 3)
    np.testing.assert_array_equal(points(session)[0], (1 / 3, -2 / 3))
    assert ear.heard == [("runs",), ("playhead", 0)]


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


def test_a_start_inside_the_domain_is_taken_as_it_is(session: Session, ear: Ear) -> None:
    session.advance(3)
    ear.heard.clear()
    session.place_start(np.array([4.5, -1 / 3]))
    assert session.scene.start == (4.5, -1 / 3)
    np.testing.assert_array_equal(points(session), [(4.5, -1 / 3)])
    assert session.playhead == 0
    assert ear.heard == [("runs",), ("playhead", 0)]


def test_a_start_outside_the_domain_is_moved_into_it_with_a_message(
    session: Session, ear: Ear
) -> None:
    session.place_start((9.0, -9.0))
    assert session.scene.start == (5.0, -5.0)
    text = "The start was moved into the domain: x from −5.00 to 5.00, y from −5.00 to 5.00."
    assert ear.heard == [("message", text), ("runs",), ("playhead", 0)]


@pytest.mark.parametrize("start", [(np.nan, 0.0), (0.0, np.inf), (-np.inf, np.nan)])
def test_a_start_that_is_no_number_is_refused(
    session: Session, ear: Ear, start: tuple[float, float]
) -> None:
    session.advance(2)
    before = (session.scene, session.runs, session.playhead)
    session.place_start(start)
    assert (session.scene, session.runs, session.playhead) == before
    assert ear.heard[1:] == [("message", "A start needs finite numbers.")]


@pytest.mark.parametrize("start", [(), (1.0,), (1.0, 2.0, 3.0)])
def test_a_start_of_another_dimension_is_refused_and_nothing_changes(
    session: Session, ear: Ear, start: tuple[float, ...]
) -> None:
    before = (session.scene, session.runs)
    with pytest.raises(ValueError, match="needs 2 finite coordinates"):
        session.place_start(start)
    session.withdraw_start()
    assert (session.scene, session.runs, ear.heard) == (*before, [])


def test_what_was_said_before_a_view_was_bound_is_said_when_it_is() -> None:
    session = Session(replace(Scene.opening(), start=(50.0,)))
    ear = Ear(session)
    session.announce()
    assert session.scene.start == (6.0,)
    assert ear.heard[-1] == (
        "message",
        "The start was moved into the domain: ŷ from −2.00 to 6.00.",
    )


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
    assert ear.heard[-2:] == [("runs",), ("playhead", 0)]
    ear.heard.clear()
    session.withdraw_start()
    assert ear.heard == []


def test_withdrawing_a_start_takes_back_nothing_else(session: Session, ear: Ear) -> None:
    before = session.scene.start
    session.place_start((1.0, 1.0))
    session.show_layer(Layer.TRAIL, False)
    session.set_speed(9.0)
    session.withdraw_start()
    assert (session.scene.start, session.scene.speed) == (before, 9.0)
    assert Layer.TRAIL not in session.scene.layers


@pytest.mark.parametrize(
    ("wish", "argument"), [("set_cost", ("saddle",)), ("set_optimizer", ("adam",))]
)
def test_a_start_cannot_be_withdrawn_from_other_runs(
    session: Session, wish: str, argument: tuple[str]
) -> None:
    session.place_start((1.0, 1.0))
    getattr(session, wish)(*argument)
    after = (session.scene, session.runs)
    session.withdraw_start()
    assert (session.scene, session.runs) == after


def test_layers_and_speed_are_set(session: Session, ear: Ear) -> None:
    session.show_layer(Layer.MINIMA, False)
    session.set_speed(1000.0)
    assert Layer.MINIMA not in session.scene.layers
    assert session.scene.speed == 240.0
    assert ear.heard == [("layers",), ("speed",)]


@pytest.mark.parametrize(("wish", "granted"), [(0.01, 0.5), (7.5, 7.5), (1e9, 240.0)])
def test_the_speed_stays_within_the_possible(
    session: Session, ear: Ear, wish: float, granted: float
) -> None:
    session.set_speed(wish)
    session.set_speed(wish)
    assert session.scene.speed == granted
    assert ear.heard == [("speed",)]


@pytest.mark.parametrize("wish", ["set_cost", "set_optimizer"])
def test_unknown_names_list_the_known_ones(session: Session, ear: Ear, wish: str) -> None:
    before = (session.scene, session.runs)
    with pytest.raises(UnknownName, match=r"known: (prediction|gradient_descent), "):
        getattr(session, wish)("nothing")
    assert (session.scene, session.runs, ear.heard) == (*before, [])


def test_another_view_is_announced_once_and_restarts_nothing(qtbot: QtBot) -> None:
    session = Session(Scene.opening("rosenbrock"))
    session.advance(3)
    with qtbot.waitSignals([session.view_changed] * 2, timeout=100):
        session.set_view(View.SURFACE)
        session.set_log_height(True)
    assert (session.scene.view, session.scene.log_height, session.playhead) == (
        View.SURFACE,
        True,
        3,
    )
    with qtbot.assertNotEmitted(session.view_changed):
        session.set_view(View.SURFACE)
        session.set_log_height(True)


def test_the_appearance_is_announced_when_it_changes(session: Session) -> None:
    seen: list[Appearance] = []
    session.appearance_changed.connect(lambda: seen.append(session.scene.appearance))
    for _ in range(2):
        session.set_theme("dark")
        session.set_colour_map("magma")
        session.set_text_scale(7.0)
    assert seen == [
        Appearance("dark"),
        Appearance("dark", "magma"),
        Appearance("dark", "magma", TEXT_SCALES[1]),
    ]
    with pytest.raises(ValueError, match="unknown theme"):
        session.set_theme("sepia")
    assert session.scene.appearance == seen[-1]
