"""A slide is set as large as it fits, with its formulas, its question and its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QFontMetricsF, QImage
from pytestqt.qtbot import QtBot

from gdviz.app import application
from gdviz.lecture.slides.said import Said
from gdviz.lecture.slides.slide_column import RIGHT, SCALES, WRONG
from gdviz.lecture.slides.slide_panel import SlidePanel
from gdviz.theme import Look, full_screen_sizes, load_theme, theme_names

HALL = (1280, 720)
Show = Callable[..., SlidePanel]


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Show]:
    panels: list[SlidePanel] = []

    def make(said: Said, theme: str = "light", size: tuple[int, int] = (460, 600)) -> SlidePanel:
        application()
        panel = SlidePanel()
        panels.append(panel)
        look = Look(load_theme(theme), full_screen_sizes(*HALL))
        panel.setStyleSheet(f"background: {look.theme.surface}")
        panel.resize(*size)
        panel.set_look(look)
        panel.show_slide(said)
        panel.show()
        return panel

    yield make
    for panel in panels:
        panel.close()


def pixels(panel: SlidePanel) -> np.ndarray:
    image = panel.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    return rows[:, : 3 * image.width()].reshape(image.height(), -1, 3).astype(int)


def test_parts_stand_below_one_another(show: Show) -> None:
    panel = show(Said("Title", "Words", "Which?", ("left", "right"), None, 3, 8))
    names = [part.name for part in panel.column.parts]
    assert names == ["title", "words", "question", "answer_0", "answer_1"]
    places = [panel.column.place_of(name) for name in names]
    for above, below in pairwise(places):
        assert below.top() > above.bottom()
    assert panel.column.scale == SCALES[0]
    assert panel.column.height < panel.height()


def test_a_formula_becomes_a_picture(show: Show, qtbot: QtBot) -> None:
    panel = show(Said("Title", "The slope $\\frac{dC}{dx}$ here"))
    document = panel.column.parts[1].document
    before = document.size().height()
    qtbot.waitUntil(lambda: document.size().height() > before, timeout=20000)
    metrics = QFontMetricsF(document.defaultFont())
    assert document.size().height() > 1.3 * metrics.height()
    assert "\ufffc" in document.toPlainText()


def test_formulas_that_are_higher_than_their_gaps_do_not_push_words_out(
    show: Show, qtbot: QtBot
) -> None:
    words = "\n\n".join([*(["word " * 15] * 3), *(["$\\frac{dC}{dx}$"] * 3)])
    panel = show(Said("Title", words))
    document = panel.column.parts[1].document
    before, scale = document.size().height(), panel.column.scale
    assert scale > SCALES[-1]
    qtbot.waitUntil(lambda: "\ufffc" in document.toPlainText() and settled(panel), timeout=20000)
    assert (document.size().height(), panel.column.scale) != (before, scale)
    assert panel.column.height < panel.height() - 2 * panel.origin().y()


def settled(panel: SlidePanel) -> bool:
    """Whether every formula has its picture."""
    wanted = {latex for part in panel.column.parts for latex in part.text.formulas}
    return wanted <= set(panel._pictures[load_theme("light").text])


def test_a_formula_that_is_known_has_no_gap_when_more_is_said(show: Show, qtbot: QtBot) -> None:
    panel = show(Said("Title", "The slope $\\frac{dC}{dx}$"))
    qtbot.waitUntil(lambda: settled(panel), timeout=20000)
    panel.show_slide(Said("Title", "The slope $\\frac{dC}{dx}$\n\nis small"))
    document = panel.column.parts[1].document
    picture = document.loadResource(0, "formula:0")
    assert isinstance(picture, QImage)
    assert not picture.isNull()


@pytest.mark.parametrize("latex", ["H", "\\hat{y}H", "10^{10}H", "\\frac{x}{2}H"])
def test_a_formula_stands_on_the_line_of_the_words(show: Show, qtbot: QtBot, latex: str) -> None:
    panel = show(Said("Title", f"H ${latex}$"))
    qtbot.waitUntil(lambda: settled(panel), timeout=20000)
    shown = pixels(panel)
    place = panel.column.place_of("words").translated(panel.origin())
    line = shown[round(place.top()) : round(place.bottom())].sum(axis=2)
    ink = line < 0.5 * line.max()
    columns = np.flatnonzero(ink.any(axis=0))
    parts = np.split(columns, np.flatnonzero(np.diff(columns) > 1) + 1)
    first, last = (
        int(np.flatnonzero(ink[:, part].any(axis=1))[-1]) for part in parts[:: len(parts) - 1]
    )
    assert last == pytest.approx(first, abs=1)


def test_what_cannot_be_set_is_shown_as_it_was_typed(show: Show, qtbot: QtBot) -> None:
    panel = show(Said("Title", "wrong: $\\frac{$"))
    document = panel.column.parts[1].document
    qtbot.waitUntil(lambda: "\\frac{" in document.toPlainText(), timeout=20000)


def test_a_slide_that_says_much_is_set_smaller_and_still_fits(show: Show) -> None:
    few, many = Said("Title", "word " * 40), Said("Title", "word " * 110)
    assert show(few).column.scale > show(many).column.scale
    panel = show(many)
    assert SCALES[-1] <= panel.column.scale < SCALES[0]
    assert panel.column.height < panel.height()


def test_the_right_answer_is_told_by_a_sign_not_by_colour_alone(show: Show) -> None:
    said = Said("Title", "", "Which?", ("left", "right"))
    texts = [part.document.toPlainText() for part in show(said).column.parts[-2:]]
    assert texts == ["A  left", "B  right"]
    revealed = Said("Title", "", "Which?", ("left", "right"), 1)
    panel = show(revealed)
    texts = [part.document.toPlainText() for part in panel.column.parts[-2:]]
    assert texts == [f"{WRONG}  left", f"{RIGHT}  right"]
    assert [part.faint for part in panel.column.parts[-2:]] == [True, False]


def red_picture(folder: Path) -> Path:
    picture = folder / "red.png"
    image = QImage(400, 40, QImage.Format.Format_RGB32)
    image.fill(0xFFFF0000)
    assert image.save(str(picture))
    return picture


def red(panel: SlidePanel) -> np.ndarray:
    shown = pixels(panel)
    return (shown[..., 0] > 200) & (shown[..., 1] < 60) & (shown[..., 2] < 60)


def test_files_elsewhere_and_html_are_not_read(show: Show, tmp_path: Path) -> None:
    picture = red_picture(tmp_path)
    words = f"![]({picture}) ![x](file://{picture}) <img src='{picture}'>"
    assert not red(show(Said("Title", words))).any()
    inner = tmp_path / "lesson"
    inner.mkdir()
    outside = f"{words} ![x](../red.png)"
    assert not red(show(Said("Title", outside, folder=inner))).any()


def test_a_picture_of_the_folder_is_shown_no_wider_than_the_words(
    show: Show, tmp_path: Path
) -> None:
    red_picture(tmp_path)
    said = Said("Title", "![a red bar](red.png)", folder=tmp_path)
    widths = [red(show(said, size=(width, 600))).any(axis=0).sum() for width in (900, 300)]
    assert widths[0] == 400
    assert 150 < widths[1] < 300


@pytest.mark.parametrize("theme", theme_names())
def test_the_bar_is_as_long_as_the_lesson_is_far(show: Show, theme: str) -> None:
    shown = pixels(show(Said("Title", number=1, count=4), theme))
    accent = load_theme(theme).accent
    colour = [int(accent[i : i + 2], 16) for i in (1, 3, 5)]
    row = max(range(len(shown)), key=lambda y: (shown[y] == colour).all(axis=1).sum())
    found = np.flatnonzero((shown[row] == colour).all(axis=1))
    inner = shown.shape[1] - 2 * found[0]
    assert (found[-1] + 1 - found[0]) / inner == pytest.approx(0.25, abs=0.02)


def test_screen_readers_hear_the_slide(show: Show) -> None:
    panel = show(Said("The **slope**", "is $C'$", "Which?", ("left", "right"), 1))
    assert panel.accessibleName() == "The slope"
    assert panel.accessibleDescription() == "is C'\nWhich?\nleft\nright ✓"
