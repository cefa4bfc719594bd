"""What the chart below the canvas shows, as plain data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import final

import numpy as np

from gdviz.engine.cost import Array
from gdviz.session.run import Run


@final
class Quantity(Enum):
    """What is drawn against the step; the value is its label and how to read it from a run."""

    COST = ("Cost", lambda run, begin, end: run.costs(begin, end))
    GRADIENT = ("Gradient norm", lambda run, begin, end: _norms(run, begin, end))
    RATE = ("Learning rate", lambda run, begin, end: run.learning_rates(begin, end))

    @property
    def label(self) -> str:
        return self.value[0]

    @property
    def values(self) -> Callable[[Run, int, int], Array]:
        """The values of a run at points `begin` up to, not including, `end`: (n,)."""
        return self.value[1]


@final
@dataclass(frozen=True)
class Chart:
    """Whether the chart is open, what it draws, and whether on a logarithmic axis."""

    open: bool = False
    quantity: Quantity = Quantity.COST
    log: bool = True


def _norms(run: Run, begin: int, end: int) -> Array:
    norms: Array = np.linalg.norm(run.gradients(begin, end), axis=-1)
    return norms
