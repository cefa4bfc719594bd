"""Files that are no tables: each is refused with what is wrong, where, and what can be done."""

from __future__ import annotations

import os
from concurrent.futures import CancelledError
from pathlib import Path

import numpy as np
import pytest

from gdviz.tables.read import read_table
from gdviz.tables.table_error import Remedy, TableError
from tests.tables.conftest import Write


def refusal(path: Path | str, *remedies: Remedy) -> TableError:
    with pytest.raises(TableError) as caught:
        read_table(path, remedies)
    error = caught.value
    assert str(error) == error.template.format(**error.values)
    assert Path(path).name in str(error)
    return error


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "stones.csv is empty"),
        (" \n\t\n\n", "stones.csv is empty"),
        ("# title: Stones\n", "stones.csv holds no table, only comments or separators"),
        (",,,\n,,\n", "stones.csv holds no table, only comments or separators"),
        ("size,weight\n", "stones.csv holds no data: no row follows its header"),
        (
            b"PK\x03\x04rest",
            "stones.csv is a workbook or an archive, not text: save the table as CSV",
        ),
        (b"\x1f\x8b\x08rest", "stones.csv is a compressed file, not text: save the table as CSV"),
        (
            "a,b\n1,NA\nNA,2\n1,?\nNA,3\n",
            "stones.csv holds no data: no row has a value in every column",
        ),
    ],
)
def test_nothing_to_read(write: Write, content: str | bytes, sentence: str) -> None:
    error = refusal(write(content))
    assert str(error) == sentence
    assert (error.row, error.column, error.remedy) == (None, None, None)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    error = refusal(tmp_path / "nowhere.csv")
    assert str(error) == "nowhere.csv cannot be opened: No such file or directory"


def test_names_that_no_file_has(tmp_path: Path) -> None:
    assert "cannot be opened" in str(refusal(tmp_path / ("x" * 300)))
    assert "cannot be opened" in str(refusal("nul\0.csv"))


def test_a_folder(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    assert str(refusal(tmp_path / "data")) == "data is a folder, not a file"


def test_a_device_is_not_waited_for() -> None:
    error = refusal(os.devnull)
    assert str(error) == f"{Path(os.devnull).name} is a device or a pipe, not a file"


def test_a_file_that_cannot_be_read(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = write("a,b\n1,2\n")
    monkeypatch.setattr(Path, "open", forbidden)
    assert str(refusal(path)) == "stones.csv cannot be read: Permission denied"


@pytest.mark.parametrize(
    ("content", "row"),
    [
        (b"a,b\n1,2\n3,\x00\n", 3),
        (b"a,b\n1,\x81\n", 2),
        (b"a,b\n1,\x1b[31m\n", 2),
        (b"a,b\n" + b"1,2\n" * 2000 + b"3,\x00\n", 2002),
    ],
)
def test_a_file_that_is_not_text(write: Write, content: bytes, row: int) -> None:
    error = refusal(write(content))
    assert f"stones.csv is not text: row {row} holds" in str(error)
    assert (error.row, error.remedy) == (row, None)


@pytest.mark.parametrize("seed", range(10))
def test_rubbish(write: Write, seed: int) -> None:
    assert "not text" in str(refusal(write(np.random.default_rng(seed).bytes(5000))))


def test_rubbish_without_zero_bytes(write: Write) -> None:
    rubbish = np.random.default_rng(1).bytes(5000).replace(b"\0", b"")
    assert "not text" in str(refusal(write(rubbish)))


@pytest.fixture
def huge(tmp_path: Path) -> Path:
    """A file of 1 GB that takes no room on the disk."""
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.write(b"a,b\n" + b"1,2\n" * 2000)
        file.truncate(2**30)
    return path


def test_a_huge_file_is_refused_by_its_size(huge: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "open", None)  # reading it would fail
    error = refusal(huge)
    assert str(error) == "huge.csv has 1,074 MB; tables of up to 50 MB are read"
    assert error.remedy is Remedy.FIRST_ROWS


def test_a_huge_file_that_is_not_text(huge: Path) -> None:
    assert "not text: row 2002" in str(refusal(huge, Remedy.FIRST_ROWS))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("most", range(24, 34))
def test_the_first_rows_of_a_large_file(
    write: Write, monkeypatch: pytest.MonkeyPatch, encoding: str, most: int
) -> None:
    monkeypatch.setattr("gdviz.tables.file_text.MOST_BYTES", most)
    path = write("ä,b\nä,2\nü,4\nö,6\nß,8\nä,10\nö,12\nö,14\n".encode(encoding))
    error = refusal(path)
    assert error.remedy is Remedy.FIRST_ROWS
    table = read_table(path, {error.remedy})
    whole = path.read_bytes()[:most].decode(encoding, "ignore").count("\n")
    assert table.numbers["b"].tolist() == [2, 4, 6, 8, 10, 12][: whole - 1]


def test_too_many_rows(write: Write) -> None:
    path = write("a,b\n" + "1,2\n" * 100_000 + "3,4\n")
    error = refusal(path)
    assert str(error) == "stones.csv goes on in row 100002; 100,000 rows at most are read"
    assert error.row == 100_002
    assert error.remedy is Remedy.FIRST_ROWS
    table = read_table(path, {error.remedy})
    assert table.row_count == 100_000
    assert table.numbers["a"].max() == 1


def test_rows_that_are_left_out_count_as_well(write: Write) -> None:
    path = write("a,b\n" + "1,2\n" * 50_000 + "3\n" * 50_001)
    assert refusal(path, Remedy.LEAVE_OUT).remedy is Remedy.FIRST_ROWS
    table = read_table(path, {Remedy.LEAVE_OUT, Remedy.FIRST_ROWS})
    assert (table.row_count, len(table.left_out_rows)) == (50_000, 50_000)


def test_a_line_that_never_ends(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gdviz.tables.file_text.MOST_BYTES", 100)
    sentence = "stones.csv holds no table, only comments or separators"
    assert str(refusal(write("1," * 200), Remedy.FIRST_ROWS)) == sentence


def test_a_hundred_thousand_rows_are_read(write: Write) -> None:
    assert read_table(write("a,b\n" + "1,2\n" * 100_000)).row_count == 100_000


def test_too_many_columns(write: Write) -> None:
    error = refusal(write(",".join(map(str, range(1001))) + "\n"))
    assert str(error) == "stones.csv has 1,001 columns; 1,000 at most are read"


@pytest.mark.parametrize(
    ("text", "row", "column", "sentence"),
    [
        ("a,b,c\n1,2,3\n4,5\n", 3, 3, "ends after column 2; the table has 3, separated by commas"),
        ("a;b\n1;2\n\n3;4;5;6\n", 4, 3, "has 4 columns; the table has 2, separated by semicolons"),
        ("# c\na,b\n1,2\n3\n", 4, 2, "ends after column 1; the table has 2, separated by commas"),
        ('a,b\n"x\ny",2\n3\n', 4, 2, "ends after column 1; the table has 2, separated by commas"),
        ("a,b\n1;2;3\n4;5;6\n", 2, 2, "has 3 columns; the table has 1, separated by semicolons"),
    ],
)
def test_ragged_rows(write: Write, text: str, row: int, column: int, sentence: str) -> None:
    error = refusal(write(text))
    assert str(error) == f"stones.csv, row {row} {sentence}"
    assert (error.row, error.column, error.remedy) == (row, column, Remedy.LEAVE_OUT)


@pytest.mark.parametrize(
    ("cell", "trouble"),
    [
        ("", "the cell is empty"),
        ("  ", "the cell is empty"),
        ("NA", "“NA” stands for a missing value"),
        ("?", "“?” stands for a missing value"),
        ("NaN", "“NaN” stands for a missing value"),
        ("-inf", "“-inf” is not a finite number"),
        ("heavy", "“heavy” is not a number, as others in this column are"),
        ("1.2.3", "“1.2.3” is not a number, as others in this column are"),
        ("x" * 99, "“" + "x" * 29 + "…” is not a number, as others in this column are"),
    ],
)
def test_an_incomplete_row(write: Write, cell: str, trouble: str) -> None:
    path = write(f"# stones\nsize,weight\n1,2\n2,3\n3,{cell}\n4,5\n5,6\n6,\n")
    error = refusal(path)
    where = "stones.csv, row 5, column 2 (weight): "
    assert str(error) == where + trouble + "; incomplete rows: 2 of 6"
    assert (error.row, error.column, error.remedy) == (5, 2, Remedy.LEAVE_OUT)
    table = read_table(path, {error.remedy})
    assert table.numbers["size"].tolist() == [1, 2, 4, 5]
    assert table.numbers["weight"].tolist() == [2, 3, 5, 6]
    assert table.left_out_rows == (5, 8)


def test_a_missing_text(write: Write) -> None:
    path = write("size,kind\n1,red\n2,\n3,grey\n")
    error = refusal(path)
    assert (error.row, error.column) == (3, 2)
    table = read_table(path, {Remedy.LEAVE_OUT})
    assert table.texts["kind"].categories == ("grey", "red")
    assert table.texts["kind"].indices.tolist() == [1, 0]


def test_a_column_that_is_nearly_empty(write: Write) -> None:
    path = write("size,notes,weight\n1,,2\n2,,3\n3,old,4\n4,,\n")
    error = refusal(path)
    where = "stones.csv, column 2 (notes): "
    assert str(error) == where + "values in 1 of 4 rows only"
    assert (error.row, error.column, error.remedy) == (None, 2, Remedy.LEAVE_OUT)
    table = read_table(path, {error.remedy})
    assert table.columns == ("size", "weight")
    assert table.left_out_columns == ("notes",)
    assert table.left_out_rows == (5,)


def test_ragged_and_incomplete_rows_are_left_out_together(write: Write) -> None:
    table = read_table(write("a,b\n1,2\n3\n,4\n5,6\n7,8,9\n9,9\n"), {Remedy.LEAVE_OUT})
    assert table.left_out_rows == (3, 4, 6)
    assert table.numbers["a"].tolist() == [1, 5, 9]


def test_no_row_is_left(write: Write) -> None:
    error = refusal(write("a,b\n1\n2\n"), Remedy.LEAVE_OUT)
    assert str(error) == "stones.csv holds no data: no row is as long as the first"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a,b\nfoo,bar\n", "its columns are separated by commas, and row 2 begins with “foo”"),
        (
            "a~b\n1~2\n3~4\n",
            "no comma, semicolon, tab, vertical bar or blank separates columns, and row 2 begins "
            "with “1~2”",
        ),
    ],
)
def test_no_column_of_numbers(write: Write, text: str, sentence: str) -> None:
    error = refusal(write(text))
    assert str(error) == "stones.csv has no column of numbers: " + sentence
    assert (error.row, error.column, error.remedy) == (2, 1, None)


def test_a_sentence_can_be_translated(write: Write) -> None:
    words = {
        "{name} has no column of numbers: its columns are separated by {separator}, and row {row} "
        "begins with {cell}": "{name}: {separator} trennen, Zeile {row}: {cell}",
        "commas": "Kommas",
    }
    error = refusal(write("a,b\ncommas,bar\n"))
    assert error.said(words.__getitem__) == "stones.csv: Kommas trennen, Zeile 2: “commas”"


def test_a_long_name_is_cut_short(write: Write) -> None:
    error = refusal(write("a," + "n" * 5000 + "\n1,2\n2,\n3,4\n"))
    assert "(" + "n" * 29 + "…)" in str(error)


def test_two_columns_of_one_name(write: Write) -> None:
    error = refusal(write("# c\nsize,kind, size\n1,2,3\n"))
    assert str(error) == "stones.csv, row 2: columns 1 and 3 are both called size"
    assert (error.row, error.column) == (2, 3)


@pytest.mark.parametrize("cell", ['"x', '"x"y'])
def test_quotation_marks_that_do_not_fit(write: Write, cell: str) -> None:
    error = refusal(write(f"a,b\n1,2\n3,{cell}\n4,5\n"))
    sentence = "a quotation mark is not closed, or stands within a cell"
    assert str(error) == f"stones.csv, row 3: {sentence}"
    assert error.row == 3


@pytest.mark.parametrize("before", ["", "a,b\n"])
def test_a_cell_without_an_end(write: Write, before: str) -> None:
    error = refusal(write(before + '"' + "x" * 200_000))
    assert "a cell is longer than 131,072 characters" in str(error)
    assert error.row == 1 + before.count("\n")


def test_reading_can_be_called_off(write: Write) -> None:
    path = write("a,b\n" + "1,2\n" * 100_000)
    shares: list[float] = []

    def go_on(share: float) -> bool:
        shares.append(share)
        return True

    read_table(path, on_progress=go_on)
    assert shares == sorted(shares)
    assert shares[-1] == 1
    assert len(shares) > 1
    with pytest.raises(CancelledError):
        read_table(path, on_progress=lambda share: share < 0.5)
