"""A whole search at once, on all cores: where it ends, without the way there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple, final

import numpy as np

from gdviz.engine.brute_force.methods import GridSearch, RandomSearch, SearchMethod
from gdviz.engine.chunks import CHUNK_NUMBERS, OnProgress, Tell, work_in_chunks
from gdviz.engine.cost import Array, CostFunction
from gdviz.engine.resolve import resolve_cost

#: Numbers in the points that are tried at once: with the dozen arrays that a cost makes of them,
#: they stay in the cache of a core; with fewer, threads wait for the interpreter.
BLOCK_NUMBERS = 2**14

#: Parts of a search that threads take one after another: enough that none is idle at the end.
PARTS = 64


@final
@dataclass(frozen=True, eq=False)
class Found:
    """The best of the points tried: its place, (d,), its cost and its number, counted from 0.

    `evaluations` is how many were tried.
    """

    point: Array
    cost: float
    index: int
    evaluations: int


class _Best(NamedTuple):
    """The cost and the number of a point; the smaller of two comes first."""

    cost: float
    number: int


def random_search(
    cost: str | CostFunction,
    evaluations: int,
    *,
    seed: int = 0,
    on_progress: OnProgress | None = None,
) -> Found:
    """The best of so many points drawn evenly from the domain.

    They are those that `RandomSearch(seed=seed)` tries one by one. See `try_points`.
    """
    return try_points(cost, RandomSearch(seed=seed), evaluations, on_progress=on_progress)


def grid_search(
    cost: str | CostFunction, evaluations: int, *, on_progress: OnProgress | None = None
) -> Found:
    """The best point of the finest grid that has at most `evaluations` points.

    It may have far fewer: in d dimensions their number is the d-th power of a whole one.
    See `try_points`.
    """
    cost = resolve_cost(cost)
    _check(evaluations)
    method = GridSearch.within(evaluations, cost.dimension)
    return try_points(cost, method, evaluations, on_progress=on_progress)


def try_points(
    cost: str | CostFunction,
    method: SearchMethod,
    evaluations: int,
    *,
    on_progress: OnProgress | None = None,
) -> Found:
    """The best of the first `evaluations` points of a search, or of all if there are fewer.

    Of several that are equally good it is the first, whatever the number of threads. The cost is
    called from one thread a core at the same time. `on_progress` is told, in the calling thread,
    the share that is done, and answers whether to go on. ValueError for less than one evaluation,
    and where the cost has no finite value at any of the points; CancelledError (of
    `concurrent.futures`) when the answer is no.
    """
    cost = resolve_cost(cost)
    _check(evaluations)
    count = method.count(cost.dimension)
    tried = int(evaluations) if count is None else min(int(evaluations), count)
    best = _best_of(cost, method, tried, on_progress)
    if best.cost == np.inf:
        raise ValueError(f"{cost.title} has no finite value at any of the {tried:,} points tried")
    point = method.points(cost.domain, best.number, best.number + 1)[0]
    return Found(point, best.cost, best.number, tried)


def blocks(dimension: int, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """The numbers of points from `begin` up to `end`, in pieces that suit a core's cache."""
    size = max(BLOCK_NUMBERS // dimension, 1)
    return ((first, min(first + size, end)) for first in range(begin, end, size))


def _best_of(
    cost: CostFunction, method: SearchMethod, tried: int, on_progress: OnProgress | None
) -> _Best:
    size = max(BLOCK_NUMBERS // cost.dimension, 1)
    parts = min(PARTS, -(-tried // size))
    bests = [_Best(np.inf, 0)] * parts
    work = partial(_search_parts, cost, method, tried, bests)
    # Each part counts as a chunk full of numbers, and so becomes a chunk of its own.
    work_in_chunks(work, parts, CHUNK_NUMBERS, on_progress)
    return min(bests)


# Each chunk ignores overflows by itself: the setting of the caller does not reach other threads.
@np.errstate(all="ignore")
def _search_parts(
    cost: CostFunction,
    method: SearchMethod,
    tried: int,
    bests: list[_Best],
    rows: slice,
    tell: Tell,
) -> None:
    begin, end = (tried * part // len(bests) for part in (rows.start, rows.stop))
    bests[rows.start] = min(_told(_search(cost, method, begin, end), begin, end, tell))
    tell(1.0)


def _search(cost: CostFunction, method: SearchMethod, begin: int, end: int) -> Iterator[_Best]:
    """The best of each block."""
    for first, last in blocks(cost.dimension, begin, end):
        values = cost.value(method.points(cost.domain, first, last))
        best = int(values.argmin())
        if not np.isfinite(values[best]):  # NaN and minus infinity come first in an `argmin`
            values = np.where(np.isfinite(values), values, np.inf)
            best = int(values.argmin())
        yield _Best(float(values[best]), first + best)


def _told(bests: Iterable[_Best], begin: int, end: int, tell: Tell) -> Iterator[_Best]:
    """The same, telling how far they have come."""
    for best in bests:
        tell((best.number - begin) / (end - begin))
        yield best


def _check(evaluations: int) -> None:
    if not (1 <= evaluations < np.inf and evaluations == int(evaluations)):
        raise ValueError(f"a search needs a whole number of evaluations from 1, not {evaluations}")
