"""What one answer costs: a function of one number, with its slope and its curvature."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import ClassVar, TypeVar

from gdviz.engine.cost import Array
from gdviz.engine.hyperparameter import check_ranges
from gdviz.engine.registry import Registry


@dataclass(frozen=True)
class Loss(ABC):
    """A function of u, arrays of any shape in and out.

    For a fit u is the residual r, prediction minus measurement; for a classifier it is the margin
    m, the score with the sign of the class. Where a loss has a `kink`, it is a straight line on
    both sides of it, and the slope at the kink is the middle of those beside it. `steepest` and
    `bend` are the largest size of its slope, infinite for a square, and of its curvature.
    ValueError names a field that is out of range.
    """

    title: ClassVar[str]
    #: A name for narrow places.
    short: ClassVar[str]
    kink: ClassVar[float | None] = None
    steepest: ClassVar[float]
    bend: ClassVar[float]
    #: Whether it falls for ever as u grows, and whether its slope never falls.
    falls: ClassVar[bool] = False
    convex: ClassVar[bool] = True

    def __post_init__(self) -> None:
        check_ranges(self)

    @property
    @abstractmethod
    def formula(self) -> str:
        """The loss of one answer as plain text."""

    @property
    @abstractmethod
    def latex(self) -> str:
        """The same typeset."""

    @abstractmethod
    def value(self, u: Array) -> Array:
        """The loss."""

    @abstractmethod
    def slope(self, u: Array) -> Array:
        """Its first derivative."""

    @abstractmethod
    def curvature(self, u: Array) -> Array:
        """Its second derivative; nothing at a kink."""


#: Every loss by name.
losses: Registry[type[Loss]] = Registry("loss")

#: The files of losses, in the order in which lists show them.
FILES = ("of_residuals", "of_margins")

L = TypeVar("L", bound=type[Loss])


def named(name: str) -> Callable[[L], L]:
    """Enter a class among the losses."""

    def enter(loss: L) -> L:
        losses.add(name, lambda: loss)
        return loss

    return enter


def _load() -> None:
    for each in FILES:
        import_module(f"gdviz.engine.losses.{each}")


losses.discover_with(_load)
