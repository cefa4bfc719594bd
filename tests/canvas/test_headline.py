"""The line of large type."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from gdviz.canvas.headline import Headline
from gdviz.theme import Look, load_theme, sizes_for


@pytest.fixture
def headline(qtbot: QtBot) -> Headline:
    made = Headline("sentence")
    qtbot.addWidget(made)
    made.set_look(Look(load_theme("light"), sizes_for(1280, 720)))
    made.resize(600, made.height())
    return made


def ink(headline: Headline) -> tuple[int, int]:
    """The first and the last column in which something is drawn."""
    image = headline.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    paper = image.pixelColor(0, 0)
    marked = [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y) != paper for y in range(image.height()))
    ]
    return marked[0], marked[-1]


def test_a_short_text_is_centred(headline: Headline) -> None:
    headline.show_text("slope 0")
    left, right = ink(headline)
    assert abs(left - (599 - right)) < 6


def test_a_long_text_is_set_smaller_instead_of_clipped(headline: Headline) -> None:
    headline.show_text("slope −3.20, negative: increase the prediction by a very long word →")
    left, right = ink(headline)
    assert left > 2
    assert right < 597


def test_it_grows_with_the_window(headline: Headline) -> None:
    low = headline.height()
    headline.set_look(Look(load_theme("light"), sizes_for(1920, 1080)))
    assert headline.height() == pytest.approx(1.5 * low, abs=1)


def test_screen_readers_are_told(headline: Headline) -> None:
    headline.show_text("slope 0")
    assert headline.accessibleName() == headline.text == "slope 0"
