"""The coordinates of a network's cost: its weights, named when somebody asks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import final, overload

from gdviz.engine.cost import Coordinate
from gdviz.engine.network.network import Network


@final
class WeightCoordinates(Sequence[Coordinate]):
    """A coordinate a weight; to name tens of thousands takes longer than a frame."""

    def __init__(self, network: Network) -> None:
        self._network = network

    def __len__(self) -> int:
        return self._network.dimension

    @overload
    def __getitem__(self, index: int) -> Coordinate: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Coordinate]: ...

    def __getitem__(self, index: int | slice) -> Coordinate | Sequence[Coordinate]:
        names = self._network.names[index]
        return Coordinate.plain(names) if isinstance(names, str) else _plain(names)


def _plain(names: Sequence[str]) -> tuple[Coordinate, ...]:
    return tuple(map(Coordinate.plain, names))
