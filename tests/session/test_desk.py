"""The desk asks anew when something changes that the answer depends on, and only then."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import CancelledError
from dataclasses import dataclass, field

import pytest
from pytestqt.qtbot import QtBot

from gdviz.engine.chunks import OnProgress
from gdviz.session.background import Deliver
from gdviz.session.desk import Desk, Question
from gdviz.session.scene import Scene
from gdviz.session.session import Session
from gdviz.session.study import Study


@dataclass
class Asked:
    """A study that answers with the scene's start, and remembers how often it was worked on."""

    worked: list[tuple[float, ...]] = field(default_factory=list)
    waits: bool = False

    def __call__(self, scene: Scene) -> Question:
        if scene.cost == "sphere":
            raise ValueError("nothing is asked of a sphere")

        def job(deliver: Deliver, on_progress: OnProgress) -> None:
            self.worked.append(scene.start)
            deliver(("coarse", scene.start))
            while self.waits:
                if not on_progress(0.5):
                    raise CancelledError
                threading.Event().wait(0.001)
            deliver(("fine", scene.start))

        return Question((scene.cost, scene.start), job)


@pytest.fixture
def asked() -> Asked:
    return Asked()


@pytest.fixture
def session(qtbot: QtBot) -> Session:
    return Session(Scene.opening("himmelblau"))


@pytest.fixture
def desk(session: Session, asked: Asked) -> Iterator[Desk]:
    desk = Desk(session, {Study.BASINS: asked})
    yield desk
    desk.close()


def test_nothing_is_computed_until_a_study_is_asked_for(
    desk: Desk, session: Session, asked: Asked
) -> None:
    session.place_start((1.0, 1.0))
    assert not desk.busy
    assert asked.worked == []
    assert desk.study is Study.NONE


def test_the_answer_gets_finer_and_is_then_whole(
    desk: Desk, session: Session, qtbot: QtBot
) -> None:
    answers: list[object] = []
    desk.answered.connect(lambda: answers.append(desk.answer))
    with qtbot.waitSignal(desk.rested):
        session.set_study(Study.BASINS)
    assert answers == [("coarse", session.start), ("fine", session.start)]
    assert desk.whole
    assert not desk.complaint


def test_a_changed_setting_cancels_and_restarts(
    desk: Desk, session: Session, asked: Asked, qtbot: QtBot
) -> None:
    asked.waits = True
    with qtbot.waitSignal(desk.answered):
        session.set_study(Study.BASINS)
    asked.waits = False
    with qtbot.waitSignal(desk.answered):
        session.place_start((1.0, 1.0))
    qtbot.waitUntil(lambda: not desk.busy)
    assert asked.worked[-1] == (1.0, 1.0)
    assert desk.answer == ("fine", (1.0, 1.0))


def test_what_it_does_not_depend_on_changes_nothing(
    desk: Desk, session: Session, asked: Asked, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(desk.rested):
        session.set_study(Study.BASINS)
    session.set_speed(50.0)
    session.advance(3)
    session.set_hyperparameter("learning_rate", 0.02)
    assert len(asked.worked) == 1
    assert desk.answer is not None


def test_a_scene_that_comes_back_is_answered_at_once(
    desk: Desk, session: Session, asked: Asked, qtbot: QtBot
) -> None:
    first = session.start
    with qtbot.waitSignal(desk.rested):
        session.set_study(Study.BASINS)
    session.place_start((1.0, 1.0))
    qtbot.waitUntil(lambda: desk.whole)
    session.place_start(first)
    assert desk.answer == ("fine", first)
    assert asked.worked == [first, (1.0, 1.0)]


def test_cancel_keeps_what_is_known_and_again_goes_on(
    desk: Desk, session: Session, asked: Asked, qtbot: QtBot
) -> None:
    asked.waits = True
    with qtbot.waitSignal(desk.answered):
        session.set_study(Study.BASINS)
    desk.cancel()
    assert not desk.busy
    assert not desk.whole
    assert desk.answer == ("coarse", session.start)
    asked.waits = False
    desk.again()
    qtbot.waitUntil(lambda: desk.whole)
    assert desk.answer == ("fine", session.start)


def test_what_cannot_be_asked_is_said_and_the_next_scene_goes_well(
    desk: Desk, session: Session, qtbot: QtBot
) -> None:
    session.set_study(Study.BASINS)
    qtbot.waitUntil(lambda: desk.whole)
    session.set_cost("sphere")
    assert desk.complaint == "nothing is asked of a sphere"
    assert desk.answer is None
    session.set_cost("booth")
    qtbot.waitUntil(lambda: desk.whole)
    assert not desk.complaint


def test_no_study_forgets_the_answer(desk: Desk, session: Session, qtbot: QtBot) -> None:
    session.set_study(Study.BASINS)
    qtbot.waitUntil(lambda: desk.whole)
    session.set_study(Study.NONE)
    assert desk.answer is None
    assert desk.study is Study.NONE
