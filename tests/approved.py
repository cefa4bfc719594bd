"""`python -m tests.approved` takes the approved pictures of every view and theme anew.

They are kept 208 pixels wide: so small, the edges of letters are blurred away and what differs
between fonts is less than what differs between a right picture and a wrong one.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter, sleep

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from gdviz.app import create_window
from gdviz.lessons.shipped import lesson_path
from gdviz.session.chart import Chart
from gdviz.session.scene import FIRST_LAYERS, Layer, Scene
from gdviz.session.scene import View as View3
from gdviz.session.studies import basins, trainability
from gdviz.session.study import Study
from gdviz.session.tasks.learning_data import LearningData
from gdviz.session.tasks.network_task import NetworkTask
from gdviz.session.tasks.tile import Tile
from gdviz.theme import theme_names
from gdviz.window import MainWindow

FOLDER = Path(__file__).parent / "pictures_approved"
WIDTH = 208


@dataclass(frozen=True)
class View:
    """A moment of the program: name, scene, steps taken, and whether in full screen.

    `act` is done at last, and `rests` are the milliseconds that it takes all to come. `solid` views
    draw with OpenGL, for which there has to be a real or a virtual screen.
    """

    name: str
    scene: Scene
    steps: int
    full: bool = False
    solid: bool = False
    act: Callable[[MainWindow], object] = lambda window: None
    rests: float = 150


def network(data: str, *tiles: Tile, hidden: tuple[int, ...] = (16, 16)) -> Scene:
    """A network that learns, with some of its views."""
    scene = Scene.opening("network")
    assert isinstance(scene.task, NetworkTask)
    task = replace(scene.task, data=LearningData(data), hidden=hidden)
    return replace(scene.with_task(task), tiles=frozenset(tiles))


def follow_a_sample(window: MainWindow) -> None:
    """To where the deltas of the hidden layer are known."""
    window.backpropagation.start()
    window.backpropagation.go_to(8)


def ask(window: MainWindow) -> None:
    """To a slide with a question, whose answer is revealed."""
    window.player.open(lesson_path("role_of_gradient_descent"))
    window.player.go_to(7, 1)


STRIP = replace(Scene.opening("rosenbrock", "momentum"), chart=Chart(open=True))

WHY = replace(
    Scene.opening("himmelblau", "adam"),
    layers=FIRST_LAYERS | {Layer.PARTS, Layer.LEVEL, Layer.MODEL, Layer.CURVATURE},
)

FIELDS = replace(
    Scene.opening("rosenbrock"), layers=FIRST_LAYERS | {Layer.FIELD, Layer.STREAMLINES}
)
RACE = Scene.opening("beale", "gradient_descent", "momentum", "adam", "rmsprop", "bfgs", "newton")
SEARCH = Scene.opening("himmelblau", "random_search", "grid_search", "gradient_descent")


def study(which: Study, cost: str, *optimizers: str) -> Scene:
    """A scene in which something is asked of the whole cost."""
    return replace(Scene.opening(cost, *optimizers), study=which)


#: One line a view; every theme and every screen is added to it.
VIEWS = (
    View("curve", Scene.opening("prediction"), 2),
    View("contour", Scene.opening("himmelblau"), 6),
    View("fit", Scene.opening("penguins"), 4),
    View("chart", STRIP, 30),
    View("why", WHY, 4),
    View("fields", FIELDS, 20),
    View("race", RACE, 25),
    View("search", SEARCH, 80),
    View("basins", study(Study.BASINS, "himmelblau"), 6),
    View("basins-curve", study(Study.BASINS, "wavy_valley"), 6),
    View("rates", study(Study.RATES, "ill_conditioned_bowl", "gradient_descent", "momentum"), 6),
    View("trainability", study(Study.TRAINABILITY, "himmelblau"), 6),
    View("network", network("moons", Tile.BOUNDARY, Tile.NETWORK, Tile.CURVES), 60, rests=400),
    View("digits", network("digits", Tile.UNITS, Tile.CONFUSION, hidden=(32,)), 40, rests=400),
    View("losses", Scene.opening("line_losses"), 30),
    View("pass", network("moons", Tile.NETWORK, hidden=(3,)), 60, act=follow_a_sample, rests=800),
    View("lesson-full", Scene.opening(), 0, full=True, act=ask, rests=800),
    View("surface", replace(RACE, view=View3.SURFACE), 25, solid=True),
    View("both", replace(Scene.opening("himmelblau"), view=View3.BOTH), 6, solid=True),
    View("curve-full", Scene.opening("prediction"), 2, full=True),
    View("contour-full", Scene.opening("himmelblau"), 6, full=True),
    View("fit-full", Scene.opening("penguins"), 4, full=True),
    View("chart-full", STRIP, 30, full=True),
    View("why-full", WHY, 4, full=True),
    View("race-full", RACE, 25, full=True),
    View("basins-full", study(Study.BASINS, "himmelblau"), 6, full=True),
    View("surface-full", replace(RACE, view=View3.SURFACE), 25, full=True, solid=True),
)
SIZES = ((1280, 720), (1920, 1080))


def take(view: View, theme: str, size: tuple[int, int]) -> QImage:
    """What the window shows, made small."""
    window = create_window(view.scene)
    window.set_theme(theme)
    window.resize(*size)
    window.show()
    window.present(view.full)
    rest(60)  # the screen gives the window its own size, late; the picture has another
    window.resize(*size)
    window.session.advance(view.steps)
    window.animation.tick(1.0)
    view.act(window)
    while window.desk.busy or is_painting(window):
        rest(10)
    rest(view.rests)  # icons, and the backdrop of the final size
    while (window.width(), window.height()) != size:
        window.resize(*size)
        rest(150)
    picture = at_rest(window)
    window.close()
    window.deleteLater()
    smooth = Qt.TransformationMode.SmoothTransformation
    small = picture.scaledToWidth(WIDTH, smooth).convertToFormat(QImage.Format.Format_RGB888)
    small.setDevicePixelRatio(1)
    return small


def is_painting(window: MainWindow) -> bool:
    """Whether the slope field of the present view is still to come."""
    wanted = Layer.FIELD in window.session.scene.layers and window.session.cost.dimension == 2
    return wanted and not window.canvas.view.fields.current


def rest(milliseconds: float) -> None:
    """Let events come, and sleep between them: Qt's own waiting would keep threads from work."""
    end = perf_counter() + milliseconds / 1000
    while perf_counter() < end:
        QApplication.processEvents()
        sleep(0.005)


def at_rest(window: MainWindow) -> QImage:
    """What the window shows once it stays the same: axes take their room with the frame after."""
    before, seen = QImage(), window.grab().toImage()
    while seen != before:
        rest(100)
        before, seen = seen, window.grab().toImage()
    return seen


def file_name(view: View, theme: str, size: tuple[int, int], ratio: float) -> str:
    """Where a picture is kept."""
    return f"{view.name}-{theme}-{size[1]}-{ratio:g}.png"


def views_here() -> tuple[View, ...]:
    """The views that can be taken on this platform: in Qt's own memory there is no OpenGL."""
    solid = not os.environ.get("QT_QPA_PLATFORM", "").startswith("offscreen")
    return tuple(view for view in VIEWS if view.solid == solid)


def take_all(folder: Path, themes: Sequence[str]) -> None:
    """These views in such themes and every size, at the device-pixel ratio of this process."""
    # Finer maps would be made small again.
    basins.SIZE = trainability.SIZE = 96
    ratio = float(os.environ.get("QT_SCALE_FACTOR", "1"))
    for view in views_here():
        for theme in themes:
            for size in SIZES if ratio == 1 else SIZES[:1]:
                name = file_name(view, theme, size, ratio)
                if not take(view, theme, size).save(str(folder / name)):
                    sys.exit(f"cannot write {folder / name}")


if __name__ == "__main__":
    place, *only = sys.argv[1:] or [FOLDER]
    take_all(Path(place), only or theme_names())
