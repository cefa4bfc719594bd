"""The table of needs by dimension, which grows and gets better as measurements come in."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import suppress
from dataclasses import dataclass, field
from math import log10
from typing import final

from gdviz.engine.chunks import OnProgress
from gdviz.engine.cost import CostFunction
from gdviz.engine.curse.descended import descent_need
from gdviz.engine.curse.growth import Bowl, GridGrowth, RandomGrowth, bowls_of
from gdviz.engine.curse.measured import (
    Check,
    Hits,
    Known,
    Need,
    grid_per_axis,
    pace_of,
    random_hits,
)
from gdviz.engine.landscapes import costs
from gdviz.engine.optimizer import UpdateRule
from gdviz.engine.optimizers import optimizers

#: Dimensions for which there is a table unless others are asked for.
DIMENSIONS = range(1, 21)
#: A descent may take so many times as long as a search: it does not grow without bound.
PATIENCE = 3
#: The most parameters of a row: beyond, a descent alone would take minutes.
MOST = 1000


@final
@dataclass(frozen=True)
class CurseRow:
    """What each way needs in so many dimensions; None where it is not known yet."""

    dimension: int
    descent: Need | None
    random: Need | None
    grid: Need | None


@final
@dataclass(frozen=True)
class Curse:
    """The table so far: a row for every dimension, ascending; `share` of the work is done.

    The laws carry the needs of the searches on beyond what was measured, and are None before
    anything was.
    """

    family: str
    error: float
    rows: tuple[CurseRow, ...]
    random_growth: RandomGrowth | None
    grid_growth: GridGrowth | None
    share: float


def curse_of_dimensionality(
    family: str,
    error: float = 0.01,
    dimensions: Iterable[int] = DIMENSIONS,
    optimizer: str | UpdateRule = "gradient_descent",
    *,
    seconds: float = 1.0,
    on_progress: OnProgress | None = None,
) -> Iterator[Curse]:
    """Evaluations needed to come within `error` of the lowest cost, by dimension, ever better.

    `family` is the name of a cost for any number of parameters, such as `sphere`; dimensions that
    it does not have are left out. An optimizer given by name gets a learning rate that suits each
    cost. Each measurement of a search may take `seconds`, of a descent three times as long; a
    search that is not measured in that time is extrapolated from there on. A table is yielded after
    every dimension, with rows for all; the last one is the best.
    `on_progress` is told the share that is done, in the calling thread, many times a second, and
    answers whether to go on. ValueError says which argument is not possible and what is;
    CancelledError (of `concurrent.futures`) when the answer is no.
    """
    functions = _members(family, _checked(dimensions))
    for name, value in (("error", error), ("time for each measurement", seconds)):
        if not 0 < value < math.inf:
            raise ValueError(f"the {name} must be above 0 and finite, not {value}")
    tuned = isinstance(optimizer, str)
    rule = optimizers[optimizer]() if isinstance(optimizer, str) else optimizer
    bowls = bowls_of(functions)
    return _Table(family, error, functions, bowls, rule, tuned, seconds, on_progress).grow()


def _checked(dimensions: Iterable[int]) -> list[int]:
    wanted = sorted(set(dimensions))
    if not wanted or not all(each == int(each) and 1 <= each <= MOST for each in wanted):
        raise ValueError(f"dimensions must be whole numbers from 1 to {MOST}, not {wanted}")
    return [int(each) for each in wanted]


def _members(family: str, wanted: list[int]) -> dict[int, CostFunction]:
    """The costs of a family by dimension, without those that it does not have."""
    if family not in costs.families:
        known = ", ".join(costs.families)
        raise ValueError(f"{family!r} is no cost for any number of parameters; known: {known}")
    members = {}
    for dimension in wanted:
        with suppress(ValueError):  # too few parameters for this cost
            members[dimension] = costs[f"{family}_{dimension}d"]
    if not members:
        raise ValueError(f"{family} has none of the dimensions {wanted}")
    return members


@final
@dataclass
class _Table:
    """The measurements so far, by dimension."""

    family: str
    error: float
    costs: dict[int, CostFunction]
    bowls: dict[int, Bowl]
    rule: UpdateRule
    tuned: bool
    seconds: float
    on_progress: OnProgress | None
    share: float = 0.0
    descents: dict[int, Need] = field(default_factory=dict)
    hits: dict[int, Hits] = field(default_factory=dict)
    per_axis: dict[int, int] = field(default_factory=dict)
    paces: dict[int, float] = field(default_factory=dict)
    grid_goes_on: bool = True

    def grow(self) -> Iterator[Curse]:
        """The table after each dimension."""
        for done, dimension in enumerate(self.costs):
            self.share = done / len(self.costs)
            self._measure(dimension, self._check)
            self.share = (done + 1) / len(self.costs)
            self._check()
            yield self._curse()

    def _check(self) -> None:
        if self.on_progress is not None and not self.on_progress(self.share):
            raise CancelledError

    def _measure(self, dimension: int, check: Check) -> None:
        cost = self.costs[dimension]
        target = cost.minima[0].value + self.error
        rule = self.rule.suited_to(cost) if self.tuned else self.rule
        patience = PATIENCE * self.seconds
        self.descents[dimension] = descent_need(cost, rule, target, patience, check)
        if all(each.enough for each in self.hits.values()):
            self.hits[dimension] = random_hits(cost, target, self.seconds, check)
            self.paces[dimension] = self.hits[dimension].per_second
        else:
            self.paces[dimension] = pace_of(cost, check)
        if self.grid_goes_on:
            per_axis = grid_per_axis(cost, target, self.seconds, check)
            self.grid_goes_on = per_axis is not None
            self.per_axis |= {} if per_axis is None else {dimension: per_axis}

    def _curse(self) -> Curse:
        measured = {d: each for d, each in self.hits.items() if each.enough}
        random = RandomGrowth.fitted(
            {d: each.needed for d, each in measured.items()},
            {d: each.hits for d, each in measured.items()},
            self.bowls,
        )
        grid = GridGrowth.fitted(self.per_axis, self.bowls)
        rows = tuple(self._row(d, random, grid) for d in self.costs)
        return Curse(self.family, self.error, rows, random, grid, self.share)

    def _row(
        self, dimension: int, random: RandomGrowth | None, grid: GridGrowth | None
    ) -> CurseRow:
        # A pace that is not measured yet is that of the dimension before, nearly.
        pace = self.paces.get(dimension, list(self.paces.values())[-1])
        hits, per_axis = self.hits.get(dimension), self.per_axis.get(dimension)
        measured_random = log10(hits.needed) if hits is not None and hits.enough else None
        measured_grid = None if per_axis is None else dimension * log10(per_axis)
        return CurseRow(
            dimension,
            self.descents.get(dimension),
            self._need(measured_random, random, dimension, pace),
            self._need(measured_grid, grid, dimension, pace),
        )

    def _need(
        self,
        measured: float | None,
        law: RandomGrowth | GridGrowth | None,
        dimension: int,
        pace: float,
    ) -> Need | None:
        if measured is not None:
            return Need(measured, Known.MEASURED, pace)
        if law is None:
            return None
        carried_on = law.log10_evaluations(dimension, self.bowls[dimension])
        return Need(carried_on, Known.EXTRAPOLATED, pace)
