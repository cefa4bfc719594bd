"""The house rules that can be counted."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

from gdviz import costs, optimizers

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "gdviz").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))

#: A file reads in one sitting.
LONGEST_FILE = 350
#: Functions are short; the longest are tables: a cost with its minima, a form's fields.
MEDIAN_FUNCTION, LONGEST_FUNCTION = 9, 30


def functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            end = node.end_lineno or node.lineno
            yield f"{path.relative_to(ROOT)}: {node.name}", end - node.lineno + 1


@pytest.mark.parametrize("path", [*SOURCES, *TESTS], ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_reads_in_one_sitting(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


def test_functions_are_short() -> None:
    lengths = dict(each for path in SOURCES for each in functions(path))
    assert median(lengths.values()) <= MEDIAN_FUNCTION
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


def test_no_room_is_named_for_everything() -> None:
    nameless = {"utils", "util", "helpers", "misc", "common", "tools"}
    assert not nameless & {path.stem for path in SOURCES}


def test_every_room_has_its_tests() -> None:
    rooms = {path.name for path in (ROOT / "gdviz").iterdir() if (path / "__init__.py").exists()}
    tested = {path.parent.name for path in TESTS if path.name.startswith("test_")}
    assert rooms <= tested


def test_no_view_knows_a_cost_or_an_optimizer_by_name() -> None:
    named = {*costs, *optimizers}
    for path in [*(ROOT / "gdviz/canvas").glob("*.py"), *(ROOT / "gdviz/panel").glob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert node.value not in named, path


def test_colours_come_from_the_theme() -> None:
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                code = node.value.removeprefix("#")
                is_colour = len(code) in {6, 8} and node.value.startswith("#")
                assert not (is_colour and set(code) <= set("0123456789abcdef")), path
