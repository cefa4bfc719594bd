"""What is known of a need, and how the needs of searches are measured."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import partial
from math import log10
from time import perf_counter
from typing import TypeAlias, final

import numpy as np
from numpy.typing import NDArray

from gdviz.engine.brute_force.all_at_once import blocks
from gdviz.engine.brute_force.points import grid_points, random_points
from gdviz.engine.chunks import CHUNK_NUMBERS, Tell, work_in_chunks
from gdviz.engine.cost import Array, CostFunction
from gdviz.engine.curse.durations import Duration, log10_in_words, power_of_ten

#: A need is measured to about 5 % from so many hits, and is trusted from the fewer on.
HITS, FEWEST_HITS = 400, 10
#: Points of the first round; a round of more is begun as long as one takes less than so long.
FIRST_ROUND, ROUND_SECONDS = 2**12, 0.05
#: Parts of a round that threads take one after another.
PARTS = 8
#: Grids, each shifted otherwise, of which half have to hold a good point.
SHIFTS = 15

#: Raises CancelledError when nobody waits any more.
Check: TypeAlias = Callable[[], None]


@final
class Known(Enum):
    """How a need is known; the value is a word for a person."""

    MEASURED = "measured"
    EXTRAPOLATED = "extrapolated"
    AT_LEAST = "at least"  # that many were spent in vain before time was up


@final
@dataclass(frozen=True)
class Need:
    """Evaluations needed to come within the error, as a logarithm: they may exceed all floats.

    `per_second` is how many were measured to be made in a second.
    """

    log10_evaluations: float
    known: Known
    per_second: float

    @property
    def evaluations(self) -> float:
        """How many; infinity beyond 1e308."""
        return power_of_ten(self.log10_evaluations)

    @property
    def duration(self) -> Duration:
        """How long they take at the measured pace."""
        return log10_in_words(self.log10_evaluations - log10(self.per_second))


@final
@dataclass(frozen=True)
class Hits:
    """So many of the points tried were good enough; at best `per_second` are tried in a second."""

    hits: int
    evaluations: int
    per_second: float

    @property
    def enough(self) -> bool:
        """Whether they tell the need."""
        return self.hits >= FEWEST_HITS

    @property
    def needed(self) -> float:
        """The mean number of tries up to a hit. No hit at all: more than were made."""
        return self.evaluations / max(self.hits, 1)


def random_hits(
    cost: CostFunction, target: float, seconds: float, check: Check, seed: int = 0
) -> Hits:
    """How often random points cost at most `target`: up to `HITS` times, or until time is up.

    It counts up to and with the last hit, so that evaluations over hits is the mean number of
    tries without bias (Haldane, "On a method of estimating frequencies", 1945, for its inverse);
    for the same number of hits it is the same on any machine.
    """
    hits: list[NDArray[np.intp]] = []
    found, tried, size, pace = 0, 0, FIRST_ROUND, 0.0
    began = now = perf_counter()
    while found < HITS and now - began < seconds:
        check()
        before = now
        hits.append(_round(cost, target, seed, tried, tried + size))
        found, tried, now = found + len(hits[-1]), tried + size, perf_counter()
        # Small rounds are slowed down by what surrounds them, any round by other programs.
        pace = max(pace, size / max(now - before, 1e-9))
        size *= 2 if now - before < ROUND_SECONDS else 1
    if found >= HITS:
        return Hits(HITS, int(np.concatenate(hits)[HITS - 1]) + 1, pace)
    return Hits(found, tried, pace)


def pace_of(cost: CostFunction, check: Check, seconds: float = 2 * ROUND_SECONDS) -> float:
    """How many random points are tried in a second, measured for about so long."""
    return random_hits(cost, -np.inf, seconds, check).per_second


def grid_per_axis(
    cost: CostFunction, target: float, seconds: float, check: Check, seed: int = 0
) -> int | None:
    """The points along every axis of a grid that costs at most `target` at one of its points.

    As the smallest number with which half of the grids do that are shifted against the domain at
    random: an unshifted one may hit a minimum in the middle of the domain by its symmetry. None
    where time is up before.
    """
    shifts = shifts_for(cost.dimension, seed)
    is_fine = partial(_is_fine, cost, target, shifts, perf_counter() + seconds, check)
    coarse, fine = 0, 1
    try:
        while not is_fine(fine):
            # In steps that hardly more than double the points.
            coarse, fine = fine, max(fine + 1, round(fine * 2.0 ** (1.0 / cost.dimension)))
        while fine - coarse > 1:
            middle = (coarse + fine) // 2
            coarse, fine = (coarse, middle) if is_fine(middle) else (middle, fine)
    except TimeoutError:
        return None
    return fine


def shifts_for(dimension: int, seed: int = 0) -> Array:
    """Shifts of grids within their cells, (n, d): one in every n-th part of each coordinate.

    A Latin hypercube: fifteen of them stand for all shifts better than fifteen drawn freely do
    (McKay, Beckman and Conover, 1979).
    """
    generator = np.random.default_rng((seed, dimension))
    strata = generator.permuted(np.tile(np.arange(SHIFTS), (dimension, 1)), axis=1)
    shifts: Array = (strata.T + generator.random((SHIFTS, dimension))) / SHIFTS
    return shifts


def _is_fine(
    cost: CostFunction, target: float, shifts: Array, end: float, check: Check, per_axis: int
) -> bool:
    """Whether half of the shifted grids hold a good point; TimeoutError when time is up."""
    good = 0
    for shift in shifts:
        good += _holds(cost, target, shift, end, check, per_axis)
    return 2 * good > len(shifts)


@np.errstate(all="ignore")
def _holds(
    cost: CostFunction, target: float, shift: Array, end: float, check: Check, per_axis: int
) -> bool:
    for begin, stop in blocks(cost.dimension, 0, per_axis**cost.dimension):
        check()
        if perf_counter() > end:
            raise TimeoutError
        if (cost.value(grid_points(cost.domain, per_axis, begin, stop, shift)) <= target).any():
            return True
    return False


def _round(cost: CostFunction, target: float, seed: int, begin: int, end: int) -> NDArray[np.intp]:
    """The numbers of the random points from `begin` up to `end` that are good enough."""
    bounds = np.linspace(begin, end, PARTS + 1).astype(int)
    hits: list[list[NDArray[np.intp]]] = [[] for _ in range(PARTS)]

    def work(rows: slice, tell: Tell) -> None:
        with np.errstate(all="ignore"):
            for first, last in blocks(cost.dimension, bounds[rows.start], bounds[rows.stop]):
                values = cost.value(random_points(cost.domain, seed, int(first), int(last)))
                hits[rows.start].append(first + np.flatnonzero(values <= target))
                tell(0.0)

    # Each part counts as a chunk full of numbers, and so becomes a chunk of its own.
    work_in_chunks(work, PARTS, CHUNK_NUMBERS)
    return np.concatenate([each for part in hits for each in part])
