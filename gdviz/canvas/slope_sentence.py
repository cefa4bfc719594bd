"""What calculus says at the ball, in one sentence for the hall."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from gdviz.engine.cost import Array, Coordinate, CostFunction
from gdviz.engine.trajectory import Status
from gdviz.session.run import Run
from gdviz.session.words import number, translated

#: Downhill directions in steps of 45 degrees, counter-clockwise from the right.
ARROWS = "→↗↑↖←↙↓↘"


def sentence_for(cost: CostFunction, run: Run, playhead: int) -> str:
    """The sentence for the point at the playhead: the slope and where it sends the ball.

    A search does not look at the slope; how many points it has tried is said instead.
    """
    status = run.status_at(playhead)
    if status is not Status.RUNNING:
        return translated(status.value)
    if not run.follows_slope:
        return _tr("best of {0} points tried").format(run.evaluations_at(playhead).values)
    gradient = run.gradient_at(playhead)
    if cost.dimension == 1:
        return _slope_sentence(float(gradient[0]), cost.coordinates[0])
    return _gradient_sentence(gradient, cost.coordinates)


def _slope_sentence(slope: float, coordinate: Coordinate) -> str:
    if slope < 0:
        text = _tr("slope {slope}, negative: increase {name}, move right →")
    else:
        text = _tr("slope {slope}, positive: decrease {name}, move left ←")
    return text.format(slope=number(slope), name=translated(coordinate.words))


def _gradient_sentence(gradient: Array, coordinates: Sequence[Coordinate]) -> str:
    wishes = ", ".join(
        (_tr("increase {name}") if slope < 0 else _tr("decrease {name}")).format(
            name=translated(coordinate.words)
        )
        for slope, coordinate in zip(gradient, coordinates, strict=True)
        if slope
    )
    numbers = ", ".join(map(number, gradient.tolist()))
    text = _tr("gradient ({numbers}): {wishes} {arrow}")
    return text.format(numbers=numbers, wishes=wishes, arrow=_downhill_arrow(gradient))


def _downhill_arrow(gradient: Array) -> str:
    angle = math.atan2(-gradient[1], -gradient[0])
    return ARROWS[round(angle / (math.pi / 4)) % 8]


def _tr(text: str) -> str:
    return QCoreApplication.translate("SlopeSentence", text)
