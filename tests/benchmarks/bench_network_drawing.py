"""A frame of the network's drawing while it trains, as the only view of a window of 1280x720."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QApplication

from gdviz.session.scene import Scene
from gdviz.session.tasks.tile import Tile

#: What a view may take of a frame.
AIM = "at most 5 ms"


def _bench_drawing(measure, painted, open_window: Callable, hidden: tuple[int, ...]) -> None:
    scene = replace(Scene.opening("network"), tiles=frozenset({Tile.NETWORK}))
    window = open_window(scene, (1280, 720))
    window.session.set_task(replace(scene.task, hidden=hidden))
    window.session.advance(50)
    QApplication.processEvents()
    tile = window.canvas.pages.page.tile(Tile.NETWORK)

    def frame() -> None:
        tile.place()
        tile.repaint()

    measure(painted(frame, tile), aim=AIM)


def bench_drawing_of_2_16_16_1(measure, painted, open_window: Callable) -> None:
    _bench_drawing(measure, painted, open_window, (16, 16))


def bench_drawing_of_2_64_64_1(measure, painted, open_window: Callable) -> None:
    _bench_drawing(measure, painted, open_window, (64, 64))


def bench_beat_of_backpropagation_of_2_4_4_1(measure, painted, open_window: Callable) -> None:
    scene = Scene.opening("network")
    window = open_window(scene, (1280, 720))
    window.session.set_task(replace(scene.task, hidden=(4, 4)))
    window.backpropagation.start()
    QApplication.processEvents()
    # Each beat has other words on its card, but not each one other numbers on the picture.
    card = window.findChild(object, "pass_card")
    followed = window.backpropagation

    def beat() -> None:
        followed.go_to((followed.index + 1) % len(followed.beats))

    measure(painted(beat, card), aim="under 16 ms")
