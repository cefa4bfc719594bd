"""What the benchmarks share: rounds, windows at projector size, frames that are really painted."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from gdviz.app import create_window
from gdviz.session.scene import Scene
from gdviz.window import MainWindow

ROUNDS = int(os.environ.get("GDVIZ_BENCHMARK_ROUNDS", "300"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Benchmarks are functions named `bench_...`; baselines come before what they serve."""
    items.sort(key=lambda item: not item.name.startswith("bench_bare"))


def few(rounds: int) -> int:
    """So many rounds of something slow, in the short form one."""
    return min(rounds, max(1, ROUNDS // 8))


class PaintCounter(QObject):
    """Counts the paint events of a widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


@pytest.fixture
def rounds() -> int:
    """Rounds of something slow."""
    return max(2, ROUNDS // 20)


@pytest.fixture
def measure(benchmark: Any) -> Callable[..., None]:
    """Measure one action a round, after a warm-up, with what it is held against and the aim.

    `also` are further figures that it is held against, each with its own aim.
    """

    def run(
        act: Callable[[], object],
        against: str = "",
        aim: str = "",
        also: Sequence[tuple[str, str]] = (),
        **options: Any,
    ) -> None:
        benchmark.extra_info.update(against=against, aim=aim, also=also)
        benchmark.pedantic(act, **{"rounds": ROUNDS, "warmup_rounds": 3} | options)

    return run


@pytest.fixture
def note(benchmark: Any) -> Callable[..., None]:
    """Enter a figure that is not a duration: the act says it, in words."""

    def run(act: Callable[[], str], aim: str = "") -> None:
        shown = benchmark.pedantic(act, rounds=1)
        benchmark.extra_info.update(shown=shown, aim=aim)

    return run


@pytest.fixture
def painted(qapp: QApplication) -> Callable[[Callable[[], object], QWidget], Callable[[], None]]:
    """Turn an action into one that also waits for its frame, and fails when none was painted."""

    def wrap(act: Callable[[], object], widget: QWidget) -> Callable[[], None]:
        counter = PaintCounter(widget)

        def act_and_paint() -> None:
            before = counter.count
            act()
            qapp.processEvents()
            assert counter.count > before, "no frame was painted"

        return act_and_paint

    return wrap


@pytest.fixture
def open_window(qapp: QApplication) -> Iterator[Callable[..., MainWindow]]:
    """Open windows, at 1920x1080 unless told, and close them afterwards."""
    windows: list[MainWindow] = []

    def make(scene: Scene, size: tuple[int, int] = (1920, 1080)) -> MainWindow:
        window = create_window(scene)
        window.resize(*size)
        window.show()
        while not window.ahead.done:
            qapp.processEvents()
        for _ in range(20):
            qapp.processEvents()
        windows.append(window)
        return window

    yield make
    for window in windows:
        window.close()
        window.deleteLater()
