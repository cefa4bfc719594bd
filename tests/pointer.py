"""A person's hand on the mouse: everything goes through the pixels of the real window."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gdviz.canvas.plot_area import PlotArea

LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
#: Milliseconds before a move: pyqtgraph looks at the pointer a hundred times a second, not more.
UNHURRIED = 12


def pixel(plot: PlotArea, x: float, y: float) -> QPoint:
    """The pixel of the plot's viewport that shows a place."""
    return plot.numbers_to_widget(x, y).toPoint()


def numbers(plot: PlotArea, place: QPoint) -> tuple[float, float]:
    """The place that a pixel of the viewport shows."""
    return plot.scene_to_numbers(plot.widget.mapToScene(place))


def click(plot: PlotArea, x: float, y: float) -> None:
    QTest.mouseClick(*_target(plot), _in_window(plot, x, y))


def double_click(plot: PlotArea, x: float, y: float) -> None:
    """Press, release, press again, release: the first two are a click like any other."""
    QTest.mouseDClick(*_target(plot), _in_window(plot, x, y))


def move(plot: PlotArea, x: float, y: float) -> None:
    QTest.qWait(UNHURRIED)
    QTest.mouseMove(_target(plot)[0], _in_window(plot, x, y))


def drag(plot: PlotArea, begin: tuple[float, float], end: tuple[float, float]) -> None:
    """Press, move in ten small steps, release."""
    window, first, last = _target(plot)[0], _in_window(plot, *begin), _in_window(plot, *end)
    move(plot, *begin)
    QTest.mousePress(window, LEFT, NO_KEY, first)
    for step in range(1, 11):
        QTest.qWait(UNHURRIED)
        QTest.mouseMove(window, first + (last - first) * step / 10)
    QTest.mouseRelease(window, LEFT, NO_KEY, last)


def wheel(plot: PlotArea, x: float, y: float, notches: int) -> None:
    """Turn the wheel over a place; away from the person, it zooms in."""
    viewport, place = plot.widget.viewport(), pixel(plot, x, y)
    event = QWheelEvent(
        QPointF(place),
        QPointF(viewport.mapToGlobal(place)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        NO_KEY,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, event)


def _target(plot: PlotArea) -> tuple[QWindow, Qt.MouseButton, Qt.KeyboardModifier]:
    return plot.widget.window().windowHandle(), LEFT, NO_KEY


def _in_window(plot: PlotArea, x: float, y: float) -> QPoint:
    """A place in pixels of the window: what lies over the plot there would take the event."""
    viewport = plot.widget.viewport()
    return QPoint(viewport.mapTo(plot.widget.window(), pixel(plot, x, y)))
