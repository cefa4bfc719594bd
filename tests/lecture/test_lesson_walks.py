"""Every shipped lesson in full screen, to its end and back, by a clicker's two keys alone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gdviz.canvas.network.learning_plot import LearningPlot
from gdviz.lecture.slides.said import Said
from gdviz.lecture.slides.slide_panel import SlidePanel
from gdviz.lessons.lesson import POINT
from gdviz.lessons.player import LessonPlayer
from gdviz.lessons.shipped import find_lesson, lesson_path, shipped_lessons
from gdviz.lessons.stages import Stages
from gdviz.session.prediction import Phase
from gdviz.session.scene import Scene
from gdviz.window import MainWindow
from tests.conftest import OpenWindow, settle
from tests.lessons.test_player import check_stage, has_caught_up, places_of

FORWARD, BACK = Qt.Key.Key_PageDown, Qt.Key.Key_PageUp
NAMES = list(shipped_lessons())
#: More than these, and the hall reads instead of looking.
MOST_WORDS = 50


@dataclass(frozen=True)
class Moment:
    """What the hall sees: the words, the scene, and where each run is."""

    said: Said
    scene: Scene
    playhead: int
    points: tuple[tuple[float, ...], ...]
    costs: tuple[float, ...]


class Walk:
    """A lesson in full screen; whatever the window says but the lesson's own words is kept."""

    def __init__(self, qtbot: QtBot, window: MainWindow, name: str) -> None:
        self.qtbot, self.window, self.lesson = qtbot, window, find_lesson(name)
        self.said_below: list[str] = []
        window.statusBar().messageChanged.connect(self.said_below.append)
        window.present(True)
        assert window.player.open(lesson_path(name))
        settle()

    @property
    def player(self) -> LessonPlayer:
        return self.window.player

    @property
    def panel(self) -> SlidePanel:
        panel = self.window.findChild(SlidePanel)
        assert panel is not None
        return panel

    def strike(self, key: Qt.Key) -> None:
        """A key as the system sends it; a second one ends what the first one plays."""
        QTest.keyClick(self.window.windowHandle(), key)
        settle()
        if self.window.animation.target is not None:
            place = self.player.slide_index, self.player.press_index
            QTest.keyClick(self.window.windowHandle(), FORWARD)
            assert (self.player.slide_index, self.player.press_index) == place
        self.rest()

    def rest(self) -> None:
        """Wait until the picture is that of the step which the lesson names, and nothing moves."""
        session, animation = self.window.session, self.window.animation
        stage = Stages(self.lesson).at(self.player.slide_index, self.player.press_index)

        def rests() -> bool:
            there = session.playhead == stage.playhead or session.finished
            return there and animation.idle and has_caught_up(session)

        self.qtbot.waitUntil(rests, timeout=60_000)
        QApplication.processEvents()

    def moment(self) -> Moment:
        session = self.window.session
        step = session.playhead
        points = tuple(tuple(run.point_at(step).tolist()) for run in session.runs)
        costs = tuple(run.cost_at(step) for run in session.runs)
        return Moment(self.panel.said, session.scene, step, points, costs)


def check_words(walk: Walk, place: tuple[int, int]) -> None:
    """The slide's own title, words and place in the lesson are painted, and nothing else is."""
    slide, said = walk.lesson.slides[place[0]], walk.panel.said
    assert (said.title, said.words) == (slide.title, slide.words_after(place[1]))
    assert (said.number, said.count) == (place[0] + 1, len(walk.lesson.slides))
    question = slide.question
    assert said.question == (question.text if question else "")
    assert said.answers == (question.answers if question else ())
    shown = question.right if question and slide.is_answered_after(place[1]) else None
    assert said.right == shown
    assert walk.panel.isVisible()
    assert walk.panel.accessibleName() == slide.title


@pytest.mark.parametrize("name", NAMES)
def test_a_clicker_leads_to_the_end_and_back(
    qtbot: QtBot, open_window: OpenWindow, name: str
) -> None:
    walk = Walk(qtbot, open_window(), name)
    places, seen = places_of(walk.lesson), []
    walk.rest()
    for place in places:
        assert (walk.player.slide_index, walk.player.press_index) == place
        check_words(walk, place)
        check_stage(qtbot, walk.window.session, walk.lesson, place)
        seen.append(walk.moment())
        walk.strike(FORWARD)
    assert walk.moment() == seen[-1], "there is nothing after the end"
    for place, before in reversed(list(zip(places, seen, strict=True))):
        assert (walk.player.slide_index, walk.player.press_index) == place
        check_words(walk, place)
        assert walk.moment() == before
        walk.strike(BACK)
    assert walk.moment() == seen[0], "there is nothing before the beginning"
    assert [each for each in walk.said_below if each] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_words_of_a_slide_are_few(name: str) -> None:
    for slide in find_lesson(name).slides:
        words = slide.words_after(len(slide.presses))
        assert len(words.split()) <= MOST_WORDS, slide.title


def place_of_guess(name: str, title: str) -> int:
    slides = find_lesson(name).slides
    (index,) = (n for n, each in enumerate(slides) if each.title == title)
    question = slides[index].question
    assert question is not None
    assert question.guess == POINT
    return index


def test_the_hall_guesses_what_zero_weights_learn_and_sees_it(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    """A slide of lesson 5: a height is clicked, training stays above it, and back again."""
    walk = Walk(qtbot, open_window(), "training_a_network")
    walk.player.go_to(place_of_guess("training_a_network", "Why not start at zero?"))
    walk.rest()
    prediction, canvas = walk.window.asides.prediction, walk.window.canvas
    sentence = canvas.findChild(QWidget, "sentence")
    assert sentence.text == "Where will the training curve be after 150 steps? Click that height."
    plot = canvas.findChild(LearningPlot, "learning_cost")
    plot.grab()
    y = plot.frame.y(plot.axes, plot.axes.scale.places(np.array([0.05])))[0]
    place = QPoint(round(plot.frame.plot.center().x()), round(y))
    QTest.mouseClick(plot, Qt.MouseButton.LeftButton, pos=place)
    assert prediction.phase is Phase.MARKED
    assert prediction.guess == pytest.approx([0.05], rel=0.1)
    walk.strike(FORWARD)
    assert prediction.phase is Phase.TOLD
    assert walk.window.session.playhead == 150
    assert prediction.truth == pytest.approx([np.log(2)], rel=0.01)
    assert sentence.text.startswith("Cost\N{NO-BREAK SPACE}0.69")
    assert sentence.text.endswith(" too low")
    walk.strike(FORWARD)
    assert walk.panel.said.right == 1
    walk.strike(FORWARD)
    assert prediction.phase is Phase.OFF
    for _ in range(3):
        walk.strike(BACK)
    assert (walk.player.press_index, prediction.phase) == (0, Phase.WAITING)
