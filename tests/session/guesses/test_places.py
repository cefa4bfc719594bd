"""Guesses of places, of plain costs and of the parameters of a model."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz.app import application
from gdviz.engine.losses.fits import fits
from gdviz.session.animation import Animation
from gdviz.session.guesses.places import PARAMETERS, PLACE, in_same_minimum
from gdviz.session.prediction import Phase, Prediction, sentence_for
from gdviz.session.scene import Scene
from gdviz.session.session import Session


@pytest.fixture
def session() -> Session:
    application()
    return Session(Scene.opening("line_losses"))


@pytest.fixture
def prediction(session: Session) -> Prediction:
    return Prediction(session, Animation(session, session), session)


def test_the_end_of_a_line_fit_is_told_in_the_units_of_its_parameters(
    session: Session, prediction: Prediction
) -> None:
    prediction.ask(None)
    assert prediction.of is PARAMETERS
    assert sentence_for(prediction).startswith("Mean squared error: where will it end?")
    prediction.take(np.array([1.0, -0.5]))
    session.advance(500)
    x, y = np.array(fits["line_losses"].points).T
    slope, intercept = np.polyfit(x, y, 1)  # independent of the engine
    assert prediction.phase is Phase.TOLD
    away = np.array([slope - 1.0, intercept + 0.5])
    assert prediction.truth == pytest.approx([slope, intercept], abs=1e-6)
    assert prediction.distance == pytest.approx(np.hypot(*away), abs=1e-6)
    told = sentence_for(prediction)
    assert told == (
        f"Mean squared error: {np.hypot(*away):#.3g} from the guess, "
        f"by {abs(away[0]):#.3g} in a, {abs(away[1]):#.3g} in b"
    )


def test_one_step_of_the_selected_loss(session: Session, prediction: Prediction) -> None:
    session.select_run(2)
    prediction.toggle_next()
    assert (prediction.steps, prediction.next_steps) == (1, 1)
    assert sentence_for(prediction).startswith("Huber: where is it after one step?")
    prediction.take(np.zeros(2))
    session.advance()
    cost, rate = session.run.descent.cost, session.optimizer.learning_rate
    expected = np.array(session.start) - rate * cost.gradient(np.array(session.start))
    assert prediction.truth == pytest.approx(expected, rel=1e-12)


def test_a_moved_point_of_the_data_asks_anew(session: Session, prediction: Prediction) -> None:
    prediction.ask(None)
    prediction.take(np.zeros(2))
    session.move_datum(0, (1.0, 1.0))
    assert (prediction.phase, prediction.guess) == (Phase.WAITING, None)


def test_guesses_of_the_same_minimum() -> None:
    application()
    cost = Session(Scene.opening("himmelblau")).cost
    near, far = np.array([3.1, 2.1]), np.array([-2.9, 3.0])
    assert in_same_minimum(cost, near, np.array([3.0, 2.0])) is True
    assert in_same_minimum(cost, far, np.array([3.0, 2.0])) is False
    assert in_same_minimum(cost, near, np.array([np.inf, 2.0])) is None
    bowl = Session(Scene.opening("sphere")).cost
    assert in_same_minimum(bowl, near, far) is None


def test_a_place_is_moved_by_lengths() -> None:
    assert PLACE.moved(np.array([1.0, 2.0]), np.array([0.5, -1.0])).tolist() == [1.5, 1.0]


def test_no_guess_is_near_to_what_has_left_all_bounds(session: Session) -> None:
    told = PLACE.told(session.run, np.zeros(2), np.array([np.nan, np.inf]), True)
    assert told == "It went beyond all bounds: no guess is near"
