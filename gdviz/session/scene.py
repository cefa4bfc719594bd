"""Everything that decides what is on screen, as plain data."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import lru_cache
from typing import final

from gdviz.engine.cost import CostFunction
from gdviz.engine.formula import cost_from_formula
from gdviz.engine.method import Method
from gdviz.engine.methods import Pickable, methods
from gdviz.engine.optimizer import Optimizer
from gdviz.engine.recipe import Recipe
from gdviz.engine.resolve import resolve_cost
from gdviz.engine.schedules import Constant, Schedule
from gdviz.engine.transforms import Transform, transforms
from gdviz.session.appearance import Appearance
from gdviz.session.chart import Chart
from gdviz.session.race import Race, RunPlan
from gdviz.session.run import Run
from gdviz.session.study import Sight, Study
from gdviz.session.tasks import TASKS
from gdviz.session.tasks.cut import Cut
from gdviz.session.tasks.task import Task
from gdviz.session.tasks.tile import FIRST_TILES, Tile

#: The numbers of parameters that can be drawn.
DIMENSIONS = (1, 2)
#: Steps a second, slowest and fastest.
SPEEDS = (0.5, 240.0)
#: Steps after which every run stalls; in two dimensions a step takes about 100 bytes.
LONGEST_RUN = 1_000_000
#: Numbers that the points and gradients of a run may come to: 400 MB.
MOST_NUMBERS = 50_000_000


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


#: What another task, or none, leaves as it is.
_SEEN_AS = (
    "loop",
    "chart",
    "view",
    "log_height",
    "layers",
    "hidden_parts",
    "tiles",
    "cut",
    "appearance",
)
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
    """A cost function by name or formula, a start, a race, the speed, what is drawn and how.

    With a `task`, `cost` is its name, and its cost functions are shown. The schedule and the
    transforms are those of every run.

    ValueError (UnknownName for a cost) says which of them is not possible.
    """

    cost: str
    start: tuple[float, ...]
    race: Race
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
    study: Study = Study.NONE
    sight: Sight = field(default_factory=Sight)
    task: Task | None = None
    tiles: frozenset[Tile] = FIRST_TILES
    cut: Cut = field(default_factory=Cut)
    sample: int = 0
    appearance: Appearance = field(default_factory=Appearance)

    def __post_init__(self) -> None:
        dimension = self.function.dimension
        if dimension not in DIMENSIONS and self.task is None:
            raise ValueError(f"a picture shows one or two parameters, not {dimension}")
        for start in (self.start, *(plan.start or self.start for plan in self.race.plans)):
            if len(start) != dimension or not all(map(math.isfinite, start)):
                raise ValueError(f"a start on {self.cost} needs {dimension} finite coordinates")
        if not SPEEDS[0] <= self.speed <= SPEEDS[1]:
            raise ValueError(f"speed must be from {SPEEDS[0]} to {SPEEDS[1]} steps a second")
        if not 1 <= self.step_limit <= LONGEST_RUN:
            raise ValueError(f"a run has from 1 to {LONGEST_RUN:,} steps, not {self.step_limit}")

    @classmethod
    def opening(cls, cost: str = "prediction", optimizer: str | None = None, *others: str) -> Scene:
        """The scene with which a cost function, or a task, is first shown.

        Every optimizer gets a run; without any, gradient descent does, or what the task proposes.
        """
        names = [optimizer, *others] if optimizer else []
        if cost in TASKS:
            return _opening_task(cost, TASKS[cost](), names)
        function = resolve_cost(cost)
        rules = (suited(methods[name], function) for name in names or ("gradient_descent",))
        return cls(cost, _default_start(function), Race.of(*rules))

    @property
    def optimizers(self) -> tuple[Pickable, ...]:
        """The optimizer of every run."""
        return tuple(plan.optimizer for plan in self.race.plans)

    @property
    def function(self) -> CostFunction:
        """The cost function itself; of a task that of the selected run."""
        return self.function_of(self.race.plan)

    def function_of(self, plan: RunPlan) -> CostFunction:
        """The cost function that a run descends."""
        if self.task is not None:
            return self.task.function(plan.cost)
        return _function(self.cost, self.constants)

    def titles_of(self, plan: RunPlan) -> tuple[str, ...]:
        """What a run is called: by its cost, where several are descended, else by its optimizer.

        Both where runs on one task differ in both.
        """
        cost = self.task.title_of(plan.cost) if self.task is not None else ""
        alike = len({type(each) for each in self.optimizers}) == 1
        return (cost,) if cost and alike else (*filter(None, [cost]), type(plan.optimizer).title)

    def with_cost(self, cost: str, constants: tuple[tuple[str, float], ...] = ()) -> Scene:
        """Another cost from its own start, each optimizer with a learning rate that suits it.

        A task begins with runs of its own, and so does what comes after it.
        """
        if cost in TASKS:
            return _entering(self, _opening_task(cost, TASKS[cost](), ()))
        if self.task is not None:
            return replace(_entering(self, Scene.opening()), task=None).with_cost(cost, constants)
        function = _function(cost, constants)
        race = self.race.each(lambda plan: _transplanted(plan, function))
        start, sight = _default_start(function), Sight(self.sight.pair)
        return replace(self, cost=cost, constants=constants, start=start, race=race, sight=sight)

    def with_task(self, task: Task) -> Scene:
        """The same task with other data or another model; runs keep their optimizers.

        They begin where they did unless the task says that its starts have changed with it.
        """
        if task.keeps_start:
            return replace(self, task=task)
        race = self.race.each(lambda plan: replace(plan, start=None))
        start = _default_start(task.function(race.plan.cost))
        return replace(self, task=task, start=start, race=race)

    def start_of(self, plan: RunPlan) -> tuple[float, ...]:
        """Where a run starts: its own start, or the common one."""
        return self.start if plan.start is None else plan.start

    def starting_from(self, point: tuple[float, ...]) -> Scene:
        """Another start for the selected run if it has its own, else for all that have none."""
        race = self.race
        if race.plan.start is None:
            return replace(self, start=point)
        plan = replace(race.plan, start=point)
        return replace(self, race=race.with_plan(race.selected, plan))

    def within_domain(self) -> Scene:
        """The same scene with every start moved into the domain."""
        domain = self.function.domain

        def moved(start: tuple[float, ...]) -> tuple[float, ...]:
            inside: list[float] = domain.clamp(start).tolist()
            return tuple(inside)

        race = self.race.each(lambda p: replace(p, start=moved(p.start)) if p.start else p)
        return replace(self, start=moved(self.start), race=race)

    def begin(self, plan: RunPlan) -> Run:
        """The run of a plan at its start."""
        rule, start, cost = self.recipe(plan.optimizer), self.start_of(plan), self.function_of(plan)
        limit = min(self.step_limit, max(MOST_NUMBERS // (2 * cost.dimension), 1))
        return Run.begin(cost, rule, start, plan.style, limit, plan.hidden)

    def begin_all(self) -> tuple[Run, ...]:
        """All runs at their starts."""
        return tuple(map(self.begin, self.race.plans))

    @property
    def shown_view(self) -> View:
        """The view in which the cost is really seen."""
        return self.view if self.function.dimension == 2 else View.FLAT

    @property
    def shown_sight(self) -> Sight:
        """What is really seen of the trainability map: the first pair suits every cost."""
        return self.sight if self.sight.pair.dimension <= self.function.dimension else Sight()

    def recipe(self, optimizer: Pickable) -> Method:
        """The rule of a run: its optimizer with the scene's transforms and schedule.

        They change gradients and learning rates; a search has neither.
        """
        plain = not self.transforms and self.schedule == Constant()
        if plain or not isinstance(optimizer, Optimizer):
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


def suited(rule: type[Pickable], cost: CostFunction) -> Pickable:
    """The rule with its defaults and a learning rate, or a grid, that suits the cost."""
    return rule().suited_to(cost)


def _opening_task(name: str, task: Task, optimizers: Sequence[str]) -> Scene:
    """The scene with which a task is first shown: a run for every cost and every optimizer."""
    pairs = itertools.product(optimizers or (task.optimizer,), task.costs)
    plans = tuple(
        RunPlan(suited(methods[each], task.function(cost)), style=style, cost=cost)
        for style, (each, cost) in enumerate(pairs)
    )
    start = _default_start(task.function(plans[0].cost))
    return Scene(name, start, Race(plans), speed=task.speed, transforms=task.transforms, task=task)


def _entering(before: Scene, opening: Scene) -> Scene:
    """The opening of something else, seen as before."""
    kept = {name: getattr(before, name) for name in _SEEN_AS}
    return replace(opening, **kept)


def _transplanted(plan: RunPlan, cost: CostFunction) -> RunPlan:
    """The plan on another cost: from the common start, at a learning rate that suits the cost."""
    return replace(plan, start=None, optimizer=plan.optimizer.suited_to(cost))


def _default_start(cost: CostFunction) -> tuple[float, ...]:
    return tuple(cost.start.tolist())


@lru_cache(maxsize=64)
def _function(cost: str, constants: tuple[tuple[str, float], ...]) -> CostFunction:
    if not constants:
        return resolve_cost(cost)
    return cost_from_formula(cost, None, None, **dict(constants))
