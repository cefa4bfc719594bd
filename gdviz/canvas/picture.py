"""What a view of a cost function has to know: how its points become places on a plot."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtGui import QPainter

from gdviz.canvas.view_map import ViewMap
from gdviz.engine.cost import Array, CostFunction
from gdviz.engine.local_model import LocalModel
from gdviz.engine.trajectory import Step
from gdviz.session.scene import Layer
from gdviz.theme import Look

Range = tuple[float, float]


class Picture(ABC):
    """One way to draw a cost function flat; `positions` are (x, y) in the plot's numbers."""

    #: The layer of the mark that shows the slope at the ball, and whether that mark is an arrow.
    slope_layer: ClassVar[Layer]
    slope_is_arrow: ClassVar[bool]
    #: Where across the picture plates may lie, the best first: 0 is the left edge, 1 the right.
    columns: ClassVar[tuple[float, ...]]

    @abstractmethod
    def begin(self, cost: CostFunction) -> None:
        """From now on this cost is drawn: forget what belongs to another one."""

    @abstractmethod
    def labels(self, cost: CostFunction) -> tuple[str, str]:
        """The names of the bottom and the left axis."""

    @abstractmethod
    def home(self, cost: CostFunction) -> tuple[Range, Range]:
        """The ranges of x and y in which the whole cost is seen."""

    @abstractmethod
    def positions(self, cost: CostFunction, points: Array) -> Array:
        """Where points are drawn: (n, d) -> (n, 2)."""

    @abstractmethod
    def point_under(self, x: float, y: float) -> Array:
        """The point that a click means: (d,)."""

    @abstractmethod
    def step_ends(self, cost: CostFunction, step: Step) -> Array:
        """Tail and tip of the arrow for a step: (2, 2)."""

    @abstractmethod
    def slope_ends(self, position: Array, gradient: Array, view: ViewMap) -> Array:
        """Both ends of the mark for the slope at a position, in pixels: (2, 2)."""

    @abstractmethod
    def paint(self, painter: QPainter, view: ViewMap, cost: CostFunction, look: Look) -> None:
        """Paint everything that stays when the ball moves."""

    @abstractmethod
    def drawn(self, cost: CostFunction, view: ViewMap) -> Array:
        """Places of what texts should not cover, besides marks and trails, in pixels: (n, 2)."""

    @abstractmethod
    def flat(self, vector: Array) -> Array:
        """A vector from a point as it lies in the picture: (d,) -> (2,)."""

    @abstractmethod
    def alike(self, one: Array, other: Array) -> bool:
        """Whether two arrows from one place, in pixels, would lie on one another."""

    @abstractmethod
    def box_height(self, look: Look) -> float:
        """The least height of a box around the ball, in pixels."""

    @abstractmethod
    def level_lines(self, cost: CostFunction, height: float) -> Sequence[Array]:
        """Where the cost is so high: lines of positions, each (n, 2)."""

    @abstractmethod
    def model_lines(self, model: LocalModel, view: ViewMap) -> Sequence[Array]:
        """What is drawn of the local model: lines of positions, each (n, 2)."""

    @abstractmethod
    def distance(self, beyond: Array) -> str:
        """How far a ball is from the view, in words; `beyond` in the plot's numbers: (2,)."""

    @abstractmethod
    def key(self, look: Look) -> Sequence[tuple[float, str]]:
        """The bands of colour for the colour bar: each one's lower cost and colour; or nothing."""
