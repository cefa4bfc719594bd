"""What is shown of the first layer's neurons: their weights as pictures, and where they lead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import final

import numpy as np
from PySide6.QtCore import QCoreApplication

from gdviz.canvas.network.names import output_names
from gdviz.engine.cost import Array
from gdviz.engine.network.network_cost import NetworkCost

#: More pictures than these are too small to be looked at.
MOST_UNITS = 64
#: The share of the weights that the scale holds; few large ones would leave all others pale.
HELD = 0.99


@final
@dataclass(frozen=True, eq=False)
class UnitsShown:
    """Pictures, (n, height, width), of `count` neurons in all, and their weights onward, (n, m).

    `names` are those of the m neurons onward; `classes` says whether these are classes. Without a
    hidden layer the neurons themselves are the classes, and nothing leads onward.
    """

    pictures: Array
    count: int
    onward: Array
    names: tuple[str, ...]
    classes: bool

    @property
    def reach(self) -> float:
        """The end of the scale of all pictures, beyond which few weights are."""
        return float(np.quantile(np.abs(self.pictures), HELD))

    @property
    def left_out(self) -> int:
        """How many neurons are not shown."""
        return self.count - len(self.pictures)

    @property
    def onward_reach(self) -> float:
        """The largest weight onward of all that are shown."""
        return float(np.abs(self.onward).max(initial=0.0))

    def sentence(self, unit: int) -> str:
        """What one of them does, in words."""
        if not self.onward.size:
            return _tr("This decides on {0}").format(self.names[unit])
        weights, place = self.onward[unit], _tr("Neuron {0}").format(unit + 1)
        if not self.classes or len(weights) < 2:
            return _tr("{neuron}: weights to layer 2").format(neuron=place)
        most, least = self.names[int(weights.argmax())], self.names[int(weights.argmin())]
        return _tr("{neuron}: for {most}, against {least}").format(
            neuron=place, most=most, least=least
        )


def units_shown(cost: NetworkCost, point: Array, shape: tuple[int, int]) -> UnitsShown:
    """The neurons that see the inputs, with the parameters `point`, (d,)."""
    first, *others = cost.network.layers(point)
    pictures = first[:MOST_UNITS, :-1].reshape(-1, *shape)
    names = tuple(output_names(cost.samples, cost.network.sizes[-1]))
    if not others:
        return UnitsShown(pictures, len(first), np.empty((len(pictures), 0)), names, True)
    onward, decide = others[0][:, : len(pictures)].T, len(others) == 1
    if not decide:
        names = tuple(str(each) for each in range(1, onward.shape[1] + 1))
    return UnitsShown(pictures, len(first), onward, names, decide)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Units", text)
