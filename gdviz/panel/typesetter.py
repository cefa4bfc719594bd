"""Sets LaTeX as a picture, on a thread of its own: a line takes longer than a frame."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

#: Size of the type in the picture's own units; whoever draws it scales it.
SIZE = 24


@final
class Typesetter(QObject):
    """Answers each line with an SVG picture; only the newest wish for a place is set."""

    typeset = Signal(str, bytes)  # place, picture

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._wanted: dict[str, tuple[str, str]] = {}

    def request(self, place: str, latex: str, colour: str) -> None:
        """Have a line of LaTeX set in a colour such as `#rrggbb`, for a place with a name."""
        if self._wanted.get(place) != (latex, colour):
            self._wanted[place] = (latex, colour)
            self._pool.start(_Job(self, place))

    def wait(self) -> None:
        """Wait until nothing is being set."""
        self._pool.clear()
        self._pool.waitForDone()

    def wanted(self, place: str) -> tuple[str, str]:
        """The newest wish for a place: LaTeX and colour."""
        return self._wanted[place]


class _Job(QRunnable):
    def __init__(self, owner: Typesetter, place: str) -> None:
        super().__init__()
        self._owner, self._place = owner, place
        self._wish = owner.wanted(place)

    @Slot()
    def run(self) -> None:
        if self._owner.wanted(self._place) == self._wish:
            self._owner.typeset.emit(self._place, svg_of(*self._wish))


def svg_of(latex: str, colour: str) -> bytes:
    """A line of LaTeX as an SVG picture."""
    # Imported here: it takes longer than ten frames, and most lectures begin without it.
    from ziamath.config import config
    from ziamath.zmath import Latex

    config.svg2 = False  # Qt's renderer draws nothing of SVG 2
    return Latex(latex, size=SIZE, color=colour).svg().encode()
