"""The key of the contours."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from gdviz.canvas.colour_bar import ColourBar
from gdviz.theme import Look, load_theme, sizes_for

KEY = [(float("-inf"), "#101010"), (1.0, "#404040"), (20.0, "#808080"), (300.0, "#c0c0c0")]


@pytest.fixture
def bar(qtbot: QtBot) -> ColourBar:
    made = ColourBar()
    qtbot.addWidget(made)
    made.set_look(Look(load_theme("light"), sizes_for(1280, 720)))
    made.resize(100, 400)
    return made


def test_the_bands_stand_in_order_with_the_lowest_at_the_bottom(bar: ColourBar) -> None:
    bar.show_key(KEY)
    image = bar.grab().toImage()
    column = [image.pixelColor(sizes_for(1280, 720).spacing + 4, y).name() for y in range(400)]
    places = [column.index(colour) for _, colour in KEY]
    assert places == sorted(places, reverse=True)


def test_without_bands_it_takes_no_room(bar: ColourBar) -> None:
    bar.show_key(KEY)
    assert not bar.isHidden()
    bar.show_key([])
    assert bar.isHidden()


def test_longer_labels_take_more_room(bar: ColourBar) -> None:
    bar.show_key(KEY)
    narrow = bar.width()
    bar.show_key([*KEY, (1234000.0, "#ffffff")])
    assert bar.width() > narrow
