"""Everything that decides what is on screen, as plain data."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import lru_cache
from typing import final

from gdviz.engine.cost import CostFunction
from gdviz.engine.formula import cost_from_formula
from gdviz.engine.optimizer import Optimizer, UpdateRule
from gdviz.engine.optimizers import optimizers
from gdviz.engine.recipe import Recipe
from gdviz.engine.resolve import resolve_cost
from gdviz.engine.schedules import Constant, Schedule
from gdviz.engine.transforms import Transform, transforms
from gdviz.session.chart import Chart

#: The numbers of parameters that can be drawn.
DIMENSIONS = (1, 2)
#: Steps a second, slowest and fastest.
SPEEDS = (0.5, 240.0)
#: Steps after which every run stalls; in two dimensions a step takes about 100 bytes.
LONGEST_RUN = 1_000_000


@final
class Layer(Enum):
    """One thing that the canvas can draw: its label, the dimensions it is for, shown at first."""

    TRAIL = ("Trail", frozenset({1, 2}), True)
    NEXT_STEP = ("Coming step", frozenset({1, 2}), True)
    TANGENT = ("Tangent", frozenset({1}), True)
    GRADIENT = ("Gradient", frozenset({2}), True)
    MINIMA = ("Minima", frozenset({1, 2}), True)
    PARTS = ("Step's parts", frozenset({1, 2}), False)
    FIELD = ("Slope field", frozenset({2}), False)
    STREAMLINES = ("Streamlines", frozenset({2}), False)
    LEVEL = ("Level line", frozenset({2}), False)
    MODEL = ("Local model", frozenset({1, 2}), False)
    CURVATURE = ("Curvature", frozenset({1, 2}), False)

    @property
    def label(self) -> str:
        return self.value[0]

    @property
    def shown_at_first(self) -> bool:
        """Whether a scene draws it that does not say otherwise: the picture begins calm."""
        return self.value[2]

    @property
    def dimensions(self) -> frozenset[int]:
        """The dimensions of the cost functions with which it can be drawn."""
        return self.value[1]


#: What a scene draws that does not say otherwise.
FIRST_LAYERS = frozenset(layer for layer in Layer if layer.shown_at_first)


@final
class View(Enum):
    """How a cost of two parameters is seen; one of a single parameter is always a curve."""

    FLAT = "Contour"
    SURFACE = "3-D"
    BOTH = "Both"


@final
@dataclass(frozen=True)
class Scene:
    """A cost function by name or formula, a start, an optimizer a run, the speed, what is drawn.

    The schedule and the transforms are those of every run.

    ValueError (UnknownName for a cost) says which of them is not possible.
    """

    cost: str
    start: tuple[float, ...]
    optimizers: tuple[Optimizer, ...]
    speed: float = 2.0
    schedule: Schedule = field(default_factory=Constant)
    transforms: tuple[Transform, ...] = ()
    step_limit: int = 10_000
    constants: tuple[tuple[str, float], ...] = ()
    loop: bool = False
    chart: Chart = field(default_factory=Chart)
    view: View = View.FLAT
    log_height: bool = False
    layers: frozenset[Layer] = FIRST_LAYERS
    hidden_parts: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        dimension = self.function.dimension
        if dimension not in DIMENSIONS:
            raise ValueError(f"a picture shows one or two parameters, not {dimension}")
        if len(self.start) != dimension or not all(map(math.isfinite, self.start)):
            raise ValueError(f"a start on {self.cost} needs {dimension} finite coordinates")
        if not SPEEDS[0] <= self.speed <= SPEEDS[1]:
            raise ValueError(f"speed must be from {SPEEDS[0]} to {SPEEDS[1]} steps a second")
        if not 1 <= self.step_limit <= LONGEST_RUN:
            raise ValueError(f"a run has from 1 to {LONGEST_RUN:,} steps, not {self.step_limit}")

    @classmethod
    def opening(cls, cost: str = "prediction", optimizer: str = "gradient_descent") -> Scene:
        """The scene with which a cost function is first shown."""
        function = resolve_cost(cost)
        rule = suited(optimizers[optimizer], function)
        return cls(cost, _default_start(function), (rule,))

    @property
    def function(self) -> CostFunction:
        """The cost function itself."""
        return _function(self.cost, self.constants)

    def with_cost(self, cost: str, constants: tuple[tuple[str, float], ...] = ()) -> Scene:
        """Another cost from its own start, each optimizer with a learning rate that suits it."""
        function = _function(cost, constants)
        rates = tuple(
            replace(each, learning_rate=each.pace.suited_to(function)) for each in self.optimizers
        )
        start = _default_start(function)
        return replace(self, cost=cost, constants=constants, start=start, optimizers=rates)

    @property
    def shown_view(self) -> View:
        """The view in which the cost is really seen."""
        return self.view if self.function.dimension == 2 else View.FLAT

    def recipe(self, optimizer: Optimizer) -> UpdateRule:
        """The rule of a run: its optimizer with the scene's transforms and schedule."""
        if not self.transforms and self.schedule == Constant():
            return optimizer
        return Recipe(optimizer, self.transforms, self.schedule)

    def with_transform(self, transform: Transform, used: bool) -> Scene:
        """The same scene with a transform, in the place of one of its kind, or without one."""
        chosen = {type(each): each for each in self.transforms} | {type(transform): transform}
        if not used:
            del chosen[type(transform)]
        return replace(
            self, transforms=tuple(chosen[k] for k in transforms.values() if k in chosen)
        )

    def with_layer(self, layer: Layer, shown: bool) -> Scene:
        """The same scene with one thing drawn or not."""
        return replace(self, layers=self.layers | {layer} if shown else self.layers - {layer})

    def with_part(self, name: str, shown: bool) -> Scene:
        """The same scene with one part of a step drawn, with the others that are, or not."""
        hidden = self.hidden_parts
        return replace(self, hidden_parts=hidden - {name} if shown else hidden | {name})


def suited(rule: type[Optimizer], cost: CostFunction) -> Optimizer:
    """The rule with its defaults and a learning rate that suits the cost."""
    return rule(learning_rate=rule.pace.suited_to(cost))


def _default_start(cost: CostFunction) -> tuple[float, ...]:
    return tuple(cost.start.tolist())


@lru_cache(maxsize=64)
def _function(cost: str, constants: tuple[tuple[str, float], ...]) -> CostFunction:
    if not constants:
        return resolve_cost(cost)
    return cost_from_formula(cost, None, None, **dict(constants))
