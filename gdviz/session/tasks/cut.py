"""How the landscape of a network's cost is cut, as plain data."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import final

from gdviz.engine.hyperparameter import Hyperparameter, check_ranges, hyperparameter


@final
class CutKind(Enum):
    """The value is its label, and what is seen on it."""

    PRINCIPAL = ("Principal", "The plane in which most of the way lies")
    RANDOM = ("Random", "Two random directions around the weights")
    WEIGHTS = ("Weights", "Two weights vary, and all others stay")
    LINE = ("Line", "The straight line between two solutions")

    @property
    def label(self) -> str:
        return self.value[0]

    @property
    def about(self) -> str:
        """What is seen on it, in words."""
        return self.value[1]


@final
@dataclass(frozen=True)
class Cut:
    """The kind of slice, and what each kind needs to know.

    `seed` draws random directions; `weights` are the indices of the two that vary. `other` is the
    style of the run whose last weights are at the far end of a line; that of the selected run
    stands for the weights with which it began, and None for another run if there is one. ValueError
    names what is not possible.
    """

    kind: CutKind = CutKind.PRINCIPAL
    seed: float = hyperparameter(
        0,
        Hyperparameter(
            "Seed",
            "",
            "Another seed draws other directions; the same seed the same ones.",
            0,
            2**31 - 1,
            (0, 100),
            whole=True,
        ),
    )
    weights: tuple[int, int] = (0, 1)
    other: int | None = None

    def __post_init__(self) -> None:
        check_ranges(self)
        first, second = self.weights
        if first == second or min(first, second) < 0:
            raise ValueError(f"a plane needs two different weights, not {first} and {second}")

    def with_weight(self, place: int, index: int) -> Cut:
        """The same with another weight in the first or the second place.

        The one that was there takes the other place if it has to.
        """
        pair = list(self.weights)
        if pair[1 - place] == index:
            pair[1 - place] = pair[place]
        pair[place] = index
        return replace(self, weights=(pair[0], pair[1]))

    def weights_among(self, count: int) -> tuple[int, int]:
        """The two weights of a network that has so many; of a smaller one the last two."""
        first, second = (min(index, count - 1) for index in self.weights)
        return (first, second) if first != second else (count - 2, count - 1)
