"""Samples by name or from a file, with the columns that are chosen."""

from __future__ import annotations

import os
import tomllib
from concurrent.futures import CancelledError
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from gdviz.session.scene import Scene
from gdviz.session.scene_table import TableError as SceneError
from gdviz.session.scene_table import scene_of_table, table_of_scene
from gdviz.session.tasks import opened_tables
from gdviz.session.tasks.learning_data import LearningData
from gdviz.session.tasks.network_task import NetworkTask
from gdviz.session.tasks.opened_tables import MOST_KEPT, is_opened, opened_table
from gdviz.session.tasks.tile import Tile
from gdviz.tables.read import read_table
from gdviz.tables.sample_sets import sample_sets
from gdviz.tables.table_error import Remedy, TableError

every_set = pytest.mark.parametrize("name", sorted(sample_sets))


def stones(count: int = 40, last: str = "") -> str:
    """A table of stones: size, weight, hardness as a whole number, kind."""
    rows = (
        f"{i % 7 + i / 100},{i % 5 + i / 50},{i % 3},{'grey' if i % 2 else 'red'}"
        for i in range(count)
    )
    return "size,weight,hardness,kind\n" + "\n".join(rows) + "\n" + last


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "stones.csv"
    path.write_text(stones())
    return path


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are read from now on, each time one is."""
    found: list[str] = []

    def read(file: str, *others: object) -> object:
        found.append(file)
        return read_table(file, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(opened_tables, "read_table", read)
    return found


def rewrite(path: Path, text: str) -> None:
    """Write a file anew, at another time than before."""
    before = path.stat().st_mtime_ns
    path.write_text(text)
    os.utime(path, ns=(before + 10**9, before + 10**9))


@every_set
def test_a_shipped_set_opens_with_its_own_choice(name: str) -> None:
    samples, shipped = LearningData(name).samples, sample_sets[name].samples()
    np.testing.assert_array_equal(samples.inputs, shipped.inputs)
    np.testing.assert_array_equal(samples.answers, shipped.answers)
    assert (samples.classes, samples.picture) == (shipped.classes, shipped.picture)


def test_columns_of_a_shipped_set_are_chosen() -> None:
    data = LearningData("cars", columns=("Weight (lb)", "Horsepower"))
    table = sample_sets["cars"].table
    wanted = np.stack([table.numbers["Weight (lb)"], table.numbers["Horsepower"]], axis=1)
    np.testing.assert_array_equal(data.samples.inputs, wanted)
    np.testing.assert_array_equal(data.samples.answers, table.numbers["Miles per gallon"])
    assert Tile.BOUNDARY.suits(data)
    assert not Tile.CONFUSION.suits(data)


def test_two_pixels_of_pictures_are_no_picture() -> None:
    columns = sample_sets["digits"].inputs[20:22]
    data = LearningData("digits", columns=columns)
    assert data.samples.picture is None
    assert data.samples.inputs.max() == 1
    assert not Tile.UNITS.suits(data)


def test_all_columns_at_once_are_drawn_by_the_tiles_that_can() -> None:
    data = LearningData("iris", columns=LearningData("iris").input_names)
    assert data.samples.inputs.shape == (150, 4)
    assert not Tile.BOUNDARY.suits(data)
    assert all(tile.suits(data) for tile in (Tile.NETWORK, Tile.CURVES, Tile.CONFUSION))
    assert NetworkTask(data).network.sizes == (4, 16, 16, 3)


def test_an_unknown_set_is_refused_with_those_that_are_known() -> None:
    with pytest.raises(ValueError, match=r"unknown data 'stars'; known: moons, .*sine, cars, "):
        LearningData("stars").samples  # noqa: B018


def test_a_file_is_read_once(file: Path, reads: list[str]) -> None:
    data = LearningData(file=str(file))
    assert data == LearningData(file=str(file))
    assert data.prepared is LearningData(file=str(file)).prepared
    task = NetworkTask(data)
    other = replace(task, data=replace(data, columns=("weight",), held_out=0.5), l2=0.1)
    for each in (task, other):
        assert [tile.suits(each.data) for tile in Tile]
        each.held_out_cost.value(each.function().start)
    assert reads == [str(file)]


def test_a_refusal_is_found_once_too(file: Path, reads: list[str]) -> None:
    file.write_text(stones(last="1,,2,red\n"))
    for _ in range(3):
        with pytest.raises(TableError) as caught:
            LearningData(file=str(file))
        assert (caught.value.row, caught.value.column) == (42, 2)
        assert caught.value.remedy is Remedy.LEAVE_OUT
    assert reads == [str(file)]
    mended = LearningData(file=str(file), remedies=frozenset({Remedy.LEAVE_OUT}))
    assert mended.samples.count == 40
    assert mended.content is not None
    assert mended.content.left_out_rows == (42,)


def test_a_file_that_changes_is_read_again(file: Path, reads: list[str]) -> None:
    before = LearningData(file=str(file))
    rewrite(file, stones(50))
    assert not is_opened(str(file))
    after = LearningData(file=str(file))
    assert after != before
    assert (before.samples.count, after.samples.count) == (40, 50)
    assert (NetworkTask(before).function().sample_count, len(reads)) == (30, 2)
    assert NetworkTask(after).function().sample_count == 38


def test_a_file_that_is_gone_is_still_known(file: Path, reads: list[str]) -> None:
    task = NetworkTask(LearningData(file=str(file)))
    file.unlink()
    assert is_opened(str(file))
    other = replace(task, data=replace(task.data, held_out=0.5, answer="weight"))
    assert other.function().sample_count == 20
    assert other.data.samples.classes == ()
    assert reads == [str(file)]


def test_a_file_that_never_was_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"nowhere\.csv cannot be opened: No such file"):
        LearningData(file=str(tmp_path / "nowhere.csv"))


def test_few_files_are_kept(tmp_path: Path) -> None:
    files = [tmp_path / f"{i}.csv" for i in range(MOST_KEPT + 1)]
    for each in files:
        each.write_text(stones())
        opened_table(str(each))
    assert [is_opened(str(each)) for each in files] == [False] + [True] * MOST_KEPT


def test_reading_that_is_called_off_is_not_remembered(file: Path) -> None:
    with pytest.raises(CancelledError):
        opened_table(str(file), on_progress=lambda share: False)
    assert not is_opened(str(file))


def test_the_answer_of_a_file_is_chosen(file: Path) -> None:
    data = LearningData(file=str(file))
    assert data.answer_names == ("size", "weight", "hardness", "kind")
    assert data.samples.classes == ("grey", "red")
    numbers = replace(data, answer="hardness", as_classes=False)
    assert numbers.samples.classes == ()
    assert replace(data, answer="hardness").samples.classes == ("0", "1", "2")
    assert numbers.input_names == ("size", "weight")


@pytest.mark.parametrize(
    ("field", "sentence"),
    [
        ({"answer": "age"}, "there is no column age"),
        ({"columns": ("kind",)}, "kind holds texts; an input is"),
        ({"columns": ("kind",), "answer": "size"}, "kind holds texts; an input is a column of"),
        ({"columns": ("size",), "answer": "size"}, "size is the answer, and so no input"),
        ({"columns": ("size", "size")}, "size is an input twice"),
        ({"answer": "size", "as_classes": True}, "size cannot be classes: 1.01 is not a whole"),
    ],
)
def test_columns_that_do_not_suit_are_refused(
    file: Path, field: dict[str, object], sentence: str
) -> None:
    fields: dict[str, object] = {"file": str(file), **field}
    with pytest.raises(TableError, match=sentence):
        NetworkTask(LearningData(**fields))  # type: ignore[arg-type]


def test_a_scene_of_a_file_comes_back_from_its_table(file: Path) -> None:
    file.write_text(stones(last="1,,2,red\n"))
    data = LearningData(
        file=str(file),
        remedies=frozenset({Remedy.LEAVE_OUT}),
        answer="hardness",
        as_classes=False,
        columns=("weight", "size"),
    )
    scene = Scene.opening("network").with_task(NetworkTask(data))
    table = table_of_scene(scene)
    assert table["task"]["data"] == {
        "file": str(file),
        "remedies": ["leave_out"],
        "answer": "hardness",
        "as_classes": False,
        "columns": ["weight", "size"],
    }
    assert scene_of_table(table) == scene


def test_a_scene_names_a_shipped_set() -> None:
    text = 'cost = "network"\n[task.data]\nname = "penguins"\ncolumns = ["Body mass (g)"]\n'
    scene = scene_of_table(tomllib.loads(text))
    assert isinstance(scene.task, NetworkTask)
    assert scene.task.data == LearningData("penguins", columns=("Body mass (g)",))
    assert len(scene.start) == scene.task.network.dimension


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"name": "stars"}, "task.data.name: unknown data 'stars'"),
        ({"file": "/nowhere/stones.csv"}, "task.data.file: stones.csv cannot be opened"),
        ({"name": "iris", "columns": ["Age"]}, "task.data: Iris: there is no column Age"),
        ({"remedies": ["hope"]}, r"task.data.remedies\[1\]: unknown name 'hope'"),
        ({"content": "all"}, "task.data.content: unknown key 'content'"),
    ],
)
def test_a_mistake_in_a_scene_is_told(data: dict[str, object], sentence: str) -> None:
    with pytest.raises(SceneError, match=sentence):
        scene_of_table({"cost": "network", "task": {"data": data}})
