"""Where everything of a network with its numbers lies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont

from gdviz.canvas.backpropagation.text_form import TextForm
from gdviz.canvas.network.neuron_layout import Layout


class Cell(NamedTuple):
    """A number's place on a card: whose it is, which of its rows, and the symbol before it.

    `of` is a layer and a neuron and, for weights and gradients, the source's index.
    """

    of: tuple[int, ...]
    row: int
    symbol: str
    box: QRectF


class Label(NamedTuple):
    """Words on a card or above it; `card` is its neuron, and `source` the one that they name."""

    text: str
    box: QRectF
    card: tuple[int, int] | None = None
    right: bool = False
    source: tuple[int, int] | None = None
    plain: bool = False  # as dark as numbers are


@final
@dataclass(frozen=True)
class Grid:
    """Cards of neurons with the rows of the matrices of weights in them."""

    cells: tuple[Cell, ...]
    labels: tuple[Label, ...]

    @cached_property
    def labels_on(self) -> Mapping[tuple[int, int] | None, Sequence[Label]]:
        """The labels on the card of each neuron; under None those on no card."""
        labels = defaultdict(list)
        for label in self.labels:
            labels[label.card].append(label)
        return labels


@final
@dataclass(frozen=True)
class Arrangement:
    """A layout whose `boxed` neurons bear numbers, and where those of weights lie.

    `plates` are the boxes of the numbers of weights on lines, by layer, target and source; with
    a `grid` they stand on the cards of neurons instead.
    """

    layout: Layout
    boxed: frozenset[tuple[int, int]]
    form: TextForm
    whole: bool
    plates: Mapping[tuple[int, int, int], QRectF] = field(default_factory=dict)
    grid: Grid | None = None

    @property
    def font(self) -> QFont:
        """That of numbers."""
        return self.form.font

    @property
    def digits(self) -> int:
        """The significant digits of numbers."""
        return self.form.digits
