"""Steps of small networks taken on threads, and a gate that holds them there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, current_thread, main_thread
from threading import enumerate as all_threads
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gdviz.engine.network.network_cost import NetworkCost
from gdviz.session.background import Breathe
from gdviz.session.run import Run
from gdviz.session.session import Session

#: Modules that hold a step's price against a share of a frame.
PRICED = ("pursuit", "live_runs", "task_maker", "backpropagation")


def make_all_dear(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no step of a network be so cheap that it is taken at once."""
    for module in PRICED:
        monkeypatch.setattr(f"gdviz.session.{module}.SHARE", 0.0)


def own_threads() -> list[str]:
    """The threads that work in the background."""
    return [each.name for each in all_threads() if each.name.startswith("gdviz-background")]


def wait_for_quiet(qtbot: QtBot) -> None:
    """Wait until threads of earlier tests, which wait a little for more to do, have ended."""
    qtbot.waitUntil(lambda: not own_threads(), timeout=20_000)


def wait_for(session: Session, qtbot: QtBot) -> None:
    """Wait until all runs have come to where they are wanted."""
    qtbot.waitUntil(lambda: not session.waiting and not session.making, timeout=20_000)


def hear_all() -> None:
    """Let everything be heard that threads have said."""
    for _ in range(5):
        QApplication.processEvents()


class Gate:
    """Looks at steps wait for it on their thread; `reached` says that one does."""

    def __init__(self) -> None:
        self.reached, self._open = Event(), Event()

    def open(self) -> None:
        self._open.set()

    def wait(self) -> None:
        self.reached.set()
        assert self._open.wait(20)


@contextmanager
def gate_before_steps(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    """A gate that no step that is looked at on a thread passes before it is opened."""
    gate, look_ahead = Gate(), Run.look_ahead

    def held(run: Run, breathe: Breathe) -> Any:
        gate.wait()
        return look_ahead(run, breathe)

    with monkeypatch.context() as patch:
        patch.setattr(Run, "look_ahead", held)
        try:
            yield gate
        finally:
            gate.open()


def watch_threads(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """For every look of a network at its samples, whether it was on the window's thread."""
    seen: list[bool] = []

    def watched(name: str) -> None:
        method = getattr(NetworkCost, name)

        def look(cost: NetworkCost, *args: Any) -> Any:
            if cost.sample_count > 1:  # one sample is looked at in an instant
                seen.append(current_thread() is main_thread())
            return method(cost, *args)

        monkeypatch.setattr(NetworkCost, name, look)

    for name in ("value", "gradient", "value_and_gradient", "gradient_on", "predict"):
        watched(name)
    return seen
