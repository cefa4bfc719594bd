"""The moments of one pass forward and back, in the order in which they are told."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import final


@final
class Stage(Enum):
    """What becomes known in a moment of the pass; the value is its name in a sentence."""

    INPUTS = "Inputs"
    SUMS = "Sums"
    ACTIVATIONS = "Activations"
    ERROR = "Error"
    DELTAS = "Deltas"
    GRADIENTS = "Gradients"
    UPDATE = "Update"
    AFTER = "Cost afterwards"


@final
@dataclass(frozen=True)
class PassBeat:
    """A moment: its stage, the layer of neurons it is about, and the line of the update's rule.

    Layer 0 are the inputs; the weights of layer l lead into it. In `ERROR`, `UPDATE` and `AFTER`
    the layer is the last one.
    """

    stage: Stage
    layer: int
    line: int = 0


def beats_of(depth: int, update_lines: int) -> tuple[PassBeat, ...]:
    """The beats of a network with so many layers after the inputs.

    The update has a beat for each line of its rule; without a rule, the pass ends with gradients.
    """
    forward = [
        PassBeat(stage, layer)
        for layer in range(1, depth + 1)
        for stage in (Stage.SUMS, Stage.ACTIVATIONS)
    ]
    backward = [
        PassBeat(stage, layer)
        for layer in range(depth, 0, -1)
        for stage in (Stage.DELTAS, Stage.GRADIENTS)
    ]
    update = [PassBeat(Stage.UPDATE, depth, line) for line in range(update_lines)]
    end = [PassBeat(Stage.AFTER, depth)] if update_lines else []
    return (
        PassBeat(Stage.INPUTS, 0),
        *forward,
        PassBeat(Stage.ERROR, depth),
        *backward,
        *update,
        *end,
    )
