"""Something of a run that a hall can guess, as numbers, and the sentences about it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import ClassVar

from gdviz.engine.cost import Array, CostFunction
from gdviz.session.run import Run
from gdviz.session.tasks.tile import Tile


@dataclass(frozen=True)
class Guessable(ABC):
    """One kind of guess: there is one object of each, and views tell them apart by it."""

    #: The view of a network on which it is marked; None where the picture itself is.
    tile: ClassVar[Tile | None] = None
    #: After how many steps it is asked for where the next step is asked for.
    next_steps: ClassVar[int] = 1
    #: What Ctrl and an arrow moves by a hundredth, across and up; None: what the picture shows.
    spans: ClassVar[tuple[float, float] | None] = None

    def suits(self, cost: CostFunction) -> bool:
        """Whether runs on a cost have it."""
        return True

    @abstractmethod
    def at(self, run: Run, step: int) -> Array:
        """Its values at a step, or at the end of a run that ended before: (n,)."""

    def moved(self, values: Array, way: Array) -> Array:
        """Values, (n,), a little across and up: `way` is (n,), or (2,) in shares of the spans."""
        return values + way

    @abstractmethod
    def question(self, run: Run, steps: int | None, ends: bool) -> str:
        """What is asked: what it is after so many steps, or, where it `ends`, at last."""

    @abstractmethod
    def marked(self, guess: Array) -> str:
        """What is said once a guess, (n,), is marked."""

    @abstractmethod
    def told(self, run: Run, guess: Array, truth: Array, ends: bool) -> str:
        """How far a guess was from the truth, (n,) each."""
