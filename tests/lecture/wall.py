"""`python -m tests.lecture.wall` measures full-screen frames in device pixels, as lines of JSON.

The device-pixel ratio is that of the process: set `QT_SCALE_FACTOR`. A hall's size is the
projector's, in device pixels; the window has as many pixels less as the ratio says.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from typing import Any

import numpy as np
from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QWidget

from gdviz.app import create_window
from gdviz.lecture import fading
from gdviz.session.scene import Layer, Scene
from gdviz.theme import load_theme, theme_names
from gdviz.window import MainWindow

HALLS = ((1024, 768), (1280, 720), (1920, 1080), (3840, 2160))
#: The least contrast of what the hall reads, and of the panel, which the lecturer reads from near:
#: its strokes are thinner than a pixel on a projector of 1024 columns at a ratio of 2.
HALL, LECTURER = 7.0, 4.5
RATIO = float(os.environ.get("QT_SCALE_FACTOR", "1"))


class Frame:
    """What is on the wall at one moment."""

    def __init__(self, window: MainWindow) -> None:
        image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
        rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
        self.pixels = rows[:, : 3 * image.width()].reshape(image.height(), -1, 3).copy()
        self.window = window

    @property
    def height(self) -> int:
        return len(self.pixels)

    def part(self, place: QRectF) -> np.ndarray:
        """The pixels of a place in the window's own pixels: (height, width, 3)."""
        left, top = round(place.left() * RATIO), round(place.top() * RATIO)
        right, bottom = round(place.right() * RATIO), round(place.bottom() * RATIO)
        return self.pixels[max(top, 0) : bottom, max(left, 0) : right]

    def of(self, widget: QWidget, inside: QRect | None = None) -> np.ndarray:
        """The pixels of a widget, or of a part of it."""
        inside = widget.rect() if inside is None else inside
        origin = widget.mapTo(self.window, QPoint())
        return self.part(QRectF(inside.translated(origin)))


def luminance(pixels: np.ndarray) -> np.ndarray:
    """Relative luminance (WCAG 2.2): (..., 3) -> (...)."""
    colours = pixels / 255
    linear = np.where(colours <= 0.04045, colours / 12.92, ((colours + 0.055) / 1.055) ** 2.4)
    return linear @ (0.2126, 0.7152, 0.0722)


def contrast(pixels: np.ndarray) -> float:
    """Of the paper, which is most of the pixels, and what stands out from it most."""
    light = luminance(pixels)
    paper = float(np.median(light))
    ratios = np.maximum(light + 0.05, paper + 0.05) / np.minimum(light + 0.05, paper + 0.05)
    return float(ratios.max())


def inked(pixels: np.ndarray) -> np.ndarray:
    """Which pixels are nearer to the ink than to the paper: (height, width)."""
    light = luminance(pixels)
    apart = np.abs(light - np.median(light))
    return apart > 0.5 * apart.max()


def runs(marked: np.ndarray) -> list[tuple[int, int]]:
    """Where unbroken stretches begin and end: pairs of indices."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], marked.astype(int), [0]])))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


def text(frame: Frame, widget: QWidget) -> dict[str, Any]:
    """Height, contrast and whether it is cut off, of a line of large type."""
    pixels = frame.of(widget)
    ink = inked(pixels)
    rows = np.flatnonzero(ink.any(axis=1))
    cut = bool(rows[0] == 0 or rows[-1] == len(pixels) - 1)
    begin, end = runs(ink.any(axis=1))[0]
    share = above_baseline(ink[begin:end]) / frame.height
    return {"share": share, "contrast": contrast(pixels), "cut": cut}


def above_baseline(line: np.ndarray) -> int:
    """Pixels from the line on which most letters stand up to the top of the tallest."""
    letters = runs(line.any(axis=0))
    bottoms = [int(np.flatnonzero(line[:, begin:end].any(axis=1))[-1]) for begin, end in letters]
    return int(np.bincount(bottoms).argmax()) + 1


def axis_numbers(frame: Frame) -> dict[str, Any]:
    """Height and contrast of the numbers at the bottom, which are the first row of ink there."""
    plot = frame.window.canvas.view.plot
    axis = plot.widget.mapFromScene(plot._axes["bottom"].sceneBoundingRect()).boundingRect()
    pixels = frame.of(plot.widget, axis)
    rows = runs(inked(pixels).any(axis=1))
    begin, end = next(row for row in rows if row[1] - row[0] > 0.01 * frame.height)  # no line
    return {"share": (end - begin) / frame.height, "contrast": contrast(pixels)}


def curve_width(frame: Frame) -> float:
    """The thickness of the curve at its lowest point, as a share of the height."""
    window, theme = frame.window, load_theme(frame.window.session.scene.appearance.theme)
    cost, plot = window.session.cost, window.canvas.view.plot
    x, y = float(cost.minima[0].point[0]), float(cost.minima[0].value)
    place = plot.widget.mapTo(window, plot.numbers_to_widget(x, y).toPoint())
    around = round(0.02 * window.height())
    column = frame.part(QRectF(place.x(), place.y() - around, 1, 2 * around))[:, 0].astype(int)
    distance = np.abs(column - rgb(theme.curve)).sum(axis=1)
    return float((distance < 0.5 * distance.max()).sum() / frame.height)


def ball_size(frame: Frame) -> float:
    """The diameter of the ball's coloured part, as a share of the height."""
    window, theme = frame.window, load_theme(frame.window.session.scene.appearance.theme)
    plot, ball = window.canvas.view.plot, window.canvas.view.marks[0].ball
    place = plot.widget.mapTo(window, plot.widget.mapFromScene(ball.scenePos()))
    around = round(0.04 * window.height())
    pixels = frame.part(QRectF(place.x() - around, place.y() - around, 2 * around, 2 * around))
    coloured = np.abs(pixels.astype(int) - rgb(theme.runs[0])).sum(axis=2) < 60
    return float(coloured.any(axis=1).sum() / frame.height)


def rgb(colour: str) -> np.ndarray:
    return np.array(QColor(colour).getRgb()[:3])


def labelled(window: MainWindow) -> Iterator[tuple[QWidget, str, QRect]]:
    """All visible widgets with words, the words, and the room for them."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or widget.width() == 0 or not widget.isEnabled():
            continue
        if isinstance(widget, QLabel):
            yield widget, widget.text().removeprefix("<b>").removesuffix("</b>"), widget.rect()
        elif isinstance(widget, QAbstractButton):
            yield widget, widget.text(), room_in(widget)
        elif isinstance(widget, QComboBox):
            yield widget, widget.currentText(), widget.rect().adjusted(4, 4, -widget.height(), -4)


def room_in(button: QAbstractButton) -> QRect:
    """The room for a button's words: without the mark of a check box, the frame of others."""
    room = button.rect().adjusted(3, 3, -3, -3)
    marked = button.isCheckable() and button.inherits("QCheckBox")
    return room.adjusted(button.height(), 0, 0, 0) if marked else room


def faults(frame: Frame, least: float) -> list[str]:
    """Names of widgets whose words do not fit in or do not stand out."""
    found = []
    for widget, words, room in labelled(frame.window):
        if not words or not seen(frame.window, widget):
            continue
        metrics, told = widget.fontMetrics(), widget.objectName() or words
        if metrics.horizontalAdvance(words) > room.width() + 1:
            found.append(f"{told}: needs {metrics.horizontalAdvance(words)}, has {room.width()}")
        if metrics.tightBoundingRect(words).height() > widget.height():
            found.append(f"{told}: too low for its words")
        if (ratio := contrast(frame.of(widget, room))) < least:
            found.append(f"{told}: contrast {ratio:.1f}")
    return found


def seen(window: MainWindow, widget: QWidget) -> bool:
    """Whether all of it is in sight, not scrolled away."""
    return widget.visibleRegion().boundingRect() == widget.rect()


def overlapping(window: MainWindow) -> list[str]:
    """Pairs of neighbours that lie on one another, and widgets that stick out of their room."""
    found = []
    for widget in window.findChildren(QWidget):
        parent = widget.parentWidget()
        if not widget.isVisible() or parent is None or parent.layout() is None:
            continue
        if not parent.rect().contains(widget.geometry()):
            found.append(f"{widget.objectName()} sticks out")
        for other in parent.children():
            beside = isinstance(other, QWidget) and other.isVisible() and other is not widget
            if beside and other.geometry().intersects(widget.geometry()):
                found.append(f"{widget.objectName()} on {other.objectName()}")
    return found


def overlay(window: MainWindow) -> dict[str, Any]:
    """The list of keys: its height of capitals, contrast, and whether anything is cut off."""
    keys = window._covers._keys()
    keys.open()
    frame = Frame(window)
    ink = inked(frame.pixels)
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    cut = rows[0] == 0 or columns[0] == 0 or rows[-1] == ink.shape[0] - 1
    begin, end = runs(ink.any(axis=1))[0]
    letters = above_baseline(ink[begin:end])
    keys.hide()
    return {
        "share": float(letters / frame.height),
        "contrast": contrast(frame.pixels),
        "cut": bool(cut or columns[-1] == ink.shape[1] - 1),
    }


def resize(window: MainWindow, hall: tuple[int, int]) -> None:
    size = (round(hall[0] / RATIO), round(hall[1] / RATIO))
    for _ in range(20):
        window.resize(*size)
        QTest.qWait(30)
        if (window.width(), window.height()) == size and window.canvas.view._backdrop.current:
            return


def measure(window: MainWindow, hall: tuple[int, int], theme: str) -> dict[str, Any]:
    """Everything of one hall and theme."""
    window.session.set_theme(theme)
    window.session.seek(3)
    window.animation.tick(1.0)
    for layer in Layer:
        window.session.show_layer(layer, False)
    resize(window, hall)
    QTest.qWait(120)
    frame = Frame(window)
    record = {
        "hall": hall,
        "theme": theme,
        "pixels": [frame.pixels.shape[1], frame.height],
        **{name: text(frame, window.findChild(QWidget, name)) for name in ("sentence", "readout")},
        "axis": axis_numbers(frame),
        "curve": curve_width(frame),
        "ball": ball_size(frame),
        "faults": faults(frame, HALL) + overlapping(window),
        "keys": overlay(window),
    }
    window._panel.show()
    window._header.show()
    QTest.qWait(60)
    record["panel"] = faults(Frame(window), LECTURER) + overlapping(window)
    window._panel.hide()
    window._header.hide()
    return record


def main() -> None:
    fading.REST = 3_600_000  # nothing fades while it is measured
    window = create_window(Scene.opening("prediction", "adam", "momentum"))
    window.show()
    window.present(True)
    window.session.advance(6)
    for hall in HALLS:
        for theme in theme_names():
            sys.stdout.write(json.dumps(measure(window, hall, theme)) + "\n")


if __name__ == "__main__":
    main()
