"""The hall's guess is marked, and told when the run has come there."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz.app import application
from gdviz.engine.descent import descend
from gdviz.engine.trajectory import Status
from gdviz.session.animation import Animation
from gdviz.session.prediction import Phase, Prediction, sentence_for
from gdviz.session.scene import Scene
from gdviz.session.session import Session
from gdviz.session.study import Study


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


def test_where_the_run_has_ended_nothing_is_asked_and_it_is_said_why(
    session: Session, prediction: Prediction
) -> None:
    said: list[str] = []
    prediction.refused.connect(said.append)
    while not session.finished:
        session.advance(100)
    prediction.ask(1)
    assert prediction.phase is Phase.OFF
    assert said == [prediction.hindrance]
    assert "ended" in said[0]
    session.seek(3)
    assert prediction.hindrance == ""
    prediction.ask(1)
    assert prediction.phase is Phase.WAITING


def test_where_no_picture_is_shown_nothing_is_asked(
    session: Session, prediction: Prediction
) -> None:
    prediction.ask(None)
    session.set_study(Study.DIMENSIONS)
    assert prediction.phase is Phase.OFF
    assert "not shown" in prediction.hindrance
    session.set_study(Study.BASINS)
    assert prediction.hindrance == ""
    session.hide_run(True)
    assert "hidden" in prediction.hindrance


def test_what_is_asked_is_asked_from_where_the_run_is_when_somebody_guesses(
    session: Session, prediction: Prediction
) -> None:
    prediction.ask(2)
    session.advance(5)
    assert prediction.step == 7
    prediction.take(np.zeros(2))
    session.advance(1)
    assert (prediction.phase, prediction.step) == (Phase.MARKED, 7)
    session.advance(9)
    assert np.array_equal(prediction.truth, session.run.point_at(7))


def test_the_end_may_be_expected_within_some_steps(
    session: Session, prediction: Prediction
) -> None:
    prediction.ask(5, ends=True)
    assert sentence_for(prediction) == "Where will it end? Click there."
    prediction.take(np.array([-3.5, -3.0]))
    session.advance(5)
    assert prediction.phase is Phase.TOLD
    assert session.run.status_at(5) is Status.RUNNING
    assert prediction.is_right is True
    assert sentence_for(prediction).startswith("Right")


def test_playing_pauses_where_it_is_told(session: Session) -> None:
    animation = Animation(session, session)
    prediction = Prediction(session, animation, session)
    session.set_speed(240.0)
    session.advance(2)
    prediction.ask(3)
    prediction.take(np.zeros(2))
    animation.play()
    for _ in range(4):
        animation.tick(0.2)
    assert (session.playhead, animation.playing) == (5, False)
    assert prediction.phase is Phase.TOLD
    animation.play()
    animation.tick(0.2)
    assert session.playhead > 5
    animation.stop()


def test_who_asks_no_more_is_not_held_up(session: Session) -> None:
    animation = Animation(session, session)
    prediction = Prediction(session, animation, session)
    prediction.ask(3)
    prediction.take(np.zeros(2))
    animation.play()
    prediction.stop()
    assert (animation.target, animation.playing) == (None, False)
    animation.play()
    assert animation.target is None
    animation.stop()


def test_another_run_is_asked_of_anew_but_what_was_told_stays(
    session: Session, prediction: Prediction
) -> None:
    session.add_run("adam")
    prediction.ask(1)
    prediction.take(np.zeros(2))
    session.select_run(0)
    assert (prediction.phase, prediction.guess) == (Phase.WAITING, None)
    prediction.take(np.zeros(2))
    session.advance()
    assert np.array_equal(prediction.truth, session.runs[0].point_at(1))
    session.select_run(1)
    assert prediction.phase is Phase.TOLD
    assert np.array_equal(prediction.truth, session.runs[1].point_at(1))


def test_of_a_run_that_diverges_the_last_place_is_told(
    session: Session, prediction: Prediction
) -> None:
    session.set_formula("x**4")
    session.place_start((1.0,))
    session.set_hyperparameter("learning_rate", 1000.0)
    prediction.ask(None)
    prediction.take(np.array([0.0]))
    session.advance(100)
    assert session.run.status_at(session.playhead) is Status.DIVERGED
    assert prediction.distance == pytest.approx(3999.0)  # one step of 1000 times the slope of 4
    assert sentence_for(prediction) == "The guess was 3999 away"


def test_every_phase_has_its_sentence(session: Session, prediction: Prediction) -> None:
    assert sentence_for(prediction) == ""
    prediction.ask(1)
    assert sentence_for(prediction) == "Where will it be after one step? Click there."
    prediction.take(np.zeros(2))
    assert "marked" in sentence_for(prediction)
    session.advance()
    assert sentence_for(prediction).startswith("The guess was ")
