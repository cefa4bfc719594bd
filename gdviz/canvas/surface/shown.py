"""What the 3-D view has to be told: a cost of two parameters and what descends on it."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import Protocol

from gdviz.engine.cost import Array, CostFunction
from gdviz.engine.trajectory import Step
from gdviz.session.scene import Layer


class ShownRun(Protocol):
    """A way of points, (2,), with a marker; see `Run`."""

    @property
    def colour(self) -> int:
        """Its place among run colours and shapes."""

    @property
    def hidden(self) -> bool:
        """Whether it is not to be drawn."""

    @property
    def length(self) -> int:
        """The number of steps that can be drawn."""

    def points(self, begin: int, end: int) -> Array:
        """Points by their index: (n, 2)."""

    def point_on_way(self, playhead: int, share: float) -> Array:
        """Where the ball is: (2,)."""

    def step_at(self, playhead: int) -> Step | None:
        """The step to come, if it is to be drawn."""


class ShownScene(Protocol):
    """How it is drawn; see `Scene`."""

    @property
    def function(self) -> CostFunction:
        """The cost itself."""

    @property
    def log_height(self) -> bool:
        """Whether heights are logarithms of the cost."""

    @property
    def layers(self) -> Set[Layer]:
        """What is drawn."""


class Shown(Protocol):
    """All of it at a moment; see `Session`."""

    @property
    def scene(self) -> ShownScene:
        """How it is drawn."""

    @property
    def cost(self) -> CostFunction:
        """The cost function that is the surface."""

    @property
    def shown_runs(self) -> Sequence[ShownRun]:
        """The runs that are to be drawn."""

    @property
    def run(self) -> ShownRun:
        """The run that is spoken of."""

    @property
    def playhead(self) -> int:
        """The index of the step that is shown."""

    @property
    def start(self) -> Sequence[float]:
        """Where the run that is spoken of started."""
