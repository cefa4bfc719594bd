"""Data are read in the background: they come ready, or a reason does, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gdviz.session.reading import Reading, ToRead
from gdviz.session.tasks.learning_data import LearningData
from gdviz.session.tasks.opened_tables import is_opened
from gdviz.tables.table_error import TableError


@pytest.fixture
def reading(qtbot: QtBot) -> Iterator[Reading]:
    reading = Reading()
    yield reading
    reading.cancel()
    reading.close()


def wish(file: Path) -> ToRead:
    return ToRead(file.name, partial(LearningData, file=str(file)), str(file))


def test_data_come_ready(qtbot: QtBot, reading: Reading, tmp_path: Path) -> None:
    file = tmp_path / "stones.csv"
    file.write_text("size,kind\n" + "1,red\n2,grey\n" * 20)
    began: list[str] = []
    reading.began.connect(began.append)
    came: list[LearningData] = []
    reading.done.connect(came.append)
    with qtbot.waitSignal(reading.rested):
        reading.read(wish(file))
        assert reading.busy
    (data,) = came
    assert "prepared" in vars(data)
    assert data.prepared.training.count == 30
    assert began == ["stones.csv"]
    assert not reading.busy


def test_a_shipped_set_is_read_too(qtbot: QtBot, reading: Reading) -> None:
    with qtbot.waitSignal(reading.done) as heard:
        reading.read(ToRead("Iris", partial(LearningData, "iris")))
    assert heard.args == [LearningData("iris")]


def test_a_reason_comes_as_an_error(qtbot: QtBot, reading: Reading, tmp_path: Path) -> None:
    file = tmp_path / "stones.csv"
    file.write_text("size,kind\n1,red\n2,\n3,grey\n")
    came: list[ValueError] = []
    reading.refused.connect(came.append)
    with qtbot.waitSignal(reading.rested):
        reading.read(wish(file))
    (error,) = came
    assert isinstance(error, TableError)
    assert (error.row, error.column) == (3, 2)


def test_any_failure_is_told(qtbot: QtBot, reading: Reading) -> None:
    def broken() -> LearningData:
        raise RuntimeError("the disk is on fire")

    came: list[ValueError] = []
    reading.refused.connect(came.append)
    with qtbot.waitSignal(reading.rested):
        reading.read(ToRead("nothing", broken))
    (error,) = came
    assert str(error) == "the disk is on fire"


def test_what_is_called_off_does_not_come(
    qtbot: QtBot, reading: Reading, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gdviz.tables.gathering.BLOCK", 2)  # asks after every row
    file = tmp_path / "stones.csv"
    file.write_text("size,kind\n" + "1,red\n2,grey\n" * 40_000)
    came: list[object] = []
    reading.done.connect(came.append)
    reading.refused.connect(came.append)
    with qtbot.waitSignal(reading.rested):
        reading.read(wish(file))
        reading.cancel()
    reading.close()
    assert came == []
    assert not is_opened(str(file))
