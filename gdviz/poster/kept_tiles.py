"""Finished tiles in a folder beside the picture, so that nothing is computed twice."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar, final

import numpy as np

from gdviz.poster.atomic import written_whole

Part = TypeVar("Part", bound=NamedTuple)

#: In this file stands what the tiles are of.
KEY = "map.txt"


@final
class KeptTiles(Generic[Part]):
    """The tiles of the map that `key` describes; `kind` is the class of a tile.

    `discarded` is the number of tiles of another map that were found in the folder and deleted.
    OSError when the folder cannot be written to.
    """

    def __init__(self, folder: Path, key: str, kind: type[Part]) -> None:
        self._folder, self._kind = folder, kind
        self.discarded = 0
        folder.mkdir(exist_ok=True)
        if self._key() != key:
            self.discarded = self._delete_tiles()
            with written_whole(folder / KEY) as file:
                file.write(key.encode())

    def __contains__(self, index: int) -> bool:
        return self._path(index).exists()

    def load(self, index: int) -> Part | None:
        """A tile, or None if its file is damaged or not there."""
        try:
            # Opened here: numpy would leave a damaged file open.
            with self._path(index).open("rb") as file, np.load(file) as arrays:
                columns: list[Any] = [arrays[name] for name in self._kind._fields]
                return self._kind(*columns)
        except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
            return None

    def save(self, index: int, part: Part) -> None:
        """Keep a tile; OSError leaves no half of it."""
        with written_whole(self._path(index)) as file:
            np.savez_compressed(file, **part._asdict())

    def forget(self) -> None:
        """Delete the tiles and their folder, for the picture is there."""
        self._delete_tiles()
        (self._folder / KEY).unlink(missing_ok=True)
        # What somebody else has put there stays, and so does the folder.
        if not any(self._folder.iterdir()):
            self._folder.rmdir()

    def _key(self) -> str:
        path = self._folder / KEY
        return path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""

    def _delete_tiles(self) -> int:
        # What was left half written by a process that was killed goes too, but does not count.
        for unfinished in self._folder.glob(".*.part"):
            unfinished.unlink()
        tiles = list(self._folder.glob("tile_*.npz"))
        for tile in tiles:
            tile.unlink()
        return len(tiles)

    def _path(self, index: int) -> Path:
        return self._folder / f"tile_{index:06d}.npz"
