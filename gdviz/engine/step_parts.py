"""What the named parts of a step are: words, symbol, and how each can be drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import final

import numpy as np

from gdviz.engine.cost import Array
from gdviz.engine.line import UPDATE as UPDATE
from gdviz.engine.line import UPDATE_LETTER
from gdviz.engine.trajectory import Step


@final
class Shape(Enum):
    """How a part is drawn at the point: as an arrow, or as a box."""

    ARROW = "an arrow"
    BOX = "a box"


@final
class Unit(Enum):
    """What a part measures: two of the same unit can be compared on screen."""

    SLOPE = "slopes"
    MOVE = "moves"


@final
@dataclass(frozen=True)
class StepPart:
    """One entry of the table.

    `label` are words, `symbol` is plain text and `latex` the letter in the typeset rule. What is
    drawn is the part times `sign`, so that what is subtracted points the way the step goes; of a
    `squared` part it is the root. `place` is that of its colour and line among a theme's.
    """

    label: str
    symbol: str
    latex: str
    place: int
    shape: Shape = Shape.ARROW
    unit: Unit = Unit.SLOPE
    sign: float = -1.0
    squared: bool = False

    def drawn(self, value: Array) -> Array:
        """What is drawn of a value, (d,): an arrow from the point, or the sides of a box."""
        return self.sign * (np.sqrt(np.abs(value)) if self.squared else value)


def _box(
    label: str, symbol: str, latex: str, place: int, unit: Unit = Unit.SLOPE, squared: bool = True
) -> StepPart:
    return StepPart(label, symbol, latex, place, Shape.BOX, unit, 1.0, squared)


def _ahead(label: str, symbol: str, latex: str, place: int, unit: Unit) -> StepPart:
    return StepPart(label, symbol, latex, place, Shape.ARROW, unit, 1.0)


#: Every part that a rule names, in the order in which a step is built; the update is the last.
STEP_PARTS: Mapping[str, StepPart] = {
    "gradient": StepPart("Negative gradient", "−∇C", r"\nabla C", 0),
    "shown_gradient": StepPart("Negative gradient as used", "−g", "g", 7),
    "velocity": StepPart("Velocity", "−v", "v", 2),
    "look_ahead": StepPart("Look ahead", "−μv", r"\mu v", 3),
    "mean": StepPart("Running mean", "−m", "m", 2),
    "corrected_mean": StepPart("Corrected mean", "−m̂", r"\hat{m}", 3),
    "mean_square": _box("Root mean square", "√v", "v", 4),
    "corrected_mean_square": _box("Corrected root mean square", "√v̂", r"\hat{v}", 5),
    "largest_mean_square": _box("Largest root mean square", "√vₘ", r"v_{\max}", 6),
    "sum_of_squares": _box("Root of the sum of squares", "√s", "s", 4),
    "blend": StepPart("Blend of mean and slope", "−c", "c", 3),
    "kept_slope": StepPart("Negative slope that counts", "−k", "k", 2),
    "peak": _box("Decaying peak of the slope", "u", "u", 4, squared=False),
    "mean_square_of_moves": _box("Root mean square of moves", "√u", "u", 5, Unit.MOVE),
    "own_move": StepPart("Move of its own", "−Δ", r"\Delta", 2, unit=Unit.MOVE),
    "stride": _box("Stride", "Δ", r"\Delta", 4, Unit.MOVE, squared=False),
    "search_direction": _ahead("Search direction", "d", "d", 2, Unit.SLOPE),
    "first_try": _ahead("First try", "t₀d", r"t_0 d", 4, Unit.MOVE),
    "newton_direction": _ahead("Newton's direction", "d", "d", 2, Unit.MOVE),
    "damping": _ahead("Damping", "λd", r"\lambda d", 3, Unit.SLOPE),
    UPDATE: _ahead("Update", "Δθ", UPDATE_LETTER, 1, Unit.MOVE),
}

#: Rules of other packages may name parts that are not in the table: they are arrows.
PLACES = 8


def describe_part(name: str) -> StepPart:
    """The entry of a part; of an unknown one, an arrow that is called by its name."""
    known = STEP_PARTS.get(name)
    return known or StepPart(name.replace("_", " ").capitalize(), "", "", PLACES - 1, sign=1.0)


def parts_of(step: Step) -> dict[str, Array]:
    """All parts of a step, the update last, each of shape (d,), in the order of the table."""
    named = {**step.parts, UPDATE: step.update}
    order = list(STEP_PARTS)
    last = len(order) - 2

    def place(name: str) -> int:
        return order.index(name) if name in STEP_PARTS else last

    return {name: named[name] for name in sorted(named, key=place)}


def common_scale(vectors: Sequence[Array], longest: float) -> float:
    """A round factor, 1, 2 or 5 times a power of ten, with which none is longer than `longest`.

    Round, so that it can be read out, and so that it does not change with every step.
    """
    reach = max((float(np.abs(each).max()) for each in vectors), default=0.0)
    if not 0.0 < reach < np.inf:
        return 1.0
    exact = longest / reach * (1 + 1e-9)  # a round ratio is not to fall below itself
    power = 10.0 ** np.floor(np.log10(exact))
    return float(max(each * power for each in (1.0, 2.0, 5.0) if each * power <= exact))
