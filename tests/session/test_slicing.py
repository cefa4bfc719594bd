"""Slices in the background: what is asked of a moment, one work at a time, and an end to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from gdviz.engine.landscape_slice import principal_slice, random_slice
from gdviz.engine.network.network_cost import NetworkCost
from gdviz.engine.network.scores import accuracy
from gdviz.session.landscape import Asked, Landscape, project, size_for
from gdviz.session.scene import Scene
from gdviz.session.session import Session
from gdviz.session.slicing import Slicing
from gdviz.session.tasks.cut import Cut, CutKind
from gdviz.session.tasks.network_task import NetworkTask

RANDOM = Cut(CutKind.RANDOM, seed=3)


@pytest.fixture
def session(qtbot: QtBot) -> Session:
    scene = Scene.opening("network", "adam", "momentum")
    task = NetworkTask(hidden=(4,))
    session = Session(replace(scene.with_task(task), cut=RANDOM))
    session.advance(20)
    return session


@pytest.fixture
def slicing(session: Session) -> Iterator[Slicing]:
    slicing = Slicing(session)
    yield slicing
    slicing.watch(False)


def cost_of(session: Session) -> NetworkCost:
    cost = session.cost
    assert isinstance(cost, NetworkCost)
    return cost


def rested(slicing: Slicing, qtbot: QtBot) -> Landscape:
    """The answer, when nothing is being computed any more."""
    qtbot.waitUntil(lambda: not slicing.busy, timeout=20_000)
    assert slicing.answer is not None
    return slicing.answer


def test_a_random_slice_goes_through_the_weights_at_the_playhead(
    session: Session, slicing: Slicing, qtbot: QtBot
) -> None:
    session.seek(12)
    slicing.watch(True)
    answer, cost = rested(slicing, qtbot), cost_of(session)
    point = session.run.point_at(12)
    assert answer.step == 12
    assert np.array_equal(answer.slice.origin, point)
    expected = random_slice(cost.network, point, 3)
    assert np.array_equal(answer.slice.directions, expected.directions)
    middle = len(answer.found.costs) // 2
    assert answer.found.costs[middle, middle] == cost.value(point)


def test_principal_components_are_those_of_the_whole_way(
    session: Session, slicing: Slicing, qtbot: QtBot
) -> None:
    session.set_cut(Cut(CutKind.PRINCIPAL))
    session.seek(7)
    slicing.watch(True)
    answer = rested(slicing, qtbot)
    run = session.run
    expected = principal_slice(run.points(0, run.length + 1))
    assert answer.step == run.length == 20
    assert np.array_equal(answer.slice.directions, expected.directions)
    assert answer.slice.shares == expected.shares
    with qtbot.assertNotEmitted(slicing.answered, wait=150):
        session.seek(15)  # a look back does not turn the plane


def test_the_ways_of_all_runs_lie_where_the_slice_has_them(
    session: Session, slicing: Slicing, qtbot: QtBot
) -> None:
    slicing.watch(True)
    answer = rested(slicing, qtbot)
    assert set(answer.ways) == set(session.runs)
    for run, way in answer.ways.items():
        points = run.points(0, run.length + 1)
        np.testing.assert_allclose(way, answer.slice.coordinates_of(points), atol=1e-12)
    assert np.array_equal(answer.ways[session.run][-1], [0.0, 0.0])


def test_long_ways_are_projected_piece_by_piece_alike(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    cost = cost_of(session)
    cut = random_slice(cost.network, cost.start, 0)
    whole = cut.coordinates_of(session.run.points(2, 19))
    monkeypatch.setattr("gdviz.session.landscape.BLOCK", 3 * cost.dimension)
    np.testing.assert_allclose(project(cut, session.run, 2, 19), whole, atol=1e-13)
    assert project(cut, session.run, 5, 5).shape == (0, 2)


def test_two_weights_vary_and_a_smaller_network_has_its_own(
    session: Session, slicing: Slicing, qtbot: QtBot
) -> None:
    session.set_cut(Cut(CutKind.WEIGHTS, weights=(5, 16)))
    slicing.watch(True)
    answer, names = rested(slicing, qtbot), cost_of(session).network.names
    assert answer.slice.names == (names[5], names[16])
    assert answer.slice.extent.contains(answer.ways[session.run]).all()
    session.set_task(NetworkTask(hidden=(2,)))
    answer, cost = rested(slicing, qtbot), cost_of(session)
    assert cost.dimension == 9
    assert answer.slice.names == (cost.network.names[5], cost.network.names[8])


def test_a_line_leads_to_another_run_or_to_where_it_began(
    session: Session, slicing: Slicing, qtbot: QtBot
) -> None:
    session.set_cut(Cut(CutKind.LINE))
    slicing.watch(True)
    answer, cost = rested(slicing, qtbot), cost_of(session)
    run, other = session.runs
    assert answer.opposite is other
    np.testing.assert_allclose(answer.slice.points([1.0]), other.point_at(20), rtol=1e-12)
    points = answer.slice.points(answer.found.axes[0][:, np.newaxis])
    assert np.array_equal(answer.found.costs, cost.value(points))
    assert answer.accuracies is not None
    assert answer.accuracies.tolist() == [accuracy(cost, point) for point in points]
    session.set_cut(Cut(CutKind.LINE, other=run.colour))
    answer = rested(slicing, qtbot)
    assert answer.opposite is run
    np.testing.assert_allclose(answer.slice.points([1.0]), run.point_at(0), rtol=1e-12)


def test_alone_a_run_is_joined_to_where_it_began(session: Session) -> None:
    session.select_run(1)
    session.remove_run()
    session.set_cut(Cut(CutKind.LINE))
    asked = Asked.of(session)
    assert asked is not None
    assert asked.opposite is session.run


def test_numbers_for_answers_have_no_accuracy(
    session: Session, slicing: Slicing, qtbot: QtBot
) -> None:
    task = session.scene.task
    assert isinstance(task, NetworkTask)
    session.set_task(replace(task, data=replace(task.data, name="sine")))
    session.advance(3)
    session.set_cut(Cut(CutKind.LINE))
    slicing.watch(True)
    assert rested(slicing, qtbot).accuracies is None


def test_a_wish_is_answered_coarsely_first_and_training_is_followed_in_whole_answers(
    session: Session, slicing: Slicing, qtbot: QtBot
) -> None:
    sizes: list[int] = []
    slicing.answered.connect(lambda: sizes.append(len(slicing.answer.found.costs)))  # type: ignore[union-attr]
    slicing.watch(True)
    rested(slicing, qtbot)
    assert sizes == [26, 101]
    session.advance(1)
    assert slicing.answer is not None  # the old one stays
    rested(slicing, qtbot)
    assert sizes == [26, 101, 101]
    session.set_cut(replace(RANDOM, seed=4))
    assert slicing.answer is None
    rested(slicing, qtbot)
    assert sizes == [26, 101, 101, 26, 101]


def test_nothing_piles_up_while_training_goes_on(
    session: Session, slicing: Slicing, qtbot: QtBot
) -> None:
    steps: list[int] = []
    slicing.answered.connect(lambda: steps.append(slicing.answer.step))  # type: ignore[union-attr]
    slicing.watch(True)
    rested(slicing, qtbot)
    steps.clear()
    for _ in range(40):
        session.advance(1)
    rested(slicing, qtbot)
    # The first step was begun at once, all others are told of by one answer, the last.
    assert steps == [21, 60]


def test_what_nobody_watches_is_not_computed(
    session: Session, slicing: Slicing, qtbot: QtBot
) -> None:
    session.advance(1)
    assert not slicing.busy
    slicing.watch(True)
    assert slicing.busy
    slicing.watch(False)
    assert not slicing.busy
    assert slicing.answer is None
    with qtbot.assertNotEmitted(slicing.answered, wait=150):
        session.advance(1)


def test_work_that_was_called_off_waits_for_a_wish(
    session: Session, slicing: Slicing, qtbot: QtBot
) -> None:
    slicing.watch(True)
    slicing.cancel()
    assert slicing.called_off
    with qtbot.assertNotEmitted(slicing.answered, wait=150):
        session.advance(1)
    assert not slicing.busy
    slicing.again()
    assert rested(slicing, qtbot).step == 21
    slicing.cancel()
    session.set_cut(Cut(CutKind.PRINCIPAL))  # another wish is a wish to see it
    assert rested(slicing, qtbot).cut.kind is CutKind.PRINCIPAL


def test_what_is_not_possible_is_said_until_training_makes_it_possible(
    session: Session, slicing: Slicing, qtbot: QtBot
) -> None:
    task = session.scene.task
    assert isinstance(task, NetworkTask)
    session.set_task(task.redrawn(5))
    session.set_cut(Cut(CutKind.PRINCIPAL))
    slicing.watch(True)
    qtbot.waitUntil(lambda: "two steps" in slicing.complaint)
    assert slicing.answer is None
    session.advance(2)
    assert rested(slicing, qtbot).step == 2
    assert slicing.complaint == ""


def test_a_plain_cost_has_no_slices(session: Session, slicing: Slicing) -> None:
    slicing.watch(True)
    session.set_cost("himmelblau")
    assert Asked.of(session) is None
    slicing.watch(False)
    slicing.watch(True)
    assert not slicing.busy


def test_runs_that_began_anew_are_not_held_on_to(
    session: Session, slicing: Slicing, qtbot: QtBot
) -> None:
    slicing.watch(True)
    before = rested(slicing, qtbot).run
    session.set_hyperparameter("learning_rate", 0.07)
    answer = rested(slicing, qtbot)
    assert before is not session.run
    assert set(answer.ways) == set(session.runs)


@pytest.mark.parametrize(
    ("hidden", "count", "size"), [((16, 16), 667, 101), ((16, 16), 5000, 52), ((1000,), 5000, 26)]
)
def test_pictures_of_slow_networks_have_fewer_points(
    hidden: tuple[int, ...], count: int, size: int
) -> None:
    task = NetworkTask(hidden=hidden)
    task = replace(task, data=replace(task.data, count=count))
    assert size_for(task.function()) == size
