"""`python -m tests.pictures` takes the README's pictures from the program anew."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic, sleep

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from gdviz.app import create_window
from gdviz.lessons.shipped import lesson_path
from gdviz.session.scene import Scene
from gdviz.session.study import Study
from gdviz.session.tasks.network_task import NetworkTask
from gdviz.window import MainWindow

FOLDER = Path(__file__).parent.parent / "resources" / "pictures"


@dataclass(frozen=True)
class Picture:
    """A moment of the program: file name, scene, theme, steps taken, and what is done then."""

    name: str
    scene: Scene
    theme: str
    steps: int
    act: Callable[[MainWindow], object] = lambda window: None


def rest(seconds: float) -> None:
    """Let other threads work too: those that set formulas and draw backdrops."""
    end = monotonic() + seconds
    while monotonic() < end:
        QApplication.processEvents()
        sleep(0.005)


def follow_a_sample(window: MainWindow) -> None:
    """To where the deltas of the hidden layer are known."""
    window.backpropagation.start()
    window.backpropagation.go_to(8)


def play_a_lesson(window: MainWindow) -> None:
    """To the answer of the question which way the ball will move."""
    window.player.open(lesson_path("role_of_gradient_descent"))
    window.player.go_to(7, 1)
    window.present(True)
    rest(0.3)
    window.resize(1280, 720)


def small_network() -> Scene:
    """A network whose numbers all have room."""
    scene = Scene.opening("network")
    assert isinstance(scene.task, NetworkTask)
    return scene.with_task(replace(scene.task, hidden=(3,)))


PICTURES = (
    Picture("curve.png", Scene.opening("prediction"), "light", 2),
    Picture("surface.png", Scene.opening("himmelblau"), "light", 12),
    Picture("basins.png", replace(Scene.opening("himmelblau"), study=Study.BASINS), "light", 8),
    Picture("fit.png", Scene.opening("penguins"), "dark", 6),
    Picture("network.png", Scene.opening("network"), "light", 200),
    Picture("backpropagation.png", small_network(), "dark", 60, follow_a_sample),
    Picture("lesson.png", Scene.opening(), "light", 0, play_a_lesson),
)


def take(picture: Picture) -> None:
    """Open the window, let it come to rest, and save what it shows."""
    window = create_window(picture.scene)
    window.set_theme(picture.theme)
    window.show()
    window.session.advance(picture.steps)
    window.animation.tick(1.0)
    while window.desk.busy:
        QApplication.processEvents()
        sleep(0.01)
    picture.act(window)
    rest(1.5)  # icons, formulas, and the backdrop of the final size
    window.grab().save(str(FOLDER / picture.name))
    window.close()


if __name__ == "__main__":
    for each in PICTURES:
        take(each)
