"""`python -m tests.benchmarks.surface_frames NAME`: paint one frame a line of input, and say so.

A process of its own, on a screen with OpenGL: the other benchmarks run without.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace

import numpy as np
from PySide6.QtWidgets import QApplication

from gdviz.app import application, create_window
from gdviz.engine.optimizers import optimizers
from gdviz.session.race import Race
from gdviz.session.scene import Scene, View
from gdviz.window import MainWindow

SIZE = (1280, 720)
#: Six runs that go on for long.
RACE = ("gradient_descent", "momentum", "nesterov", "adam", "rmsprop", "adagrad")


def bare() -> Callable[[], object]:
    """A surface of the same mesh by pyqtgraph alone, with six moving markers."""
    import pyqtgraph.opengl as gl

    sides = np.linspace(-2, 2, 96)
    x, y = np.meshgrid(sides, sides)
    heights = np.sin(x) * np.cos(y)
    widget = gl.GLViewWidget()
    widget.resize(*SIZE)
    widget.addItem(gl.GLSurfacePlotItem(x=sides, y=sides, z=heights, shader="shaded"))
    markers = gl.GLScatterPlotItem(pos=np.zeros((6, 3)), size=20)
    widget.addItem(markers)
    widget.show()
    places = iter(range(1_000_000))

    def move() -> None:
        markers.setData(pos=np.full((6, 3), (next(places) % 200) / 100 - 1))

    return move


def race(steps: int) -> MainWindow:
    """The surface alone after so many steps, in a window that leaves it the benchmark's size."""
    scene = Scene.opening("rosenbrock")
    rules = tuple(optimizers[name](learning_rate=1e-4) for name in RACE)
    window = create_window(
        replace(scene, race=Race.of(*rules), view=View.SURFACE, step_limit=1_000_000)
    )
    window.resize(1800, 1000)
    window.show()
    window.canvas.surface_view.setFixedSize(*SIZE)
    window.session.advance(steps)
    return window


def playing() -> Callable[[], object]:
    """Every frame is a step of six runs."""
    return race(500).session.advance


def playing_long() -> Callable[[], object]:
    """The same with long trails."""
    return race(10_000).session.advance


def turning() -> Callable[[], object]:
    """Every frame is another camera: surface, axes and trails are drawn anew."""
    view = race(500).canvas.surface_view
    return lambda: view.turn(1.0, 0.0)


def turning_long() -> Callable[[], object]:
    """The same with long trails."""
    view = race(10_000).canvas.surface_view
    return lambda: view.turn(1.0, 0.0)


SCENES = {scene.__name__: scene for scene in (bare, playing, playing_long, turning, turning_long)}


def main(name: str) -> None:
    """Answer every line with a line, once the frame is painted."""
    application()
    act = SCENES[name]()
    for _ in range(20):
        QApplication.processEvents()
    for _ in sys.stdin:
        act()
        QApplication.processEvents()
        sys.stdout.write("painted\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
