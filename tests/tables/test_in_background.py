"""A file is read in the background of the window, and can be called off there."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gdviz.engine.chunks import OnProgress
from gdviz.session.background import Background, Deliver, Job
from gdviz.tables.read import read_table
from gdviz.tables.table import Table
from gdviz.tables.table_error import Remedy, TableError
from tests.tables.conftest import Write


def reading(path: Path, *remedies: Remedy) -> Job:
    """A job that delivers a table, or the error with its remedy."""

    def job(deliver: Deliver, on_progress: OnProgress) -> None:
        try:
            deliver(read_table(path, remedies, on_progress))
        except TableError as error:
            deliver(error)

    return job


def test_a_table_is_delivered(qtbot: QtBot, write: Write) -> None:
    background = Background()
    delivered: list[object] = []
    background.delivered.connect(delivered.append)
    path = write("a,b\n" + "1,2\n" * 50_000 + "3,\n")
    with qtbot.waitSignal(background.finished):
        background.start(path, reading(path))
    (error,) = delivered
    assert isinstance(error, TableError)
    assert (error.row, error.column) == (50_002, 2)
    assert error.remedy
    with qtbot.waitSignal(background.finished):
        background.start((path, error.remedy), reading(path, error.remedy))
    table = delivered[-1]
    assert isinstance(table, Table)
    assert table.row_count == 50_000
    background.close()


def test_reading_is_called_off(qtbot: QtBot, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    background = Background()
    delivered: list[object] = []
    background.delivered.connect(delivered.append)
    path = write("a,b\n" + "1,2\n" * 100_000)
    monkeypatch.setattr("gdviz.tables.gathering.BLOCK", 2)  # asks after every row
    with qtbot.waitSignal(background.cancelled):
        background.start(path, reading(path))
        background.cancel()
    background.close()
    assert not background.busy
    assert delivered == []
