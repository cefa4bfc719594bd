"""The tables of files that have been opened: each is read once, until its file changes."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path
from threading import Lock
from typing import TypeAlias, final

from gdviz.engine.chunks import OnProgress
from gdviz.tables.read import read_table
from gdviz.tables.table import Table
from gdviz.tables.table_error import Remedy, TableError

#: Files that are kept; one may take some hundred megabytes.
MOST_KEPT = 4

#: Time of the last change in nanoseconds, and size in bytes; None for a file that is not there.
Stamp: TypeAlias = tuple[int, int] | None
_Key: TypeAlias = tuple[str, frozenset[Remedy]]


@final
class _Shelf:
    """What was found in files, a refusal too; asked by the window and by threads that read."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._found: OrderedDict[_Key, tuple[Stamp, Table | TableError]] = OrderedDict()

    def find(self, key: _Key) -> Table | TableError | None:
        """What is known of a file as it is now; of one that is gone, the table that it held."""
        stamp = _stamp(key[0])
        with self._lock:
            known, found = self._found.get(key, (None, None))
        kept = isinstance(found, Table) if stamp is None else stamp == known
        return found if kept else None

    def keep(self, key: _Key, stamp: Stamp, found: Table | TableError) -> None:
        """Know this of a file; what was known longest is forgotten."""
        with self._lock:
            self._found[key] = stamp, found
            self._found.move_to_end(key)
            if len(self._found) > MOST_KEPT:
                self._found.popitem(last=False)


_SHELF = _Shelf()


def opened_table(
    file: str,
    remedies: frozenset[Remedy] = frozenset(),
    on_progress: OnProgress | None = None,
) -> Table:
    """The table of a file; the same object until the file changes, and after it is gone.

    Errors are those of `read_table`, which reads it when it is not known.
    """
    key = file, remedies
    found = _SHELF.find(key)
    if found is None:
        stamp = _stamp(file)
        found = _read(file, remedies, on_progress)
        _SHELF.keep(key, stamp, found)
    if isinstance(found, TableError):
        raise found.with_traceback(None)
    return found


def is_opened(file: str, remedies: frozenset[Remedy] = frozenset()) -> bool:
    """Whether `opened_table` knows at once what the file holds."""
    return _SHELF.find((file, remedies)) is not None


def _read(
    file: str, remedies: frozenset[Remedy], on_progress: OnProgress | None
) -> Table | TableError:
    try:
        return read_table(file, remedies, on_progress)
    except TableError as error:
        return error


def _stamp(file: str) -> Stamp:
    try:
        about = Path(file).stat()
    except (OSError, ValueError):
        return None
    return about.st_mtime_ns, about.st_size
