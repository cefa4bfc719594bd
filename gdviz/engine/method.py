"""What optimizers and searches have in common: they can be picked, and can tell of their steps."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from gdviz.engine.cost import Array, CostFunction


@dataclass(frozen=True)
class Method(ABC):
    """A frozen value that makes steps for somebody else to take.

    What `named`s itself in a registry also has `title`, its name for people, and `latex`, its
    rule typeset.
    """

    #: Whether its steps follow the slope; a search tries points without looking at it.
    follows_slope: ClassVar[bool] = True

    @abstractmethod
    def parts(self, gradient: Array, state: Any) -> Mapping[str, Array]:
        """The named vectors that made up a move, from its gradient and the state after it."""

    def remark(self, state: Any) -> str:
        """What a person should know of a step, from the state after it; mostly nothing."""
        return ""

    def with_rate(self, learning_rate: float) -> Self:
        """The same with another learning rate; itself if it has none."""
        return self

    def suited_to(self, cost: CostFunction) -> Self:
        """The same, with what depends on the cost chosen so that its steps are instructive."""
        return self
