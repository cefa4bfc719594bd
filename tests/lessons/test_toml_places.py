"""Every key of a TOML text has its line."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdviz.lessons.shipped import shipped_lessons
from gdviz.lessons.toml_places import known_part, places
from tests.lessons.conftest import EVERYTHING

STRANGE = '''# a comment with [[slides]]
"quoted key" = 1
a.b."c.d" = """
[not.a.table]
x = 3 \\""" ""quotes""""
c = \'\'\'
[[slides]]
it''s\'\'\'\'\'
e = [ # a list
  1.5, -2e3,
  { f = "}", g.h = [
     true] },
]
when = 1979-05-27 07:32:00.999
[ slides ] # a table
[[slides.presses]]
x = 'a#b'
[[slides.presses]]
[slides.presses.deep]
y = "\\"#["
'''


def _paths(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    several = value.items() if isinstance(value, dict) else enumerate(value)
    found = []
    for key, each in several:
        found.append((*path, key))
        if isinstance(each, dict | list):
            found += _paths(each, (*path, key))
    return found


@pytest.mark.parametrize(
    "text",
    [STRANGE, EVERYTHING, *(path.read_text("utf-8") for path in shipped_lessons().values())],
    ids=lambda text: text[:20],
)
def test_every_key_of_a_text_has_a_line(text: str) -> None:
    assert set(_paths(tomllib.loads(text))) == set(places(text))


def test_lines_of_a_strange_text() -> None:
    lines = places(STRANGE)
    deep = ("slides", "presses", 1, "deep", "y")
    assert {
        ("quoted key",): 2,
        ("a", "b", "c.d"): 3,
        ("c",): 6,
        ("e", 1): 10,
        ("e", 2, "f"): 11,
        ("e", 2, "g", "h"): 11,
        ("e", 2, "g", "h", 0): 12,
        ("when",): 14,
        ("slides",): 15,
        ("slides", "presses", 0, "x"): 17,
        ("slides", "presses", 1): 18,
        deep: 20,
    }.items() <= lines.items()


def test_windows_ends_of_lines_count_once() -> None:
    assert places(STRANGE.replace("\n", "\r\n")) == places(STRANGE)


def test_what_has_no_line_is_found_around_it() -> None:
    lines = places("[a]\nb = 1\n")
    assert known_part(lines, ("a", "c", 3)) == ("a",)
    assert known_part(lines, ("z",)) == ()


KEYS = st.text("abc_-1", min_size=1, max_size=3) | st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters='"\\'), max_size=4
).map('"{}"'.format)
PLAIN = (
    st.integers().map(str)
    | st.floats(allow_nan=False, allow_infinity=False).map(lambda x: f"{x:e}".replace("e", "0e"))
    | st.sampled_from(
        ["true", '"a # b"', "'[c]'", "1979-05-27T07:32:00Z", '"""x\n"y" = 2\n"""', "'''\n'''"]
    )
)


def _values() -> st.SearchStrategy[str]:
    return st.recursive(
        PLAIN,
        lambda inner: (
            st.lists(inner, max_size=3).map(lambda each: "[\n" + ",#,\n".join(each) + "]")
            | st.dictionaries(KEYS, inner, max_size=3).map(
                lambda each: "{" + ", ".join(f"{k} = {v}" for k, v in each.items()) + "}"
            )
        ),
        max_leaves=6,
    )


PAIRS = st.lists(st.tuples(KEYS, _values()), max_size=4)


@given(PAIRS, st.lists(st.tuples(st.sampled_from(["[{}]", "[[{}]]"]), KEYS, PAIRS), max_size=4))
def test_every_key_of_any_text_has_the_line_of_its_beginning(
    pairs: list[tuple[str, str]], tables: list[tuple[str, str, list[tuple[str, str]]]]
) -> None:
    parts = [f"{key} = {value}" for key, value in pairs]
    for frame, name, inner in tables:
        parts += [frame.format(name), *(f"{key} = {value}" for key, value in inner)]
    text = "\n".join(parts)
    try:
        parsed = tomllib.loads(text)
    except ValueError:  # a key occurs twice
        return
    lines = places(text)
    assert set(_paths(parsed)) == set(lines)
    several = text.splitlines()
    for path, line in lines.items():
        key = path[-1]
        assert isinstance(key, int) or key in several[line - 1] or not key
