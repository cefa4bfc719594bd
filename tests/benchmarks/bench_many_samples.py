"""The longest turn of the window's thread while something trains whose steps take long."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import perf_counter, thread_time

import numpy as np
import pytest
from PySide6.QtCore import QEventLoop, Qt, QTimer

from gdviz.session.scene import Scene
from gdviz.session.tasks.learning_data import LearningData
from gdviz.session.tasks.network_task import NetworkTask
from gdviz.window import MainWindow
from tests.benchmarks.conftest import ROUNDS

#: Rows and columns of the table.
ROWS, COLUMNS = 99_000, 8
#: Seconds for which a window is watched.
WATCHED = 10.0 if ROUNDS > 100 else 3.0
#: Seconds between two beats of the heart that is listened to.
BEAT = 0.002


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A table of numbers, the last of which hangs on the others."""
    file = tmp_path_factory.mktemp("tables") / "many.csv"
    x = np.random.default_rng(0).normal(size=(ROWS, COLUMNS - 1))
    rows = np.column_stack([x, np.sin(x[:, 0]) + x[:, 1] * x[:, 2]])
    names = ",".join("abcdefgh"[:COLUMNS])
    np.savetxt(file, rows, fmt="%.5f", delimiter=",", header=names, comments="")
    return file


class Heart:
    """Beats on the window's thread and notes how long each turn has taken, waits included."""

    def __init__(self) -> None:
        self.turns: list[float] = []
        self.worked: list[float] = []
        self._loop = QEventLoop()
        self._timer = QTimer(self._loop, timerType=Qt.TimerType.PreciseTimer)
        self._timer.setInterval(round(1000 * BEAT))
        self._timer.timeout.connect(self._beat)

    def listen(self, seconds: float) -> None:
        """Let the program run for so long."""
        self._last, self._spent = perf_counter(), thread_time()
        self._timer.start()
        QTimer.singleShot(round(1000 * seconds), self._loop, self._loop.quit)
        self._loop.exec()
        self._timer.stop()

    def in_words(self) -> str:
        """The longest turn, and how long the thread itself has worked in one at most."""
        late = 1000 * np.percentile(self.turns, 99)
        longest, worked = (1000 * max(each) for each in (self.turns, self.worked))
        return f"longest {longest:.0f} ms, p99 {late:.0f}; worked at most {worked:.0f} ms"

    def _beat(self) -> None:
        now, spent = perf_counter(), thread_time()
        self.turns.append(now - self._last)
        self.worked.append(spent - self._spent)
        self._last, self._spent = now, spent


def _watch(note: Callable, window: MainWindow) -> None:
    """Play, after what is done once, and note the turns."""
    Heart().listen(1.0)  # what comes after the first frame
    window.animation.play()
    Heart().listen(1.0)
    heart = Heart()

    def train() -> str:
        heart.listen(WATCHED)
        return f"{heart.in_words()}, {window.session.playhead} steps"

    note(train, aim="under 33 ms")
    window.animation.pause()


def bench_longest_turn_while_99000_rows_train_at_once(
    note: Callable, open_window: Callable, table: Path
) -> None:
    task = NetworkTask(LearningData(file=str(table)))
    scene = replace(Scene.opening("network").with_task(task), transforms=())
    _watch(note, open_window(scene, (1280, 720)))


def bench_longest_turn_while_digits_train_64_256_100_10_at_once(
    note: Callable, open_window: Callable
) -> None:
    task = NetworkTask(LearningData("digits"), hidden=(256, 100))
    scene = replace(Scene.opening("network").with_task(task), transforms=())
    _watch(note, open_window(scene, (1280, 720)))


def bench_longest_turn_while_the_moons_train(note: Callable, open_window: Callable) -> None:
    """What the same window takes whose steps are taken between two frames."""
    _watch(note, open_window(Scene.opening("network"), (1280, 720)))
