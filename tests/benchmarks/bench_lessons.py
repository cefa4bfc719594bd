"""Lessons: opening a long one, and from slide to slide in the window at projector size."""

from __future__ import annotations

import itertools
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from gdviz.lecture.lesson_stage import LessonStage
from gdviz.lessons.lesson_file import read_lesson
from gdviz.lessons.player import LessonPlayer
from gdviz.lessons.shipped import find_lesson, lesson_path, shipped_lessons
from gdviz.session.scene import Scene
from gdviz.window import MainWindow

#: What the slides of a long lesson show in turn; no formula and no network occurs twice.
SCENES = (
    'cost = "rosenbrock"\noptimizer = "adam"\nlearning_rate = 0.0{0}1\n',
    'cost = "{0}.5*x**2 + a*y**2 + sin(x*y)"\nconstants = {{ a = 2.0 }}\nstart = [1, 2]\n',
    'cost = "himmelblau"\nruns = [{{}}, {{ optimizer = "momentum", momentum = 0.5 }}]\n',
    'cost = "prediction"\nstart = [-1.5]\nlearning_rate = 0.{0}1\nchart = {{ open = true }}\n',
    'cost = "network"\ntask = {{ hidden = [8, 8], seed = {0} }}\n',
)
PRESSES = (
    '[[slides.presses]]\nwords = "More"\nsteps = 1\n'
    "[[slides.presses]]\nplay = 20\n"
    "[[slides.presses]]\nspeed = 8\nlayers = { trail = false }\n"
)
SLIDE = '[[slides]]\ntitle = "{}"\nwords = """{}"""\nnotes = "{}"\n[slides.scene]\n'


@pytest.fixture
def long_lesson(tmp_path: Path) -> Path:
    """A lesson of 100 slides with scenes, words, notes and three presses each."""
    parts = ['title = "Long"\n']
    for place in range(100):
        parts.append(SLIDE.format(f"Slide {place}", "Words. " * 60, "Notes. " * 60))
        parts.append(SCENES[place % len(SCENES)].format(place + 1) + PRESSES)
    path = tmp_path / "long.toml"
    path.write_text("".join(parts), encoding="utf-8")
    return path


def bench_bare_tomllib_of_100_slides(measure: Callable[..., None], long_lesson: Path) -> None:
    measure(lambda: tomllib.loads(long_lesson.read_text("utf-8")), rounds=40)


def bench_lesson_of_100_slides_opened(measure: Callable[..., None], long_lesson: Path) -> None:
    measure(
        lambda: read_lesson(long_lesson),
        rounds=40,
        against="bench_bare_tomllib_of_100_slides",
        aim="under 200 ms",
    )


#: As in a program that has shown its first picture and nothing else.
COLD = """
import sys
from pathlib import Path
from time import perf_counter
from gdviz.session.scene import Scene
from gdviz.window import MainWindow
import gdviz.lessons.player
from gdviz.lessons.lesson_file import read_lesson
Scene.opening()
begun = perf_counter()
read_lesson(Path(sys.argv[1]))
print(f"{1000 * (perf_counter() - begun):.0f} ms")
"""


def bench_the_same_for_the_first_time(note: Callable[..., None], long_lesson: Path) -> None:
    words = [sys.executable, "-c", COLD, str(long_lesson)]
    note(
        lambda: subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip(),
        aim="under 200 ms",
    )


def bench_slide_to_the_next_frame(
    measure: Callable[..., None],
    painted: Callable[..., Callable[[], None]],
    open_window: Callable[..., MainWindow],
) -> None:
    """Through the shipped lesson over and over, one slide after another."""
    window = open_window(Scene.opening())
    player = LessonPlayer(window.session, window.animation, window)
    lesson = find_lesson("learning_rates")
    player.show(lesson)
    slides = itertools.cycle(range(len(lesson.slides)))
    next(slides)
    viewport = window.canvas.view.plot.widget.viewport()
    go = painted(lambda: player.go_to(next(slides)), viewport)
    measure(go, rounds=5 * len(lesson.slides), aim="under 100 ms")
    player.close()


def _rest(milliseconds: int) -> None:
    """Let what goes on behind the first frame end, as while a lecturer speaks."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _first_frames(window: MainWindow, qapp: QApplication) -> dict[str, float]:
    """Milliseconds from the step that leads to a slide to its first frame, by its title."""
    player, stage, found = window.player, window.findChild(LessonStage), {}
    assert player.lesson is not None
    for place, slide in enumerate(player.lesson.slides[1:], start=1):
        player.go_to(place - 1, len(player.lesson.slides[place - 1].presses))
        _rest(200)
        begun = perf_counter()
        stage.forward()
        qapp.processEvents()
        assert player.slide is slide
        found[slide.title] = 1000 * (perf_counter() - begun)
    return found


def _slowest(frames: dict[str, float]) -> str:
    title = max(frames, key=lambda each: frames[each])
    return f"at most {frames[title]:.0f} ({title})"


@pytest.mark.parametrize("name", shipped_lessons())
def bench_forward_through_a_shipped_lesson(
    note: Callable[..., None],
    open_window: Callable[..., MainWindow],
    qapp: QApplication,
    name: str,
) -> None:
    """In full screen, the second time through, and of the first time the slowest slide."""
    window = open_window(Scene.opening())
    window.present(True)
    window.resize(1920, 1080)

    def walk() -> str:
        window.player.open(lesson_path(name))
        first, second = (_first_frames(window, qapp) for _ in range(2))
        return f"{median(second.values()):.0f} ms, {_slowest(second)}; first {_slowest(first)}"

    note(walk, aim="under 100 ms")
