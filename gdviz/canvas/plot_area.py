"""A pyqtgraph plot with axes: it maps pixels to numbers and reports what the mouse does."""

from __future__ import annotations

from typing import Any, final

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QGraphicsItem

from gdviz.canvas.log_axis import make_linear, make_log
from gdviz.canvas.view_map import ViewMap
from gdviz.theme import Look


@final
class PlotArea(QObject):
    """Owns a view box with two axes; items that are drawn on it live in pixels of the box.

    pyqtgraph's `PlotWidget` would bring thirty menus and forms along that nothing here uses.
    """

    clicked = Signal(float, float)  # a place, in numbers
    double_clicked = Signal()
    pointed = Signal(float, float)  # the pointer's place, in numbers
    pointer_left = Signal()
    moved = Signal()  # the range, by hand
    map_changed = Signal()  # the range or the size

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.widget: Any = pg.GraphicsView()
        self._box: Any = pg.ViewBox(enableMenu=False)
        self._axes: dict[str, Any] = {side: pg.AxisItem(side) for side in ("bottom", "left")}
        self._home: tuple[tuple[float, float], tuple[float, float]] = ((0, 1), (0, 1))
        self._names = dict.fromkeys(self._axes, "")
        self._log = dict.fromkeys(self._axes, False)
        self._text = 1  # height of the numbers
        self._left_room = 0.0
        self._scattered = True  # as pyqtgraph has it
        self._arrange()
        self._configure()
        self._connect()

    @property
    def map(self) -> ViewMap:
        """The present way between numbers and pixels."""
        x_range, y_range = self._box.viewRange()
        rect = self._box.rect()
        return ViewMap(tuple(x_range), tuple(y_range), max(rect.width(), 1), max(rect.height(), 1))

    @property
    def pixel_ratio(self) -> float:
        """Device pixels a pixel."""
        return float(self.widget.devicePixelRatioF())

    def add(self, item: QGraphicsItem, z: float) -> None:
        """Draw an item whose coordinates are pixels of the view box, clipped to it."""
        item.setParentItem(self._box)
        item.setZValue(z)

    def remove(self, item: QGraphicsItem) -> None:
        """Draw an item no more."""
        self.widget.scene().removeItem(item)

    def set_home(self, x_range: tuple[float, float], y_range: tuple[float, float]) -> None:
        """Set the ranges that are shown now and again after a reset."""
        self._home = (x_range, y_range)
        self.go_home()

    def go_home(self) -> None:
        """Undo every zoom and pan."""
        self._box.setRange(xRange=self._home[0], yRange=self._home[1], padding=0)
        self._forget_room()

    def zoom(self, factor: float) -> None:
        """Show the middle so many times as large."""
        self._box.scaleBy((1 / factor, 1 / factor))
        self.moved.emit()

    def pan(self, right: float, up: float) -> None:
        """Move the view by shares of its width and height."""
        x_range, y_range = self._box.viewRange()
        self._box.translateBy(x=right * (x_range[1] - x_range[0]), y=up * (y_range[1] - y_range[0]))
        self.moved.emit()

    def set_labels(self, bottom: str, left: str) -> None:
        """Name the axes."""
        self._names = {"bottom": bottom, "left": left}
        self._fit_labels()

    def set_log(self, bottom: bool, left: bool) -> None:
        """Let the places along an axis be decades; the numbers beside it stay numbers."""
        self._log = {"bottom": bottom, "left": left}
        self._take_scales()

    def set_left_room(self, letters: float) -> None:
        """Keep so many heights of the text for the numbers on the left; 0 for as many as needed.

        Plots below each other begin at one place.
        """
        self._left_room = letters
        self._take_scales()

    def _take_scales(self) -> None:
        self._axes["left"].setWidth(round(self._left_room * self._text) or None)
        for side, axis in self._axes.items():
            if self._log[side]:
                make_log(axis, self._text, side == "bottom")
            else:
                make_linear(axis)

    def set_scattered(self, scattered: bool) -> None:
        """Say whether what changes from frame to frame lies at several places of the plot.

        What lies together is painted in one box: Qt paints quicker there than in parts of it.
        """
        modes = self.widget.ViewportUpdateMode
        box, parts = modes.BoundingRectViewportUpdate, modes.MinimalViewportUpdate
        if scattered != self._scattered:
            self._scattered = scattered
            self.widget.setViewportUpdateMode(parts if scattered else box)

    @property
    def labels(self) -> tuple[str, str]:
        """The names of the bottom and the left axis."""
        return self._names["bottom"], self._names["left"]

    def set_look(self, look: Look) -> None:
        """Take colours and sizes; `map_changed` follows when the plot has been laid out anew."""
        self.widget.setBackground(look.theme.surface)
        font = QFont(look.sizes.family)
        font.setPixelSize(look.sizes.text)
        self._text = look.sizes.text
        self._take_scales()
        margin = look.sizes.text // 2  # for the halves of the outermost numbers
        self._layout.setContentsMargins(margin, margin, 2 * margin, margin // 2)
        for axis in self._axes.values():
            axis.setTickFont(font)
            axis.label.setFont(font)
            axis.setPen(look.theme.axis)
            axis.setTextPen(look.theme.text)
            axis.setStyle(
                tickLength=-look.sizes.spacing // 2, tickTextOffset=look.sizes.spacing // 2
            )
            axis.labelStyle = {"color": look.theme.text, "font-size": f"{look.sizes.text}px"}
            axis.setLabel(axis.labelText)
        self._fit_labels()
        self._forget_room()

    def scene_to_numbers(self, place: QPointF) -> tuple[float, float]:
        """A place of the graphics scene in numbers."""
        inside = self._box.mapFromScene(place)
        x, y = self.map.to_numbers((inside.x(), inside.y()))
        return float(x), float(y)

    def numbers_to_widget(self, x: float, y: float) -> QPointF:
        """Where a place in numbers is drawn, in pixels of the widget."""
        pixel = self.map.to_pixels((x, y))
        scene = self._box.mapToScene(QPointF(*pixel))
        return QPointF(self.widget.mapFromScene(scene))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self.pointer_left.emit()
        return False

    def _arrange(self) -> None:
        self._layout: Any = pg.GraphicsLayout()
        self._layout.setSpacing(0)
        self._layout.addItem(self._axes["left"], 0, 0)
        self._layout.addItem(self._box, 0, 1)
        self._layout.addItem(self._axes["bottom"], 1, 1)
        self.widget.setCentralItem(self._layout)

    def _configure(self) -> None:
        self.widget.setFrameShape(self.widget.Shape.NoFrame)
        # Filling with one colour is quicker than copying it from a cache or doing it twice.
        self.widget.setCacheMode(self.widget.CacheModeFlag.CacheNone)
        self.widget.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._box.disableAutoRange()
        self._box.setDefaultPadding(0)
        self.widget.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        for axis in self._axes.values():
            axis.linkToView(self._box)
            axis.enableAutoSIPrefix(False)

    def _fit_labels(self) -> None:
        """Shorten the name of an axis that is shorter than its name."""
        rect, text = self._box.rect(), self._text
        for side, room in (("bottom", rect.width() + 2 * text), ("left", rect.height() + text)):
            axis, name = self._axes[side], self._names[side]
            metrics = QFontMetricsF(axis.label.font())
            fitted = metrics.elidedText(name, Qt.TextElideMode.ElideRight, max(room, 0))
            if fitted != axis.labelText:
                axis.setLabel(fitted)
                axis.resizeEvent()  # where pyqtgraph puts it into the middle

    def _forget_room(self) -> None:
        """Have the axes as wide as their numbers, not as wider ones that were there before.

        pyqtgraph makes an axis narrower for ten pixels or more only.
        """
        for axis in self._axes.values():
            axis.textWidth = axis.textHeight = 0

    def _connect(self) -> None:
        scene = self.widget.scene()
        scene.sigMouseClicked.connect(self._on_mouse_clicked)
        scene.sigMouseMoved.connect(self._on_mouse_moved)
        self._box.sigRangeChanged.connect(self.map_changed)
        self._box.sigRangeChangedManually.connect(self._on_moved)
        self._box.sigResized.connect(self.map_changed)
        self._box.sigResized.connect(self._fit_labels)
        self.widget.viewport().installEventFilter(self)

    def _contains(self, place: QPointF) -> bool:
        rect: QRectF = self._box.sceneBoundingRect()
        return rect.contains(place)

    def _on_moved(self) -> None:
        self.moved.emit()

    def _on_mouse_clicked(self, event: Any) -> None:
        if event.button() != Qt.MouseButton.LeftButton or not self._contains(event.scenePos()):
            return
        if event.double():
            self.double_clicked.emit()
        else:
            self.clicked.emit(*self.scene_to_numbers(event.scenePos()))

    def _on_mouse_moved(self, place: QPointF) -> None:
        if self._contains(place):
            self.pointed.emit(*self.scene_to_numbers(place))
        else:
            self.pointer_left.emit()
