"""Formulas of a pass, typeset while nothing moves: the moment's own first, then those to come.

Setting a line keeps Python busy for many frames, also on another thread. So none is begun while
moments follow one another quickly, and one at most is under way when the next one is asked for.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from typing import final

from PySide6.QtCore import QObject, QTimer, Signal

from gdviz.typeset.typesetter import Typesetter

#: Milliseconds for which nothing must have been asked for before a line is begun.
REST = 120
#: Milliseconds between one line and the next: room for frames.
BETWEEN = 25
#: So many pictures are kept.
MOST = 400

#: Lines in the order in which they are wanted.
Wanted = Callable[[], Iterator[str]]


@final
class SetAhead(QObject):
    """Keeps pictures of lines; `wanted` names the lines that should be there."""

    ready = Signal(str)  # the LaTeX of a line whose picture has come

    def __init__(self, wanted: Wanted, parent: QObject) -> None:
        super().__init__(parent)
        self._wanted, self._colour = wanted, ""
        self._pictures: OrderedDict[tuple[str, str], bytes] = OrderedDict()
        self._under_way: tuple[str, str] | None = None
        self._typesetter = Typesetter(self)
        self._typesetter.typeset.connect(self._on_typeset)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._begin_next)

    def ask(self, latex: str, colour: str) -> bytes | None:
        """The picture of a line, empty where it cannot be set; None while it is still to come."""
        self._colour = colour
        self._rest.start(REST)
        return self._pictures.get((latex, colour))

    def _begin_next(self) -> None:
        if self._under_way is not None:
            return
        for latex in self._wanted():
            if (latex, self._colour) not in self._pictures:
                self._under_way = (latex, self._colour)
                self._typesetter.request("line", *self._under_way)
                return

    def _on_typeset(self, place: str, picture: bytes) -> None:
        if self._under_way is None:
            return
        done, self._under_way = self._under_way, None
        self._pictures[done] = picture
        while len(self._pictures) > MOST:
            self._pictures.popitem(last=False)
        self.ready.emit(done[0])
        if not self._rest.isActive():
            self._rest.start(BETWEEN)
