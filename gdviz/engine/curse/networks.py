"""How many weights real networks have: places on the axis of dimensions."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import final


@final
@dataclass(frozen=True)
class Network:
    """A network that lectures speak of: its name and how many numbers it learns."""

    title: str
    weights: int


def weights_of(*layers: int) -> int:
    """The weights and biases of a fully connected network with layers of these sizes."""
    return sum((before + 1) * after for before, after in pairwise(layers))


#: LeNet-5: "60,000 trainable free parameters" (LeCun, Bottou, Bengio and Haffner, "Gradient-based
#: learning applied to document recognition", 1998, section II.B).
NETWORKS = (Network("2-3-1 network", weights_of(2, 3, 1)), Network("LeNet-5", 60_000))
