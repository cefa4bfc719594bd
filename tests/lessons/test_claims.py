"""What the shipped lessons say of slopes, and the answers to their questions, hold.

Each claim is held against the cost itself, not against the views. Scenes are those that `Stages`
gives; the walk through the lessons in full screen compares what the window shows with the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import numpy as np
import pytest

from gdviz.engine.trajectory import Status
from gdviz.lessons.lesson import Slide
from gdviz.lessons.shipped import shipped_lessons
from tests.lessons.shown import LOCAL, MOMENTUM, NETWORK, ROLE, nearest, shown, slope, stages_of


def places_with(words: str) -> Iterator[tuple[str, Slide, int]]:
    """Lesson, slide and press at which words that match appear on the wall."""
    for name in shipped_lessons():
        for slide in stages_of(name)[0].slides:
            for press, text in enumerate((slide.words, *(p.words for p in slide.presses))):
                if re.search(words, text, re.IGNORECASE):
                    yield name, slide, press


def told(*patterns: str) -> list[tuple[str, str, str, int]]:
    """Of each pattern all places where it is said."""
    found = [
        (pattern, name, slide.title, press)
        for pattern in patterns
        for name, slide, press in places_with(pattern)
    ]
    assert {pattern for pattern, *_ in found} == set(patterns)
    return found


@pytest.mark.parametrize(
    ("pattern", "name", "title", "press"),
    told(r"slope is \*\*negative\*\*", r"slope is \*\*positive\*\*", r"slope is \*\*zero\*\*"),
)
def test_the_slope_has_the_sign_that_is_named(
    pattern: str, name: str, title: str, press: int
) -> None:
    here = shown(name, title, press)
    (there,) = slope(here.cost, here.point)
    wanted = {"neg": -1, "pos": 1, "zer": 0}[pattern.split(r"\*\*")[1][:3]]
    assert (0 if abs(there) < 1e-3 else np.sign(there)) == wanted


@pytest.mark.parametrize(
    ("pattern", "name", "title", "press"),
    told(r"\*\*increase\*\*.* move to the right", r"\*\*decrease\*\*.* move to the left"),
)
def test_the_ball_moves_the_way_that_is_named(
    pattern: str, name: str, title: str, press: int
) -> None:
    before, after = shown(name, title, press), shown(name, title)
    assert after.playhead == before.playhead + 1
    (moved,) = after.point - before.point
    assert np.sign(moved) == (1 if "right" in pattern else -1)


@pytest.mark.parametrize(("pattern", "name", "title", "press"), told(r"\*\*diverges\*\*"))
def test_what_is_said_to_diverge_has_diverged(
    pattern: str, name: str, title: str, press: int
) -> None:
    here = shown(name, title)
    assert here.run.descent.status is Status.DIVERGED
    assert here.run.length <= here.playhead, "while the hall looks"
    costs = here.run.costs(0, here.run.length)
    assert (np.diff(costs) > 0).all()


def which_valley() -> int:
    here = shown(LOCAL, "Two valleys")
    assert abs(nearest(here.cost, here.point) - here.point) < 0.01
    deepest = min(here.cost.minima, key=lambda each: float(each.value)).point
    assert deepest < 0, "the left one is deeper"
    return 0 if here.point < 0 else 1


def which_way() -> int:
    before, after = (shown(ROLE, "A start on the left", press) for press in (1, 2))
    return int(after.point[0] > before.point[0])


def and_now() -> int:
    before, after = (shown(ROLE, "Past the bottom", press) for press in (1, 2))
    return int(after.point[0] > before.point[0])


def where_after_one_step() -> int:
    here = shown("learning_rates", "Too large", 1)
    assert here.playhead == 1
    away = float(here.point[0] - here.cost.minima[0].point[0])
    return 2 if away == 0 else int(away > 0)


def does_it_come_home() -> int:
    here = shown("learning_rates", "Diverging")
    assert here.run.reach(10_000) or here.run.descent.status is not Status.RUNNING
    return int(here.run.descent.status is Status.DIVERGED)


def how_long_at_the_saddle() -> int:
    here = shown(MOMENTUM, "Saddles")
    points = here.run.points(0, here.playhead + 1)
    sizes = np.array([np.linalg.norm(slope(here.cost, point)) for point in points])
    resting = np.flatnonzero((sizes < 0.1) & (np.abs(points[:, 1]) < 0.2))
    assert 20 <= len(resting) <= 40, "some thirty steps"
    assert shown(MOMENTUM, "Saddles", 1).playhead in resting
    assert abs(points[-1][1]) > 0.9, "and then it is in a valley"
    return 1


def which_is_lowest() -> int:
    here = shown(MOMENTUM, "The race")
    assert here.playhead == 1000
    return int(np.argmin(here.ends))


def where_it_ends() -> int:
    here = shown(LOCAL, "Your turn")
    end = nearest(here.cost, here.point)
    assert np.abs(end - here.point).max() < 0.01
    assert end[1] > 0, "an upper one"
    return int(end[0] > 0)


def what_zeros_learn() -> int:
    here = shown(NETWORK, "Why not start at zero?")
    costs = here.run.costs(0, here.playhead + 1)
    return int((np.abs(costs / np.log(2) - 1) < 0.01).all())


#: By the text of a question: what shows which answer is right.
ANSWERS: dict[str, Callable[[], int]] = {
    "In which valley will the ball come to rest?": which_valley,
    "Click the minimum in which it will end.": where_it_ends,
    "Which way will the ball move?": which_way,
    "And now?": and_now,
    "Where will the ball be after one step?": where_after_one_step,
    "Will it come home?": does_it_come_home,
    "How long will the ball stay at the saddle?": how_long_at_the_saddle,
    "Which one is lowest after 1000 steps?": which_is_lowest,
    "What will it learn?": what_zeros_learn,
}
#: Questions about the world, not about the picture.
OF_THE_WORLD = {"You stand on a hillside in thick fog. How do you find the valley?"}


def test_every_right_answer_is_right() -> None:
    questions = [
        slide.question
        for name in shipped_lessons()
        for slide in stages_of(name)[0].slides
        if slide.question is not None
    ]
    assert {each.text for each in questions} == set(ANSWERS) | OF_THE_WORLD
    for question in questions:
        if question.text not in OF_THE_WORLD:
            assert ANSWERS[question.text]() == question.right, question.text
