"""Frames of the 3-D view at 1280x720 with a mesh of 96x96 and six runs, on a virtual screen."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest

BARE = "bench_bare_gl_surface_plot_item_with_six_markers"
PLAYING, TURNING = "bench_surface_playing_six_runs", "bench_surface_turning_six_runs"


@pytest.fixture(scope="module")
def screen() -> Iterator[dict[str, str]]:
    """The environment of a program on a screen that has OpenGL."""
    words = ["Xvfb", "-displayfd", "1", "-screen", "0", "1920x1080x24"]
    server = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    display = server.stdout.readline().strip()
    yield {**os.environ, "DISPLAY": f":{display}", "QT_QPA_PLATFORM": "xcb"}
    server.terminate()
    server.communicate()


@pytest.fixture
def frames_of(screen: dict[str, str]) -> Iterator[Callable[[str], Callable[[], None]]]:
    """A scene by name -> an action that returns when one more frame of it is painted."""
    running: list[subprocess.Popen[str]] = []

    def start(name: str) -> Callable[[], None]:
        words = [sys.executable, "-m", "tests.benchmarks.surface_frames", name]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        program = subprocess.Popen(words, env=screen, text=True, bufsize=1, **pipes)
        running.append(program)

        def frame() -> None:
            program.stdin.write("\n")
            assert program.stdout.readline() == "painted\n"

        frame()
        return frame

    yield start
    for program in running:
        program.communicate()


def bench_bare_gl_surface_plot_item_with_six_markers(measure, frames_of) -> None:
    measure(frames_of("bare"))


def bench_surface_playing_six_runs(measure, frames_of) -> None:
    measure(frames_of("playing"), against=BARE, aim="at most 25 ms")


def bench_surface_turning_six_runs(measure, frames_of) -> None:
    measure(frames_of("turning"), against=BARE, aim="at most 25 ms")


def bench_surface_playing_at_step_10000(measure, frames_of) -> None:
    measure(frames_of("playing_long"), against=PLAYING, aim="at most 1.2")


def bench_surface_turning_at_step_10000(measure, frames_of) -> None:
    measure(frames_of("turning_long"), against=TURNING, aim="at most 1.2")
