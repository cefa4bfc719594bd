"""Whatever a file holds: it is read, or refused in a sentence."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gdviz.tables.choice import answer_choices, input_choices, opening_choice
from gdviz.tables.read import read_table
from gdviz.tables.table import Table
from gdviz.tables.table_error import Remedy, TableError

#: Pieces of which troublesome tables are made.
PIECES = ["1", "2.5", "a", "NA", "", " ", ",", ";", "\t", "|", '"', "#", "\n", "\r", "\r\n", "inf"]
TROUBLESOME = st.lists(st.sampled_from(PIECES), max_size=60).map(lambda parts: "".join(parts))
ROWS = st.lists(
    st.lists(st.sampled_from(["1", "2", "3.5", "a", "NA", ""]), min_size=2, max_size=3),
    min_size=1,
    max_size=40,
).map(lambda rows: "\n".join(",".join(row) for row in rows))


def read(content: bytes, *remedies: Remedy) -> Table | TableError:
    with TemporaryDirectory() as folder:
        path = Path(folder, "any.csv")
        path.write_bytes(content)
        try:
            return read_table(path, remedies)
        except TableError as error:
            return error


def check(table: Table) -> None:
    """What every table is."""
    columns = [*table.numbers.values(), *(each.indices for each in table.texts.values())]
    assert all(len(each) == table.row_count for each in columns)
    assert all(np.isfinite(each).all() for each in table.numbers.values())
    assert {*table.columns} == {*table.numbers, *table.texts}
    assert len(table.columns) == len(table.numbers) + len(table.texts)
    assert table.row_count >= 1


@given(content=st.binary(max_size=300))
@example(content=b"\xff\xfe")
@example(content=b"\xef\xbb\xbf")
@settings(deadline=None)
def test_bytes(content: bytes) -> None:
    found = read(content)
    if isinstance(found, Table):
        check(found)


@given(text=TROUBLESOME | ROWS)
@settings(deadline=None, max_examples=300)
def test_texts(text: str) -> None:
    found = read(text.encode())
    if isinstance(found, TableError) and found.remedy is Remedy.LEAVE_OUT:
        found = read(text.encode(), found.remedy)
        assert not isinstance(found, TableError) or found.remedy is None
    if isinstance(found, Table):
        check(found)


@given(text=ROWS)
@settings(deadline=None, max_examples=200)
def test_what_is_offered_of_a_table_makes_samples(text: str) -> None:
    found = read(text.encode(), Remedy.LEAVE_OUT)
    if isinstance(found, TableError) or found.row_count < 10:
        return
    answers = [name for name in answer_choices(found) if input_choices(found, name)]
    if answers:
        assert opening_choice(found).answer in answer_choices(found)
    if opening_choice(found).answer in answers:
        assert opening_choice(found).samples(found).count == found.row_count
