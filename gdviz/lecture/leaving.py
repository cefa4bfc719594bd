"""What the key that leaves ends: one thing at a press, the nearest first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import final

from PySide6.QtGui import QAction


@final
@dataclass(frozen=True)
class Left:
    """Something that can be left: whether it is on, and what ends it."""

    on: Callable[[], bool]
    end: Callable[[], object]


@final
class Leaving:
    """Ends the first of several things that is on."""

    def __init__(self, things: Sequence[Left]) -> None:
        self._things = tuple(things)
        self._action: QAction | None = None

    def leave(self) -> None:
        """End one thing."""
        for each in self._things:
            if each.on():
                each.end()
                break
        self.refresh()

    def enable(self, action: QAction) -> None:
        """Enable an action only while there is something to leave.

        Else its key belongs to the editors, which take back what was typed.
        """
        self._action = action
        self.refresh()

    def refresh(self) -> None:
        """Something was begun or ended."""
        if self._action is not None:
            self._action.setEnabled(any(each.on() for each in self._things))
