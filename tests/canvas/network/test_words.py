"""Every word of a network's views passes through Qt's translation."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication

from gdviz.canvas.network.confused import Cell
from gdviz.canvas.network.confusion import Confusion
from gdviz.canvas.network.histograms import Histograms
from gdviz.canvas.network.units import Units
from gdviz.session.tasks.learning_data import LearningData
from gdviz.session.tasks.network_task import NetworkTask
from gdviz.session.tasks.tile import Tile
from tests.canvas.network.networks import network_scene, part_named
from tests.conftest import OpenWindow, settle


class Brackets(QTranslator):
    """A language in which every text stands in brackets."""

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        return f"⟦{text}⟧"


@pytest.fixture
def brackets(qapp: QApplication) -> Iterator[None]:
    language = Brackets()
    QCoreApplication.installTranslator(language)
    yield
    QCoreApplication.removeTranslator(language)


@pytest.mark.usefixtures("brackets")
def test_what_is_said_of_layers_neurons_and_cells(
    open_window: OpenWindow, pictures: LearningData
) -> None:
    task = NetworkTask(data=pictures, hidden=(6,) * 7, initialisation="too_large")
    window = open_window(network_scene(task, Tile.HISTOGRAMS, Tile.UNITS, Tile.CONFUSION))
    histograms, units, confusion = (
        part_named(window, name) for name in ("histograms", "units", "confusion")
    )
    assert isinstance(histograms, Histograms)
    assert isinstance(units, Units)
    assert isinstance(confusion, Confusion)
    assert any("⟦saturated⟧" in row.stuck for row in histograms.rows)
    texts = [word for row in histograms.rows for word in (row.title, row.flow, row.stuck) if word]
    texts += [histograms.accessibleDescription(), units.toolTip()]
    for unit in range(2):
        units.choose(unit)
        texts.append(units.accessibleDescription())
    for cell in (None, Cell(0, 0), Cell(0, 1)):
        confusion.choose(cell)
        texts.append(confusion.accessibleDescription())
    assert [text for text in texts if "⟦" not in text] == []
    settle()
