"""Sets LaTeX as a picture, on a thread of its own: a line takes longer than a frame."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, final

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

#: Size of the type in the picture's own units; whoever draws it scales it.
SIZE = 24

#: The newest wish for each place: LaTeX and colour.
Wishes = dict[str, tuple[str, str]]


@final
class _Relay(QObject):
    """What the thread speaks through. It holds on to it, so a window may go while a line is set."""

    typeset = Signal(str, bytes)


#: All relays, for as long as the program runs: the thread would be the last to let go of one, and
#: an object of Qt that ends on another thread than its own can take the program down with it.
_RELAYS: list[_Relay] = []


@final
class Typesetter(QObject):
    """Answers each wish with an SVG picture; only the newest wish for a place is granted.

    What cannot be set is answered with nothing: whoever asked shows plain text instead.
    """

    typeset = Signal(str, bytes)  # place, picture

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._relay = _Relay()
        _RELAYS.append(self._relay)
        self._relay.typeset.connect(self.typeset)
        self._thread: ThreadPoolExecutor | None = None
        self._wanted: Wishes = {}

    def request(self, place: str, latex: str, colour: str) -> None:
        """Have a line of LaTeX set in a colour such as `#rrggbb`, for a place with a name."""
        wish = (latex, colour)
        if self._wanted.get(place) != wish:
            self._wanted[place] = wish
            self._thread = self._thread or _make_thread()
            self._thread.submit(_grant, self._wanted, self._relay, place, wish)


def _grant(wanted: Wishes, relay: _Relay, place: str, wish: tuple[str, str]) -> None:
    """On the thread: it must not touch the typesetter, which may be gone by then."""
    if wanted[place] == wish:
        picture = _attempt(*wish)
        if wanted[place] == wish:  # while it was set, something else may have been wished for
            relay.typeset.emit(place, picture)


def _make_thread() -> ThreadPoolExecutor:
    """Python's own: Qt's pool waits for its threads, they for Python, and Python for Qt."""
    from concurrent.futures import ThreadPoolExecutor

    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="typesetter")


def _attempt(latex: str, colour: str) -> bytes:
    try:
        return svg_of(latex, colour)
    except Exception:  # whatever is wrong with the line, a lecture goes on without it
        return b""


@lru_cache(maxsize=256)
def svg_of(latex: str, colour: str) -> bytes:
    """A line of LaTeX as an SVG picture."""
    # Imported here: it takes longer than ten frames, and most lectures begin without it.
    from ziamath.config import config
    from ziamath.zmath import Latex

    config.svg2 = False  # Qt's renderer draws nothing of SVG 2
    return Latex(latex, size=SIZE, color=colour).svg().encode()
