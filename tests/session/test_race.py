"""Races: runs side by side that come and go without disturbing one another."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from gdviz import Status, optimizers
from gdviz.command_line import parse
from gdviz.session import pursuit
from gdviz.session.animation import Animation
from gdviz.session.race import Race, RunPlan, standings
from gdviz.session.scene import Scene
from gdviz.session.session import Session
from tests.session.conftest import Ear

GRADIENT_DESCENT, ADAM = optimizers["gradient_descent"], optimizers["adam"]


def test_a_race_needs_a_run_and_a_selected_one() -> None:
    with pytest.raises(ValueError, match="needs a run"):
        Race(())
    with pytest.raises(ValueError, match="no run 1 among 1"):
        Race((RunPlan(ADAM()),), selected=1)


def test_styles_stay_with_their_runs_and_are_used_again() -> None:
    race = Race.of(ADAM(), ADAM(), ADAM()).without(1)
    assert [plan.style for plan in race.plans] == [0, 2]
    assert [plan.style for plan in race.with_added(race.plan).plans] == [0, 2, 1]


@pytest.mark.parametrize(
    ("selected", "removed", "after"), [(0, 0, 0), (2, 2, 1), (2, 0, 1), (0, 2, 0)]
)
def test_the_selection_stays_where_it_can(selected: int, removed: int, after: int) -> None:
    race = Race.of(ADAM(), ADAM(), ADAM()).selecting(selected).without(removed)
    assert race.selected == after


def test_a_new_run_comes_to_the_others_and_disturbs_none(
    session: Session, ear: Ear, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pursuit, "SHARE", 60.0)  # however busy the machine is
    session.advance(20)
    first = session.run
    ear.heard.clear()
    session.add_run("adam")
    assert (session.selected, session.playhead) == (1, 20)
    assert [run.length for run in session.runs] == [20, 20]
    assert session.runs[0] is first
    assert ear.heard == [("runs",), ("playhead", 0)]


def test_a_duplicate_descends_like_the_run_it_was_made_of(session: Session) -> None:
    session.advance(9)
    session.duplicate_run()
    one, other = session.runs
    np.testing.assert_array_equal(one.points(0, 10), other.points(0, 10))
    assert (one.colour, other.colour) == (0, 1)


def test_twelve_runs_have_twelve_styles(session: Session) -> None:
    for _ in range(11):
        session.duplicate_run()
    assert sorted(run.colour for run in session.runs) == list(range(12))


def test_a_hidden_run_is_kept_and_goes_on(session: Session) -> None:
    session.duplicate_run()
    session.hide_run(True)
    session.advance(4)
    assert [(run.hidden, run.length) for run in session.runs] == [(False, 4), (True, 4)]
    descent = session.run.descent
    session.hide_run(False)
    assert session.run.descent is descent
    assert not session.run.hidden


def test_a_removed_run_leaves_the_others_as_they_are(session: Session, ear: Ear) -> None:
    session.duplicate_run()
    session.advance(5)
    other = session.runs[0]
    session.remove_run()
    assert session.runs == (other,)
    session.remove_run()
    assert session.runs == (other,)
    assert ear.heard[-1] == ("message", "The last run stays.")


def test_a_hyperparameter_is_that_of_the_selected_run(session: Session) -> None:
    session.duplicate_run()
    session.advance(8)
    session.select_run(0)
    before = session.runs[1]
    session.set_hyperparameter("learning_rate", 0.003)
    assert session.scene.optimizers[0].learning_rate == 0.003
    assert session.runs[1] is before
    assert [run.length for run in session.runs] == [8, 8]
    assert session.playhead == 8


def test_selecting_is_announced_once_and_changes_no_run(session: Session, ear: Ear) -> None:
    session.duplicate_run()
    runs, said = session.runs, []
    session.selection_changed.connect(lambda: said.append(session.selected))
    for index in (0, 0, 7, -1):
        session.select_run(index)
    assert said == [0]
    assert session.runs is runs
    assert ear.heard[-1] == ("playhead", 0)


def test_a_start_of_its_own_moves_one_run_only(session: Session) -> None:
    session.duplicate_run()
    session.advance(6)
    session.set_own_start(True)
    common, other = session.scene.start, session.runs[0]
    session.place_start((1.0, 2.0))
    assert (session.start, session.scene.start) == ((1.0, 2.0), common)
    assert session.runs[0] is other
    np.testing.assert_array_equal(session.run.point_at(0), (1.0, 2.0))
    assert (session.run.length, session.playhead) == (6, 6)
    session.withdraw_start()
    assert session.start == common
    session.place_start((1.0, 2.0))
    session.set_own_start(False)
    assert session.start == common
    np.testing.assert_array_equal(session.run.points(0, 7), other.points(0, 7))


def test_own_starts_outside_the_domain_are_moved_into_it(qtbot: QtBot) -> None:
    scene = Scene.opening("himmelblau")
    race = scene.race.with_plan(0, replace(scene.race.plan, start=(9.0, 0.0)))
    assert Session(replace(scene, race=race)).start == (5.0, 0.0)


def test_a_start_of_the_wrong_length_is_refused_of_a_run_too() -> None:
    plan = RunPlan(ADAM(), start=(1.0,))
    with pytest.raises(ValueError, match="needs 2 finite coordinates"):
        replace(Scene.opening("himmelblau"), race=Race((plan,)))


def test_another_cost_takes_own_starts_away(session: Session) -> None:
    session.set_own_start(True)
    session.set_cost("prediction")
    assert session.scene == Scene.opening("prediction")


def test_what_is_far_away_is_caught_up_with_as_time_goes_on(qtbot: QtBot) -> None:
    rule = GRADIENT_DESCENT(learning_rate=1e-5)
    session = Session(replace(Scene.opening("rosenbrock"), race=Race.of(rule)))
    session.advance(5000)
    session.duplicate_run()
    assert session.run.length < 5000
    qtbot.waitUntil(lambda: session.run.length == 5000)
    assert session.playhead == 5000


def test_a_jump_ahead_takes_younger_runs_along(session: Session) -> None:
    session.set_hyperparameter("learning_rate", 1e-3)
    session.advance(100)
    session.seek(10)
    session.duplicate_run()
    assert session.run.length == 10
    session.seek(100)
    assert session.run.length == 100


def test_a_value_that_ends_the_run_early_is_forgotten_with_the_next(session: Session) -> None:
    session.set_hyperparameter("learning_rate", 1e-3)
    session.advance(30)
    session.set_hyperparameter("learning_rate", 10.0)
    assert session.playhead == session.length < 30
    session.set_hyperparameter("learning_rate", 1e-3)
    assert (session.playhead, session.length) == (30, 30)


def test_the_standings_tell_who_converged_first(qtbot: QtBot) -> None:
    rules = [GRADIENT_DESCENT(learning_rate=rate) for rate in (0.5, 1.0, 0.001)]
    session = Session(replace(Scene.opening(), race=Race.of(*rules)))
    session.advance(200)
    rows = standings(session.runs, session.playhead)
    assert [row.first for row in rows] == [False, True, False]
    assert [row.status for row in rows] == [Status.CONVERGED, Status.CONVERGED, Status.RUNNING]
    assert [row.steps for row in rows] == [session.runs[0].length, 1, 200]
    assert rows[1].distance == 0.0
    assert rows[2].distance == pytest.approx(abs(float(session.runs[2].point_at(200)[0]) - 2))
    early = standings(session.runs, 0)
    assert not any(row.first for row in early)


def test_without_a_minimum_there_is_no_distance() -> None:
    session = Session(Scene.opening("x*y"))
    (row,) = standings(session.runs, 0)
    assert row.distance is None


@pytest.mark.parametrize("names", [("adam",), ("adam", "momentum"), ("lion", "lion", "adam")])
def test_the_command_line_names_a_race(names: tuple[str, ...]) -> None:
    words = [word for name in names for word in ("--optimizer", name)]
    scene = parse([*words, "--learning-rate", "0.25"])
    assert [type(rule) for rule in scene.optimizers] == [optimizers[name] for name in names]
    assert {rule.learning_rate for rule in scene.optimizers} == {0.25}
    assert [plan.style for plan in scene.race.plans] == list(range(len(names)))


@pytest.fixture
def short_and_long(qtbot: QtBot) -> Session:
    """A run that is home after one step, and one that goes on for thousands; it is selected."""
    rules = [GRADIENT_DESCENT(learning_rate=rate) for rate in (1.0, 1e-4)]
    scene = Scene.opening()
    return Session(replace(scene, race=Race.of(*rules).selecting(1)))


def test_nobody_waits_for_a_hidden_run(short_and_long: Session) -> None:
    session = short_and_long
    session.advance(1)
    assert not session.finished
    session.hide_run(True)
    assert (session.finished, session.length) == (True, 1)
    assert session.advance(5) == 0
    assert session.run.length == 1
    session.hide_run(False)
    assert not session.finished
    assert session.advance(5) == 5


def test_hiding_the_longest_run_ends_the_timeline_at_the_others_end(
    short_and_long: Session,
) -> None:
    session = short_and_long
    session.advance(50)
    session.hide_run(True)
    assert (session.playhead, session.length, session.finished) == (1, 1, True)
    session.hide_run(False)
    assert (session.playhead, session.length) == (50, 50)


def test_where_all_runs_are_hidden_all_count(short_and_long: Session) -> None:
    session = short_and_long
    session.hide_run(True)
    session.select_run(0)
    session.hide_run(True)
    assert session.advance(5) == 5
    assert not session.finished


def test_playing_ends_when_the_shown_runs_have_ended(short_and_long: Session) -> None:
    session, animation = short_and_long, Animation(short_and_long)
    session.hide_run(True)
    session.set_speed(10.0)
    animation.play()
    for _ in range(10):
        animation.tick(0.1)
    assert not animation.playing
    assert (session.playhead, session.run.length) == (1, 1)
