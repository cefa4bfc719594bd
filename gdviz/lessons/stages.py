"""What a lesson shows after each press: a scene, and the step at which it stands."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import final

from gdviz.lessons.lesson import Lesson, Press, Slide, Table
from gdviz.lessons.lesson_table import PRESSES, QUESTION, SCENE, SLIDES
from gdviz.session.carried_on import goes_on
from gdviz.session.guesses.all_guesses import hindrance_in
from gdviz.session.scene import Scene
from gdviz.session.scene_table import scene_of_table
from gdviz.session.tables.cost_table import COST
from gdviz.session.tables.sketch import Sketch, sketch_of_table
from gdviz.session.tables.table_error import Path, TableError


@final
@dataclass(frozen=True)
class Stage:
    """A scene within its domain, and the step that is wanted; a run may end before."""

    scene: Scene
    playhead: int = 0


@final
class Stages:
    """The stages of a lesson, each worked out when it is first asked for."""

    def __init__(self, lesson: Lesson) -> None:
        self._lesson = lesson
        self._known: dict[tuple[int, int], Stage] = {}

    def at(self, slide: int, press: int) -> Stage:
        """The stage of a slide, counted from 0, after so many presses.

        TableError says what of a scene is not possible; its path begins at the lesson.
        """
        for each in range(self._first_that_matters(slide), slide + 1):
            last = press if each == slide else len(self._lesson.slides[each].presses)
            for place in range(last + 1):
                if (each, place) not in self._known:
                    self._known[each, place] = self._worked_out(each, place)
        return self._known[slide, press]

    def _first_that_matters(self, slide: int) -> int:
        """The nearest slide up to this one whose scene stands for itself."""
        several = range(slide, 0, -1)
        return next((s for s in several if _stands_alone(self._lesson.slides[s])), 0)

    def _worked_out(self, slide: int, press: int) -> Stage:
        shown = self._lesson.slides[slide]
        if press:
            before = self._known[slide, press - 1]
            with _located((SLIDES, slide, PRESSES, press - 1)):
                return _after_press(shown.presses[press - 1], before)
        with _located((SLIDES, slide, SCENE)):
            return _beginning(shown, self._end_before(slide))

    def _end_before(self, slide: int) -> Stage:
        """How the slide before ends; it does not matter where the scene stands for itself."""
        last = (slide - 1, len(self._lesson.slides[slide - 1].presses))
        return self._known.get(last) or Stage(Scene.opening())


def check_scenes(lesson: Lesson) -> None:
    """TableError names the first scene, or change of one, that is not possible.

    So it does a guess that could not be marked there. Formulas are checked, but not derived, so
    that a long lesson opens at once.
    """
    sketch: Sketch | None = None
    for place, slide in enumerate(lesson.slides):
        if slide.scene is not None:
            sketch = _sketched((SLIDES, place, SCENE), slide.scene, sketch, _stands_alone(slide))
        _check_guess(place, slide, sketch)
        for number, press in enumerate(slide.presses):
            if press.changes is not None:
                path = (SLIDES, place, PRESSES, number)
                sketch = _sketched(path, press.changes, sketch, False)


def _sketched(path: Path, table: Table, before: Sketch | None, alone: bool) -> Sketch:
    with _located(path):
        return sketch_of_table(table, None if alone else before)


def _check_guess(place: int, slide: Slide, sketch: Sketch | None) -> None:
    if slide.question is not None and slide.question.guess:
        hindrance = hindrance_in((sketch or Sketch()).scene)
        if hindrance:
            raise TableError((SLIDES, place, QUESTION, "guess"), hindrance)


def _stands_alone(slide: Slide) -> bool:
    return slide.scene is not None and COST in slide.scene


@contextmanager
def _located(path: Path) -> Iterator[None]:
    """Lets the path of an error begin at the lesson."""
    try:
        yield
    except TableError as error:
        raise TableError((*path, *error.path), error.sentence) from None


def _beginning(slide: Slide, before: Stage) -> Stage:
    if slide.scene is None:
        return before
    base = None if _stands_alone(slide) else before.scene
    return Stage(scene_of_table(slide.scene, base).within_domain(), slide.playhead)


def _after_press(press: Press, before: Stage) -> Stage:
    scene, playhead = before.scene, before.playhead
    if press.changes is not None:
        scene = scene_of_table(press.changes, scene).within_domain()
        playhead = playhead if goes_on(before.scene, scene) else 0
    if press.playhead is not None:
        playhead = press.playhead
    return Stage(scene, playhead + press.steps + press.play)
