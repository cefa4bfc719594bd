"""A picture that does not move with the marks, painted once a view and then only copied."""

from __future__ import annotations

from collections.abc import Callable
from typing import final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPixmap

from gdviz.canvas.flat.view_pixmap import ViewPixmap
from gdviz.canvas.plot_area import PlotArea
from gdviz.canvas.view_map import ViewMap

#: Behind everything else.
BEHIND = -100.0
#: While the wheel turns the old picture is stretched; it is painted anew after so many ms of rest.
REST = 60

Paint = Callable[[QPainter, ViewMap], None]


@final
class Backdrop(QObject):
    """Paints by a function of (painter, view map) and keeps the result.

    Behind everything else the function fills it; in front of something it begins transparent.
    """

    painted = Signal()

    def __init__(self, plot: PlotArea, paint: Paint, height: float = BEHIND) -> None:
        super().__init__(plot)
        self._plot = plot
        self._paint, self._clear = paint, height > BEHIND
        self._item = ViewPixmap(self._refresh)
        plot.add(self._item, height)
        self._timer = QTimer(self, interval=REST, singleShot=True)
        self._timer.timeout.connect(self.repaint)
        plot.map_changed.connect(self._on_map_changed)

    @property
    def current(self) -> bool:
        """Whether the picture that is kept is the one of the present view."""
        return self._item.painted_for == self._plot.map

    def repaint(self) -> None:
        """Paint the picture anew with the next frame."""
        self._timer.stop()
        self._item.forget()

    def _refresh(self) -> None:
        view, ratio = self._item.shown_in, self._plot.pixel_ratio
        pixmap = QPixmap(round(view.width * ratio), round(view.height * ratio))
        pixmap.setDevicePixelRatio(ratio)
        if self._clear:
            pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint(painter, view)
        painter.end()
        self._item.take(pixmap, view)
        self.painted.emit()

    def _on_map_changed(self) -> None:
        self._item.show_in(self._plot.map)
        if self._item.painted_for is not None:
            self._timer.start()
