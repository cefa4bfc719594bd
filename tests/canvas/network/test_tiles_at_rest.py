"""A network that does not train keeps nobody busy, and every word of its tiles is translated."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from gdviz.session.tasks.tile import Tile
from tests.canvas.network.conftest import OpenNetwork, boundary_of, curves_of
from tests.test_at_rest import events_at_rest
from tests.test_words_on_screen import brackets

__all__ = ["brackets"]

BOTH = (Tile.BOUNDARY, Tile.CURVES)


@pytest.mark.parametrize("data", ["moons", "sine"])
def test_after_training_nothing_is_painted_and_nothing_ticks(
    data: str, open_network: OpenNetwork, qapp: QApplication, qtbot: QtBot
) -> None:
    window = open_network(data, tiles=BOTH)
    window.animation.play()
    qtbot.waitUntil(lambda: window.session.playhead >= 20)
    window.animation.pause()
    qtbot.waitUntil(lambda: window.animation.idle)
    boundary_of(window, qtbot)
    curves_of(window, qtbot)
    assert events_at_rest(qapp, qtbot) == {}


@pytest.mark.usefixtures("brackets")
@pytest.mark.parametrize("data", ["moons", "sine"])
def test_every_word_can_be_translated(data: str, open_network: OpenNetwork, qtbot: QtBot) -> None:
    window = open_network(data, tiles=BOTH)
    boundary, curves = boundary_of(window, qtbot), curves_of(window, qtbot)
    titles = [each.text() for each in window.findChildren(QLabel, "tile_title")]
    said = window.findChild(object, "sentence").text
    plots = [curves.cost_plot.accessibleName(), curves.share_plot.accessibleName()]
    words = [*boundary.key.words, *curves.key.words, *boundary.plot.labels, *titles, *plots, said]
    assert len(words) > 10
    assert all(each.startswith("⟦") for each in words)
