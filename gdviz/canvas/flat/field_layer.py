"""The slope field over the backdrop: painted on a thread, moved and stretched meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from typing import final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from gdviz.canvas.flat.field import FIELD_PAINTERS
from gdviz.canvas.flat.view_pixmap import ViewPixmap
from gdviz.canvas.plot_area import PlotArea
from gdviz.canvas.view_map import ViewMap
from gdviz.engine.cost import CostFunction
from gdviz.session.background import Background, Breathe, made_by
from gdviz.session.scene import Layer
from gdviz.session.session import Session
from gdviz.theme import Look

#: While the view moves the former picture is shown; a new one is begun after so many ms of rest.
REST = 40
#: Above the backdrop, below all marks.
HEIGHT = -90


@final
@dataclass(frozen=True, eq=False)
class _Wish:
    """All that a picture of the field depends on, so that the thread needs nothing else."""

    layers: tuple[Layer, ...]
    cost: CostFunction
    view: ViewMap
    look: Look
    ratio: float


@final
class FieldLayer(QObject):
    """Shows those of the session's layers that are fields; without any it does nothing."""

    painted = Signal()  # the picture of the present view has been taken over

    def __init__(self, plot: PlotArea, session: Session) -> None:
        super().__init__(plot)
        self._plot, self._session = plot, session
        self._look: Look | None = None
        self._item = ViewPixmap()
        plot.add(self._item, HEIGHT)
        self._background = Background(self, kept=0)
        self._background.delivered.connect(self._on_painted)
        self._timer = QTimer(self, interval=REST, singleShot=True)
        self._timer.timeout.connect(self.repaint)
        plot.map_changed.connect(self._on_map_changed)

    @property
    def current(self) -> bool:
        """Whether the picture that is shown is the one of the present view."""
        return self._item.painted_for == self._plot.map

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._look = look
        self._item.setOpacity(QColor(look.theme.field).alphaF())
        self.repaint()

    def show_cost(self) -> None:
        """Show the field of another cost, and until then none; must not emit."""
        self._forget()
        if self._layers():
            self._timer.start()  # the first frame of the new cost is not held up by the thread

    def repaint(self) -> None:
        """Have the layers painted anew that are on; the former picture stays until then."""
        self._timer.stop()
        layers = self._layers()
        if not layers:
            self._forget()
        elif self._look is not None:
            cost, view, ratio = self._session.cost, self._plot.map, self._plot.pixel_ratio
            wish = _Wish(layers, cost, view, self._look, ratio)
            self._background.start(wish, made_by(lambda breathe: (wish, _painted(wish, breathe))))

    def _forget(self) -> None:
        self._background.cancel()
        self._item.forget()

    def _layers(self) -> tuple[Layer, ...]:
        shown, dimension = self._session.scene.layers, self._session.cost.dimension
        return tuple(
            each for each in FIELD_PAINTERS if each in shown and dimension in each.dimensions
        )

    def _on_map_changed(self) -> None:
        self._item.show_in(self._plot.map)
        if self._layers():
            self._timer.start()

    def _on_painted(self, result: tuple[_Wish, QImage]) -> None:
        wish, image = result
        # A view that has moved on shows it stretched; another cost or other layers do not.
        if wish.cost is self._session.cost and wish.layers == self._layers():
            self._item.take(QPixmap.fromImage(image), wish.view)
            self._item.update()
            self.painted.emit()


def _painted(wish: _Wish, breathe: Breathe) -> QImage:
    """On the thread: the picture, as opaque as its layer is not."""
    width, height = (round(side * wish.ratio) for side in (wish.view.width, wish.view.height))
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(wish.ratio)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    try:
        for layer in wish.layers:
            FIELD_PAINTERS[layer](painter, wish.view, wish.cost, wish.look, breathe)
    finally:
        painter.end()
    return image
