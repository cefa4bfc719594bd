"""Drawings on a thread: while one is made, of all that is wished for only the newest waits."""

from __future__ import annotations

from functools import partial
from typing import final

from PySide6.QtCore import QObject, Signal

from gdviz.canvas.network.boundary_drawing import Drawing, Wish, draw
from gdviz.canvas.newest_worker import NewestWorker


@final
class BoundaryWorker(QObject):
    """Lets a drawing that was begun be finished.

    While training there is a newer wish every frame: were it to end the one that is under way,
    no drawing would ever be finished on a slow machine.
    """

    drawn = Signal(object)  # a Drawing

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._worker = NewestWorker(self)
        self._worker.finished.connect(self._on_finished)
        self._under_way: Wish | None = None
        self._waiting: Wish | None = None

    @property
    def busy(self) -> bool:
        """Whether a drawing is under way."""
        return self._under_way is not None

    def request(self, wish: Wish) -> None:
        """Have a drawing made, as soon as the one that is under way is finished."""
        if self.busy:
            self._waiting = wish
        else:
            self._begin(wish)

    def cancel(self) -> None:
        """Nothing that was asked for is of interest any more."""
        self._worker.cancel()
        self._under_way, self._waiting = None, None

    def _begin(self, wish: Wish) -> None:
        self._under_way, self._waiting = wish, None
        self._worker.request(partial(draw, wish))

    def _on_finished(self, drawing: Drawing) -> None:
        if drawing.wish is not self._under_way:
            return  # it was called off when it was as good as finished
        self._under_way = None
        if self._waiting is not None:
            self._begin(self._waiting)
        self.drawn.emit(drawing)
