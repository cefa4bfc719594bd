"""What the drawings of a network mean can be told in grey."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from gdviz.canvas.network.boundary import Boundary
from gdviz.canvas.network.edge_painter import (
    HALO,
    MANY,
    WIDEST,
    Stroke,
    glow_colour,
    paint_edges,
)
from gdviz.canvas.network.legend import paint_legend
from gdviz.canvas.network.neuron_layout import Place
from gdviz.canvas.network.neuron_painter import font_for, paint_neuron
from gdviz.canvas.network.region_marks import APART, answered, lattice
from gdviz.canvas.network.signed_colours import SignedColours
from gdviz.canvas.network.strengths import GLOWS, GRADES, mixed
from gdviz.canvas.view_map import ViewMap
from gdviz.session.scene import Scene
from gdviz.session.tasks.learning_data import LearningData
from gdviz.session.tasks.tile import Tile
from gdviz.theme import Look, load_theme, sizes_for, theme_names
from tests.canvas.network.networks import part_named
from tests.conftest import OpenWindow, settle
from tests.grey import contrast, in_grey

themes = pytest.mark.parametrize("theme", theme_names())


def look_of(theme: str) -> Look:
    return Look(load_theme(theme), sizes_for(1280, 720))


def blank(look: Look, width: int, height: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(look.theme.surface))
    return image


def stroked(stroke: Stroke, look: Look, lines: int = 1) -> np.ndarray:
    """The grey along the middle of a level line, one of many alike."""
    image = blank(look, 240, 40)
    painter = QPainter(image)
    paint_edges(painter, [QLineF(10, 20, 230, 20)] * lines, [stroke] * lines, look)
    painter.end()
    return in_grey(image)[20, 20:220]


@themes
@pytest.mark.parametrize("glow", range(GLOWS + 1))
@pytest.mark.parametrize("lines", [1, MANY + 1])
def test_a_negative_weight_is_dashed_also_on_a_glow(theme: str, glow: int, lines: int) -> None:
    look = look_of(theme)
    for grade in (3, GRADES):
        minus = stroked(Stroke(grade, True, glow), look, lines)
        plus = stroked(Stroke(grade, False, glow), look, lines)
        gaps = np.count_nonzero(np.abs(np.diff(minus)) > 0.02)
        assert gaps >= 10
        assert np.ptp(plus) < 0.02


@themes
def test_strong_weights_stand_out_from_the_strongest_glow_and_glows_from_the_ground(
    theme: str,
) -> None:
    look, surface = look_of(theme), load_theme(theme).surface
    strongest = glow_colour(GLOWS, look)
    for sign in (look.theme.positive, look.theme.negative):
        assert contrast(mixed(sign, 1.0, surface), strongest) > 1.5
    steps = [contrast(glow_colour(glow, look), surface) for glow in range(1, GLOWS + 1)]
    assert steps == sorted(steps)
    assert steps[-1] > 1.5


@themes
def test_the_width_of_a_glow_tells_the_size_of_the_gradient(theme: str) -> None:
    look, widths = look_of(theme), []
    for glow in range(GLOWS + 1):
        image = blank(look, 60, 60)
        painter = QPainter(image)
        paint_edges(painter, [QLineF(0, 30, 60, 30)], [Stroke(2, False, glow)], look)
        painter.end()
        column = in_grey(image)[:, 30]
        widths.append(np.count_nonzero(np.abs(column - column[0]) > 0.02))
    assert (np.diff(widths) >= 1).all()
    assert widths[-1] - widths[0] >= 0.7 * HALO * look.sizes.line
    assert HALO > WIDEST


@themes
@pytest.mark.parametrize("share", [0.3, 0.7, 1.0])
def test_the_sign_of_a_small_neuron_is_seen(theme: str, share: float) -> None:
    look, seen = look_of(theme), []
    for sign in (1, -1):
        image = blank(look, 40, 40)
        painter = QPainter(image)
        place = Place(1, 0, 20.0, 20.0, 8.0, 8.0)
        paint_neuron(painter, place, sign * share, sign * share, 0, look)
        painter.end()
        inside = in_grey(image)[15:26, 20]
        seen.append((inside.max() + 0.05) / (inside.min() + 0.05))
    plus, minus = seen
    assert plus < 1.05
    assert minus > 2.0


def test_the_legend_names_all_and_tells_the_largest_gradient(qtbot: QtBot) -> None:
    look, drawn = look_of("light"), []

    class Listening(QPainter):
        def drawText(self, *args: object) -> None:
            drawn.append(args[-1])

    image = blank(look, 700, 40)
    painter = Listening(image)
    painter.setFont(font_for(look.sizes))
    paint_legend(painter, QRectF(0, 0, 700, 40), 0.03125, look)
    paint_legend(painter, QRectF(0, 0, 360, 40), 0.03125, look)
    paint_legend(painter, QRectF(0, 0, 300, 40), 0.03125, look)
    painter.end()
    assert drawn[:4] == ["w > 0", "w < 0", "a < 0", "|∂C/∂w| ≤ 0.031"]
    assert drawn[4:8] == ["w > 0", "w < 0", "a < 0", "|∂C/∂w|"]
    assert drawn[8:] == ["w > 0", "w < 0", "|∂C/∂w|"]


@themes
@pytest.mark.parametrize("side", [3, 5, 8])
def test_negative_weights_of_a_picture_are_hatched(theme: str, side: int) -> None:
    colours = SignedColours(load_theme(theme))
    values = np.array([[-1.0, 1.0], [0.0, -0.5]])
    image = colours.image(values, 1.0, side)
    grey = in_grey(image)
    cells = [[grey[r * side :][:side, c * side :][:, :side] for c in (0, 1)] for r in (0, 1)]
    assert np.ptp(cells[0][0]) > 0.05
    assert np.ptp(cells[1][1]) > 0.02
    assert np.ptp(cells[0][1]) == np.ptp(cells[1][0]) == 0.0
    # The middle has the colour of the number, as where nothing is hatched.
    plain = colours.image(values, 1.0)
    for row, column in np.ndindex(2, 2):
        middle = image.pixel(column * side + side // 2, row * side + side // 2)
        assert middle == plain.pixel(column, row)


def test_marks_stand_on_a_lattice_inside_the_view() -> None:
    view = ViewMap((0, 10), (-2, 3), 400, 300)
    places = lattice(view, 80)
    assert len(places) > 20
    assert (places > 0).all()
    assert (places < (400, 300)).all()
    apart = np.linalg.norm(places[:, np.newaxis] - places, axis=-1)
    assert apart[apart > 0].min() > 50


def test_a_class_is_that_of_the_nearest_place_of_the_grid() -> None:
    axes = np.linspace(0, 10, 5), np.linspace(-1, 1, 3)
    classes = np.arange(15, dtype=np.int16).reshape(3, 5)
    places = np.array([(0, -1), (10, 1), (2.4, 0.1), (-50, 9)])
    assert answered(places, axes, classes) == [0, 14, 6, 10]


@themes
def test_the_class_of_a_region_is_told_by_shape(
    open_window: OpenWindow, qtbot: QtBot, theme: str
) -> None:
    scene = replace(Scene.opening("network"), tiles=frozenset({Tile.BOUNDARY}))
    window = open_window(scene.with_task(replace(scene.task, data=LearningData("iris"))))
    window.set_theme(theme)
    window.session.advance(60)
    settle()
    part = part_named(window, "boundary")
    assert isinstance(part, Boundary)
    qtbot.waitUntil(lambda: not part.busy)
    part._samples._item.hide()
    look = Look(load_theme(theme), sizes_for(window.width(), window.height()))
    grey, plot = in_grey(part.grab().toImage()), part.plot
    view, drawing = plot.map, part.layer.drawing
    corner = plot.widget.mapTo(part, plot.numbers_to_widget(view.x_range[0], view.y_range[1]))
    outlines: dict[int, list[np.ndarray]] = {}
    pixels = lattice(view, APART * look.sizes.text)
    here = answered(view.to_numbers(pixels), drawing.wish.grid.axes, drawing.classes)
    half = round(0.75 * look.sizes.text)
    for (x, y), index in zip(pixels, here, strict=True):
        row, column = round(corner.y() + y), round(corner.x() + x)
        patch = grey[row - half : row + half + 1, column - half : column + half + 1]
        alone = min(x, y, view.width - x, view.height - y) > 2 * half
        sure = np.ptp(grey[row, column - 3 : column + 4]) < 0.01
        if alone and sure:
            outlines.setdefault(index, []).append(np.abs(patch - np.median(patch[0])) > 0.03)
    shapes = {index: np.mean(each, axis=0) for index, each in outlines.items()}
    assert set(shapes) == {0, 1, 2}
    for one in shapes:
        for other in range(one):
            assert np.abs(shapes[one] - shapes[other]).mean() > 0.04
