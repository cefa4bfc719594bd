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
    """What is drawn against the step: its label, how to read it from a run, which runs have it."""

    COST = ("Cost", lambda run, begin, end: run.costs(begin, end), lambda run: True)
    GRADIENT = ("Gradient norm", lambda run, begin, end: _norms(run, begin, end), lambda run: True)
    RATE = (
        "Learning rate",
        lambda run, begin, end: run.learning_rates(begin, end),
        lambda run: run.follows_slope,
    )

    @property
    def label(self) -> str:
        return self.value[0]

    @property
    def values(self) -> Callable[[Run, int, int], Array]:
        """The values of a run at points `begin` up to, not including, `end`: (n,)."""
        return self.value[1]

    @property
    def belongs_to(self) -> Callable[[Run], bool]:
        """Whether a run has it: a search has no learning rate."""
        return self.value[2]


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
