"""What a model learns: the cost functions that a scene shows in the place of a plain one."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import ClassVar, Self

from gdviz.engine.cost import CostFunction
from gdviz.engine.transforms import Transform


@dataclass(frozen=True)
class Task(ABC):
    """A model and its data, as plain data; every run descends one of its cost functions."""

    #: The optimizer with which it is first shown, and the steps a second.
    optimizer: ClassVar[str] = "gradient_descent"
    speed: ClassVar[float] = 2.0
    #: What is done to gradients when it is first shown.
    transforms: ClassVar[tuple[Transform, ...]] = ()
    #: Whether a start stays where it is when the task is changed.
    keeps_start: ClassVar[bool] = True
    #: Whether a network learns, through which a sample can be followed.
    has_network: ClassVar[bool] = False
    #: Whether several losses of the same data are compared.
    compares_losses: ClassVar[bool] = False

    @property
    def costs(self) -> tuple[str, ...]:
        """The names of its cost functions; a single one needs no name."""
        return ("",)

    @abstractmethod
    def function(self, name: str = "") -> CostFunction:
        """One of its cost functions, the first one without a name.

        ValueError says what is not possible; the same task gives the same cost.
        """

    def title_of(self, name: str) -> str:
        """What a run is called that descends one of its costs; nothing where there is one alone."""
        return ""

    def redrawn(self, seed: int) -> Self | None:
        """The same from other random starting weights; None where a start is a place."""
        return None
