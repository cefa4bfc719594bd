"""A step that was looked at before it is taken, so that taking it takes no time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, final

from numpy.typing import NDArray

from gdviz.engine.cost import Array
from gdviz.engine.growing_array import GrowingArray
from gdviz.engine.trajectory import Step


@final
@dataclass(frozen=True, eq=False)
class Ahead:
    """The coming step of a descent, the cost and the gradient, (d,), where it leads to.

    `asked` are the values, gradients and Hessians that the optimizer asked for, (3,), and `room`
    the larger arrays that its history needs for the point, if it does.
    """

    step: Step
    cost: float
    gradient: Array
    asked: Array
    room: list[tuple[GrowingArray, NDArray[Any]]]
