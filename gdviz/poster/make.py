"""From a question to a picture file, tile by tile; what is done once is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeAlias, final

from gdviz.engine.maps.plan import compute_parts
from gdviz.poster.atomic import written_whole
from gdviz.poster.cluster import compute_on_cluster
from gdviz.poster.kept_tiles import KeptTiles
from gdviz.poster.picture import PAINTERS, Painter, bands, height
from gdviz.poster.png import write_png
from gdviz.poster.question import Plan, Question, tiles_of

#: Is told the share that is done.
Hear: TypeAlias = Callable[[float], None]


@final
class Poster:
    """The picture of a question at a path; finished tiles wait in a folder beside it.

    OSError when that cannot be written; ValueError for a question without an answer.
    """

    def __init__(self, asked: Question, path: Path) -> None:
        self.asked, self.path = asked, path
        self.plan: Plan = asked.plan()
        self._tiles = tiles_of(self.plan)
        self.folder = path.with_name(f"{path.name}.tiles")
        self._kept: KeptTiles[Any] = KeptTiles(self.folder, asked.key, self.plan.part)
        self.discarded = self._kept.discarded

    @property
    def count(self) -> int:
        """The number of tiles."""
        return len(self._tiles)

    @property
    def missing(self) -> list[int]:
        """The tiles that are still to be computed."""
        return [index for index in range(self.count) if index not in self._kept]

    @property
    def share(self) -> float:
        """The share of the tiles that is done."""
        return 1.0 - len(self.missing) / self.count

    def compute(self, hear: Hear, threads: int | None = None, scheduler: str = "") -> None:
        """Compute what is missing, here or on a cluster; each tile is kept once it is done."""
        missing = self.missing
        done = self.count - len(missing)
        for index, part in (
            compute_on_cluster(scheduler, self.asked, [(i, self._tiles[i]) for i in missing])
            if scheduler and missing
            else self._here(missing, hear, threads)
        ):
            self._kept.save(index, part)
            done += 1
            hear(done / self.count)

    def write(self) -> None:
        """Write the picture from all tiles, then delete them."""
        painter: Painter = PAINTERS[type(self.plan)](self.plan)
        painter.look(self._load(range(self.count)))
        grid, is_row = self.plan.grid, self.plan.grid.up is None
        highest_first = self._load(range(self.count - 1, -1, -1))
        parts = ((painter.colours(tile), painter.patterns(tile)) for tile in highest_first)
        with written_whole(self.path) as file:
            tall = height(grid.columns, grid.rows, is_row)
            write_png(file, grid.columns, tall, bands(parts, grid.columns, is_row))
        self._kept.forget()

    def _here(
        self, missing: Sequence[int], hear: Hear, threads: int | None
    ) -> Iterator[tuple[int, Any]]:
        before = self.count - len(missing)
        for done, index in enumerate(missing, before):

            def go_on(share: float, done: int = done) -> bool:
                hear((done + share) / self.count)
                return True

            cells = self._tiles[index]
            parts = compute_parts(self.plan, cells, threads=threads, on_progress=go_on)
            yield index, self.plan.join(parts)

    def _load(self, indices: Sequence[int]) -> Iterator[Any]:
        """Kept tiles; one whose file is damaged is computed again."""
        for index in indices:
            tile = self._kept.load(index)
            if tile is None:
                tile = self.plan.join(compute_parts(self.plan, self._tiles[index]))
                self._kept.save(index, tile)
            yield tile
