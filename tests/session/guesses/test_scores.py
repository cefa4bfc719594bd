"""Guesses of how far a network learns."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz.app import application
from gdviz.engine.trajectory import Status
from gdviz.session.animation import Animation
from gdviz.session.guesses.all_guesses import guessable_in
from gdviz.session.guesses.scores import LEAST_COST, TRAINING_COST, TRAINING_SHARE
from gdviz.session.prediction import Phase, Prediction, sentence_for
from gdviz.session.scene import Scene
from gdviz.session.session import Session
from gdviz.session.tasks.learning_data import LearningData
from gdviz.session.tasks.network_task import NetworkTask
from gdviz.session.tasks.tile import Tile


@pytest.fixture
def session() -> Session:
    application()
    return Session(Scene.opening("network"))


@pytest.fixture
def prediction(session: Session) -> Prediction:
    return Prediction(session, Animation(session, session), session)


def cross_entropy(session: Session, step: int) -> tuple[float, float]:
    """Cost and share of right answers, from the outputs alone."""
    cost = session.scene.task.function()
    outputs = cost.predict(session.run.point_at(step), cost.samples.inputs)[:, 0]
    answers = cost.samples.answers.reshape(-1)
    likely = np.where(answers == 1, outputs, 1 - outputs)
    return float(-np.log(likely).mean()), 100 * float(((outputs > 0.5) == (answers == 1)).mean())


def test_the_cost_after_many_steps_is_told_with_its_difference(
    session: Session, prediction: Prediction
) -> None:
    prediction.toggle_next()
    assert (prediction.steps, prediction.of) == (100, TRAINING_COST)
    assert sentence_for(prediction).startswith("Where will the training curve be after 100 steps?")
    prediction.take(np.array([0.02]))
    assert "cost\N{NO-BREAK SPACE}0.020" in sentence_for(prediction)
    session.advance(99)
    assert prediction.phase is Phase.MARKED
    session.advance(20)
    assert prediction.phase is Phase.TOLD
    cost, _ = cross_entropy(session, 100)
    assert prediction.truth == pytest.approx([cost], rel=1e-9)
    assert prediction.distance == pytest.approx(abs(cost - 0.02), rel=1e-9)
    assert sentence_for(prediction) == (
        f"Cost\N{NO-BREAK SPACE}{cost:#.3g}: the guess was {cost - 0.02:#.3g} too low"
    )


def test_the_share_of_right_answers_too(session: Session, prediction: Prediction) -> None:
    prediction.ask(30)
    prediction.take(np.array([100.0]), TRAINING_SHARE)
    session.advance(30)
    _, share = cross_entropy(session, 30)
    assert prediction.truth == pytest.approx([share])
    words = [f"{share:#.3g}".rstrip("."), f"{100 - share:#.2g}".rstrip(".")]
    told = "{}\N{NO-BREAK SPACE}% are right: the guess was {} points too high"
    assert sentence_for(prediction) == told.format(*words)


def test_a_guess_that_is_met_is_said_to_be(session: Session, prediction: Prediction) -> None:
    prediction.ask(1)
    session.advance()
    session.seek(0)
    prediction.take(TRAINING_COST.at(session.run, 1))
    session.seek(1)
    assert sentence_for(prediction).endswith(", as guessed")


def test_numbers_have_no_right_answers(session: Session) -> None:
    session.set_task(NetworkTask(LearningData("sine")))
    assert guessable_in(session.scene) == (TRAINING_COST,)
    with pytest.raises(TypeError):
        TRAINING_SHARE.at(Session(Scene.opening("sphere")).run, 0)


def test_by_keys_costs_are_moved_by_factors_and_shares_by_points(
    session: Session, prediction: Prediction
) -> None:
    prediction.ask(10)
    begin = session.run.cost_at(0)
    prediction.nudge(np.array([0.0, 0.5]))
    assert prediction.guess == pytest.approx([begin * 10**0.5])
    prediction.guess_another()
    assert prediction.of is TRAINING_SHARE
    assert prediction.guess == pytest.approx([cross_entropy(session, 0)[1]])
    prediction.nudge(np.array([0.0, 90.0]))
    assert prediction.guess == pytest.approx([100.0])
    prediction.guess_another()
    assert prediction.of is TRAINING_COST
    assert TRAINING_COST.moved(np.zeros(1), np.array([0.0, 1.0])) == pytest.approx(10 * LEAST_COST)


def test_without_learning_curves_nothing_is_asked_and_it_is_said_why(
    session: Session, prediction: Prediction
) -> None:
    prediction.ask(10)
    session.show_tile(Tile.CURVES, False)
    assert prediction.phase is Phase.OFF
    assert "Learning curves" in prediction.hindrance
    session.show_tile(Tile.CURVES, True)
    assert prediction.hindrance == ""


def test_training_that_diverges_is_said_to() -> None:
    application()
    session = Session(Scene.opening("network", "gradient_descent"))
    session.set_task(NetworkTask(LearningData("sine")))
    session.set_hyperparameter("learning_rate", 1e3)
    prediction = Prediction(session, Animation(session, session), session)
    prediction.ask(None)
    assert sentence_for(prediction) == "Where will the training curve end? Click that height."
    prediction.take(np.array([0.1]))
    session.advance(500)
    assert session.run.status_at(session.playhead) is Status.DIVERGED
    cost = session.run.cost_at(session.playhead)
    assert cost > 1e5
    assert prediction.distance == pytest.approx(cost - 0.1)
    assert sentence_for(prediction).endswith(" too low")
    beyond = TRAINING_COST.told(session.run, np.array([0.1]), np.array([np.inf]), False)
    assert beyond == "It diverged: no guess is near"
