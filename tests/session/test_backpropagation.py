"""One sample followed through the network: beats, samples, neurons, and what ends it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from gdviz.engine.network.pass_beats import Stage
from gdviz.engine.network.record import record
from gdviz.session.animation import Animation
from gdviz.session.backpropagation import SECONDS, Backpropagation
from gdviz.session.scene import Scene
from gdviz.session.session import Session
from gdviz.session.tasks.network_task import NetworkTask


@pytest.fixture
def session(qtbot: QtBot) -> Session:
    session = Session(Scene.opening("network"))
    session.set_task(NetworkTask(hidden=(3,)))
    return session


@pytest.fixture
def animation(session: Session) -> Animation:
    return Animation(session)


@pytest.fixture
def followed(session: Session, animation: Animation) -> Backpropagation:
    return Backpropagation(session, animation)


def state(session: Session) -> tuple[object, ...]:
    """All that training knows."""
    run = session.run
    return (session.playhead, run.length, session.runs, *run.point_at(session.playhead).tolist())


def test_it_goes_forward_and_back_and_stays_at_its_ends(followed: Backpropagation) -> None:
    followed.start()
    seen = [followed.beat]
    while followed.index < len(followed.beats) - 1:
        followed.forward()
        seen.append(followed.beat)
    followed.forward()
    assert followed.beat == seen[-1]
    assert tuple(seen) == followed.beats
    for beat in reversed(seen):
        assert followed.beat == beat
        followed.back()
    assert followed.beat == seen[0]
    assert [beat.stage for beat in seen][-2:] == [Stage.UPDATE, Stage.AFTER]


def test_its_numbers_are_those_of_the_weights_at_the_playhead(
    session: Session, followed: Backpropagation
) -> None:
    session.advance(20)
    session.seek(7)
    session.set_sample(11)
    followed.start()
    cost, point = session.scene.task.function(), session.run.point_at(7)
    expected = record(cost, point, np.array([11]))
    for ours, theirs in zip(followed.told.record.deltas, expected.deltas, strict=True):
        np.testing.assert_array_equal(ours, theirs)


def test_training_is_not_touched(session: Session, followed: Backpropagation) -> None:
    session.advance(5)
    before = state(session)
    followed.start()
    for _ in followed.beats:
        followed.forward()
    followed.go_to_sample(3)
    assert state(session) == before
    followed.stop()
    assert state(session) == before


def test_the_update_is_the_runs_own_with_its_memory(
    session: Session, followed: Backpropagation
) -> None:
    """Adam's formula (Kingma and Ba, 2015, algorithm 1) with the moments of four steps before."""
    session.advance(4)
    followed.start()
    coming, alone = session.run.step_at(4), followed.told.gradient
    rule, before = coming.optimizer.optimizer, coming.before.optimizer
    mean = rule.beta1 * before.mean + (1 - rule.beta1) * alone
    square = rule.beta2 * before.mean_square + (1 - rule.beta2) * alone**2
    corrected = mean / (1 - rule.beta1**5), square / (1 - rule.beta2**5)
    move = -rule.learning_rate * corrected[0] / (np.sqrt(corrected[1]) + rule.epsilon)
    np.testing.assert_allclose(followed.told.step.update, move, rtol=1e-12)
    assert before.steps == 4
    # No line says that a mini-batch of one sample is that sample.
    assert sum(beat.stage is Stage.UPDATE for beat in followed.beats) == 5


@pytest.mark.parametrize("at_start", [True, False])
def test_a_run_that_has_ended_can_still_be_followed(
    session: Session, followed: Backpropagation, at_start: bool
) -> None:
    session.set_hyperparameter("learning_rate", 1e9)
    session.advance(50)
    assert session.finished
    session.seek(0 if at_start else session.length)
    followed.start()
    assert followed.beats[-1].stage is Stage.AFTER
    for _ in followed.beats:
        assert followed.line.formula
        followed.forward()


def test_a_search_has_no_update(session: Session, followed: Backpropagation) -> None:
    session.set_optimizer("random_search")
    followed.start()
    assert followed.beats[-1].stage is Stage.GRADIENTS
    assert followed.told.step is None


def test_samples_are_followed_at_the_same_beat_around_the_ends(
    session: Session, followed: Backpropagation
) -> None:
    followed.start()
    followed.go_to(4)
    followed.go_to_sample(-1)
    count = followed.told.cost.sample_count
    assert (followed.told.row, followed.index) == (count - 1, 4)
    followed.go_to_sample(1)
    assert (followed.told.row, followed.index) == (0, 4)
    session.set_sample(count + 2)
    assert followed.told.row == 2


def test_a_neuron_of_each_layer_is_chosen(followed: Backpropagation) -> None:
    followed.start()
    followed.choose(1, 2)
    followed.choose(0, 1)
    assert followed.path == (1, 2, 0)
    for layer, neuron in [(1, 3), (1, -1), (3, 0), (-1, 0)]:
        followed.choose(layer, neuron)
    assert followed.path == (1, 2, 0)
    followed.go_to(1)
    followed.choose_next(1)
    assert followed.path == (1, 0, 0)
    followed.choose_next(-1)
    assert followed.path == (1, 2, 0)


def test_beats_play_by_themselves_and_stop_at_the_last(
    followed: Backpropagation, qtbot: QtBot
) -> None:
    followed.start()
    followed.toggle_playing()
    assert followed.playing
    assert followed._timer.interval() == round(1000 * SECONDS)
    followed._timer.setInterval(5)
    qtbot.waitUntil(lambda: followed.index == len(followed.beats) - 1)
    assert not followed.playing
    followed.toggle_playing()
    assert (followed.index, followed.playing) == (0, True)
    followed.toggle_playing()
    assert not followed.playing


def test_a_changed_training_state_is_followed_at_the_same_beat(
    session: Session, followed: Backpropagation
) -> None:
    followed.start()
    followed.go_to(6)
    before = followed.told.error
    session.advance(30)
    assert followed.index == 6
    assert followed.told.error != before


@pytest.mark.parametrize("change", ["play", "cost", "task", "toggle"])
def test_what_else_is_shown_ends_it(
    session: Session, animation: Animation, followed: Backpropagation, change: str
) -> None:
    followed.start()
    followed.toggle_playing()
    {
        "play": animation.play,
        "cost": lambda: session.set_cost("rosenbrock"),
        "task": lambda: session.set_task(replace(session.scene.task, hidden=(5, 5))),
        "toggle": followed.toggle,
    }[change]()
    assert not followed.active
    assert not followed.playing
    assert (followed.told, followed.beat, followed.line) == (None, None, None)
    animation.pause()


def test_without_a_network_there_is_nothing_to_follow(qtbot: QtBot) -> None:
    session = Session()
    followed = Backpropagation(session, Animation(session))
    followed.start()
    assert not followed.available
    assert not followed.active
    for wish in (followed.forward, followed.back, followed.toggle_playing, followed.stop):
        wish()
    followed.go_to_sample(1)
    followed.choose_next(1)
    assert session.scene.sample == 0


def test_playing_stops_for_it(animation: Animation, followed: Backpropagation) -> None:
    animation.play()
    followed.start()
    assert (animation.playing, followed.active) == (False, True)


def test_the_lines_of_other_moments_are_those_that_will_be_told(
    followed: Backpropagation,
) -> None:
    assert followed.line_at(0) is None
    followed.start()
    coming = [followed.line_at(index) for index in range(len(followed.beats))]
    for index, line in enumerate(coming):
        followed.go_to(index)
        assert followed.line == line
    assert followed.line_at(len(followed.beats)) is None
    assert followed.line_at(-1) is None
