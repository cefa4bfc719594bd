"""The picture behind the moving marks, painted once a view and then only copied."""

from __future__ import annotations

from collections.abc import Callable
from typing import final

from PySide6.QtCore import QObject, QPointF, QRectF, QTimer, Signal
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from gdviz.canvas.plot_area import PlotArea
from gdviz.canvas.view_map import ViewMap

#: While the wheel turns the old picture is stretched; it is painted anew after so many ms of rest.
REST = 60

Paint = Callable[[QPainter, ViewMap], None]


@final
class _PixmapItem(QGraphicsItem):
    """A pixmap with the view that it shows; in another view it is stretched to fit."""

    def __init__(self, refresh: Callable[[], None]) -> None:
        super().__init__()
        self._refresh = refresh
        self.pixmap = QPixmap()
        self.painted_for: ViewMap | None = None
        self.shown_in = ViewMap((0, 1), (0, 1), 1, 1)

    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, self.shown_in.width, self.shown_in.height)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        if self.painted_for is None:
            self._refresh()
        if self.painted_for == self.shown_in:
            painter.drawPixmap(QPointF(0, 0), self.pixmap)
        elif self.painted_for is not None:
            painter.drawPixmap(self._stretched(self.painted_for), self.pixmap, self._whole())

    def _stretched(self, old: ViewMap) -> QRectF:
        corners = old.to_numbers([(0, 0), (old.width, old.height)])
        (left, top), (right, bottom) = self.shown_in.to_pixels(corners)
        return QRectF(left, top, right - left, bottom - top)

    def _whole(self) -> QRectF:
        return QRectF(self.pixmap.rect())


@final
class Backdrop(QObject):
    """Paints by a function of (painter, view map) and keeps the result."""

    painted = Signal()

    def __init__(self, plot: PlotArea, paint: Paint) -> None:
        super().__init__(plot)
        self._plot = plot
        self._paint = paint
        self._item = _PixmapItem(self._refresh)
        plot.add(self._item, -100)
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
        self._item.painted_for = None
        self._item.update()

    def _refresh(self) -> None:
        view, ratio = self._item.shown_in, self._plot.pixel_ratio
        pixmap = QPixmap(round(view.width * ratio), round(view.height * ratio))
        pixmap.setDevicePixelRatio(ratio)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint(painter, view)
        painter.end()
        self._item.pixmap, self._item.painted_for = pixmap, view
        self.painted.emit()

    def _on_map_changed(self) -> None:
        self._item.prepareGeometryChange()
        self._item.shown_in = self._plot.map
        self._item.update()
        if self._item.painted_for is not None:
            self._timer.start()
