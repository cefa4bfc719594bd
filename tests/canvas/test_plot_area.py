"""Names of axes are never cut off."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from gdviz.canvas.plot_area import PlotArea
from gdviz.theme import Look, load_theme, sizes_for
from tests.conftest import settle

NAMES = ("a rather long name of what is across", "a rather long name of what is up")


@pytest.fixture
def plot(qtbot: QtBot) -> PlotArea:
    made = PlotArea()
    qtbot.addWidget(made.widget)
    made.set_look(Look(load_theme("light"), sizes_for(1280, 720)))
    made.set_labels(*NAMES)
    made.widget.show()
    return made


@pytest.mark.parametrize("size", [(900, 700), (900, 120), (150, 500), (120, 90)])
def test_names_are_shortened_where_axes_are_short(plot: PlotArea, size: tuple[int, int]) -> None:
    plot.widget.resize(*size)
    settle()
    assert plot.labels == NAMES  # for those who ask
    whole = plot.widget.rect()
    for side, name in zip(("bottom", "left"), NAMES, strict=True):
        axis = plot._axes[side]
        shown = plot.widget.mapFromScene(axis.label.mapToScene(axis.label.boundingRect()))
        box = shown.boundingRect()
        assert whole.left() - 8 <= box.left()
        assert box.right() <= whole.right() + 8
        assert whole.top() - 8 <= box.top()
        assert box.bottom() <= whole.bottom() + 8
        assert axis.labelText == name or axis.labelText.endswith("…")
    plot.widget.resize(1000, 900)
    settle()
    assert tuple(plot._axes[side].labelText for side in ("bottom", "left")) == NAMES
