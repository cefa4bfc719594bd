"""Play in a loop for so many minutes and watch the memory: `python -m tests.soak 60`.

Without an argument it plays for a few seconds. It exits with 1 where the program has grown by
more than 20 MB since it had warmed up.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from PySide6.QtWidgets import QApplication

from gdviz.app import create_window
from gdviz.engine.optimizers import optimizers
from gdviz.session.chart import Chart
from gdviz.session.race import Race
from gdviz.session.scene import Scene
from gdviz.window import MainWindow

#: Megabytes by which the program may grow.
BOUND = 20.0
#: Minutes of the short form, and the longest warm-up, in seconds.
SHORT, WARM_UP = 5 / 60, 30.0


def soak_scene() -> Scene:
    """A short race at full speed, again and again, with everything shown."""
    rules = tuple(optimizers[name](learning_rate=1e-3) for name in ("gradient_descent", "adam"))
    opening = Scene.opening("rosenbrock")
    chart = Chart(open=True)
    return replace(
        opening, race=Race.of(*rules), speed=240.0, step_limit=300, loop=True, chart=chart
    )


def megabytes() -> float:
    """The memory that the program holds at the moment."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def play(window: MainWindow, seconds: float, each_minute: Callable[[float], object]) -> int:
    """Let the real timer play; how many steps the playhead has gone forward."""
    gone: list[int] = [0]
    note = window.session.playhead_changed.connect(
        lambda moved: gone.__setitem__(0, gone[0] + max(moved, 0))
    )
    end, told = perf_counter() + seconds, perf_counter()
    while perf_counter() < end:
        QApplication.processEvents()
        if perf_counter() > told + 60:
            told = perf_counter()
            each_minute(megabytes())
    window.session.playhead_changed.disconnect(note)
    return gone[0]


def soak(minutes: float, each_minute: Callable[[float], object]) -> tuple[float, int]:
    """Play for so long; by how many megabytes the program has grown, and the steps played."""
    window = create_window(soak_scene())
    window.show()
    window.animation.play()
    warm_up = min(WARM_UP, 60 * minutes / 2)
    play(window, warm_up, each_minute)
    before = megabytes()
    steps = play(window, 60 * minutes - warm_up, each_minute)
    grown = megabytes() - before
    window.animation.pause()
    window.close()
    window.deleteLater()
    return grown, steps


def main() -> int:
    """Say how much it has grown; 0 if that is within the bound."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else SHORT
    say = sys.stdout.write
    grown, steps = soak(minutes, lambda now: say(f"{now:.1f} MB\n") and sys.stdout.flush())
    say(f"{steps} steps in {minutes:.2f} minutes: grown by {grown:.1f} MB, at most {BOUND:g}\n")
    application.processEvents()
    return int(grown > BOUND or steps == 0)


if __name__ == "__main__":
    sys.exit(main())
