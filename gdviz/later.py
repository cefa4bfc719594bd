"""What is made when it is first used, so that a start takes no longer for what is seen later."""

from __future__ import annotations

from collections.abc import Callable
from types import MethodType
from typing import Generic, TypeVar, final
from weakref import WeakMethod

T = TypeVar("T")


@final
class Later(Generic[T]):
    """One thing; called, it is made by `make` if it is not there yet.

    `make` imports what it needs, and has the new thing show what is so by then: nobody told it.
    A method does not keep its owner, who has this: objects of Qt that held each other would be
    left to the collector, which may run on any thread.
    """

    def __init__(self, make: Callable[[], T]) -> None:
        self._make: Callable[[], Callable[[], T] | None]
        self._make = WeakMethod(make) if isinstance(make, MethodType) else lambda: make
        self._made: T | None = None

    def __call__(self) -> T:
        if self._made is None:
            make = self._make()
            if make is None:
                raise ReferenceError("the owner of what is to be made is gone")
            self._made = make()
        return self._made

    @property
    def made(self) -> T | None:
        """The thing if somebody has used it."""
        return self._made

    def tell(self, act: Callable[[T], object]) -> None:
        """Do something with it if it is made; else it will know when it is."""
        if self._made is not None:
            act(self._made)
