"""A view that is made when it is first shown, in the colours and sizes of then."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, Protocol, TypeVar, final

from gdviz.later import Later
from gdviz.theme import Look


class Styled(Protocol):
    """What takes a look."""

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""


V = TypeVar("V", bound=Styled)


@final
class LaterView(Generic[V]):
    """One view; called, it is made by `make` if it is not there yet, and laid out by it.

    Before anything else is told to it, it has the look that it would have had from the beginning.
    """

    def __init__(self, make: Callable[[], V]) -> None:
        self._look: Look | None = None
        self._later = Later(make)

    def __call__(self) -> V:
        if self._later.made is None:
            self._style(self._later())
        return self._later()

    @property
    def made(self) -> V | None:
        """The view if it has been shown."""
        return self._later.made

    def tell(self, act: Callable[[V], object]) -> None:
        """Do something with the view if it is made; else it will know when it is."""
        self._later.tell(act)

    def set_look(self, look: Look) -> None:
        """Take colours and sizes, also for the view to come."""
        self._look = look
        self._later.tell(self._style)

    def _style(self, view: V) -> None:
        if self._look is not None:
            view.set_look(self._look)
