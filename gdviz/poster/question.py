"""What a poster shows, as plain data that can be sent to another machine."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias, final

from gdviz import __version__
from gdviz.engine.cost import CostFunction, Domain
from gdviz.engine.formula import cost_from_formula
from gdviz.engine.maps.basin_map import TOLERANCE, plan_basins
from gdviz.engine.maps.grid import Axis
from gdviz.engine.maps.plan import MapPlan
from gdviz.engine.maps.settings import settings_of
from gdviz.engine.maps.trainability_map import AXES, plan_trainability
from gdviz.engine.optimizer import UpdateRule
from gdviz.engine.resolve import resolve_cost

Plan: TypeAlias = MapPlan[Any, Any]

#: Cells of a tile: a few seconds of work, a few megabytes on disk.
TILE = 2**18


@final
@dataclass(frozen=True)
class Question:
    """A kind of map of a cost, by name or formula, under a rule; a `window` has low, high, ..."""

    kind: str
    cost: str
    rule: UpdateRule
    start: tuple[float, ...]
    size: tuple[int, int]
    constants: tuple[tuple[str, float], ...] = ()
    steps: int = 500
    tolerance: float = TOLERANCE
    axes: tuple[str, str] = AXES
    window: tuple[float, ...] = ()

    @property
    def function(self) -> CostFunction:
        """The cost function itself."""
        if not self.constants:
            return resolve_cost(self.cost)
        return cost_from_formula(self.cost, None, None, **dict(self.constants))

    @property
    def key(self) -> str:
        """Everything that the cells depend on, in words."""
        return f"gdviz {__version__}, tiles of {TILE} cells\n{self!r}\n"

    def plan(self) -> Plan:
        """The map to compute; ValueError says what is not possible."""
        return KINDS[self.kind](self)


def tiles_of(plan: Plan) -> list[slice]:
    """Bands of whole rows, each about `TILE` cells, from the lowest row on."""
    rows = max(TILE // plan.grid.columns, 1)
    bounds = range(0, plan.grid.rows, rows)
    columns = plan.grid.columns
    return [slice(low * columns, min(low + rows, plan.grid.rows) * columns) for low in bounds]


def _basins(asked: Question) -> Plan:
    window = Domain.of(*_pairs(asked)) if asked.window else None
    size, steps, tolerance = asked.size, asked.steps, asked.tolerance
    return plan_basins(asked.function, asked.rule, size, steps, tolerance, window)


def _trainability(asked: Question) -> Plan:
    cost, known = asked.function, settings_of(asked.function, asked.rule)
    pairs = _pairs(asked) or [None, None]
    if len(pairs) != 2:
        raise ValueError("a window of a trainability map has four numbers")
    window = [
        Axis(pair[0], pair[1], known[name].axis.log) if pair and name in known else None
        for name, pair in zip(asked.axes, pairs, strict=True)
    ]
    return plan_trainability(
        cost,
        asked.rule,
        asked.size,
        asked.steps,
        asked.tolerance,
        asked.axes,
        (window[0], window[1]),
        asked.start,
    )


def _pairs(asked: Question) -> list[Any]:
    if len(asked.window) % 2:
        raise ValueError(f"a window has a low and a high for each side, not {asked.window}")
    return list(zip(asked.window[::2], asked.window[1::2], strict=True))


#: Every kind of map by name.
KINDS: Mapping[str, Callable[[Question], Plan]] = {"basin": _basins, "trainability": _trainability}


def compute_tile(asked: Question, cells: slice) -> Any:
    """One tile, in this thread, whatever machine it is on."""
    return asked.plan().compute(cells, _nobody_listens)


def _nobody_listens(share: float) -> None:
    pass
