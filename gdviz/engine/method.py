"""What optimizers and searches have in common: they can be picked, and can tell of their steps."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from gdviz.engine.cost import Array, CostFunction
from gdviz.engine.line import PLAIN, Line


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

    def letters(self, before: Any, after: Any) -> Mapping[str, Any]:
        """What letters, in LaTeX, stand for in the first line of a step of one descent.

        From the states before and after the step; values have the shapes that `Line` names. The
        slope, the point and the hyper-parameters have letters already.
        """
        return {}

    def lines(self, gradient: Array, before: Any, after: Any) -> Sequence[Line]:
        """The rule as it is worked out in a step of one descent, the next point last.

        From the slope that the rule was shown, (d,), and the states before and after the step. A
        letter on the right has a value already, or is given one by an earlier line.
        """
        return (PLAIN,)

    def remark(self, state: Any) -> str:
        """What a person should know of a step, from the state after it; mostly nothing."""
        return ""

    def with_rate(self, learning_rate: float) -> Self:
        """The same with another learning rate; itself if it has none."""
        return self

    def suited_to(self, cost: CostFunction) -> Self:
        """The same, with what depends on the cost chosen so that its steps are instructive."""
        return self
