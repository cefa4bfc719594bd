"""The lessons that are shipped: each is read, and shows what its words say, in the real window."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gdviz.engine.trajectory import Status
from gdviz.lessons.lesson import Lesson
from gdviz.lessons.lesson_error import LessonError
from gdviz.lessons.player import LessonPlayer
from gdviz.lessons.shipped import find_lesson, lesson_path, shipped_lessons
from gdviz.session.animation import Animation
from gdviz.session.session import Session
from gdviz.session.study import Study
from tests.conftest import OpenWindow
from tests.lessons.conftest import EVERYTHING, Write
from tests.lessons.test_player import check_stage, places_of

NAMES = list(shipped_lessons())


@pytest.mark.parametrize("name", NAMES)
def test_every_shipped_lesson_is_read_and_has_notes(name: str) -> None:
    lesson = find_lesson(name)
    assert all(slide.notes.strip() for slide in lesson.slides)
    assert all(slide.words_after(len(slide.presses)).strip() for slide in lesson.slides)


def test_a_lesson_is_found_by_name_or_file(write: Write) -> None:
    assert find_lesson("learning_rates").title == "Learning rates"
    assert find_lesson(str(write(EVERYTHING))).title == "Everything"
    assert lesson_path("some/where") == Path("some/where")
    with pytest.raises(LessonError, match=r"learning_rate: unknown lesson .* 'learning_rates'\?"):
        find_lesson("learning_rate")


@pytest.mark.parametrize("name", NAMES)
def test_a_window_shows_every_place_there_and_back(
    qtbot: QtBot, open_window: OpenWindow, name: str
) -> None:
    window = open_window()
    lesson = find_lesson(name)
    player = LessonPlayer(window.session, window.animation, window)
    complaints: list[str] = []
    player.complained.connect(complaints.append)
    player.show(lesson)
    several = places_of(lesson)
    for where in several:
        assert (player.slide_index, player.press_index) == where
        window.animation.finish()
        check_stage(qtbot, window.session, lesson, where)
        window.canvas.grab()
        player.forward()
    for where in reversed(several):
        window.animation.finish()
        check_stage(qtbot, window.session, lesson, where)
        player.back()
    assert complaints == []
    player.close()


@pytest.fixture
def rates(player: LessonPlayer) -> Lesson:
    lesson = find_lesson("learning_rates")
    player.show(lesson)
    return lesson


def slide_number(lesson: Lesson, title: str) -> int:
    return [each.title for each in lesson.slides].index(title)


def end_of(player: LessonPlayer, animation: Animation, title: str) -> None:
    """Show a slide and make all its presses, one by one."""
    assert player.lesson is not None
    player.go_to(slide_number(player.lesson, title))
    while player.next_press is not None:
        player.forward()
        while not animation.idle:
            animation.tick(1 / 30)


def shares_left(session: Session) -> list[float]:
    """What is left of the first distance to the nearest minimum, for each run."""
    left = []
    for run in session.runs:
        goal = run.descent.cost.minima[0].point
        there, here = (abs(run.point_at(step) - goal).max() for step in (0, session.playhead))
        left.append(float(here / there))
    return left


#: By the title of a slide: the least and the most that is left of the way at its end, by run.
LEFT = {
    "Too small": [(0.64, 0.69)],  # a third of the way is done
    "About right": [(0.0, 0.01)],  # less than a hundredth is left
    "There in one step?": [(0.0, 0.0)],
    "On the edge": [(1.0, 1.0)],
    "Diverging": [(2.0, 1e9)],
    "The steepest direction decides": [(0.2, 0.9), (0.0, 0.05), (1.5, 1e9)],
    "Remember the last step": [(0.05, 0.2), (0.0, 0.01)],
}


@pytest.mark.parametrize("title", LEFT)
def test_runs_end_where_the_words_say(
    player: LessonPlayer,
    animation: Animation,
    session: Session,
    rates: Lesson,
    title: str,
) -> None:
    end_of(player, animation, title)
    for share, (least, most) in zip(shares_left(session), LEFT[title], strict=True):
        assert least - 1e-9 <= share <= most + 1e-9


def test_the_first_step_is_the_one_that_is_told(
    player: LessonPlayer, session: Session, rates: Lesson
) -> None:
    assert session.run.gradient_at(0).tolist() == [-3.5]
    player.forward()
    assert session.run.point_at(1) - session.run.point_at(0) == pytest.approx([1.75])


def test_half_of_the_distance_goes_with_each_step(
    player: LessonPlayer, animation: Animation, session: Session, rates: Lesson
) -> None:
    end_of(player, animation, "About right")
    left = 2.0 - session.run.points(0, 9)[:, 0]
    assert left[1:] / left[:-1] == pytest.approx([0.5] * 8)


def test_too_large_a_rate_crosses_the_minimum_each_time(
    player: LessonPlayer, animation: Animation, session: Session, rates: Lesson
) -> None:
    end_of(player, animation, "Too large")
    away = session.run.points(0, 21)[:, 0] - 2.0
    assert (away[1:] * away[:-1] < 0).all()
    assert (abs(away[1:]) < abs(away[:-1])).all()
    question = rates.slides[slide_number(rates, "Too large")].question
    assert question is not None
    assert question.right == (1 if away[1] > 0 else 0)


def test_the_cost_grows_where_it_diverges(
    player: LessonPlayer, animation: Animation, session: Session, rates: Lesson
) -> None:
    end_of(player, animation, "Diverging")
    costs = session.run.costs(0, 21)
    assert (costs[1:] > costs[:-1]).all()
    assert session.scene.chart.open


@pytest.mark.parametrize(("rate", "home"), [(0.98, True), (1.02, False)])
def test_the_border_is_where_the_words_put_it(
    qtbot: QtBot,
    player: LessonPlayer,
    animation: Animation,
    session: Session,
    rates: Lesson,
    rate: float,
    home: bool,
) -> None:
    end_of(player, animation, "What the curvature says")
    assert session.scene.study is Study.RATES
    assert session.cost.hessian(session.start).tolist() == [[2.0]]
    session.set_hyperparameter("learning_rate", rate)
    session.go_to(3000)
    qtbot.waitUntil(lambda: session.finished)
    assert session.run.descent.status is (Status.CONVERGED if home else Status.DIVERGED)


def test_the_valley_bends_as_the_words_say(
    player: LessonPlayer, session: Session, rates: Lesson
) -> None:
    player.go_to(slide_number(rates, "The steepest direction decides"))
    assert session.cost.hessian(session.start).tolist() == [[1.0, 0.0], [0.0, 20.0]]


def test_a_schedule_calms_the_ball(
    qtbot: QtBot, player: LessonPlayer, session: Session, rates: Lesson
) -> None:
    slide = slide_number(rates, "Large first, small later")
    ends = []
    for press in (1, 2):
        player.go_to(slide, press)
        qtbot.waitUntil(lambda: session.playhead == 100)
        ends.append(session.run.costs(60, 101).mean())
    assert ends[1] < ends[0] / 4
