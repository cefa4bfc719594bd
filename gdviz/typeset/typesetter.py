"""Sets LaTeX as a picture, on a thread of its own: a line takes longer than a frame."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, final

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

#: Size of the type in the picture's own units; whoever draws it scales it.
SIZE = 24


@final
class Typesetter(QObject):
    """Answers each wish with an SVG picture; only the newest wish for a place is granted."""

    typeset = Signal(str, bytes)  # place, picture

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: ThreadPoolExecutor | None = None
        self._wanted: dict[str, tuple[str, str]] = {}

    def request(self, place: str, latex: str, colour: str) -> None:
        """Have a line of LaTeX set in a colour such as `#rrggbb`, for a place with a name."""
        wish = (latex, colour)
        if self._wanted.get(place) != wish:
            self._wanted[place] = wish
            self._thread = self._thread or _make_thread()
            self._thread.submit(self._grant, place, wish)

    def _grant(self, place: str, wish: tuple[str, str]) -> None:
        if self._wanted[place] == wish:
            picture = svg_of(*wish)
            with suppress(RuntimeError):  # the window may have been closed in the meantime
                self.typeset.emit(place, picture)


def _make_thread() -> ThreadPoolExecutor:
    """Python's own: Qt's pool waits for its threads, they for Python, and Python for Qt."""
    from concurrent.futures import ThreadPoolExecutor

    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="typesetter")


def svg_of(latex: str, colour: str) -> bytes:
    """A line of LaTeX as an SVG picture."""
    # Imported here: it takes longer than ten frames, and most lectures begin without it.
    from ziamath.config import config
    from ziamath.zmath import Latex

    config.svg2 = False  # Qt's renderer draws nothing of SVG 2
    return Latex(latex, size=SIZE, color=colour).svg().encode()
