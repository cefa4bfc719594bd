"""Where training works: converged or diverged, and how fast, over two things that are varied."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from gdviz.engine.chunks import OnProgress, Tell
from gdviz.engine.cost import Array, CostFunction
from gdviz.engine.maps.grid import Axis, Grid, Size
from gdviz.engine.maps.plan import (
    MapPlan,
    check_limits,
    compute_map,
    descend_cells,
    refine_map,
    stacked,
)
from gdviz.engine.maps.settings import Setting, settings_of
from gdviz.engine.maps.varied import Varied
from gdviz.engine.optimizer import UpdateRule
from gdviz.engine.resolve import resolve_cost
from gdviz.engine.side_by_side import CONVERGED, DIVERGED, RUNNING, SideBySide
from gdviz.engine.trajectory import Status
from gdviz.engine.vectors import dot

#: A gradient this small moves nothing that can be seen.
TOLERANCE = 1e-7

#: What is varied unless something else is asked for.
AXES = ("start_x", "learning_rate")


@final
@dataclass(frozen=True, eq=False)
class TrainabilityMap:
    """How descents ended and how fast, shapes (rows, columns).

    `endings` are 0 for neither, 1 for converged, 2 for diverged. `steps` are the steps taken.
    `pace` is smooth within what converged and within what diverged: steps, each counted as far
    as the gradient norm g was still of the size g₀ it began with, Σ g / (g + g₀), and where it
    diverged, was not larger yet, Σ g₀ / (g + g₀). Row 0 is that of the lowest numbers.
    """

    grid: Grid
    axes: tuple[str, str]
    endings: NDArray[np.int8]
    steps: NDArray[np.int32]
    pace: NDArray[np.float32]


class TrainabilityPart(NamedTuple):
    """The same of some cells, shapes (n,)."""

    endings: NDArray[np.int8]
    steps: NDArray[np.int32]
    pace: NDArray[np.float32]


@final
@dataclass(frozen=True, eq=False)
class TrainabilityPlan(MapPlan[TrainabilityPart, TrainabilityMap]):
    """The trainability map of a cost function under a rule, around a start and a rule's numbers.

    ValueError when the rule cannot take what lies on the axes.
    """

    part = TrainabilityPart

    cost: CostFunction
    rule: UpdateRule
    start: tuple[float, ...]
    axes: tuple[Setting, Setting]
    grid: Grid
    steps: int = 500
    tolerance: float = TOLERANCE

    def __post_init__(self) -> None:
        check_limits(self.steps, self.tolerance)
        if not all(map(np.isfinite, self.start)) or len(self.start) != self.dimension:
            raise ValueError(f"a start needs {self.dimension} finite coordinates, not {self.start}")
        if self.grid.up is None or self.axes[0].name == self.axes[1].name:
            raise ValueError("a trainability map varies two different things")
        for setting, count, values in zip(
            self.axes, reversed(self.grid.shape), self.grid.middles, strict=True
        ):
            setting.check(values[[0, count - 1]])
        self._try_one_step()

    def _try_one_step(self) -> None:
        """A rule that needs one number for all descents says so here, not in the midst of work."""
        try:
            with np.errstate(all="ignore"):
                self._descents(slice(0, 1)).advance()
        except TypeError:
            names = " or ".join(setting.name for setting in self.axes)
            rule = type(self.rule).__name__
            raise ValueError(f"{rule} cannot take another {names} for every descent") from None

    @property
    def dimension(self) -> int:
        return self.cost.dimension

    def compute(self, cells: slice, tell: Tell) -> TrainabilityPart:
        descents = self._descents(cells)
        pace = _Pace(descents)
        ends = descend_cells(descents, self.steps, tell, pace.see)
        endings = np.full(len(ends.costs), RUNNING, dtype=np.int8)
        endings[ends.status == Status.CONVERGED] = CONVERGED
        endings[ends.status == Status.DIVERGED] = DIVERGED
        measured = np.where(endings == DIVERGED, pace.growth, pace.decay).astype(np.float32)
        return TrainabilityPart(endings, ends.step_counts.astype(np.int32), measured)

    def join(self, parts: Sequence[TrainabilityPart]) -> TrainabilityPart:
        return TrainabilityPart(*map(np.concatenate, zip(*parts, strict=True)))

    def assemble(self, parts: Sequence[TrainabilityPart]) -> TrainabilityMap:
        endings, steps, pace = (stacked(each, self.grid) for each in zip(*parts, strict=True))
        names = self.axes[0].name, self.axes[1].name
        return TrainabilityMap(self.grid, names, endings, steps, pace)

    def with_grid(self, grid: Grid) -> TrainabilityPlan:
        return replace(self, grid=grid)

    def descent_of(self, cell: int) -> tuple[Array, Mapping[str, Array]]:
        """The start of a cell, shape (d,), and the hyper-parameters that differ from the rule's."""
        starts, values = self._cells(slice(cell, cell + 1))
        return starts[0], {name: each[0] for name, each in values.items()}

    def _descents(self, cells: slice) -> SideBySide:
        starts, values = self._cells(cells)
        rule = Varied(self.rule, values) if values else self.rule
        with np.errstate(all="ignore"):
            return SideBySide(self.cost, starts, rule, self.tolerance)

    def _cells(self, cells: slice) -> tuple[Array, dict[str, Array]]:
        """Starts, (n, d), and hyper-parameters, (n,) or (n, d), of some cells."""
        pairs = self.grid.pairs(cells)
        starts = np.tile(self.start, (len(pairs[0]), 1))
        values: dict[str, Array] = {}
        for setting, numbers in zip(self.axes, pairs, strict=True):
            setting.put(numbers, starts, values)
        return starts, values


@final
class _Pace:
    """Counts steps by how large the gradient norm is; see `TrainabilityMap`.

    A smooth count as in Sohl-Dickstein, "The boundary of neural network trainability is fractal",
    2024, who sums the losses, or their inverses, over those of the first step. Of the gradient
    norm no minimum has to be known, and a share between 0 and 1 cannot overflow.
    """

    def __init__(self, descents: SideBySide) -> None:
        self._first = _norms(descents.gradients)
        self.decay = np.zeros(len(self._first))
        self.growth = np.zeros(len(self._first))

    def see(self, kept: NDArray[np.intp], descents: SideBySide) -> None:
        """Count one step of those that have not ended."""
        first, now = self._first[kept], _norms(descents.gradients)
        counts = descents.running & (now + first > 0)
        share = np.divide(now, now + first, out=np.zeros_like(now), where=counts)
        self.decay[kept] += share
        self.growth[kept] += counts - share


def _norms(gradients: Array) -> Array:
    norms: Array = np.sqrt(dot(gradients, gradients))
    return norms


def plan_trainability(
    cost: str | CostFunction,
    optimizer: UpdateRule,
    size: Size = 512,
    steps: int = 500,
    tolerance: float = TOLERANCE,
    axes: tuple[str, str] = AXES,
    window: tuple[Axis | None, Axis | None] = (None, None),
    start: ArrayLike | None = None,
) -> TrainabilityPlan:
    """What `trainability_map` computes, before it is computed."""
    cost = resolve_cost(cost)
    known = settings_of(cost, optimizer)
    for name in axes:
        if name not in known:
            raise ValueError(f"{name!r} cannot be varied here; known: {', '.join(known)}")
    chosen = known[axes[0]], known[axes[1]]
    across, up = (given or each.axis for given, each in zip(window, chosen, strict=True))
    place = np.asarray(cost.start if start is None else start, dtype=float).ravel().tolist()
    grid = Grid.of(across, up, size)
    return TrainabilityPlan(cost, optimizer, tuple(place), chosen, grid, steps, tolerance)


def trainability_map(
    cost: str | CostFunction,
    optimizer: UpdateRule,
    size: Size = 512,
    steps: int = 500,
    tolerance: float = TOLERANCE,
    axes: tuple[str, str] = AXES,
    window: tuple[Axis | None, Axis | None] = (None, None),
    start: ArrayLike | None = None,
    *,
    threads: int | None = None,
    on_progress: OnProgress | None = None,
) -> TrainabilityMap:
    """How descents end when two things are varied, each exactly as `descend` alone.

    What lies `across` and `up` is named by `axes`: `start_x`, `start_y`, a hyper-parameter of the
    optimizer such as `learning_rate`, or `learning_rate_x`, that of one coordinate. The `window`
    has an axis for each, None for the domain, a suitable range around the optimizer's own number,
    or the range of a slider. All else is the optimizer's and the `start`, shape (d,), the cost's
    own if None. Other arguments and errors are those of `basin_map`; ValueError also for numbers
    that the optimizer does not take.
    """
    plan = plan_trainability(cost, optimizer, size, steps, tolerance, axes, window, start)
    return compute_map(plan, threads=threads, on_progress=on_progress)


def trainability_maps(
    cost: str | CostFunction,
    optimizer: UpdateRule,
    size: Size = 512,
    steps: int = 500,
    tolerance: float = TOLERANCE,
    axes: tuple[str, str] = AXES,
    window: tuple[Axis | None, Axis | None] = (None, None),
    start: ArrayLike | None = None,
    *,
    threads: int | None = None,
    on_progress: OnProgress | None = None,
) -> Iterator[TrainabilityMap]:
    """The same map in stages: a coarse one at once, then finer ones; see `trainability_map`."""
    plan = plan_trainability(cost, optimizer, size, steps, tolerance, axes, window, start)
    return refine_map(plan, threads=threads, on_progress=on_progress)
