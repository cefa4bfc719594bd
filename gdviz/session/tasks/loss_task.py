"""A line that is fitted to points, or a classifier, with several losses side by side."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import ClassVar, Self, final

import numpy as np
from numpy.typing import NDArray

from gdviz.engine.losses.fits import Box, Fit, fits, holding
from gdviz.engine.losses.loss import Loss, losses
from gdviz.engine.losses.loss_cost import LossCost
from gdviz.engine.losses.lowest import minima_of
from gdviz.engine.losses.samples import Pair
from gdviz.session.tasks.task import Task


@dataclass(frozen=True)
class LossTask(Task):
    """Pairs of numbers and the losses that compare a model with them; one run descends each.

    The `box` of parameters is that of every cost, so that they can be compared. Without points,
    losses or a box, those of the kind. ValueError says which of them is not possible.
    """

    kind: ClassVar[str]
    speed = 4.0
    compares_losses = True

    points: tuple[Pair, ...] = ()
    losses: tuple[Loss, ...] = ()
    box: Box | None = None

    def __post_init__(self) -> None:
        self._fill("points", self.points or self.fit.points)
        self._fill("losses", self.losses or tuple(losses[name]() for name in self.fit.losses))
        kinds = [type(loss) for loss in self.losses]
        if kinds != [losses[name] for name in self.fit.losses]:
            raise ValueError(f"the losses are {', '.join(self.fit.losses)}, each once")
        terms = self.fit.terms(self.points)
        if self.box is None:
            minima = [each for loss in self.losses for each in minima_of(terms, loss)]
            self._fill("box", holding(minima, self.fit.box, self.fit.box))

    def _fill(self, name: str, value: object) -> None:
        object.__setattr__(self, name, value)

    @property
    def fit(self) -> Fit:
        """What is fitted."""
        return fits[self.kind]

    @property
    def costs(self) -> tuple[str, ...]:
        return self.fit.losses

    def loss(self, name: str) -> Loss:
        """The loss of a name, with what has been chosen of it; ValueError lists the names."""
        if name not in self.costs:
            raise ValueError(f"there is no loss {name!r} here, but {', '.join(self.costs)}")
        return self.losses[self.costs.index(name)]

    def title_of(self, name: str) -> str:
        return self.loss(name).short

    def function(self, name: str = "") -> LossCost:
        return _cost(self, name or self.costs[0])

    @property
    def outliers(self) -> NDArray[np.bool_]:
        """Which of the points went wrong, or seem so, (n,)."""
        return _outliers(self.kind, self.points)

    def with_point(self, index: int, place: Pair) -> Self:
        """The same with a point elsewhere in the window, at the nearest place that it may have.

        The box grows where a minimum has left it. ValueError where nothing can be fitted then.
        """
        (left, right), (bottom, top) = self.fit.window
        x, y = min(max(place[0], left), right), min(max(place[1], bottom), top)
        if not (math.isfinite(x) and math.isfinite(y)):
            raise ValueError("a point needs finite numbers")
        if self.fit.answers:
            y = min(self.fit.answers, key=lambda answer: abs(answer - y))
        points = (*self.points[:index], (x, y), *self.points[index + 1 :])
        return replace(self, points=points)._roomy()

    def with_loss(self, loss: Loss) -> Self:
        """The same with other fields of one of the losses."""
        changed = tuple(loss if type(each) is type(loss) else each for each in self.losses)
        return replace(self, losses=changed)._roomy()

    def _roomy(self) -> Self:
        minima = [each for name in self.costs for each in self.function(name).minima]
        box = holding(minima, self.box or self.fit.box, self.fit.box)
        return self if box == self.box else replace(self, box=box)


@final
@dataclass(frozen=True)
class LineLosses(LossTask):
    """A straight line through points, some of which went wrong."""

    kind = "line_losses"


@final
@dataclass(frozen=True)
class ClassLosses(LossTask):
    """The probability of a class as a function of one number."""

    kind = "class_losses"


@lru_cache(maxsize=16)
def _outliers(kind: str, points: tuple[Pair, ...]) -> NDArray[np.bool_]:
    return fits[kind].outliers(fits[kind].terms(points))


@lru_cache(maxsize=64)
def _cost(task: LossTask, name: str) -> LossCost:
    return task.fit.cost_of(task.loss(name), task.points, task.box)
