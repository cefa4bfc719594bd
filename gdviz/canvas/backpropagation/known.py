"""What is known of a pass by a moment of it: the numbers of neurons and weights, as texts."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple, final

from gdviz.engine.network.pass_beats import PassBeat, Stage
from gdviz.engine.network.sample_pass import SamplePass
from gdviz.session.words import number


class Row(NamedTuple):
    """A number under its symbol; an empty one is not known yet. `now` says that it is new."""

    symbol: str
    text: str
    now: bool = False


@final
@dataclass(frozen=True)
class Known:
    """A pass up to the beat with this index; numbers have so many digits."""

    told: SamplePass
    beats: Sequence[PassBeat]
    index: int
    digits: int = 3

    @property
    def beat(self) -> PassBeat:
        """The moment that is shown."""
        return self.beats[self.index]

    @cached_property
    def updated(self) -> bool:
        """Whether weights have their new values."""
        last = max((i for i, b in enumerate(self.beats) if b.stage is Stage.UPDATE), default=None)
        return last is not None and self.index >= last

    def has(self, stage: Stage, layer: int) -> bool:
        """Whether a stage of a layer has been told."""
        return (stage, layer) in self._had

    @cached_property
    def _had(self) -> Set[tuple[Stage, int]]:
        return {(beat.stage, beat.layer) for beat in self.beats[: self.index + 1]}

    def is_now(self, stage: Stage, layer: int) -> bool:
        """Whether the moment that is shown tells it."""
        return self.beat.stage is stage and self.beat.layer == layer

    def neuron(self, layer: int, neuron: int) -> tuple[Row, ...]:
        """All that belongs to a neuron: an input has one number, any other one four."""
        seen = self.told.record
        if layer == 0:
            return (
                self._row(
                    f"x{lowered(neuron + 1)}", Stage.INPUTS, 0, seen.activations[0][neuron, 0]
                ),
            )
        output = layer == self.told.depth
        return (
            self._bias(layer, neuron),
            self._row("z", Stage.SUMS, layer, seen.sums[layer - 1][neuron, 0]),
            self._row(
                "y" if output else "a",
                Stage.ACTIVATIONS,
                layer,
                seen.activations[layer][neuron, 0],
                also=output and self.beat.stage is Stage.ERROR,
            ),
            self._row("δ", Stage.DELTAS, layer, seen.deltas[layer - 1][neuron, 0]),
        )

    def weight(self, layer: int, target: int, source: int) -> tuple[Row, ...]:
        """A weight and, below it, its gradient."""
        gradient = self.told.gradients[layer - 1][target, source]
        return (
            self._weight("w", layer, target, source),
            self._row("∂", Stage.GRADIENTS, layer, gradient),
        )

    def concerns(self, layer: int) -> bool:
        """Whether the moment is about the weights that lead into a layer."""
        beat = self.beat
        if beat.stage in (Stage.UPDATE, Stage.AFTER):
            return True
        if beat.stage is Stage.DELTAS:
            return layer == beat.layer + 1
        return beat.stage in (Stage.SUMS, Stage.GRADIENTS) and layer == beat.layer

    def _bias(self, layer: int, neuron: int) -> Row:
        row = self._weight("b", layer, neuron, -1)
        return row._replace(now=row.now or self.is_now(Stage.SUMS, layer))

    def _weight(self, symbol: str, layer: int, target: int, source: int) -> Row:
        """Its old value, and from the last line of the update on, its new one."""
        after = self.told.next_weights
        weights = after if self.updated and after is not None else self.told.weights
        value = weights[layer - 1][target, source]
        return Row(symbol, _written(float(value), self.digits), self.updated)

    def _row(self, symbol: str, stage: Stage, layer: int, value: float, also: bool = False) -> Row:
        known = self.has(stage, layer)
        text = _written(float(value), self.digits) if known else ""
        return Row(symbol, text, self.is_now(stage, layer) or also)


#: Most numbers of a moment were there the moment before.
_written = lru_cache(maxsize=2048)(number)


def lowered(index: int) -> str:
    """A number as an index of a letter."""
    return str(index).translate({ord("0") + digit: 0x2080 + digit for digit in range(10)})
