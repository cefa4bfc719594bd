"""How files are written: separators, decimal commas, header lines, comments, encodings."""

from __future__ import annotations

import codecs

import pytest

from gdviz.tables.form import NONE
from gdviz.tables.read import read_table
from gdviz.tables.table_error import Remedy
from tests.tables.conftest import Write

PLAIN = [["size", "weight", "kind"], ["1.5", "2", "grey"], ["2.5", "3", "red"], ["4", "5", "red"]]


@pytest.mark.parametrize(
    ("separator", "words"),
    [
        (",", "commas"),
        (";", "semicolons"),
        ("\t", "tabs"),
        ("|", "vertical bars"),
        (" ", "blanks"),
        ("   ", "blanks"),
        (", ", "commas"),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_separator_is_recognised(write: Write, separator: str, words: str, line_end: str) -> None:
    table = read_table(write(line_end.join(separator.join(row) for row in PLAIN) + line_end))
    assert table.form.words == words
    assert table.columns == ("size", "weight", "kind")
    assert table.numbers["size"].tolist() == [1.5, 2.5, 4]
    assert table.texts["kind"].categories == ("grey", "red")
    assert table.texts["kind"].indices.tolist() == [0, 1, 1]


@pytest.mark.parametrize("separator", [";", "\t", " ", "|"])
def test_a_decimal_comma_is_recognised(write: Write, separator: str) -> None:
    rows = [[cell.replace(".", ",") for cell in row] for row in PLAIN]
    table = read_table(write("\n".join(separator.join(row) for row in rows)))
    assert table.form.decimal_comma
    assert table.numbers["size"].tolist() == [1.5, 2.5, 4]


def test_semicolons_beside_decimal_points(write: Write) -> None:
    table = read_table(write("a;b\n1.5;x, y\n2.5;z, w\n"))
    assert not table.form.decimal_comma
    assert table.texts["b"].categories == ("x, y", "z, w")


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("5.1,3.5,setosa\n4.9,3.0,setosa\n", 3),
        ("1;2\n3;4\n", 2),
        ("1\n2\n3\n", 1),
        ("NA,2\n3,4\n5,6\n", 2),
    ],
)
def test_columns_without_names_are_numbered(write: Write, text: str, columns: int) -> None:
    path = write(text + text + text)
    table = read_table(path, {Remedy.LEAVE_OUT})
    assert not table.form.header
    assert table.columns == tuple(f"Column {place}" for place in range(1, columns + 1))
    assert table.row_count + len(table.left_out_rows) == 3 * text.count("\n")


def test_names_are_told_from_numbers_beside_them(write: Write) -> None:
    table = read_table(write(",x,2001\n0,1,2\n1,2,3\n"))
    assert table.form.header
    assert table.columns == ("Column 1", "x", "2001")


@pytest.mark.parametrize(
    ("comment", "columns"),
    [
        ("# size,weight\n", ("size", "weight")),
        ("# a: b\n#size, weight\n\n", ("size", "weight")),
        ("# size\n", ("Column 1", "Column 2")),
        ("# sizes: large, small\n", ("Column 1", "Column 2")),
        ("# " + "," * 200_000 + "\n", ("Column 1", "Column 2")),
        ("# " + "x" * 200_000 + "\n", ("Column 1", "Column 2")),
    ],
)
def test_names_may_stand_in_the_last_comment(
    write: Write, comment: str, columns: tuple[str, ...]
) -> None:
    table = read_table(write(comment + "1,2\n3,4\n"))
    assert table.columns == columns
    assert table.numbers[columns[0]].tolist() == [1, 3]


def test_one_column_has_no_separator(write: Write) -> None:
    table = read_table(write("size\n1\n2\n"))
    assert table.form.separator == NONE
    assert table.numbers["size"].tolist() == [1, 2]


def test_a_file_may_name_its_separator(write: Write) -> None:
    table = read_table(write("sep=;\na;b\n1,5;2\n"))
    assert (table.columns, table.numbers["a"].tolist()) == (("a", "b"), [1.5])


@pytest.mark.parametrize("named", ['sep="', "sep=ab", "sep="])
def test_a_line_that_names_no_separator_is_a_header(write: Write, named: str) -> None:
    table = read_table(write(f"{named}\n1\n2\n"))
    assert table.columns == (named,)


def test_quotation_marks_hold_separators_line_ends_and_themselves(write: Write) -> None:
    table = read_table(write('name,size\n"Stone, ""old""\nof\ngranite",1\nplain,2\n'))
    assert table.texts["name"].categories == ('Stone, "old"\nof\ngranite', "plain")


def test_comments_at_the_top_say_where_it_comes_from(write: Write) -> None:
    text = "# title: Stones\n#source: a quarry: the second\n# no key\n\n# licence: CC0\nsize\n1\n"
    table = read_table(write(text))
    assert (table.title, table.source, table.licence) == ("Stones", "a quarry: the second", "CC0")
    assert table.row_count == 1


def test_a_file_without_comments_is_called_by_its_name(write: Write) -> None:
    assert read_table(write("a,b\n1,2\n")).title == "stones"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_an_encoding_is_recognised(write: Write, encoding: str) -> None:
    table = read_table(write("größe,art\n1,weiß\n2,grün\n".encode(encoding)))
    assert table.columns == ("größe", "art")
    assert table.texts["art"].categories == ("grün", "weiß")
    assert table.form.encoding == encoding


def test_big_endian_letters_of_two_bytes(write: Write) -> None:
    table = read_table(write(codecs.BOM_UTF16_BE + "ä\tb\n1\t2\n".encode("utf-16-be")))
    assert table.columns == ("ä", "b")


def test_empty_lines_and_separators_at_the_ends_of_lines_are_passed_over(write: Write) -> None:
    table = read_table(write("\n\na,b,\n\n1,2,\n,,\n3,4,\n\n"))
    assert table.columns == ("a", "b")
    assert table.numbers["b"].tolist() == [2, 4]
    assert table.left_out_rows == ()


def test_texts_with_blanks_do_not_pass_for_columns(write: Write) -> None:
    rows = "".join(f"item {place} {place * place},red,1\n" for place in range(30))
    assert read_table(write("name,kind,size\n" + rows)).columns == ("name", "kind", "size")
