"""`python -m tests.pictures` takes the README's pictures from the program anew."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from time import sleep

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gdviz.app import create_window
from gdviz.session.scene import Scene
from gdviz.session.study import Study

FOLDER = Path(__file__).parent.parent / "resources" / "pictures"


@dataclass(frozen=True)
class Picture:
    """A moment of the program: file name, scene, theme and steps taken."""

    name: str
    scene: Scene
    theme: str
    steps: int


PICTURES = (
    Picture("curve.png", Scene.opening("prediction"), "light", 2),
    Picture("surface.png", Scene.opening("himmelblau"), "light", 12),
    Picture("basins.png", replace(Scene.opening("himmelblau"), study=Study.BASINS), "light", 8),
    Picture("fit.png", Scene.opening("penguins"), "dark", 6),
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
    QTest.qWait(500)  # icons, and the backdrop of the final size
    window.grab().save(str(FOLDER / picture.name))
    window.close()


if __name__ == "__main__":
    for each in PICTURES:
        take(each)
