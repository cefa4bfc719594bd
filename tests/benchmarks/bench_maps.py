"""Maps: the first coarse picture, the whole one, memory, and frames beside the work."""

from __future__ import annotations

import threading
import tracemalloc
from collections.abc import Callable
from concurrent.futures import CancelledError
from typing import Any

from PySide6.QtWidgets import QApplication

from gdviz import Optimizer, optimizers
from gdviz.engine.chunks import core_count
from gdviz.engine.maps.basin_map import basin_map, basin_maps
from gdviz.engine.maps.trainability_map import trainability_map
from gdviz.window import MainWindow
from tests.benchmarks.bench_batch import BARE
from tests.benchmarks.bench_frames import rosenbrock

SIDE, STEPS = 512, 500
PLAIN = optimizers["gradient_descent"](learning_rate=0.01)
#: So small a rate that no descent ends before its last step.
ADAM = optimizers["adam"](learning_rate=1e-3)


def bench_first_coarse_basin_map(measure: Callable[..., None], rounds: int) -> None:
    def first() -> object:
        return next(basin_maps("himmelblau", PLAIN, SIDE, STEPS))

    measure(first, rounds=rounds, aim="at most 100 ms")


def bench_basin_map_of_512_by_512(measure: Callable[..., None], rounds: int) -> None:
    def whole() -> object:
        return list(basin_maps("himmelblau", PLAIN, SIDE, STEPS))

    measure(whole, rounds=min(rounds, 5), aim="at most 3 s")


def _bench_point_step(
    measure: Callable[..., None], benchmark: Any, rule: Optimizer, tolerance: float, steps: int
) -> None:
    """Time over the steps that were really taken; 50 of them unless descents end before."""
    taken = int(basin_map("himmelblau", rule, SIDE, steps, tolerance).steps.sum())
    benchmark.extra_info["per"] = taken

    def whole() -> object:
        return basin_map("himmelblau", rule, SIDE, steps, tolerance)

    measure(whole, rounds=3, against=BARE, aim="at most 25 ns")


def bench_basin_map_with_adam_a_point_step(measure, benchmark) -> None:
    _bench_point_step(measure, benchmark, ADAM, 1e-7, 50)


def bench_basin_map_with_gradient_descent_a_point_step(measure, benchmark) -> None:
    _bench_point_step(measure, benchmark, PLAIN, 1e-7, STEPS)


def bench_trainability_map_of_256_by_256(measure: Callable[..., None]) -> None:
    measure(lambda: trainability_map("himmelblau", PLAIN, 256, STEPS), rounds=3)


def bench_last_stage_of_4096_by_4096(measure: Callable[..., None]) -> None:
    """Labels of 16.8 million ends, and less than 1 GB for them at any time."""
    tracemalloc.start()

    def whole() -> None:
        found = basin_map("himmelblau", PLAIN, 4096, 2)
        assert found.labels.shape == (4096, 4096)

    measure(whole, rounds=1, warmup_rounds=0)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 10**9, f"{peak / 1e9:.2f} GB"


class Working:
    """A map that is computed beside the window, again and again, until the end."""

    def __init__(self, threads: int) -> None:
        self._threads = threads
        self._ended = False
        self._thread = threading.Thread(target=self._work)

    def _work(self) -> None:
        def hear(share: float) -> bool:
            return not self._ended

        while not self._ended:
            try:
                list(
                    basin_maps(
                        "rosenbrock", ADAM, SIDE, STEPS, threads=self._threads, on_progress=hear
                    )
                )
            except CancelledError:
                return

    def __enter__(self) -> Working:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._ended = True
        self._thread.join()


def _bench_frame_beside(measure, painted, window: MainWindow, threads: int) -> None:
    window.session.advance(100)
    QApplication.processEvents()
    viewport = window.canvas.view.plot.widget.viewport()
    with Working(threads):
        measure(
            painted(window.session.advance, viewport),
            aim="p95 under 33 ms",
            against="bench_frame_at_step_100",
        )


def bench_frame_beside_a_map_on_all_cores(measure, painted, open_window: Callable) -> None:
    _bench_frame_beside(measure, painted, open_window(rosenbrock()), core_count())


def bench_frame_beside_a_map_on_all_cores_but_one(measure, painted, open_window: Callable) -> None:
    _bench_frame_beside(measure, painted, open_window(rosenbrock()), max(core_count() - 1, 1))
