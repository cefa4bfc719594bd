"""Tiles computed by the workers of a Dask cluster."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import partial
from importlib import import_module
from typing import Any

from gdviz.poster.question import Question, compute_tile

#: Seconds after which a scheduler that does not answer is given up.
PATIENCE = 10


class NoCluster(Exception):
    """What keeps the work from a cluster, in words for a person."""


def compute_on_cluster(
    address: str, asked: Question, tiles: Sequence[tuple[int, slice]]
) -> Iterator[tuple[int, Any]]:
    """The tiles with their indices, in their order; those that are not asked for are let go.

    Each worker needs gdviz, of the same version. NoCluster if no scheduler answers.
    """
    try:
        distributed: Any = import_module("distributed")
    except ImportError:
        raise NoCluster(
            'a cluster needs the package "distributed": pip install "gdviz[cluster]"'
        ) from None
    with closing(_client(distributed, address)) as client:
        work = partial(compute_tile, asked)
        futures = client.map(work, [cells for _, cells in tiles], pure=False)
        try:
            # In their order, not as they get done: the scheduler keeps those that wait.
            for future, (index, _) in zip(futures, tiles, strict=True):
                yield index, future.result()
                future.release()
        finally:
            client.cancel(futures)


def _client(distributed: Any, address: str) -> Any:
    try:
        client = distributed.Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise NoCluster(f"no scheduler answers at {address}: {error}") from None
    if not client.scheduler_info()["workers"]:
        client.close()
        raise NoCluster(f"the scheduler at {address} has no workers")
    return client
