"""Lesson files that are changed at random are read or refused; nothing else ever happens."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gdviz.lessons.lesson import Lesson
from gdviz.lessons.lesson_error import LessonError
from gdviz.lessons.lesson_file import read_lesson
from gdviz.lessons.shipped import shipped_lessons
from gdviz.lessons.stages import Stages
from gdviz.session.tables.table_error import TableError
from tests.lessons.conftest import EVERYTHING

TEXTS = [EVERYTHING, *(path.read_text("utf-8") for path in shipped_lessons().values())]
#: What a hand that slips puts in.
SCRAPS = st.sampled_from(
    [
        *('"', "'", '"""', "[", "]", "[[", "]]", "{", "}", "=", "\n", "#", ".", ",", "\\", "\0"),
        *("[[slides]]\n", "[slides.scene]\n", "[[slides.presses]]\n", "nan", "inf", "-1", "1e999"),
        *("true", '"none"', "[]", "{}", "1979-05-27", "0x7fffffffffffffffffff", "cost", "words"),
        *('"rosenbrock_9d"', '"x"', '"x**999"', '"../../etc/passwd"', "![a](../b.png)", "e", "ß"),
    ]
) | st.text(max_size=5)
TOLD = settings(
    max_examples=250,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def read_or_refused(path: Path) -> Lesson | None:
    try:
        return read_lesson(path)
    except LessonError as error:
        said = str(error)
    assert said.startswith(path.name)
    assert len(said) < 1000
    assert "\n" not in said
    assert "Traceback" not in said
    assert "Error" not in said
    return None


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A lesson in which a few pieces were left out, doubled, or replaced."""
    text = draw(st.sampled_from(TEXTS))
    for _ in range(draw(st.integers(1, 4))):
        begin = draw(st.integers(0, len(text)))
        end = min(len(text), begin + draw(st.integers(0, 30)))
        text = text[:begin] + draw(st.one_of(SCRAPS, st.just(text[begin:end] * 2))) + text[end:]
    return text


@TOLD
@given(mutated())
def test_a_mutated_lesson_is_read_or_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "mutated.toml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    read_or_refused(path)


@TOLD
@given(st.data())
def test_a_lesson_with_a_value_exchanged_is_read_or_refused(
    tmp_path: Path, data: st.DataObject
) -> None:
    """Values of one key stand at another: what is read is always a sentence or a scene."""
    lines = data.draw(st.sampled_from(TEXTS)).splitlines()
    pairs = [place for place, line in enumerate(lines) if " = " in line]
    for _ in range(data.draw(st.integers(1, 3))):
        one, other = data.draw(st.sampled_from(pairs)), data.draw(st.sampled_from(pairs))
        key, value = lines[one].split(" = ", 1)[0], lines[other].split(" = ", 1)[-1]
        lines[one] = f"{key} = {value}"
    path = tmp_path / "exchanged.toml"
    path.write_text("\n".join(lines), encoding="utf-8")
    lesson = read_or_refused(path)
    if lesson is not None:
        show_all(lesson)


def show_all(lesson: Lesson) -> None:
    """Every scene is made; what is refused only then is refused as a table is."""
    stages = Stages(lesson)
    for slide, each in enumerate(lesson.slides):
        with suppress(TableError):
            stages.at(slide, len(each.presses))


@TOLD
@given(st.binary(max_size=2000))
def test_rubbish_is_refused(tmp_path: Path, rubbish: bytes) -> None:
    path = tmp_path / "rubbish.toml"
    path.write_bytes(rubbish)
    assert read_or_refused(path) is None


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text[:30])
def test_a_lesson_that_ends_anywhere_is_read_or_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "half.toml"
    for end in range(0, len(text), 37):
        path.write_text(text[:end], encoding="utf-8")
        read_or_refused(path)
