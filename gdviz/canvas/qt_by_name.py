"""pyqtgraph with Qt's classes made when they are used, not all of them when it is imported.

pyqtgraph copies every name of QtCore, QtGui and QtWidgets into modules of its own, where it changes
some of them. PySide makes a class when it is first asked for, so that the copy has seven hundred
made of which a window needs a hundred: that takes as long as painting several frames. Here those
modules of pyqtgraph's look a name up in Qt when it is asked for.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any, final

#: The modules of Qt that pyqtgraph copies.
COPIED = ("QtCore", "QtGui", "QtWidgets")


@final
class Mirror(ModuleType):
    """A module of pyqtgraph's that has the names of a module of Qt, and others set on it."""

    def __init__(self, name: str, source: ModuleType) -> None:
        super().__init__(name)
        self._source = source

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._source, name)
        setattr(self, name, found)
        return found

    def __dir__(self) -> list[str]:
        return sorted({*dir(self._source), *self.__dict__})


def import_pyqtgraph() -> None:
    """Import it so, unless that was done in another way before.

    A version of pyqtgraph that does not go along with it is imported as it is.
    """
    if "pyqtgraph" in sys.modules:
        return
    sources = [import_module(f"PySide6.{name}") for name in COPIED]
    for name, source in zip(COPIED, sources, strict=True):
        sys.modules[f"pyqtgraph.Qt.{name}"] = Mirror(f"pyqtgraph.Qt.{name}", source)
    try:
        with _nothing_to_copy(sources):
            import_module("pyqtgraph")
    except (AttributeError, ImportError):
        for name in [each for each in sys.modules if each.partition(".")[0] == "pyqtgraph"]:
            del sys.modules[name]
        import_module("pyqtgraph")


@contextmanager
def _nothing_to_copy(sources: list[ModuleType]) -> Iterator[None]:
    """Modules that list no names, as long as it lasts; each name is still there."""
    listing = [source.__dict__.get("__dir__") for source in sources]  # PySide has its own
    for source in sources:
        source.__dict__["__dir__"] = list
    try:
        yield
    finally:
        for source, listed in zip(sources, listing, strict=True):
            if listed is None:
                del source.__dict__["__dir__"]
            else:
                source.__dict__["__dir__"] = listed


import_pyqtgraph()
