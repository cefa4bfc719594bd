"""Forward and back through a lesson: what the session shows, the words, and who is told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gdviz.lessons.lesson import Lesson
from gdviz.lessons.lesson_file import read_lesson
from gdviz.lessons.player import LessonPlayer
from gdviz.lessons.stages import Stages
from gdviz.session.animation import Animation
from gdviz.session.scene import Scene
from gdviz.session.session import Session
from tests.lessons.conftest import EVERYTHING, Write

Place = tuple[int, int]


class Ear:
    """Notes what a player says."""

    def __init__(self, player: LessonPlayer) -> None:
        self.heard: list[str] = []
        self.complaints: list[str] = []
        for name in ("lesson_changed", "slide_changed", "press_changed"):
            getattr(player, name).connect(lambda name=name: self.heard.append(name))
        player.complained.connect(self.complaints.append)


@pytest.fixture
def ear(player: LessonPlayer) -> Ear:
    return Ear(player)


def place(player: LessonPlayer) -> Place:
    return player.slide_index, player.press_index


def places_of(lesson: Lesson) -> list[Place]:
    """All places of a lesson in their order."""
    several = enumerate(lesson.slides)
    return [(slide, press) for slide, each in several for press in range(len(each.presses) + 1)]


def play_out(animation: Animation) -> None:
    while not animation.idle:
        animation.tick(1 / 60)


def has_caught_up(session: Session) -> bool:
    """Whether every run is where the playhead is: far steps are taken a part of a frame each."""
    return not any(run.behind(session.playhead) for run in session.runs)


def check_stage(qtbot: QtBot, session: Session, lesson: Lesson, where: Place) -> None:
    """The session shows exactly what the lesson says of a place."""
    stage = Stages(lesson).at(*where)
    assert session.scene == stage.scene
    qtbot.waitUntil(lambda: session.playhead == stage.playhead or session.finished)
    alone = Session(stage.scene)
    alone.go_to(stage.playhead)
    qtbot.waitUntil(lambda: alone.playhead == session.playhead and has_caught_up(alone))
    qtbot.waitUntil(lambda: has_caught_up(session))
    for run, other in zip(session.runs, alone.runs, strict=True):
        assert run.point_at(session.playhead).tolist() == other.point_at(alone.playhead).tolist()


def test_without_a_lesson_nothing_happens(player: LessonPlayer, session: Session, ear: Ear) -> None:
    scene = session.scene
    for move in (player.forward, player.back, player.first, player.last, player.leave):
        move()
    player.go_to(3)
    assert (player.lesson, player.slide, player.next_slide, player.question) == (None,) * 4
    assert (player.words, player.answer_revealed, player.next_press) == ("", False, None)
    assert (ear.heard, session.scene) == ([], scene)


def test_a_lesson_begins_at_its_first_slide(
    player: LessonPlayer, session: Session, ear: Ear, everything: Lesson
) -> None:
    player.show(everything)
    assert ear.heard == ["lesson_changed", "slide_changed", "press_changed"]
    assert place(player) == (0, 0)
    assert player.slide is everything.slides[0]
    assert player.next_slide is everything.slides[1]
    assert (session.scene.cost, session.playhead) == ("rosenbrock", 2)


def test_forward_goes_through_every_press_and_slide_and_no_further(
    qtbot: QtBot, player: LessonPlayer, animation: Animation, session: Session, everything: Lesson
) -> None:
    player.show(everything)
    several = places_of(everything)
    for where in several:
        assert place(player) == where
        check_stage(qtbot, session, everything, where)
        player.forward()
        play_out(animation)
    assert place(player) == several[-1]


def test_back_undoes_every_press_exactly(
    qtbot: QtBot, player: LessonPlayer, animation: Animation, session: Session, everything: Lesson
) -> None:
    player.show(everything)
    several = places_of(everything)
    for _ in several:
        player.forward()
        play_out(animation)
    for where in reversed(several):
        assert place(player) == where
        check_stage(qtbot, session, everything, where)
        player.back()
    assert place(player) == (0, 0)


def test_back_wipes_what_was_changed_by_hand(
    qtbot: QtBot, player: LessonPlayer, session: Session, everything: Lesson
) -> None:
    player.show(everything)
    player.forward()
    session.place_start([1.0, 1.5])
    session.set_speed(77)
    session.set_optimizer("momentum")
    player.back()
    check_stage(qtbot, session, everything, (0, 0))


def test_steps_are_taken_from_a_start_that_was_placed_by_hand(
    player: LessonPlayer, session: Session, everything: Lesson
) -> None:
    player.show(everything)
    session.place_start([1.0, 1.5])
    player.forward()
    assert (session.start, session.playhead) == ((1.0, 1.5), 1)


def test_the_look_of_the_hall_stays(
    player: LessonPlayer, session: Session, everything: Lesson
) -> None:
    session.set_theme("dark")
    session.set_text_scale(1.3)
    player.show(everything)
    player.last()
    assert (session.scene.appearance.theme, session.scene.appearance.text_scale) == ("dark", 1.3)


def test_what_is_playing_is_finished_first(
    qtbot: QtBot,
    player: LessonPlayer,
    animation: Animation,
    session: Session,
    ear: Ear,
    everything: Lesson,
) -> None:
    player.show(everything)
    player.forward()
    player.forward()
    assert (place(player), animation.playing, animation.target) == ((0, 2), True, 13)
    animation.tick(0.01)
    ear.heard.clear()
    player.forward()
    qtbot.waitUntil(lambda: session.playhead == 13)
    assert (place(player), animation.playing, ear.heard) == ((0, 2), False, [])
    player.forward()
    assert place(player) == (0, 3)


def test_back_while_it_plays_takes_the_press_back(
    qtbot: QtBot, player: LessonPlayer, animation: Animation, session: Session, everything: Lesson
) -> None:
    player.show(everything)
    player.forward()
    player.forward()
    animation.tick(0.01)
    player.back()
    assert (place(player), animation.playing, animation.target) == ((0, 1), False, None)
    check_stage(qtbot, session, everything, (0, 1))


def test_one_step_glides(player: LessonPlayer, animation: Animation, everything: Lesson) -> None:
    player.show(everything)
    player.forward()
    assert animation.glide < 1.0
    play_out(animation)
    assert animation.glide == 1.0


def test_words_and_the_answer_come_with_the_presses(
    player: LessonPlayer, everything: Lesson
) -> None:
    player.show(everything)
    player.go_to(1)
    assert player.question is everything.slides[1].question
    seen = []
    for _ in range(3):
        seen.append((player.words, player.answer_revealed))
        player.forward()
    assert seen == [("", False), ("Look again.", False), ("Look again.", True)]


def test_signals_tell_slides_from_presses(
    player: LessonPlayer, ear: Ear, everything: Lesson
) -> None:
    player.show(everything)
    ear.heard.clear()
    player.forward()
    assert ear.heard == ["press_changed"]
    ear.heard.clear()
    player.go_to(2)
    assert ear.heard == ["slide_changed", "press_changed"]


def test_first_last_and_any_slide(player: LessonPlayer, everything: Lesson) -> None:
    player.show(everything)
    player.last()
    assert place(player) == (3, 0)
    player.first()
    assert place(player) == (0, 0)
    player.go_to(1, 2)
    assert place(player) == (1, 2)
    for slide, press in ((-1, 0), (4, 0), (0, 9), (0, -1)):
        player.go_to(slide, press)
        assert place(player) == (1, 2)


def test_leaving_keeps_the_scene(
    player: LessonPlayer, session: Session, ear: Ear, everything: Lesson
) -> None:
    player.show(everything)
    scene = session.scene
    ear.heard.clear()
    player.leave()
    assert (player.lesson, session.scene, ear.heard) == (None, scene, ["lesson_changed"])


def test_a_file_that_is_no_lesson_changes_nothing(
    player: LessonPlayer, ear: Ear, everything: Lesson, tmp_path: Path
) -> None:
    player.show(everything)
    ear.heard.clear()
    assert not player.open(tmp_path / "none.toml")
    assert (player.lesson, ear.heard) == (everything, [])
    assert ear.complaints == ["none.toml: there is no such file"]


def test_a_scene_that_is_found_impossible_late_is_told_with_its_line(
    player: LessonPlayer, session: Session, ear: Ear, write: Write
) -> None:
    """Only its values tell that a cost is nowhere finite, and they are asked when it is shown."""
    text = EVERYTHING.replace('"a*x**2 + b"', '"a*log(-x**2 - 1) + b"')
    assert player.open(write(text))
    player.go_to(2)
    assert place(player) == (2, 0)
    assert session.scene.cost == "rosenbrock"
    (complaint,) = ear.complaints
    assert complaint.startswith("lesson.toml, line 43, slide 3, scene.cost: the cost has no finite")
    player.go_to(3)
    assert session.scene.cost == "network"


def test_the_same_lesson_read_again_stays_where_it_is(
    qtbot: QtBot, player: LessonPlayer, session: Session, ear: Ear, write: Write
) -> None:
    path = write(EVERYTHING)
    player.open(path)
    player.go_to(2, 1)
    ear.heard.clear()
    added = '[[slides]]\ntitle = "Zero"\n[[slides]]\ntitle = "One"'
    write(
        EVERYTHING.replace('[[slides]]\ntitle = "One"', added).replace("{ a = 0.5 }", "{ a = 4 }")
    )
    qtbot.waitUntil(lambda: ear.heard != [])
    assert ear.heard == ["lesson_changed", "slide_changed", "press_changed"]
    assert place(player) == (3, 1)
    assert session.scene.constants == (("a", 4.0), ("b", 1.0))


def test_a_mistake_that_is_saved_keeps_the_last_good_version(
    qtbot: QtBot, player: LessonPlayer, ear: Ear, write: Write
) -> None:
    player.open(write(EVERYTHING))
    player.go_to(1, 1)
    lesson = player.lesson
    write(EVERYTHING.replace('"adam"', '"adm"'))
    qtbot.waitUntil(lambda: ear.complaints != [])
    assert "line 12, slide 1, scene.optimizer" in ear.complaints[0]
    assert (player.lesson, place(player)) == (lesson, (1, 1))
    write(EVERYTHING.replace('"Everything"', '"Mended"'))
    qtbot.waitUntil(lambda: player.lesson is not lesson)
    assert player.lesson is not None
    assert (player.lesson.title, place(player)) == ("Mended", (1, 1))


def test_a_shorter_lesson_is_shown_at_its_last_slide(
    qtbot: QtBot, player: LessonPlayer, write: Write
) -> None:
    player.open(write(EVERYTHING))
    player.last()
    write(EVERYTHING[: EVERYTHING.index('[[slides]]\ntitle = "Three"')])
    qtbot.waitUntil(lambda: player.lesson is not None and len(player.lesson.slides) == 2)
    assert place(player) == (1, 0)


def test_a_slide_without_a_scene_keeps_what_is_there(
    player: LessonPlayer, session: Session, everything: Lesson
) -> None:
    player.show(everything)
    player.go_to(0, 4)
    own = replace(Scene.opening("booth"), speed=11.0)
    session.show_scene(own)
    player.forward()
    assert (place(player), session.scene) == ((1, 0), own)


def test_a_shorter_lesson_that_follows_is_at_its_first_slide_at_once(
    player: LessonPlayer, everything: Lesson, write: Write
) -> None:
    player.show(everything)
    player.last()
    told: list[tuple[Place, str]] = []
    player.lesson_changed.connect(lambda: told.append((place(player), player.words)))
    assert player.open(write('title = "Short"\n[[slides]]\ntitle = "One"\nwords = "W"', "s.toml"))
    assert told == [((0, 0), "W")]


def test_lessons_that_follow_one_another(player: LessonPlayer, ear: Ear, write: Write) -> None:
    player.open(write(EVERYTHING))
    player.last()
    other = read_lesson(write('title = "B"\n[[slides]]\ntitle = "Only"\n', "b.toml"))
    player.show(other)
    assert (player.lesson, place(player)) == (other, (0, 0))
    player.forward()
    assert place(player) == (0, 0)
