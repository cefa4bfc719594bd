"""A drawing that was begun is finished, however many newer ones are wished for meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gdviz.canvas.network import boundary_worker
from gdviz.canvas.network.boundary_drawing import Drawing, Wish
from gdviz.canvas.network.boundary_grid import Grid
from gdviz.canvas.network.boundary_worker import BoundaryWorker
from gdviz.canvas.newest_worker import Breathe
from gdviz.session.tasks.network_task import NetworkTask
from gdviz.theme import load_theme


@pytest.fixture
def worker(qtbot: QtBot) -> Iterator[BoundaryWorker]:
    keeper = QObject()
    yield BoundaryWorker(keeper)
    keeper.deleteLater()


def wishes(count: int) -> list[Wish]:
    task = NetworkTask()
    cost = task.function()
    first = Wish(cost, cost.start, Grid(task.data.prepared), load_theme("light"))
    return [replace(first, point=cost.start + index) for index in range(count)]


def test_of_the_wishes_that_wait_only_the_newest_is_drawn(
    worker: BoundaryWorker, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on, drawn = threading.Event(), threading.Event(), list[Wish]()

    def slow(wish: Wish, breathe: object) -> Drawing:
        begun.set()
        assert go_on.wait(10)
        return Drawing(wish, None, ())

    monkeypatch.setattr(boundary_worker, "draw", slow)
    worker.drawn.connect(lambda drawing: drawn.append(drawing.wish))
    first, *others = wishes(5)
    worker.request(first)
    assert begun.wait(10)
    for each in others:
        worker.request(each)
    go_on.set()
    qtbot.waitUntil(lambda: len(drawn) == 2)
    assert drawn == [first, others[-1]]
    assert not worker.busy


@pytest.mark.parametrize("breathes", [True, False])
def test_after_an_end_nothing_old_comes_and_new_wishes_are_drawn(
    breathes: bool, worker: BoundaryWorker, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on, drawn = threading.Event(), threading.Event(), list[Wish]()

    def slow(wish: Wish, breathe: Breathe) -> Drawing:
        begun.set()
        assert go_on.wait(10)
        if breathes:
            breathe()
        return Drawing(wish, None, ())

    monkeypatch.setattr(boundary_worker, "draw", slow)
    worker.drawn.connect(lambda drawing: drawn.append(drawing.wish))
    old, waiting, new = wishes(3)
    worker.request(old)
    assert begun.wait(10)
    worker.request(waiting)
    worker.cancel()
    assert not worker.busy
    worker.request(new)
    go_on.set()
    qtbot.waitUntil(lambda: bool(drawn))
    assert drawn == [new]
