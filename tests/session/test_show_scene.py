"""A whole scene shown in one go: only what has changed is told, and runs that can go on do."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from pytestqt.qtbot import QtBot

from gdviz import optimizers
from gdviz.engine.schedules import schedules
from gdviz.session.announced import ANNOUNCED
from gdviz.session.chart import Chart
from gdviz.session.race import RunPlan
from gdviz.session.scene import Layer, Scene, View
from gdviz.session.session import Session
from gdviz.session.study import Study
from tests.session.scenes import scenes

ADAM, SGD = optimizers["adam"], optimizers["gradient_descent"]
RUN_SIGNALS = ("runs_changed", "selection_changed", "playhead_changed")


class AllHeard:
    """Notes every signal of a session by name."""

    def __init__(self, session: Session) -> None:
        self.heard: list[str] = []
        for name in (*ANNOUNCED, *RUN_SIGNALS):
            getattr(session, name).connect(lambda *_, name=name: self.heard.append(name))


@pytest.fixture
def heard(session: Session) -> list[str]:
    return AllHeard(session).heard


def test_every_field_of_a_scene_has_a_signal_or_belongs_to_the_runs() -> None:
    told = sum(ANNOUNCED.values(), ())
    assert len(told) == len({*told})
    of_runs = {each.name for each in fields(Scene)} - {*told}
    assert of_runs == {"start", "race", "schedule", "transforms", "step_limit"}


def test_the_same_scene_says_nothing(session: Session, heard: list[str]) -> None:
    session.advance(3)
    heard.clear()
    session.show_scene(replace(session.scene))
    assert (heard, session.playhead) == ([], 3)


SEEN: list[tuple[dict[str, Any], list[str]]] = [
    ({"speed": 9.0}, ["speed_changed"]),
    ({"loop": True}, ["loop_changed"]),
    ({"chart": Chart(open=True)}, ["chart_changed"]),
    ({"view": View.BOTH, "log_height": True}, ["view_changed"]),
    ({"layers": frozenset({Layer.FIELD})}, ["layers_changed"]),
    ({"study": Study.BASINS}, ["study_changed"]),
    ({"speed": 9.0, "layers": frozenset()}, ["layers_changed", "speed_changed"]),
]


@pytest.mark.parametrize(("change", "signals"), SEEN, ids=lambda each: "-".join(each))
def test_how_it_is_seen_leaves_the_runs_alone(
    session: Session, heard: list[str], change: dict[str, Any], signals: list[str]
) -> None:
    session.advance(4)
    runs = session.runs
    heard.clear()
    session.show_scene(replace(session.scene, **change))
    assert (heard, session.playhead) == (signals, 4)
    assert session.runs == runs


def test_another_cost_tells_first_of_it_and_then_of_the_runs(
    session: Session, heard: list[str]
) -> None:
    session.advance(4)
    heard.clear()
    session.show_scene(replace(Scene.opening("booth"), speed=9.0))
    assert heard == ["cost_changed", "runs_changed", "playhead_changed", "speed_changed"]
    assert (session.playhead, session.length) == (0, 0)


def test_a_run_that_began_alike_keeps_its_history(session: Session, heard: list[str]) -> None:
    session.advance(5)
    (first,) = session.runs
    race = session.scene.race
    more = race.with_added(RunPlan(ADAM(learning_rate=0.1)))
    heard.clear()
    session.show_scene(replace(session.scene, race=more))
    assert heard == ["runs_changed", "playhead_changed"]
    assert session.runs[0] is first
    assert (session.playhead, session.runs[1].length) == (5, 5)
    session.show_scene(replace(session.scene, race=race))
    assert (session.runs, session.playhead) == ((first,), 5)


def test_runs_that_change_places_stay_themselves(session: Session) -> None:
    session.show_scene(Scene.opening("himmelblau", "adam", "gradient_descent", "momentum"))
    session.advance(3)
    runs = session.runs
    race = session.scene.race
    session.show_scene(replace(session.scene, race=replace(race, plans=race.plans[::-1])))
    assert [each.descent for each in session.runs] == [each.descent for each in runs[::-1]]
    assert session.playhead == 3


def test_another_marking_takes_no_step_anew(session: Session, heard: list[str]) -> None:
    session.advance(3)
    descent = session.run.descent
    heard.clear()
    plan = replace(session.scene.race.plan, style=4, hidden=True)
    session.show_scene(replace(session.scene, race=session.scene.race.with_plan(0, plan)))
    assert (session.run.colour, session.run.hidden) == (4, True)
    assert session.run.descent is descent
    assert heard == ["runs_changed", "playhead_changed"]


@pytest.mark.parametrize(
    "change",
    [
        {"start": (1.0, 1.0)},
        {"schedule": schedules["exponential"]()},
        {"step_limit": 50},
    ],
    ids=str,
)
def test_runs_that_would_take_other_steps_begin_anew(
    session: Session, heard: list[str], change: dict[str, Any]
) -> None:
    session.advance(3)
    heard.clear()
    session.show_scene(replace(session.scene, **change))
    assert (session.playhead, session.length) == (0, 0)
    assert heard == ["runs_changed", "playhead_changed"]


def test_another_selected_run_is_only_spoken_of(session: Session, heard: list[str]) -> None:
    session.show_scene(Scene.opening("himmelblau", "adam", "momentum"))
    session.advance(3)
    heard.clear()
    session.show_scene(replace(session.scene, race=session.scene.race.selecting(1)))
    assert heard == ["selection_changed", "playhead_changed"]
    assert (session.selected, session.playhead) == (1, 3)


def test_a_playhead_that_is_given_is_taken_to_its_step(qtbot: QtBot) -> None:
    session = Session(Scene.opening("himmelblau"))
    session.show_scene(Scene.opening("booth"), playhead=7)
    qtbot.waitUntil(lambda: session.playhead == 7)
    alone = Session(Scene.opening("booth"))
    alone.advance(7)
    assert np.array_equal(session.run.points(0, 8), alone.run.points(0, 8))


def test_only_the_playhead_moves_where_nothing_else_changes(
    session: Session, heard: list[str]
) -> None:
    session.advance(6)
    moves: list[int] = []
    session.playhead_changed.connect(moves.append)
    heard.clear()
    session.show_scene(session.scene, playhead=2)
    assert (heard, moves, session.playhead) == (["playhead_changed"], [-4], 2)
    assert session.length == 6


def test_a_step_beyond_the_end_of_a_run_is_its_end(qtbot: QtBot) -> None:
    session = Session(replace(Scene.opening("booth"), step_limit=5))
    session.show_scene(session.scene, playhead=1000)
    qtbot.waitUntil(lambda: session.finished)
    assert session.playhead == 5
    session.step_back()
    assert session.playhead == 4


def test_a_start_outside_the_domain_is_moved_into_it(session: Session) -> None:
    told: list[str] = []
    session.message.connect(told.append)
    session.show_scene(replace(Scene.opening("booth"), start=(1e6, 0.0)))
    assert session.start == (10.0, 0.0)
    assert "moved into the domain" in told[0]


@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(scenes(), scenes())
def test_from_any_scene_to_any_other_and_back(qtbot: QtBot, one: Scene, other: Scene) -> None:
    session = Session(one)
    heard = AllHeard(session).heard
    for scene in (other, one, other):
        before = session.scene
        heard.clear()
        session.show_scene(scene)
        inside = scene.within_domain()
        assert session.scene == inside
        assert {*heard} - {*RUN_SIGNALS} == {
            signal
            for signal, names in ANNOUNCED.items()
            if any(getattr(before, name) != getattr(inside, name) for name in names)
        }
        assert [run.points(0, 1)[0].tolist() for run in session.runs] == [
            [*inside.start_of(plan)] for plan in inside.race.plans
        ]
        assert [(run.colour, run.hidden) for run in session.runs] == [
            (plan.style, plan.hidden) for plan in inside.race.plans
        ]
