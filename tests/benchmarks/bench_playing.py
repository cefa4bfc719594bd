"""What playing, pausing and another learning rate cost, and what is left of it in memory."""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle
from time import perf_counter, process_time

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QSlider

from gdviz import Descent
from gdviz.engine.optimizers import optimizers
from gdviz.engine.trajectory import Status
from gdviz.session.scene import Scene
from tests.benchmarks.conftest import ROUNDS, PaintCounter, few
from tests.benchmarks.race import race
from tests.soak import soak

#: Seconds for which a window is watched.
WATCHED = 5.0 if ROUNDS > 100 else 0.5
#: Steps whose memory is measured.
STEPS = 3_000
#: Steps of the way that another learning rate changes.
STEPS_SHOWN = 100


class Repaints(QObject):
    """Counts the paint events of the whole program while it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def _watch(qapp: QApplication, seconds: float) -> tuple[float, int]:
    """Let the program run; its share of a core, and how often any widget was painted."""
    repaints, loop = Repaints(), QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    qapp.installEventFilter(repaints)
    used, begun = process_time(), perf_counter()
    loop.exec()
    share = (process_time() - used) / (perf_counter() - begun)
    qapp.removeEventFilter(repaints)
    return share, repaints.count


def bench_share_of_a_core_playing_six_at_60_steps_a_second(
    note, qapp: QApplication, open_window: Callable
) -> None:
    window = open_window(race())
    window.session.advance(500)
    window.animation.play()
    _watch(qapp, 0.2)
    frames = PaintCounter(window.canvas.view.plot.widget.viewport())

    def play() -> str:
        frames.count = 0
        share, _ = _watch(qapp, WATCHED)
        return f"{share:.0%} at {frames.count / WATCHED:.0f} frames/s"

    note(play, aim="under 40 % at 60 frames/s")
    window.animation.pause()


def bench_share_of_a_core_and_repaints_while_paused(
    note, qapp: QApplication, open_window: Callable
) -> None:
    window = open_window(race())
    window.session.advance(500)
    window.animation.play()
    _watch(qapp, 0.2)
    window.animation.pause()
    _watch(qapp, 0.5)  # the last glide

    def rest() -> str:
        share, repaints = _watch(qapp, min(WATCHED, 2.0))
        return f"{share:.1%}, {repaints} repaints"

    note(rest, aim="0 %, no repaints in 2 s")


def bench_slider_of_the_learning_rate_to_the_new_trail(
    measure, painted, open_window: Callable
) -> None:
    window = open_window(Scene.opening("rosenbrock", "momentum"))
    session = window.session
    session.advance(STEPS_SHOWN)
    slider = window.findChild(QSlider, "learning_rate_slider")
    places = cycle((100, 120))  # η = 0.00032 and 0.0004
    viewport = window.canvas.view.plot.widget.viewport()

    def slide() -> None:
        before = session.run
        slider.setValue(next(places))
        assert session.run is not before
        while session.run.length < STEPS_SHOWN:  # a busy machine needs more than one frame
            QApplication.processEvents()

    measure(painted(slide, viewport), aim="under 30 ms", rounds=few(100))


def bench_memory_of_a_step_with_the_hungriest_optimizer(note) -> None:
    def take() -> str:
        taken = {name: _bytes_a_step(name) for name in optimizers}
        hungriest = max(taken, key=lambda name: taken[name])
        return f"{taken[hungriest]:.0f} bytes ({hungriest})"

    note(take, aim="under 100 bytes in 2-D")


def _bytes_a_step(name: str) -> float:
    rule = optimizers[name](learning_rate=1e-4)
    descent = Descent("rosenbrock", rule, (-1.2, 1.0), step_limit=STEPS)
    while descent.status is Status.RUNNING:
        descent.advance()
    return descent.nbytes / descent.step_count


def bench_growth_of_memory_while_a_loop_plays(note, qapp: QApplication) -> None:
    def play() -> str:
        grown, steps = soak(WATCHED / 60, lambda now: now)
        qapp.processEvents()
        assert steps
        return f"{grown:.1f} MB in {WATCHED:g} s"

    note(play, aim="at most 20 MB, also in an hour of `python -m tests.soak 60`")
