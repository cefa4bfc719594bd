"""Full screens with as much to read on the picture as there can be, and where the texts are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QGraphicsItem

from gdviz.engine.optimizers import optimizers
from gdviz.session.race import Race
from gdviz.session.scene import FIRST_LAYERS, Layer, Scene
from gdviz.window import MainWindow
from tests.conftest import OpenWindow, settle

WHY = FIRST_LAYERS | {Layer.PARTS, Layer.LEVEL, Layer.MODEL, Layer.CURVATURE}
#: Learning rates of a race on Himmelblau's cost; the last two leave the view.
RULES = (
    ("adam", 0.3),
    ("gradient_descent", 0.01),
    ("momentum", 0.01),
    ("rmsprop", 0.05),
    ("gradient_descent", 0.045),
    ("momentum", 0.04),
)


@dataclass(frozen=True)
class Text:
    """A text on the canvas and its box in pixels of the window."""

    words: str
    box: QRectF
    on_plate: bool = False


def race(layers: frozenset[Layer] = WHY) -> Scene:
    """Six runs of which two are beyond the edge after a few steps."""
    rules = [optimizers[name](learning_rate=rate) for name, rate in RULES]
    scene = Scene.opening("himmelblau", "adam")
    return replace(scene, race=Race.of(*rules), layers=layers)


def presented(open_window: OpenWindow, scene: Scene, size: tuple[int, int]) -> MainWindow:
    window = open_window(scene, size)
    window.present(True)
    settle()  # some screens give their own size first
    window.resize(*size)  # a screen without a window manager leaves the size alone
    settle()
    return window


def texts(window: MainWindow) -> Iterator[Text]:
    """Every text on the picture, on its axes and at the colour bar."""
    view, plot = window.canvas.view, window.canvas.view.plot
    for plate in view.texts.plates:
        for line in plate.lines:
            yield Text(line.text, _in_window(window, plate, line.box), on_plate=True)
    for axis in plot._axes.values():
        for box, _, words in _tick_labels(axis):
            yield Text(words, _in_window(window, axis, box))
    for words, box in view.colour_bar.labels:
        corner = view.colour_bar.mapTo(window, view.colour_bar.rect().topLeft())
        yield Text(words, box.translated(corner.x(), corner.y()))


def _tick_labels(axis: Any) -> Sequence[tuple[QRectF, int, str]]:
    """Boxes, alignments and words, as pyqtgraph is about to paint them."""
    painter = QPainter(image := QImage(1, 1, QImage.Format.Format_RGB32))
    painter.setFont(axis.style["tickFont"])
    specs = axis.generateDrawSpecs(painter)
    painter.end()
    assert not image.isNull()
    return specs[2]


def _in_window(window: MainWindow, item: QGraphicsItem, box: QRectF) -> QRectF:
    widget = window.canvas.view.plot.widget
    seen = widget.viewportTransform().mapRect(item.mapRectToScene(box))
    corner = widget.mapTo(window, widget.rect().topLeft())
    return seen.translated(corner.x(), corner.y())


def pixels(window: MainWindow) -> np.ndarray:
    """What is seen: (height, width, 3), in pixels of the window."""
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).copy()


def crop(seen: np.ndarray, box: QRectF) -> np.ndarray:
    """The pixels of a box, and those of which it has a part."""
    place: QRect = box.toAlignedRect()
    left, top, width, height = place.getRect()
    return seen[top : top + height, left : left + width - 2]  # without the plate's border


def picture_box(window: MainWindow) -> QRectF:
    """The plot between its axes, in pixels of the window."""
    box = window.canvas.view.plot._box
    return _in_window(window, box, box.rect())
