"""Every slide of every shipped lesson, as painted at four projectors' sizes, and in all themes.

`slide_wall.py` measures it in a process of its own.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from gdviz.lessons.shipped import find_lesson, shipped_lessons
from gdviz.theme import theme_names
from tests.lecture.wall import HALLS

NAMES = tuple(shipped_lessons())
Record = dict[str, Any]
#: All lessons at every size in the theme of a lit hall, and one of them in the others.
SHOWS = [
    *((hall, "light", NAMES) for hall in HALLS),
    *((HALLS[1], theme, NAMES[:1]) for theme in theme_names() if theme != "light"),
]


@cache
def records(hall: tuple[int, int], theme: str, names: tuple[str, ...]) -> list[Record]:
    """What is measured in a process of its own, a record a slide."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.lecture.slide_wall", *map(str, hall), theme, *names],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        check=True,
        capture_output=True,
        text=True,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(params=SHOWS, ids=lambda show: f"{show[0][0]}x{show[0][1]} {show[1]}")
def measured(request: pytest.FixtureRequest) -> list[Record]:
    return records(*request.param)


def test_every_slide_was_measured_at_its_size(
    request: pytest.FixtureRequest, measured: list[Record]
) -> None:
    hall, theme, names = request.node.callspec.params["measured"]
    wanted = [
        f"{number} {slide.title}"
        for name in names
        for number, slide in enumerate(find_lesson(name).slides, start=1)
    ]
    assert [each["slide"] for each in measured] == wanted
    assert {(*each["pixels"], each["theme"]) for each in measured} == {(*hall, theme)}


def test_texts_are_high_enough(measured: list[Record]) -> None:
    low = [
        (record["slide"], name, text["share"])
        for record in measured
        for name, text in record["texts"].items()
        if text["share"] < (0.025 if name == "title" else 0.02)
    ]
    assert low == []


def test_texts_stand_out_from_their_paper(measured: list[Record]) -> None:
    faint = [
        (record["slide"], name, text["contrast"])
        for record in measured
        for name, text in every_text(record).items()
        if text["contrast"] < 7.0
    ]
    assert faint == []


def test_nothing_is_cut_off(measured: list[Record]) -> None:
    cut = [
        (record["slide"], name)
        for record in measured
        for name, text in every_text(record).items()
        if text["cut"]
    ]
    assert cut == []


def test_nothing_lies_on_anything_or_lacks_room(measured: list[Record]) -> None:
    found = {each["slide"]: each["on"] + each["faults"] for each in measured}
    assert {slide: faults for slide, faults in found.items() if faults} == {}


def test_the_sentence_above_the_picture_takes_two_lines_at_most(measured: list[Record]) -> None:
    said = [(each["slide"], each["headline"]) for each in measured if each["headline"]]
    assert len(said) > len(measured) / 2
    for slide, headline in said:
        assert headline["lines"] <= 2, slide
        assert headline["share"] >= 0.025, slide


def every_text(record: Record) -> dict[str, Any]:
    """Those of the slide, the sentence above the picture, and the words of a study below it."""
    others = {name: record[name] for name in ("headline", "study") if record[name]}
    return {**record["texts"], **others}
