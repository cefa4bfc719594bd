"""A picture of the plot in one view; in another view it is moved and stretched to fit."""

from __future__ import annotations

from collections.abc import Callable
from typing import final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from gdviz.canvas.view_map import ViewMap


@final
class ViewPixmap(QGraphicsItem):
    """Keeps a pixmap with the view that it shows; without one it asks for it when painted."""

    def __init__(self, refresh: Callable[[], None] = lambda: None) -> None:
        super().__init__()
        self._refresh = refresh
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self._pixmap = QPixmap()
        self._painted_for: ViewMap | None = None
        self._shown_in = ViewMap((0, 1), (0, 1), 1, 1)

    @property
    def shown_in(self) -> ViewMap:
        """The view in which the picture is shown."""
        return self._shown_in

    @property
    def painted_for(self) -> ViewMap | None:
        """The view that the picture shows; nothing without a picture."""
        return self._painted_for

    def show_in(self, view: ViewMap) -> None:
        """Show the picture in another view."""
        self.prepareGeometryChange()
        self._shown_in = view
        self.update()

    def take(self, pixmap: QPixmap, view: ViewMap) -> None:
        """Show from now on another picture, which was painted for a view; `update` shows it."""
        self._pixmap, self._painted_for = pixmap, view

    def forget(self) -> None:
        """Show nothing until there is another picture."""
        self._pixmap, self._painted_for = QPixmap(), None
        self.update()

    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, self._shown_in.width, self._shown_in.height)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        if self._painted_for is None:
            self._refresh()
        if self._painted_for == self._shown_in:
            painter.drawPixmap(QPointF(0, 0), self._pixmap)
        elif self._painted_for is not None:
            place, whole = self._stretched(self._painted_for), QRectF(self._pixmap.rect())
            painter.drawPixmap(place, self._pixmap, whole)

    def _stretched(self, old: ViewMap) -> QRectF:
        corners = old.to_numbers([(0, 0), (old.width, old.height)])
        (left, top), (right, bottom) = self._shown_in.to_pixels(corners)
        return QRectF(left, top, right - left, bottom - top)
