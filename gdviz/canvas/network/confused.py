"""Which held-out samples a network takes for which class, and what is said of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from gdviz.engine.cost import Array
from gdviz.engine.network.prepared import Units
from gdviz.engine.network.samples import Samples
from gdviz.engine.network.scores import tabulated
from gdviz.session.words import number


class Cell(NamedTuple):
    """A class, and that for which its samples are taken, by their indices."""

    truth: int
    taken: int


@final
@dataclass(frozen=True, eq=False)
class Confused:
    """Samples, the class each is taken for, (n,), and the units in which inputs were measured."""

    samples: Samples
    taken: NDArray[np.intp]
    units: Units

    @cached_property
    def matrix(self) -> NDArray[np.intp]:
        """How many of each class, in rows, are taken for each class, in columns: (c, c)."""
        return tabulated(self.samples, self.taken)

    @property
    def classes(self) -> tuple[str, ...]:
        return self.samples.classes

    def share(self, cell: Cell) -> float:
        """The share of a class that is taken for a class; 0 where there are none of it."""
        whole = int(self.matrix[cell.truth].sum())
        return int(self.matrix[cell]) / whole if whole else 0.0

    def rows(self, cell: Cell) -> NDArray[np.intp]:
        """The indices of the samples of a cell."""
        here = (self.samples.answers == cell.truth) & (self.taken == cell.taken)
        return np.flatnonzero(here)

    def pictures(self, cell: Cell) -> Array:
        """The samples of a cell, (n, height, width), where they are pictures."""
        height, width = self.samples.picture or (1, self.samples.inputs.shape[1])
        return self.samples.inputs[self.rows(cell)].reshape(-1, height, width)

    def lines(self, cell: Cell) -> list[str]:
        """The samples of a cell as they were measured, a line each."""
        inputs = self.units.out_of(self.samples.inputs[self.rows(cell)])
        return [", ".join(number(each, 2) for each in row) for row in inputs.tolist()]

    def accuracy_in_words(self) -> list[str]:
        """How many are right, in many words and in few."""
        right, count = int(np.trace(self.matrix)), self.samples.count
        share = f"{100 * right / count:.0f} %"
        texts = (_tr("{0} of {1} held-out samples are right: {2}"), _tr("{0} of {1} right: {2}"))
        return [text.format(right, count, share) for text in texts]

    def cell_in_words(self, cell: Cell) -> list[str]:
        """What a cell says, in many words and in few."""
        truth, taken = self.classes[cell.truth], self.classes[cell.taken]
        count, whole = int(self.matrix[cell]), int(self.matrix[cell.truth].sum())
        if cell.truth == cell.taken:
            texts = (_tr("{0} rightly taken for {1}: {2} of {3}"), _tr("{0} is {1}: {2} of {3}"))
        else:
            texts = (_tr("{0} wrongly taken for {1}: {2} of {3}"), _tr("{0} for {1}: {2} of {3}"))
        return [text.format(truth, taken, count, whole) for text in texts]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Confusion", text)
