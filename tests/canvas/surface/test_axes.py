"""The numbers and names of the axes, measured on frames as a hall sees them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gdviz import costs
from gdviz.canvas.surface.axes import Axes
from gdviz.canvas.surface.axis_texts import Text
from gdviz.canvas.surface.camera import Camera
from gdviz.canvas.surface.mesh import HeightField
from gdviz.canvas.surface.surface_view import MARGIN
from gdviz.session.scene import Layer, Scene, View
from gdviz.theme import Look, full_screen_sizes, load_theme, sizes_for, theme_names
from gdviz.window import MainWindow
from tests.conftest import OpenWindow, settle
from tests.test_theme import contrast

SCREENS = ((1024, 768), (1280, 720), (1920, 1080), (3840, 2160))
#: The share of a picture's height that a text needs for a row five heights away (DISCAS).
LEAST = 0.025


def pictured(
    open_window: OpenWindow, cost: str, size: tuple[int, int], theme: str
) -> tuple[QImage, Axes]:
    """The view in full screen with nothing but the surface, and its axes."""
    scene = replace(Scene.opening(cost), view=View.SURFACE, layers=frozenset({Layer.TRAIL}))
    window = open_window(scene, size)
    window.set_theme(theme)
    fill(window, size)
    view, look = window.canvas.surface_view, window._look
    field = HeightField.of(window.session.cost)
    return view.grab().toImage(), Axes(window.session.cost, field, view.camera, look)


def fill(window: MainWindow, size: tuple[int, int]) -> None:
    """Full screen on a screen of this size: the real one gives the window its own, late."""
    window.present(True)
    while (window.width(), window.height()) != size:
        QTest.qWait(60)
        window.resize(*size)
        settle()


def part(image: QImage, box: QRectF) -> np.ndarray:
    """The pixels of a box: (height, width, 3)."""
    cut = image.copy(box.toAlignedRect()).convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(cut.constBits(), np.uint8).reshape(cut.height(), cut.bytesPerLine())
    return rows[:, : 3 * cut.width()].reshape(cut.height(), cut.width(), 3).astype(int)


def ink(pixels: np.ndarray, paper: np.ndarray) -> np.ndarray:
    """How far each pixel is from the paper's colour, 0 to 1: (height, width)."""
    difference = np.abs(pixels - paper).max(axis=2)
    return difference / max(difference.max(), 1)


def name_of(colour: np.ndarray) -> str:
    return "#" + "".join(f"{channel:02x}" for channel in colour)


@pytest.mark.parametrize("size", SCREENS)
@pytest.mark.parametrize("theme", theme_names())
def test_a_hall_reads_every_number_and_name(
    open_window: OpenWindow, size: tuple[int, int], theme: str
) -> None:
    image, axes = pictured(open_window, "himmelblau", size, theme)
    metrics = QFontMetricsF(font_of(axes))
    assert {text.words for text in axes.texts} >= {"x", "y", "cost", "−2", "2"}
    assert len(axes.texts) >= 3 + 2 + 4 + 4
    for text in axes.texts:
        pixels = part(image, text.box)
        paper = pixels[0, 0]
        strength = ink(pixels, paper)
        assert strength[[0, -1]].max() < 0.3, "clipped above or below"
        assert strength[:, [0, -1]].max() < 0.3, "clipped at a side"
        # Letters without ascenders are as high as they are beside capitals of that height.
        low = text.words in ("x", "y", "cost")
        share = metrics.xHeight() / metrics.capHeight() if low else 1.0
        rows = np.flatnonzero((strength > 0.4).any(axis=1))
        assert np.ptp(rows) + 1 >= LEAST * share * size[1], text.words
        darkest = pixels.reshape(-1, 3)[strength.argmax()]
        assert contrast(name_of(darkest), name_of(paper)) >= 7.0, text.words


def font_of(axes: Axes) -> QFont:
    font = QFont(axes._look.sizes.family)
    font.setPixelSize(axes._look.sizes.text)
    return font


def check_layout(texts: Sequence[Text], camera: Camera) -> None:
    """Whole, and none over another."""
    room = QRectF(0, 0, camera.width, camera.height)
    assert all(room.contains(text.box) for text in texts)
    assert not any(one.box.intersects(other.box) for one, other in combinations(texts, 2))


@pytest.mark.parametrize("cost", ["rosenbrock", "himmelblau", "rastrigin", "penguins", "eggholder"])
@pytest.mark.parametrize("log", [False, True])
@pytest.mark.parametrize("size", SCREENS)
def test_at_first_each_edge_has_its_name_and_numbers(
    qapp: QApplication, cost: str, log: bool, size: tuple[int, int]
) -> None:
    look = Look(load_theme("light"), full_screen_sizes(*size))
    camera = Camera(size[0], 0.8 * size[1], MARGIN * look.sizes.text)
    texts = Axes(costs[cost], HeightField.of(costs[cost], log), camera, look).texts
    check_layout(texts, camera)
    words = [text.words for text in texts]
    assert {*(each.label for each in costs[cost].coordinates), "cost"} <= set(words)
    assert len(words) >= 3 + 2 + 3 + 3


@pytest.mark.parametrize("elevation", [5.0, 20.0, 38.0, 60.0, 90.0])
@pytest.mark.parametrize("zoom", [0.5, 1.0, 3.0, 6.0])
def test_texts_stay_whole_and_apart_however_the_box_is_turned(
    qapp: QApplication, elevation: float, zoom: float
) -> None:
    field = HeightField.of(costs["rosenbrock"])
    for size in ((1280, 720), (420, 500)):
        look = Look(load_theme("light"), sizes_for(1280, 720))
        for azimuth in range(-180, 180, 20):
            margin = MARGIN * look.sizes.text
            camera = Camera(*size, margin, float(azimuth), elevation, zoom)
            texts = Axes(costs["rosenbrock"], field, camera, look).texts
            check_layout(texts, camera)
            if zoom == 1.0:
                assert {"x", "y"} <= {text.words for text in texts}, azimuth


def test_texts_can_be_read_where_they_lie_on_the_surface(open_window: OpenWindow) -> None:
    scene = replace(Scene.opening("rosenbrock"), view=View.SURFACE, layers=frozenset())
    window = open_window(scene)
    view, look = window.canvas.surface_view, window._look
    view._see(replace(view.camera, zoom=2.0, elevation=60.0))
    image = view.grab().toImage()
    texts = Axes(window.session.cost, HeightField.of(window.session.cost), view.camera, look).texts
    assert texts
    for text in texts:
        pixels = part(image, text.box)
        assert name_of(pixels[1, 1]) == look.theme.surface
        assert ink(pixels, pixels[1, 1]).max() == 1
