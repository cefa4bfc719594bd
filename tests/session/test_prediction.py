"""The hall's guess is marked, and told when the run has come there."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication

from gdviz.app import application
from gdviz.engine.descent import descend
from gdviz.session.animation import Animation
from gdviz.session.prediction import Phase, Prediction, sentence_for
from gdviz.session.scene import Scene
from gdviz.session.session import Session


@pytest.fixture
def session() -> Session:
    application()
    return Session(Scene.opening("himmelblau"))


@pytest.fixture
def prediction(session: Session) -> Prediction:
    return Prediction(session, Animation(session, session), session)


def test_a_guess_of_the_next_step_is_told_after_it(
    session: Session, prediction: Prediction
) -> None:
    session.advance(2)
    prediction.ask(1)
    assert (prediction.phase, prediction.hides_the_coming) == (Phase.WAITING, True)
    assert prediction.take(np.array([1.0, -1.0]))
    assert prediction.phase is Phase.MARKED
    assert prediction.distance is None
    session.advance()
    cost, rule = session.cost, session.optimizer
    truth = descend(cost, session.start, rule, steps=3).points[3]
    assert prediction.phase is Phase.TOLD
    assert np.array_equal(prediction.truth, truth)
    assert prediction.distance == pytest.approx(np.hypot(*(truth - [1.0, -1.0])), rel=1e-12)
    assert prediction.is_right is None
    assert not prediction.hides_the_coming


def test_steps_beyond_do_not_change_what_is_told(session: Session, prediction: Prediction) -> None:
    prediction.ask(1)
    prediction.take(np.array([0.0, 0.0]))
    session.advance()
    told = prediction.distance
    session.advance(5)
    assert prediction.distance == told
    session.seek(0)
    assert prediction.phase is Phase.MARKED


@pytest.mark.parametrize(("guess", "right"), [((-3.5, -3.0), True), ((3.2, 1.5), False)])
def test_a_guess_of_the_end_is_right_in_the_minimum_it_ends_in(
    session: Session, prediction: Prediction, guess: tuple[float, float], right: bool
) -> None:
    prediction.ask(None)
    prediction.take(np.array(guess))
    session.advance(3)
    assert prediction.phase is Phase.MARKED
    while not session.finished:
        session.advance(100)
    assert prediction.phase is Phase.TOLD
    assert prediction.is_right is right
    end = np.array([-3.779310253377747, -3.283185991286170])  # Himmelblau, 1972
    assert prediction.distance == pytest.approx(np.linalg.norm(end - guess), rel=1e-6)
    assert sentence_for(prediction).startswith("Right" if right else "It ended in another")


def test_without_a_guess_nothing_is_told(session: Session, prediction: Prediction) -> None:
    prediction.ask(1)
    session.advance()
    assert prediction.phase is Phase.WAITING
    assert prediction.truth is None


def test_clicks_are_taken_only_while_a_guess_is_waited_for(prediction: Prediction) -> None:
    assert not prediction.take(np.zeros(2))
    prediction.toggle(None)
    assert prediction.take(np.zeros(2))
    assert prediction.take(np.ones(2))
    assert np.array_equal(prediction.guess, np.ones(2))
    prediction.toggle(None)
    assert prediction.phase is Phase.OFF
    assert not prediction.take(np.zeros(2))


def test_a_guess_is_moved_from_where_the_ball_is(session: Session, prediction: Prediction) -> None:
    prediction.ask(1)
    prediction.nudge(np.array([0.5, 0.0]))
    prediction.nudge(np.array([0.0, -0.25]))
    assert prediction.guess == pytest.approx(np.add(session.start, (0.5, -0.25)))


def test_another_start_asks_anew_and_another_cost_asks_no_more(
    session: Session, prediction: Prediction
) -> None:
    prediction.ask(1)
    prediction.take(np.zeros(2))
    session.place_start((1.0, 1.0))
    assert (prediction.phase, prediction.guess) == (Phase.WAITING, None)
    session.set_cost("rosenbrock")
    assert prediction.phase is Phase.OFF


def test_of_a_task_nothing_is_asked(session: Session, prediction: Prediction) -> None:
    session.set_cost("network")
    prediction.ask(1)
    assert prediction.phase is Phase.OFF
    QCoreApplication.processEvents()


def test_every_phase_has_its_sentence(session: Session, prediction: Prediction) -> None:
    assert sentence_for(prediction) == ""
    prediction.ask(1)
    assert sentence_for(prediction) == "Where will it be after one step? Click there."
    prediction.take(np.zeros(2))
    assert "marked" in sentence_for(prediction)
    session.advance()
    assert sentence_for(prediction).startswith("The guess was ")
