"""A point that is dragged through the page of losses, and a frame of it while all is played."""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle

import pytest
from PySide6.QtWidgets import QApplication

from gdviz.session.scene import Scene
from gdviz.window import MainWindow

#: The windows that are measured, and how far the runs are.
SIZES, STEPS = [(1280, 720), (1920, 1080)], 40
#: The point that is dragged, and places around which it goes.
POINT = 0
PLACES = [(-2.0 + 0.02 * each, 0.5 + 0.02 * each) for each in range(40)]

every_size = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[1]}p")


def _window(open_window: Callable, kind: str, size: tuple[int, int]) -> MainWindow:
    window = open_window(Scene.opening(kind), size)
    window.session.advance(STEPS)
    QApplication.processEvents()
    return window


def _bench_drag(measure, open_window: Callable, kind: str, size: tuple[int, int]) -> None:
    """Minima, runs from the start, all surfaces and models anew: until all that is painted."""
    window = _window(open_window, kind, size)
    session, plots = window.session, window.canvas.pages.page.plots.values()
    places = cycle([*PLACES, *PLACES[::-1]])

    def drag() -> None:
        session.move_datum(POINT, next(places))
        QApplication.processEvents()
        while any(plot.stale for plot in plots) or any(r.behind(STEPS) for r in session.runs):
            QApplication.processEvents()

    measure(drag, aim="30 a second: 33 ms")


@every_size
def bench_drag_of_a_point_through_five_losses(measure, open_window, size) -> None:
    _bench_drag(measure, open_window, "line_losses", size)


@every_size
def bench_drag_of_a_point_through_three_losses(measure, open_window, size) -> None:
    _bench_drag(measure, open_window, "class_losses", size)


@every_size
def bench_frame_of_five_losses(measure, painted, open_window, size) -> None:
    window = _window(open_window, "line_losses", size)
    steps = cycle((STEPS - 1, STEPS))
    page = window.canvas.pages.page
    measure(
        painted(lambda: window.session.seek(next(steps)), page.plots["huber"]), aim="under 16 ms"
    )


def bench_minima_of_five_losses(measure) -> None:
    """What the GUI thread computes of a dragged point before it paints anything."""
    task = Scene.opening("line_losses").task
    places = cycle([*PLACES, *PLACES[::-1]])
    measure(lambda: task.with_point(POINT, next(places)), aim="under 8 ms")
