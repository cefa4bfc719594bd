"""Texts grow with those of the desktop."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QWidget

from gdviz.lecture import system_text
from gdviz.lecture.system_text import MOST, system_text_scale
from gdviz.window import MainWindow
from tests.conftest import settle


@pytest.fixture
def set_points(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[object]:
    """Give the application a font of so many points; it has its own again afterwards."""
    before = qapp.font()
    monkeypatch.setattr(system_text.sys, "platform", "linux")

    def change(points: float) -> None:
        font = QFont(before)
        font.setPointSizeF(points)
        qapp.setFont(font)
        settle()

    yield change
    qapp.setFont(before)
    settle()


@pytest.mark.parametrize(
    ("points", "scale"), [(7, 1.0), (9, 1.0), (10, 1.0), (11, 1.0), (13.75, 1.25), (40, MOST)]
)
def test_only_a_font_larger_than_desktops_have_makes_texts_larger(
    set_points: object, points: float, scale: float
) -> None:
    set_points(points)
    assert system_text_scale() == pytest.approx(scale, rel=0.03)


def test_texts_of_an_open_window_grow_at_once_and_shrink_again(
    window: MainWindow, set_points: object
) -> None:
    button = window.findChild(QWidget, "cost_picker")
    before = button.fontInfo().pixelSize()
    readout = window.findChild(QWidget, "readout")
    large = readout.fontInfo().pixelSize()
    set_points(16.5)
    assert button.fontInfo().pixelSize() == pytest.approx(1.5 * before, abs=1)
    assert readout.fontInfo().pixelSize() == pytest.approx(1.5 * large, abs=1)
    set_points(9)
    assert button.fontInfo().pixelSize() == before


def test_it_comes_on_top_of_what_was_chosen(window: MainWindow, set_points: object) -> None:
    readout = window.findChild(QWidget, "readout")
    large = readout.fontInfo().pixelSize()
    window.session.set_text_scale(1.2)
    set_points(13.75)
    assert readout.fontInfo().pixelSize() == pytest.approx(1.2 * 1.25 * large, abs=1)
    assert window.session.scene.appearance.text_scale == 1.2
