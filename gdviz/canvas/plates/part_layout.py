"""How long the parts of a step are drawn, so that they can be seen and still be compared."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import final

import numpy as np

from gdviz.canvas.view_map import ViewMap
from gdviz.engine.cost import Array
from gdviz.engine.step_parts import Shape, StepPart, Unit, common_scale, describe_part

#: The longest slope, and the shortest arrow, in heights of the plot.
LONGEST, SHORTEST = 0.24, 0.035
#: An arrow that is longer than so many sizes of the plot is cut there.
CUT = 1.5


@final
@dataclass(frozen=True, eq=False)
class DrawnPart:
    """A part with what is drawn of it: `pixels` is the arrow, or the sides of the box, (2,).

    `stretch` is how much longer it is than the scale says: 1 unless it would not be seen.
    """

    name: str
    part: StepPart
    pixels: Array
    stretch: float = 1.0

    @property
    def length(self) -> float:
        """In pixels."""
        return float(np.hypot(*self.pixels))


def lay_out(
    parts: Mapping[str, Array], flat: Callable[[Array], Array], view: ViewMap
) -> tuple[list[DrawnPart], float]:
    """The parts in pixels, and the scale of slopes; moves are as long as they are.

    `flat` turns a vector, (d,), into one of the picture, (2,).
    """
    drawn = [_true_size(name, value, flat, view) for name, value in parts.items()]
    slopes = [each.pixels for each in drawn if each.part.unit is Unit.SLOPE]
    scale = common_scale(slopes, LONGEST * view.height)
    return [_seen(_scaled(each, scale), view) for each in drawn], scale


def _true_size(name: str, value: Array, flat: Callable[[Array], Array], view: ViewMap) -> DrawnPart:
    part = describe_part(name)
    pixels = flat(part.drawn(np.nan_to_num(value))) * view.scale
    return DrawnPart(name, part, np.abs(pixels) if part.shape is Shape.BOX else pixels)


def _scaled(drawn: DrawnPart, scale: float) -> DrawnPart:
    factor = scale if drawn.part.unit is Unit.SLOPE else 1.0
    return replace(drawn, pixels=factor * drawn.pixels)


def _seen(drawn: DrawnPart, view: ViewMap) -> DrawnPart:
    """Longer where it could not be told from the ball, shorter where it would not end."""
    if drawn.length == 0:
        return drawn
    least, most = SHORTEST * view.height, CUT * max(view.width, view.height)
    stretch = float(np.clip(drawn.length, least, most)) / drawn.length
    return replace(drawn, pixels=stretch * drawn.pixels, stretch=stretch)
